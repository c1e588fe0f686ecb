/** The summary for observers: what they see, what is kept back and why, and when the next release comes. */
import { useState } from 'preact/hooks';
import type { ReleasePreview, SummaryView } from '../../src/app/summary.ts';
import { ActButton, Ask, ProblemBox, toTab } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Button, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { counted, t } from '../words.ts';

const numbers = (n: number) => counted(n, ['число', 'числа', 'чисел'], ['number', 'numbers']);

type Shown = { words: string; count: string };
type Kept = { words: string; why: string };

function Numbers({ shown, hidden }: { shown: readonly Shown[]; hidden: readonly Kept[] }) {
  return (
    <>
      <details>
        <summary>{t([`Видно: ${numbers(shown.length)}`, `Shown: ${numbers(shown.length)}`])}</summary>
        <ul class="plain">
          {shown.map((one) => (
            <li key={one.words}>
              {one.words}: <b>{one.count}</b>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{t([`Скрыто: ${numbers(hidden.length)}`, `Kept back: ${numbers(hidden.length)}`])}</summary>
        <ul class="plain">
          {hidden.map((one) => (
            <li key={one.words}>
              {one.words} <span class="secondary">— {one.why}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Preview({ preview, close }: { preview: ReleasePreview; close: () => void }) {
  return (
    <div class="card">
      <p class="title">{t(['Если выпустить сегодня', 'If released today'])}</p>
      {preview.refused ? (
        <p role="alert">{preview.refused}</p>
      ) : (
        <Numbers shown={preview.told} hidden={preview.withheld} />
      )}
      <Button onClick={close}>{t(['Свернуть', 'Fold'])}</Button>
    </div>
  );
}

function Readers({ summary }: { summary: SummaryView }) {
  const { observers, unreachable } = summary;
  return (
    <>
      <p>
        {observers.length
          ? t([`Видят: ${observers.join(', ')}.`, `Seen by: ${observers.join(', ')}.`])
          : t([
              'Никто не видит: в «Команде» нет наблюдателей с почтой.',
              'Nobody sees it: the team has no observers with an address.',
            ])}
      </p>
      {unreachable.length > 0 && (
        <p class="secondary">
          {t([`Без почты: ${unreachable.join(', ')}.`, `Without an address: ${unreachable.join(', ')}.`])}
        </p>
      )}
    </>
  );
}

export function Summary() {
  const view = useView(() => server.summary({}), 'summary');
  const [preview, setPreview] = useState<ReleasePreview>();
  const { data, problem } = view;
  const title = <h2 id="summary">{t(['Сводка для наблюдателей', 'Summary for observers'])}</h2>;
  if (!data)
    return (
      <section aria-labelledby="summary">
        {title}
        {problem ? (
          <ProblemBox problem={problem} again={() => void view.reload()} loading={view.loading} />
        ) : (
          <Skeleton rows={[64]} />
        )}
      </section>
    );
  return (
    <section aria-labelledby="summary">
      {title}
      <div class="card">
        <p class="title">
          {data.last
            ? t([`Последний выпуск: ${data.last}`, `Last release: ${data.last}`])
            : t(['Ещё не выпускалась', 'Not released yet'])}
        </p>
        {data.refused && <p role="alert">{data.refused}</p>}
        <p>{t([`Следующий по календарю: ${data.next}`, `Next by the calendar: ${data.next}`])}</p>
        <Readers summary={data} />
        {data.last && <Numbers shown={data.shown} hidden={data.hidden} />}
        <div class="row">
          {data.url && (
            <a class="button plain" href={data.url} target="_blank" rel="noreferrer">
              {t(['Открыть', 'Open'])}
            </a>
          )}
          {data.last && (
            <ActButton
              id="mend summary"
              act={async () => {
                await server.mendSummary({});
                await view.reload();
                return {
                  words: t(['Файл и доступ к нему обновлены.', 'The file and its sharing are up to date.']),
                };
              }}
            >
              {t(['Обновить сводку', 'Renew the summary'])}
            </ActButton>
          )}
          <ActButton id="observers" act={toTab('team')}>
            {t(['Команда', 'Team'])}
          </ActButton>
        </div>
        <div class="row">
          {!preview && (
            <ActButton
              id="preview summary"
              act={async () => {
                setPreview(await server.summaryPreview({}));
                return undefined;
              }}
            >
              {t(['Что вышло бы сегодня', 'What would go out today'])}
            </ActButton>
          )}
          {data.due && (
            <Ask
              id="release summary"
              words={t(['Выпустить сейчас', 'Release now'])}
              question={t([
                'Выпустить сводку? Отозвать выпуск нельзя: наблюдатели увидят его сразу.',
                'Release the summary? It cannot be taken back: observers see it at once.',
              ])}
              yes={t(['Выпустить', 'Release'])}
              act={async () => {
                const { told } = await server.releaseSummary({});
                setPreview(undefined);
                await view.reload();
                return {
                  words: t([`Выпущено: ${numbers(told)}.`, `Released: ${numbers(told)}.`]),
                };
              }}
            />
          )}
        </div>
      </div>
      {preview && <Preview preview={preview} close={() => setPreview(undefined)} />}
    </section>
  );
}
