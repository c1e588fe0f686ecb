/** The last actions, each of which can be taken back while nothing later would be lost. */
import type { ActView } from '../../src/app/undo.ts';
import { Ask } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { More } from '../ui.tsx';
import { t } from '../words.ts';

const FIRST_SHOWN = 3;

export function Acts({ acts, reload }: { acts: readonly ActView[]; reload: () => Promise<void> }) {
  if (!acts.length) return null;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{t(['Последние действия', 'Last actions'])}</h2>
      <More all={acts} first={FIRST_SHOWN}>
        {(act) => (
          <li class="card" key={`${act.id} ${act.at} ${act.state}`}>
            <p class="title">{act.title}</p>
            <p class="secondary">
              {act.at}, {act.who}
            </p>
            {act.state === 'open' ? (
              <Ask
                id={`undo ${act.id}`}
                words={t(['Отменить', 'Undo'])}
                question={t([
                  `Отменить «${act.title}»? Строки станут такими, как до этого действия.`,
                  `Undo “${act.title}”? The rows become what they were before it.`,
                ])}
                yes={t(['Отменить действие', 'Undo the action'])}
                act={async () => {
                  const { lettersGone } = await server.undoAct({ act: act.id });
                  await reload();
                  const gone = lettersGone
                    ? t([` Писем, которые уже ушли: ${lettersGone}.`, ` Letters that went already: ${lettersGone}.`])
                    : '';
                  return { words: t([`Отменено: ${act.title}.`, `Undone: ${act.title}.`]) + gone };
                }}
              />
            ) : (
              <p class="secondary">
                {act.state === 'undone'
                  ? t(['Уже отменено.', 'Undone already.'])
                  : t(['Слишком большое: отменить нельзя.', 'Too big to be undone.'])}
              </p>
            )}
          </li>
        )}
      </More>
    </section>
  );
}
