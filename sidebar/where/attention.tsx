/** «Требует внимания»: what waits for the curator, the reasons in words, and what can be done at once. */
import type { AsideView, FindingView, Home } from '../../src/app/views.ts';
import { ActButton, Ask, toTab } from '../act-buttons.tsx';
import { type Done, useActs } from '../acts.tsx';
import { grouped } from '../lists.ts';
import { server } from '../server.ts';
import { Icon, More } from '../ui.tsx';
import { counted, t } from '../words.ts';

const FIRST_SHOWN = 5;

type Reload = () => Promise<void>;

async function retry(answer: string, reload: Reload, double?: 'another' | 'same'): Promise<Done> {
  const { taken, updated } = await server.retryAnswer({ answer, ...(double && { double }) });
  await reload();
  if (taken + updated > 0) return { words: t([`Ответ ${answer} принят.`, `Answer ${answer} is taken in.`]) };
  return {
    words: t([
      `Ответ ${answer} прочитан ещё раз и снова отложен: причина осталась.`,
      `Answer ${answer} was read again and set aside again: the reason is still there.`,
    ]),
  };
}

function Aside({ one, reload }: { one: AsideView; reload: Reload }) {
  return (
    <li class="card">
      <p class="title">{t([`Ответ ${one.id}, анкета ${one.form}`, `Answer ${one.id}, form ${one.form}`])}</p>
      <p>{one.reason || t(['Причина не записана.', 'No reason is recorded.'])}</p>
      <div class="row">
        <ActButton id={`retry ${one.id}`} act={() => retry(one.id, reload)}>
          {t(['Повторить', 'Try again'])}
        </ActButton>
        {one.double && (
          <>
            <ActButton id={`same ${one.id}`} act={() => retry(one.id, reload, 'same')}>
              {t(['Это тот же человек', 'The same person'])}
            </ActButton>
            <ActButton id={`other ${one.id}`} act={() => retry(one.id, reload, 'another')}>
              {t(['Это другой человек', 'Another person'])}
            </ActButton>
          </>
        )}
        <Ask
          id={`dismiss ${one.id}`}
          words={t(['Закрыть', 'Close'])}
          question={t([
            `Закрыть ответ ${one.id}? В книгу он не попадёт, но останется на листе «Ответы» и в самой анкете.`,
            `Close answer ${one.id}? It will not get into the registers, but it stays in the tab “Answers” and in the form itself.`,
          ])}
          yes={t(['Закрыть ответ', 'Close the answer'])}
          act={async () => {
            await server.dismissAnswer({ answer: one.id });
            await reload();
            return { words: t([`Ответ ${one.id} закрыт.`, `Answer ${one.id} is closed.`]) };
          }}
        />
      </div>
    </li>
  );
}

/** A code in a line of text that leads to its row. */
function RowLink({ at, words, id }: { at: NonNullable<FindingView['at']>; words: string; id: string }) {
  const { busy, act } = useActs();
  return (
    <button
      type="button"
      class="to-row"
      disabled={busy !== undefined}
      onClick={() =>
        void act(`row ${id}`, async () => {
          await server.showTab(at);
          return undefined;
        })
      }
    >
      {words}
    </button>
  );
}

/** Cells with what is to be said of each; a press leads there. */
function Cells({ all, title }: { all: Home['unreadable']; title: string }) {
  if (!all.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <More all={all} first={FIRST_SHOWN}>
        {(cell) => (
          <li key={`${cell.sheet} ${cell.row} ${cell.column}`} class="wide-button">
            <ActButton id={`cell ${cell.sheet} ${cell.row} ${cell.column}`} act={toTab(cell.sheet, cell.row)}>
              <span>
                <b>{t([`«${cell.sheet}», строка ${cell.row}`, `“${cell.sheet}”, row ${cell.row}`])}</b>
                <span>
                  {t([`«${cell.column}»: `, `“${cell.column}”: `])}
                  {cell.words}
                </span>
              </span>
            </ActButton>
          </li>
        )}
      </More>
    </>
  );
}

export function Attention({ home, reload }: { home: Home; reload: Reload }) {
  const { waiting, aside, unreadable, personal, findings } = home;
  const calm = waiting.length + aside.length + unreadable.length + personal.length + findings.length === 0;
  if (calm) {
    return (
      <section class="box calm" aria-labelledby="attention">
        <Icon name="check" />
        <div>
          <h2 id="attention">{t(['Всё спокойно', 'All is calm'])}</h2>
          <p>{t(['Сейчас ничего не ждёт вашего решения.', 'Nothing is waiting for your decision now.'])}</p>
        </div>
      </section>
    );
  }
  return (
    <section class="attention" aria-labelledby="attention">
      <h2 id="attention">
        <Icon name="warning" />
        {t(['Требует внимания', 'Needs attention'])}
      </h2>
      {waiting.length > 0 && (
        <ul class="waiting">
          {waiting.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {aside.length > 0 && (
        <>
          <h3>
            {counted(
              aside.length,
              ['ответ отложен', 'ответа отложено', 'ответов отложено'],
              ['answer set aside', 'answers set aside'],
            )}
          </h3>
          <More all={aside} first={FIRST_SHOWN}>
            {(one) => <Aside key={one.id} one={one} reload={reload} />}
          </More>
        </>
      )}
      <Cells
        all={unreadable}
        title={counted(
          unreadable.length,
          ['ячейка не читается', 'ячейки не читаются', 'ячеек не читаются'],
          ['cell cannot be read', 'cells cannot be read'],
        )}
      />
      <Cells
        all={personal}
        title={t(['Похоже на личные данные: замените кодом', 'Looks like personal data: use a code'])}
      />
      {grouped(findings, (f) => f.title).map(({ key: title, of: found }) => (
        <div class="card" key={title}>
          <h3>
            {title} <span class="count">{found.length}</span>
          </h3>
          <More all={found} first={findings.length > FIRST_SHOWN ? 2 : FIRST_SHOWN} step={10}>
            {(f) => (
              <li class="finding" key={`${f.about} ${f.words}`}>
                <p>{f.words}</p>
                <p class="secondary">
                  {f.at && <RowLink at={f.at} words={f.about} id={`${title} ${f.about}`} />}
                  {f.at && ', '}
                  {t([`с ${f.since}`, `since ${f.since}`])}
                </p>
                {f.fix && (
                  <ActButton
                    id={`fix ${f.about} ${f.fix.command}`}
                    act={async () => {
                      const { fix } = f;
                      if (fix) await server.press({ command: fix.command, input: fix.input });
                      await reload();
                      return { words: t([`Сделано: ${fix?.words}.`, `Done: ${fix?.words}.`]) };
                    }}
                  >
                    {f.fix.words}
                  </ActButton>
                )}
              </li>
            )}
          </More>
        </div>
      ))}
    </section>
  );
}
