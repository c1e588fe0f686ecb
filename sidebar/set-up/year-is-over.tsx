/** The year is being closed, or it is: the steps, then the way to the workbook of the next year. */
import { useEffect, useState } from 'preact/hooks';
import type { Home } from '../../src/app/views.ts';
import { Ask, ProblemBox } from '../act-buttons.tsx';
import { asProblem, type ServerProblem, server } from '../server.ts';
import { Bar, Button, Icon } from '../ui.tsx';
import { t } from '../words.ts';

type Progress = { done: number; of: number; title: string };

export function YearIsOver({ home, changed }: { home: Home; changed: () => Promise<void> }) {
  const [progress, setProgress] = useState<Progress>();
  const [going, setGoing] = useState(false);
  const [stopped, setStopped] = useState<ServerProblem>();
  const goOn = async () => {
    setGoing(true);
    setStopped(undefined);
    try {
      for (;;) {
        const { done, of, title, finished } = await server.yearEndStep({});
        setProgress({ done, of, title: t(title) });
        if (finished) break;
      }
      await changed();
    } catch (error) {
      setStopped(asProblem(error));
    }
    setGoing(false);
  };
  const ending = home.state === 'ending';
  useEffect(() => {
    if (ending) void goOn();
  }, [ending]);
  if (ending)
    return (
      <section class="set-up" aria-labelledby="ending">
        <h1 id="ending">{t(['Год завершается', 'The year is being closed'])}</h1>
        {progress && <Bar value={progress.done} of={progress.of} label={t(['Сделано шагов', 'Steps done'])} />}
        <p role="status">
          {progress
            ? t([
                `Сделано шагов: ${progress.done} из ${progress.of}. Сейчас: ${progress.title}`,
                `${progress.done} of ${progress.of} steps are done. Now: ${progress.title}`,
              ])
            : t(['Первый шаг…', 'The first step…'])}
        </p>
        <p class="secondary">
          {t([
            'Готовое сохранено. Если закрыть панель, продолжит ежечасная работа.',
            'What is done is kept. If the panel is closed, the hourly run goes on.',
          ])}
        </p>
        {stopped ? (
          <>
            <ProblemBox
              problem={stopped}
              again={() => void goOn()}
              loading={going}
              words={t(['Продолжить', 'Continue'])}
            />
            {stopped.code === 'another-closes' && (
              <Ask
                id="take-over"
                words={t(['Принять программу', 'Take the programme over'])}
                question={t([
                  'Завершать год от вашего имени? Прежний владелец передаст анкеты, когда сработает его ежечасная работа.',
                  'Close the year in your name? The former owner hands the forms over when his hourly run comes.',
                ])}
                yes={t(['Принять', 'Take it over'])}
                act={async () => {
                  await server.takeOver({});
                  await goOn();
                  return undefined;
                }}
              />
            )}
          </>
        ) : (
          !going && (
            <Button kind="primary" onClick={() => void goOn()}>
              {t(['Продолжить', 'Continue'])}
            </Button>
          )
        )}
      </section>
    );
  return (
    <section class="set-up" aria-labelledby="closed">
      <div class="box note">
        <Icon name="check" />
        <div>
          <h1 id="closed">{t(['Учебный год завершён', 'The school year is over'])}</h1>
          <p>
            {t([
              'Это архив: он ничего не записывает, не отправляет писем и не собирает ответы.',
              'This is an archive: it records nothing, sends no letters and collects no answers.',
            ])}
          </p>
          {home.act && (
            <p>
              <a href={home.act} target="_blank" rel="noreferrer">
                {t(['Акт об уничтожении данных', 'Act of the destruction of data'])}
              </a>
              {t([': подпишите и храните.', ': sign it and keep it.'])}
            </p>
          )}
        </div>
      </div>
      {home.next && (
        <p>
          <a class="button primary" href={home.next} target="_blank" rel="noreferrer">
            {t(['Открыть книгу нового года', 'Open the workbook of the new year'])}
          </a>
        </p>
      )}
      <p class="secondary">
        {t([
          'В новой книге откройте панель, выберите «Начать новый учебный год» и дайте доступ команде: права с копией не переходят.',
          'In the new workbook open the panel, choose “Begin the new school year”, and share it with the team: rights do not go with a copy.',
        ])}
      </p>
      {!home.erased && (
        <Ask
          id="erase"
          words={t(['Обезличить архив', 'Take people out of the archive'])}
          question={t([
            'Убрать из архива имена, контакты и всё, что написали люди? Коды, даты и числа останутся. Отменить нельзя.',
            'Take names, contacts and all that people wrote out of the archive? Codes, days and figures stay. It cannot be undone.',
          ])}
          yes={t(['Обезличить', 'Take them out'])}
          act={async () => {
            await server.eraseArchive({});
            await goOn();
            return { words: t(['Архив обезличен.', 'The archive tells of nobody any more.']) };
          }}
        />
      )}
    </section>
  );
}
