/** Set-up: a few choices, then counted steps that may stop anywhere and go on from there. */
import { useRef, useState } from 'preact/hooks';
import type { Home } from '../../src/app/views.ts';
import { ProblemBox } from '../act-buttons.tsx';
import { type Asked, asProblem, type ServerProblem, server } from '../server.ts';
import { Bar, Button } from '../ui.tsx';
import { speak, t } from '../words.ts';
import { Choices } from './choices.tsx';
import { Copy } from './copy.tsx';
import { YearIsOver } from './year-is-over.tsx';

type Progress = { done: number; of: number; title: string };
type Choice = Asked<'beginSetUp'>;

export function SetUp({ home, finished }: { home: Home; finished: () => Promise<void> }) {
  const [progress, setProgress] = useState<Progress>({ ...home.setUp, title: '' });
  const [going, setGoing] = useState(false);
  const [stopped, setStopped] = useState<ServerProblem>();
  /** not yet taken by the server: the next try begins with it */
  const choice = useRef<Choice | undefined>(undefined);

  const goOn = async () => {
    setGoing(true);
    setStopped(undefined);
    try {
      if (choice.current) await server.beginSetUp(choice.current);
      choice.current = undefined;
      for (;;) {
        const { done, of, title, finished: all } = await server.setUpStep({});
        setProgress({ done, of, title: t(title) });
        if (all) break;
      }
      await finished();
    } catch (error) {
      setStopped(asProblem(error));
    }
    setGoing(false);
  };

  if (home.state === 'copy' || home.state === 'archive')
    return <Copy archive={home.state === 'archive'} decided={finished} />;
  if (home.state === 'ending' || home.state === 'closed') return <YearIsOver home={home} changed={finished} />;
  if (going || stopped) {
    return (
      <section class="set-up" aria-labelledby="going">
        <h1 id="going">
          {going
            ? t(['Книга настраивается', 'Setting the workbook up'])
            : t(['Настройка остановилась', 'Set-up has stopped'])}
        </h1>
        <Bar
          value={progress.done}
          of={progress.of}
          label={t(['Сколько шагов настройки сделано', 'How many steps of set-up are done'])}
        />
        <p role="status">{stepWords(progress)}</p>
        {going && (
          <p class="secondary">
            {t([
              'Обычно это занимает несколько минут. Не закрывайте панель; если она закроется, настройку можно продолжить.',
              'This usually takes a few minutes. Keep the panel open; if it closes, set-up can be continued.',
            ])}
          </p>
        )}
        {stopped && (
          <ProblemBox
            problem={stopped}
            again={() => void goOn()}
            loading={going}
            words={t(['Продолжить', 'Continue'])}
          />
        )}
        {stopped && choice.current && (
          <Button kind="quiet" onClick={() => setStopped(undefined)}>
            {t(['Изменить выбор', 'Change the choice'])}
          </Button>
        )}
      </section>
    );
  }
  if (home.state === 'partial') {
    return (
      <section class="set-up" aria-labelledby="partial">
        <h1 id="partial">{t(['Настройка не закончена', 'Set-up is not finished'])}</h1>
        <Bar value={progress.done} of={progress.of} label={t(['Сделано шагов', 'Steps done'])} />
        <p>
          {t([
            `Сделано шагов: ${progress.done} из ${progress.of}.`,
            `${progress.done} of ${progress.of} steps are done.`,
          ])}
        </p>
        <p class="secondary">
          {t(['Готовое сохранено и не переделывается.', 'What is done is kept and not made again.'])}
        </p>
        <Button kind="primary" onClick={() => void goOn()}>
          {t(['Продолжить настройку', 'Continue set-up'])}
        </Button>
      </section>
    );
  }
  return (
    <Choices
      given={choice.current}
      lang={home.lang}
      begin={(chosen) => {
        choice.current = chosen;
        speak(chosen.lang);
        void goOn();
      }}
    />
  );
}

const stepWords = ({ done, of, title }: Progress): string => {
  const step = Math.min(done + 1, of);
  const words = t([`Шаг ${step} из ${of}`, `Step ${step} of ${of}`]);
  return title ? `${words}: ${title}` : words;
};
