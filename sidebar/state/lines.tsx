/** The lines of «Состояние»: what is wrong first, each with the button that puts it right. */
import { useState } from 'preact/hooks';
import type { LineView } from '../../src/app/state.ts';
import { ActButton, Ask } from '../act-buttons.tsx';
import type { Done } from '../acts.tsx';
import { server } from '../server.ts';
import { Bar, Button, Icon } from '../ui.tsx';
import { t } from '../words.ts';

type Reload = () => Promise<void>;
type Progress = { done: number; of: number; title: string };

/** Goes through the steps of the check one after another; closing the panel leaves the rest to the hourly run. */
async function mend(begin: boolean, show: (p: Progress | undefined) => void, stopped: () => boolean): Promise<Done> {
  if (begin) await server.beginMending({});
  else await server.haltMending({ halted: false });
  try {
    while (!stopped()) {
      const { done, of, title, finished } = await server.setUpStep({});
      show({ done, of, title: t(title) });
      if (finished) return { words: t(['Книга проверена.', 'The workbook is checked.']) };
    }
    await server.haltMending({ halted: true });
    return { words: t(['Проверка остановлена. Её можно продолжить.', 'The check is stopped. It can be continued.']) };
  } finally {
    show(undefined);
  }
}

async function takeOver(): Promise<Done> {
  const { before } = await server.takeOver({});
  return {
    words: before
      ? t([
          `Теперь программа работает от вашего имени. Прежний владелец — ${before}.`,
          `The programme now works in your name. The former owner is ${before}.`,
        ])
      : t(['Ежечасная работа включена.', 'The hourly work is on.']),
  };
}

function Cure({ line, reload, run }: { line: LineView; reload: Reload; run: (begin: boolean) => Promise<Done> }) {
  const id = `cure ${line.id}`;
  const then = (act: () => Promise<Done>) => async () => {
    const done = await act();
    await reload();
    return done;
  };
  switch (line.cure) {
    case 'take-over':
      return (
        <Ask
          id={id}
          words={t(['Принять программу', 'Take over'])}
          question={t([
            'Принять программу? Ежечасная работа и письма пойдут от вашего имени, из вашего лимита писем.',
            'Take the programme over? Hourly work and letters will go in your name, out of your quota of letters.',
          ])}
          yes={t(['Принять', 'Take over'])}
          act={then(takeOver)}
        />
      );
    case 'mend':
      return (
        <ActButton id={id} act={then(() => run(true))}>
          {t(['Проверить и починить', 'Check and mend'])}
        </ActButton>
      );
    case 'resume':
      return (
        <ActButton id={id} act={then(() => run(false))}>
          {t(['Продолжить', 'Continue'])}
        </ActButton>
      );
    case 'sweep':
      return (
        <ActButton
          id={id}
          act={then(async () => {
            const { taken, updated, aside } = await server.sweepWhole({});
            return {
              words: t([
                `Все ответы просмотрены. Принято: ${taken}, изменено: ${updated}, отложено: ${aside}.`,
                `All answers were looked through. Taken in: ${taken}, changed: ${updated}, set aside: ${aside}.`,
              ]),
            };
          })}
        >
          {t(['Просмотреть все ответы', 'Look through all answers'])}
        </ActButton>
      );
    case 'reopen':
      return (
        <ActButton
          id={id}
          act={then(async () => {
            await server.reopenForm({ form: line.id.replace('form ', '') });
            return { words: t(['Форма проверена и открыта.', 'The form is checked and open.']) };
          })}
        >
          {t(['Починить форму', 'Mend the form'])}
        </ActButton>
      );
    case 'summary':
      return (
        <ActButton
          id={id}
          act={then(async () => {
            await server.mendSummary({});
            return { words: t(['Сводка на месте, доступ открыт.', 'The summary is in place and shared.']) };
          })}
        >
          {t(['Починить сводку', 'Mend the summary'])}
        </ActButton>
      );
    case 'orphan':
      return (
        <ActButton
          id={id}
          act={then(async () => {
            await server.forgetOrphan({});
            return { words: t(['Хорошо: напоминания больше не будет.', 'Good: this is not said again.']) };
          })}
        >
          {t(['Второй сводки нет', 'There is no second one'])}
        </ActButton>
      );
    case 'unpause':
      return (
        <ActButton
          id={id}
          act={then(async () => {
            await server.pauseLetters({ paused: false });
            return { words: t(['Письма снова идут.', 'Letters go again.']) };
          })}
        >
          {t(['Возобновить письма', 'Resume letters'])}
        </ActButton>
      );
    default:
      return null;
  }
}

function Line(props: { line: LineView; reload: Reload; run: (begin: boolean) => Promise<Done> }) {
  const { line } = props;
  return (
    <li class={`card state ${line.level}`}>
      <p class="title">
        <Icon name={line.level === 'ok' ? 'check' : 'warning'} />
        <span>{line.title}</span>
      </p>
      <p>
        {line.what}
        {line.since && <span class="secondary">, {line.since}</span>}
      </p>
      {line.todo && <p class="secondary">{line.todo}</p>}
      <Cure {...props} />
    </li>
  );
}

export function Lines({ lines, reload }: { lines: readonly LineView[]; reload: Reload }) {
  const [progress, setProgress] = useState<Progress>();
  const [stop] = useState(() => ({ asked: false }));
  const [all, showAll] = useState(false);
  const run = (begin: boolean) => {
    stop.asked = false;
    return mend(begin, setProgress, () => stop.asked);
  };
  const wrong = lines.filter((l) => l.level !== 'ok');
  const fine = lines.filter((l) => l.level === 'ok');
  return (
    <section aria-labelledby="state">
      <h2 id="state">
        {wrong.length ? t(['Что требует решения', 'What needs a decision']) : t(['Всё работает', 'Everything works'])}
      </h2>
      {progress && (
        <div class="box">
          <div class="grow">
            <Bar value={progress.done} of={progress.of} label={t(['Сколько шагов сделано', 'Steps done'])} />
            <p role="status">
              {t([`Шаг ${progress.done} из ${progress.of}`, `Step ${progress.done} of ${progress.of}`])}:{' '}
              {progress.title}
            </p>
            <Button
              onClick={() => {
                stop.asked = true;
              }}
            >
              {t(['Остановить', 'Stop'])}
            </Button>
          </div>
        </div>
      )}
      <ul class="list">
        {wrong.map((line) => (
          <Line key={line.id} line={line} reload={reload} run={run} />
        ))}
        {(all || !wrong.length) && fine.map((line) => <Line key={line.id} line={line} reload={reload} run={run} />)}
      </ul>
      {wrong.length > 0 && fine.length > 0 && (
        <Button kind="quiet" onClick={() => showAll(!all)}>
          {all
            ? t(['Скрыть исправное', 'Hide what works'])
            : t([`Исправно: ${fine.length}. Показать`, `In order: ${fine.length}. Show`])}
        </Button>
      )}
    </section>
  );
}
