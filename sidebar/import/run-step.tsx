/** Step 3: the rows go in, a long list a part at a time, and each refused one is named with its reason. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Refused } from '../../src/app/import.ts';
import { copyText } from '../copy.ts';
import { asProblem, closeDialog, type ServerProblem, server } from '../server.ts';
import { Bar, Button, Icon } from '../ui.tsx';
import { t, type Words } from '../words.ts';
import type { Whom } from './dialog.tsx';
import { chosenOf, type Titled } from './mapping.ts';
import { Sentence } from './sentence.tsx';
import { sharedReason } from './shared-reason.ts';

/** A list of so many rows goes in at once; a longer one is long work. */
const AT_ONCE = 200;
const MOST_LISTED = 500;

type Sum = { added: number; known: number; refused: readonly Refused[] };
const NOTHING: Sum = { added: 0, known: 0, refused: [] };
/** How far a long list is: it waits in the workbook, and goes in part by part whether this window is open or not. */
type Waiting = { added: number; done: number; of: number };

const nextSteps: Record<Whom, Words> = {
  mentees: [
    'Дальше — согласия: в панели, на этапе 2, нажмите «+» у листа «Согласия»; там можно отметить сразу всех. Без согласия наставляемый не попадёт в подбор.',
    'Consents come next: in the panel, at stage 2, press “+” beside the tab “Consents”; everybody may be marked at once. Without a consent a mentee does not come into pairing.',
  ],
  mentors: [
    'Дальше — согласия («+» у листа «Согласия» на этапе 2), затем отбор и обучение на этапе 4. Кто прошёл всё, получает состояние «готов».',
    'Consents come next (“+” beside the tab “Consents” at stage 2), then selection and training at stage 4. Who has passed all of it becomes “ready”.',
  ],
};

const asText = (refused: readonly Refused[]): string => refused.map(({ row, why }) => `${row}\t${why}`).join('\n');

function RefusedRows({ refused }: { refused: readonly Refused[] }) {
  const [copied, setCopied] = useState('');
  return (
    <>
      <div class="line">
        <h2 class="grow">{t(['Не загружены', 'Not brought in'])}</h2>
        <span role="status">{copied}</span>
        <Button
          onClick={() =>
            void copyText(asText(refused)).then(
              () => setCopied(t(['Список скопирован.', 'The list is copied.'])),
              (error: unknown) => setCopied(asProblem(error).message),
            )
          }
        >
          {t(['Скопировать список', 'Copy the list'])}
        </Button>
      </div>
      <section
        class="refused"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t(['Строки, которые не загружены', 'Rows that were not brought in'])}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t(['Строка файла', 'Row of the file'])}</th>
              <th scope="col">{t(['Почему', 'Why'])}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, MOST_LISTED).map(({ row, why }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {refused.length > MOST_LISTED && (
          <p class="secondary">
            {t([
              `Показаны первые ${MOST_LISTED} из ${refused.length}; «Скопировать список» берёт все.`,
              `The first ${MOST_LISTED} of ${refused.length} are shown; “Copy the list” takes all.`,
            ])}
          </p>
        )}
      </section>
    </>
  );
}

