/** A copied workbook: it keeps silent until a person says what it is to be. */
import { Ask } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Icon } from '../ui.tsx';
import { t } from '../words.ts';

export function Copy({ archive, decided }: { archive: boolean; decided: () => Promise<void> }) {
  return (
    <section class="set-up" aria-labelledby="copy">
      <div class="box note">
        <Icon name="warning" />
        <div>
          <h1 id="copy">
            {archive
              ? t(['Это архив', 'This is an archive'])
              : t(['Это копия рабочей книги', 'This is a copy of a workbook'])}
          </h1>
          <p>
            {t([
              'Копия молчит: ничего не записывает, не отправляет писем и не собирает ответы, чтобы не написать людям из исходной книги. Работайте в исходной книге.',
              'A copy keeps silent: it records nothing, sends no letters and collects no answers, so that nobody from the original is written to. Work in the original.',
            ])}
          </p>
        </div>
      </div>
      {!archive && (
        <Ask
          id="new-year"
          words={t(['Начать новый учебный год', 'Begin the new school year'])}
          question={t([
            'Сделать эту книгу рабочей книгой нового года? Настройки, команда, справочники и долгосрочная база останутся; строки прошлого года уйдут из неё, формы будут созданы заново.',
            'Make this the workbook of the new year? Settings, team, dictionaries and the long-term base stay; last year’s rows leave it, and the forms are made anew.',
          ])}
          yes={t(['Начать новый год', 'Begin the new year'])}
          act={async () => {
            const { year } = await server.becomeNewYear({});
            await decided();
            return {
              words: t([
                `Книга ${year} учебного года. Осталось закончить настройку.`,
                `The workbook of ${year}. Set-up is still to be finished.`,
              ]),
            };
          }}
        />
      )}
      {!archive && (
        <Ask
          id="archive"
          words={t(['Оставить как архив', 'Keep as an archive'])}
          question={t([
            'Оставить эту книгу архивом? Она так и будет молчать и скажет об этом.',
            'Keep this workbook as an archive? It stays silent and says so.',
          ])}
          yes={t(['Оставить архивом', 'Keep as an archive'])}
          act={async () => {
            await server.keepAsArchive({});
            await decided();
            return { words: t(['Это архив.', 'This is an archive.']) };
          }}
        />
      )}
      <Ask
        id="original"
        words={t(['Исходной больше нет: работать здесь', 'The original is gone: work here'])}
        question={t([
          'Сделать эту книгу рабочей? Формы будут созданы заново, ссылки на них изменятся. Если исходная книга жива, люди получат письма дважды.',
          'Make this the working book? Its forms are made anew and their links change. If the original lives, people get letters twice.',
        ])}
        yes={t(['Работать здесь', 'Work here'])}
        act={async () => {
          await server.becomeOriginal({});
          await decided();
          return { words: t(['Осталось закончить настройку.', 'Set-up is still to be finished.']) };
        }}
      />
    </section>
  );
}
