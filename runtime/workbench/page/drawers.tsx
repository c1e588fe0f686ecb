/** What stands to the right of the cells on demand: letters, forms and other files, executions. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Execution, Mail } from '../../types.ts';
import type { ExecutionLine, FileLine, LetterLine, State } from '../protocol.ts';
import { get } from './client.ts';
import { counted, moment, say } from './words.ts';

export type DrawerName = 'mail' | 'files' | 'runs';

type DrawerProps = { state: State; close: () => void };

function Drawer({
  title,
  back,
  close,
  children,
}: {
  title: string;
  back?: () => void;
  close: () => void;
  children: ComponentChildren;
}) {
  return (
    <aside class="drawer" aria-label={title}>
      <header>
        {back && (
          <button
            type="button"
            class="icon"
            onClick={back}
            aria-label={say('Назад к списку', 'Back to the list')}
            title={say('Назад', 'Back')}
          >
            ←
          </button>
        )}
        <h2>{title}</h2>
        <button
          type="button"
          class="icon"
          onClick={close}
          aria-label={say('Закрыть', 'Close')}
          title={say('Закрыть', 'Close')}
        >
          ×
        </button>
      </header>
      <div class="inside">{children}</div>
    </aside>
  );
}

function useRead<T>(path: string, version: unknown): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let wanted = true;
    get<T>(path).then((read) => wanted && setValue(read));
    return () => {
      wanted = false;
    };
  }, [path, version]);
  return value;
}

function Letter({ n, state }: { n: number; state: State }) {
  const mail = useRead<Mail>(`/letters/${n}`, n);
  if (!mail) return null;
  const lines: [string, string][] = [
    [say('Кому', 'To'), mail.to],
    [say('Копия', 'Copy'), mail.cc],
    [say('Скрытая копия', 'Blind copy'), mail.bcc],
    [say('От кого', 'From'), mail.name ? `${mail.name} <${mail.from}>` : mail.from],
    [say('Ответить', 'Reply to'), mail.replyTo],
    [say('Когда', 'When'), moment(mail.at, state.zone, 'full')],
  ];
  return (
    <article class="letter">
      <h3>{mail.subject || say('Без темы', 'No subject')}</h3>
      <dl>
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {mail.attachments.length > 0 && (
        <p class="attachments">
          {mail.attachments.map(({ name, contentType, base64 }) => (
            <a key={name} download={name} href={`data:${contentType};base64,${base64}`}>
              {name}
            </a>
          ))}
        </p>
      )}
      <iframe title={mail.subject} src={`/letter/${n}`} sandbox="allow-popups" />
    </article>
  );
}

export function MailDrawer({ state, close }: DrawerProps) {
  const [open, setOpen] = useState<number | null>(null);
  const letters = useRead<LetterLine[]>('/letters', state.letters);
  const title = say('Почта', 'Mail');
  if (open !== null) {
    return (
      <Drawer title={title} back={() => setOpen(null)} close={close}>
        <Letter n={open} state={state} />
      </Drawer>
    );
  }
  return (
    <Drawer title={title} close={close}>
      {letters?.length === 0 && (
        <p class="empty">
          {say(
            'Писем пока нет. Здесь появится всё, что отправит скрипт: наружу ничего не уходит.',
            'No letters yet. Whatever the script sends appears here; nothing leaves this computer.',
          )}
        </p>
      )}
      <ul class="lines">
        {letters?.map((letter) => (
          <li key={letter.n}>
            <button type="button" onClick={() => setOpen(letter.n)}>
              <strong>{letter.subject || say('Без темы', 'No subject')}</strong>
              <span class="who">{letter.to}</span>
              <span class="quiet">{moment(letter.at, state.zone, 'short')}</span>
              <span class="start">{letter.start}</span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function FileItem({ file }: { file: FileLine }) {
  const href = { form: `/forms/${file.id}`, document: `/documents/${file.id}`, spreadsheet: `/?id=${file.id}` }[
    file.kind
  ];
  return (
    <li>
      <a href={href} target={file.kind === 'spreadsheet' ? undefined : '_blank'} rel="noreferrer">
        <strong>{file.title || say('Без названия', 'Untitled')}</strong>
        {file.kind === 'form' && (
          <span class="quiet">
            {file.open ? say('принимает ответы', 'takes answers') : say('ответы не принимает', 'takes no answers')} ·{' '}
            {counted(file.responses ?? 0, ['ответ', 'ответа', 'ответов'], ['answer', 'answers'])}
          </span>
        )}
        {file.kind !== 'form' && <span class="quiet">{file.owner}</span>}
      </a>
    </li>
  );
}

export function FilesDrawer({ state, close }: DrawerProps) {
  const parts: [FileLine['kind'], string][] = [
    ['form', say('Формы: открываются так, как их видит участник', 'Forms, opened as a respondent sees them')],
    ['spreadsheet', say('Таблицы', 'Spreadsheets')],
    ['document', say('Документы', 'Documents')],
  ];
  return (
    <Drawer title={say('Формы и файлы', 'Forms and files')} close={close}>
      {!state.files.some(({ kind }) => kind === 'form') && (
        <p class="empty">
          {say('Форм пока нет: их создаёт скрипт таблицы.', 'No forms yet: the script of the spreadsheet makes them.')}
        </p>
      )}
      {parts.map(([kind, title]) => {
        const files = state.files.filter((file) => file.kind === kind);
        if (files.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{title}</h3>
            <ul class="lines">
              {files.map((file) => (
                <FileItem file={file} key={file.id} />
              ))}
            </ul>
          </section>
        );
      })}
    </Drawer>
  );
}

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

function Run({ id, state }: { id: number; state: State }) {
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
        <p class="bad">{say('Остановлено: вышло отведённое время.', 'Stopped: the allowed time was over.')}</p>
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
      <h4>{say('Вызовы служб по порядку', 'Service calls in order')}</h4>
      <ol class="calls">
        {run.calls.map((call, n) => (
          <li key={n}>
            <code>{call.name}</code>
            <span class="quiet">
              {Math.round(call.ms)} {say('мс', 'ms')}
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}

export function RunsDrawer({ state, close, first }: DrawerProps & { first: number | null }) {
  const [open, setOpen] = useState<number | null>(first);
  const runs = useRead<ExecutionLine[]>('/executions', state.executions);
  const title = say('Выполнения', 'Executions');
  useEffect(() => setOpen(first), [first]);
  if (open !== null) {
    return (
      <Drawer title={title} back={() => setOpen(null)} close={close}>
        <Run id={open} state={state} />
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