export function RunStep(props: {
  list: Titled;
  whom: Whom;
  columns: readonly (string | null)[];
  /** back to the columns of the same file */
  back: () => void;
  again: () => void;
}) {
  const { columns, rows, first } = useMemo(() => chosenOf(props.list, props.columns), []);
  const [sum, setSum] = useState<Sum>(NOTHING);
  const [waiting, setWaiting] = useState<Waiting>();
  /** New people who were left out on purpose. */
  const [left, setLeft] = useState(0);
  const [stopped, setStopped] = useState<ServerProblem>();
  const [going, setGoing] = useState(true);
  const begun = useRef<number | undefined>(undefined);
  const total = rows.length;

  const partByPart = async () => {
    if (begun.current === undefined) {
      const { added, known, refused } = await server.beginImport({ table: props.whom, columns, rows, first });
      begun.current = added;
      setSum({ added: 0, known, refused });
    }
    const added = begun.current;
    for (let finished = added === 0; !finished; ) {
      const step = await server.importStep({});
      finished = step.finished;
      setWaiting({ added, done: step.done, of: step.of });
      setSum((before) => ({ ...before, added: Math.min(added, step.done * AT_ONCE) }));
    }
  };
  const goOn = async () => {
    setGoing(true);
    setStopped(undefined);
    try {
      if (total > AT_ONCE) await partByPart();
      else if (total > 0) setSum(await server.importRows({ table: props.whom, columns, rows, first }));
    } catch (error) {
      setStopped(asProblem(error));
    }
    setGoing(false);
  };
  const giveUp = async () => {
    setGoing(true);
    try {
      await server.stopImport({});
      setStopped(undefined);
      setLeft((waiting?.added ?? 0) - sum.added);
    } catch (error) {
      setStopped(asProblem(error));
    }
    setGoing(false);
  };
  useEffect(() => void goOn(), []);

  const finished = !going && !stopped;
  const shared = sharedReason(sum.refused);
  const title = going
    ? t(['Загружаем…', 'Bringing in…'])
    : stopped
      ? t(['Загрузка остановилась', 'The import has stopped'])
      : t(['Готово', 'Done']);
  return (
    <>
      <div class="step-body">
        <h1 tabIndex={-1}>{title}</h1>
        {!finished && waiting && (
          <>
            <Bar
              value={waiting.done}
              of={waiting.of}
              label={t(['Загружено частей списка', 'Parts of the list that are in'])}
            />
            <p role="status">
              {t([
                `Загружено частей: ${waiting.done} из ${waiting.of}; всего новых людей — ${waiting.added}. Окно можно закрыть: остальное программа загрузит сама.`,
                `Parts that are in: ${waiting.done} of ${waiting.of}; new people in all: ${waiting.added}. You may close the window: the rest goes in by itself.`,
              ])}
            </p>
          </>
        )}
        {stopped && (
          <Sentence problem={stopped}>
            <p>
              {t([
                'Уже загруженное сохранено. Если продолжить, никто не удвоится.',
                'What is in stays. Nobody is doubled when you continue.',
              ])}
            </p>
            <div class="row">
              <Button onClick={() => void goOn()}>{t(['Продолжить', 'Continue'])}</Button>
              {waiting && (
                <Button onClick={() => void giveUp()}>{t(['Не загружать остальное', 'Leave out the rest'])}</Button>
              )}
            </div>
          </Sentence>
        )}
        <dl class="sums" aria-live="polite" aria-busy={going}>
          <div class="good">
            <dt>{t(['Добавлены', 'Added'])}</dt>
            <dd>{sum.added}</dd>
          </div>
          <div>
            <dt>{t(['Уже были в книге', 'Already there'])}</dt>
            <dd>{sum.known}</dd>
          </div>
          <div class={sum.refused.length ? 'bad' : ''}>
            <dt>{t(['Не загружены', 'Not brought in'])}</dt>
            <dd>{sum.refused.length}</dd>
          </div>
        </dl>
        {finished && total === 0 && (
          <p class="box note">
            <Icon name="warning" />
            <span>
              {t([
                'В выбранных столбцах нет ни одного значения: загружать было нечего.',
                'The chosen columns hold no values: there was nothing to bring in.',
              ])}
            </span>
          </p>
        )}
        {finished && left > 0 && (
          <p>
            {t([
              `Остальные новые люди — ${left} — не загружены, как вы решили. Загрузите файл снова, когда будете готовы: никто не удвоится.`,
              `The other new people, ${left}, were left out as you decided. Bring the file in again when you are ready: nobody is doubled.`,
            ])}
          </p>
        )}
        {finished && sum.added > 0 && <p>{t(nextSteps[props.whom])}</p>}
        {finished && sum.refused.length > 0 && (
          <p class={shared ? 'box note' : ''}>
            {shared && <Icon name="warning" />}
            <span>
              {shared
                ? t([
                    `Причина одна и та же, строк с ней — ${shared.rows}. Скорее всего, столбец попал не туда: нажмите «Изменить столбцы», выберите для него другое место или «не переносить» и загрузите снова.`,
                    `The reason is one and the same for ${shared.rows} rows. Most likely a column went to the wrong place: press “Change the columns”, choose another place for it or “leave out”, and bring the list in again.`,
                  ])
                : t([
                    'Исправьте эти строки в файле и загрузите его снова: тех, кто уже есть, программа пропустит.',
                    'Correct these rows in the file and bring it in again: those who are there are passed over.',
                  ])}
            </span>
          </p>
        )}
        {sum.refused.length > 0 && <RefusedRows refused={sum.refused} />}
      </div>
      {!going && (
        <div class="buttons">
          <Button onClick={props.back}>{t(['Изменить столбцы', 'Change the columns'])}</Button>
          <Button onClick={props.again}>{t(['Загрузить другой файл', 'Another file'])}</Button>
          <Button kind="primary" onClick={closeDialog}>
            {t(['Закрыть', 'Close'])}
          </Button>
        </div>
      )}
    </>
  );
}
