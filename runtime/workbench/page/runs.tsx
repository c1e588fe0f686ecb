/** Executions: each with its service calls in order, what they cost, and when in the virtual time they came. */
import { useEffect, useState } from 'preact/hooks';
import type { Execution } from '../../types.ts';
import type { Act, ExecutionLine, State } from '../protocol.ts';
import { Drawer, type DrawerProps, useRead } from './drawer.tsx';
import { counted, moment, say } from './words.ts';

const kinds = (): Record<ExecutionLine['kind'], string> => ({
  menu: say('меню', 'menu'),
  rpc: say('панель', 'sidebar'),
  trigger: say('триггер', 'trigger'),
  simple: say('простой триггер', 'simple trigger'),
  editor: say('запуск', 'run'),
});

function seconds(ms: number): string {
  return `${new Intl.NumberFormat(say('ru', 'en'), { maximumFractionDigits: 2 }).format(ms / 1000)} ${say('с', 's')}`;
}

function callsWord(n: number): string {
  return counted(n, ['вызов', 'вызова', 'вызовов'], ['call', 'calls']);
}

/** The bar shows how long a call took beside the longest one; a press arms a stop at it. */
function Calls({ run, act }: { run: Execution; act: RunProps['act'] }) {
  const longest = Math.max(1, ...run.calls.map(({ ms }) => ms));
  let begun = 0;
  const lines = run.calls.map((call, at) => {
    const line = { ...call, begun, n: at + 1 };
    begun += call.ms;
    return line;
  });
  const stop = (call: number) => act({ act: 'fault', fault: { call, how: 'kill', after: false, keep: false } });
  return (
    <table class="calls">
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">{say('Вызов', 'Call')}</th>
          <th scope="col" title={say('Виртуальное время от начала', 'Virtual time from the beginning')}>
            {say('начало', 'began')}
          </th>
          <th scope="col" title={say('Оценка, а не измерение', 'An estimate, not a measurement')}>
            {say('длится', 'takes')}
          </th>
          <th scope="col">
            <span class="unseen">{say('Остановка', 'Stop')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((call) => (
          <tr key={call.n} class={run.killed && call.n === run.calls.length ? 'struck' : ''}>
            <td>{call.n}</td>
            <td>
              <code>{call.name}</code>
            </td>
            <td>{seconds(call.begun)}</td>
            <td>
              <span class="cost" style={{ '--share': `${Math.round((call.ms / longest) * 100)}%` }}>
                {Math.round(call.ms)} {say('мс', 'ms')}
              </span>
            </td>
            <td>
              <button
                type="button"
                class="icon stop"
                title={say(
                  `Остановить следующее выполнение перед вызовом ${call.n}`,
                  `Stop the next execution before call ${call.n}`,
                )}
                aria-label={say(
                  `Остановить следующее выполнение перед вызовом ${call.n}`,
                  `Stop the next execution before call ${call.n}`,
                )}
                onClick={() => stop(call.n)}
              >
                ■
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RunProps = { id: number; state: State; act: (what: Act) => Promise<boolean> };

function Run({ id, state, act }: RunProps) {
  const run = useRead<Execution>(`/executions/${id}`, id);
  if (!run) return null;
  const kind = kinds()[run.kind];
  return (
    <article class="run">
      <h3>
        <code>{run.fn}</code>
      </h3>
      <p class="quiet">
        {kind} · {run.as} · {moment(run.startedAt, state.zone, 'full')}
      </p>
      <p>
        {callsWord(run.calls.length)}, {say('на Google примерно', 'on Google about')} {seconds(run.virtualMs)},{' '}
        {say('здесь', 'here')} {Math.round(run.realMs)} {say('мс', 'ms')}
      </p>
      {run.killed && (
        <p class="bad">
          {say('Остановлено на вызове', 'Stopped at call')} {run.calls.length}.
        </p>
      )}
      {run.error && (
        <details open class="bad">
          <summary>
            {run.error.name}: {run.error.message}
          </summary>
          <pre>{run.error.stack}</pre>
        </details>
      )}
      {run.logs.length > 0 && (
        <details open>
          <summary>{say('Журнал', 'Log')}</summary>
          <pre>{run.logs.join('\n')}</pre>
        </details>
      )}
      {run.warnings.length > 0 && (
        <details open>
          <summary>{say('Google промолчал бы', 'Google would have kept silent')}</summary>
          <pre>{run.warnings.join('\n')}</pre>
        </details>
      )}
      <h4>{say('Вызовы служб по порядку', 'Service calls in order')}</h4>
      <Calls run={run} act={act} />
    </article>
  );
}

type RunsProps = DrawerProps & { first: number | null; act: RunProps['act'] };

export function RunsDrawer({ state, close, first, act }: RunsProps) {
  const [open, setOpen] = useState<number | null>(first);
  const runs = useRead<ExecutionLine[]>('/executions', state.executions);
  const title = say('Выполнения', 'Executions');
  useEffect(() => setOpen(first), [first]);
  if (open !== null) {
    return (
      <Drawer title={title} back={() => setOpen(null)} close={close}>
        <Run id={open} state={state} act={act} />
      </Drawer>
    );
  }
  return (
    <Drawer title={title} close={close}>
      {runs?.length === 0 && <p class="empty">{say('Скрипт ещё не запускался.', 'The script has not run yet.')}</p>}
      <ul class="lines">
        {runs?.map((run) => (
          <li key={run.id}>
            <button type="button" onClick={() => setOpen(run.id)}>
              <strong>
                <code>{run.fn}</code>
                {run.problem && <span class="badge bad">{say('ошибка', 'failed')}</span>}
              </strong>
              <span class="quiet">
                {kinds()[run.kind]} · {moment(run.startedAt, state.zone, 'short')} · {callsWord(run.calls)} ·{' '}
                {seconds(run.virtualMs)}
              </span>
              {run.problem && <span class="start">{run.problem}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
