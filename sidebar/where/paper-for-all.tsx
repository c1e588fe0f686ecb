/** A paper for everybody at once: step by step while the panel is open, by the hourly run when it is closed. */
import { useRef, useState } from 'preact/hooks';
import { ActButton } from '../act-buttons.tsx';
import type { Done } from '../acts.tsx';
import { server } from '../server.ts';
import { Bar, Button } from '../ui.tsx';
import { t } from '../words.ts';

type Progress = { done: number; of: number };

const allHave: Done = {
  words: t(['У всех этот документ уже есть: лист «Документы».', 'Everybody has this paper: see the tab “Papers”.']),
};

const made = (of: number, lacking: readonly string[]): Done => ({
  words: lacking.length
    ? t([
        `Готово документов: ${of - lacking.length}, ссылки — на листе «Документы». Не хватает сведений: ${lacking.join(', ')}. Подготовьте их по одному: программа назовёт, чего нет.`,
        `Papers made: ${of - lacking.length}, links are in the tab “Papers”. Something is missing for ${lacking.join(', ')}. Prepare these one by one: you will be told what it is.`,
      ])
    : t([
        `Готово документов: ${of}. Ссылки — на листе «Документы».`,
        `Papers made: ${of}. Links are in the tab “Papers”.`,
      ]),
});

export function PaperForAll({ paper }: { paper: string }) {
  const [progress, setProgress] = useState<Progress>();
  const stop = useRef(false);
  const run = async (): Promise<Done> => {
    stop.current = false;
    const { begun } = await server.beginPapers({ paper });
    if (!begun) return allHave;
    try {
      while (!stop.current) {
        const { done, of, finished, lacking } = await server.papersStep({});
        setProgress({ done, of });
        if (finished) return made(of, lacking);
      }
      await server.stopPapers({});
      return {
        words: t([
          'Остановлено. Готовое — на листе «Документы»; та же кнопка продолжит с остальных.',
          'Stopped. What is made is in the tab “Papers”; the same button goes on with the rest.',
        ]),
      };
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <>
      <div class="row">
        <ActButton id={`papers ${paper}`} act={run}>
          {t(['Для всех, у кого его нет', 'For everybody who has none'])}
        </ActButton>
        {progress && (
          <Button
            onClick={() => {
              stop.current = true;
            }}
          >
            {t(['Остановить', 'Stop'])}
          </Button>
        )}
      </div>
      {progress && (
        <>
          <Bar value={progress.done} of={progress.of} label={t(['Готово документов', 'Papers made'])} />
          <p class="secondary" role="status">
            {t([
              `Готово ${progress.done} из ${progress.of}. Если закрыть панель, продолжит ежечасная работа.`,
              `${progress.done} of ${progress.of} are made. If the panel is closed, the hourly run goes on.`,
            ])}
          </p>
        </>
      )}
    </>
  );
}
