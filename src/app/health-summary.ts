/** What «Состояние» says of the summary for observers. Pure. */
import { counted, type Words } from '../kit/index.ts';
import type { HealthLine } from './health.ts';

export type SummaryFact = {
  /** a release has gone out */
  released: boolean;
  made: boolean;
  there: boolean;
  /** its cells are not what was written */
  edited: boolean;
  orphan: boolean;
  /** observers who cannot open it, and others who can */
  missing: number;
  others: number;
  /** why the last release was refused; '' when it was not */
  refused: string;
  url: string;
};

const title: Words = ['Сводка для наблюдателей', 'Summary for observers'];

type Draft = Pick<HealthLine, 'level' | 'what'> & Partial<HealthLine>;

/** Nothing to say before the first release, unless it was refused. */
export function summaryLines(f: SummaryFact): HealthLine[] {
  const line = (id: string, draft: Draft): HealthLine => ({
    id: `summary ${id}`,
    title,
    since: undefined,
    todo: undefined,
    cure: undefined,
    ...draft,
  });
  const out: HealthLine[] = [];
  if (f.refused) {
    out.push(
      line('refused', {
        level: 'bad',
        what: ['последний выпуск не состоялся', 'the last release did not go out'],
        todo: [f.refused, f.refused],
      }),
    );
  }
  if (f.orphan) {
    out.push(
      line('orphan', {
        level: 'note',
        what: ['на Диске могла остаться вторая, пустая сводка', 'a second, empty summary may lie on the Drive'],
        todo: [
          `Запуск оборвался, пока создавался файл. Найдите на своём Диске файл «Сводка для наблюдателей» с другим адресом, удалите его и нажмите. Настоящая сводка: ${f.url}`,
          `A run was cut while the file was made. Look on your Drive for a file “Summary for observers” with another address, delete it, and press. The real one: ${f.url}`,
        ],
        cure: 'orphan',
      }),
    );
  }
  if (f.released && (!f.made || !f.there)) {
    out.push(
      line('gone', {
        level: 'bad',
        what: f.made
          ? ['файл удалён или недоступен вам', 'the file was deleted, or you may not open it']
          : ['файл ещё не создан', 'the file is not made yet'],
        todo: [
          'Если файл в корзине, верните его. Если нет — нажмите: он будет создан заново из прежних выпусков, доступ откроется наблюдателям из «Команды».',
          'If it is in the bin, bring it back. If not, press: it is made anew from the releases and shared with the observers of the team.',
        ],
        cure: 'summary',
      }),
    );
  } else if (f.edited) {
    out.push(
      line('edited', {
        level: 'bad',
        what: ['файл изменён вручную', 'the file was changed by hand'],
        todo: [
          'Наблюдатели видят не то, что выпущено. Нажмите: числа станут прежними, добавленные листы будут удалены.',
          'Observers do not see what was released. Press: the numbers are put back and added tabs deleted.',
        ],
        cure: 'summary',
      }),
    );
  } else if (f.missing) {
    out.push(
      line('sharing', {
        level: 'bad',
        what: counted(
          f.missing,
          [
            'наблюдатель не может открыть файл',
            'наблюдателя не могут открыть файл',
            'наблюдателей не могут открыть файл',
          ],
          ['observer cannot open the file', 'observers cannot open the file'],
        ),
        todo: ['Нажмите: доступ откроется.', 'Press: they are let in.'],
        cure: 'summary',
      }),
    );
  } else if (f.others) {
    out.push(
      line('sharing', {
        level: 'note',
        what: counted(
          f.others,
          [
            'человек не из «Команды» видит файл',
            'человека не из «Команды» видят файл',
            'человек не из «Команды» видят файл',
          ],
          ['person outside the team sees the file', 'people outside the team see the file'],
        ),
        todo: [
          'Доступ им открыли вручную. Если это ошибка, закройте его в самом файле.',
          'They were let in by hand. If that is a mistake, take it back in the file itself.',
        ],
      }),
    );
  } else if (f.released) {
    out.push(line('ok', { level: 'ok', what: ['на месте, доступ верный', 'in place, shared rightly'] }));
  }
  return out;
}
