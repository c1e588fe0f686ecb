/** What an observer reads: the file's tabs as lines, from releases alone. Pure. */
import { standing } from '../../disclosure/index.ts';
import { type LocalDate, sayDay, type Words } from '../../kit/index.ts';
import type { Released } from './ledger.ts';
import { blank, line, type SummaryLine } from './line.ts';
import { influenceLines, opinionLines, satisfactionLines, surveyLines } from './page-answers.ts';
import { coverage, formLines, kpiLines, way } from './page-people.ts';
import { helpLines, lightLines, processLines, stageLines, trend } from './page-work.ts';

export type SummarySheet = { id: string; title: Words; widths: readonly number[]; lines: readonly SummaryLine[] };

/** What stands on the file besides the releases. */
export type About = {
  organisation: string;
  year: string;
  practice: boolean;
  smallest: number;
  next: LocalDate;
  stages: readonly Words[];
};

function head(about: About, last: Released): SummaryLine[] {
  const day = last.day as LocalDate;
  const k = about.smallest;
  return [
    line('heading', [
      ['Программа наставничества: сводка', about.organisation, about.year].filter(Boolean).join(' · '),
      ['Mentoring programme: summary', about.organisation, about.year].filter(Boolean).join(' · '),
    ]),
    line('said', [
      `Выпуск от ${sayDay(day, 'ru')}, данные на этот день. Следующий выпуск — ${sayDay(about.next, 'ru')}.${about.practice ? ' Учебная школа: люди вымышлены.' : ''}`,
      `Released on ${sayDay(day, 'en')}, data of that day. Next release: ${sayDay(about.next, 'en')}.${about.practice ? ' A practice school: the people are invented.' : ''}`,
    ]),
    line('said', [
      `«н/д» — людей меньше ${k} или по этому числу можно было бы вычислить меньшее. Новое число ставится, когда изменилось не меньше чем на ${k} и ничего не выдаёт; до этого стоит прежнее.`,
      `“n/a”: fewer than ${k} people, or a smaller number could be worked out. A new number is put once it has changed by ${k} or more and gives nothing away; until then the former one stands.`,
    ]),
    blank,
  ];
}

/** The parts of a summary, as of the last release; nothing before the first. */
export function sectionsOf(all: readonly Released[], stages: readonly Words[]) {
  const last = all.at(-1);
  if (!last) return undefined;
  const told = standing(all);
  return {
    stages: stageLines(last, stages),
    way: way(told),
    process: [
      ...processLines(last, all),
      ...lightLines(last, told),
      ...helpLines(last, told),
      ...surveyLines(last, told),
    ],
    coverage: coverage(last, told),
    forms: formLines(last, told),
    kpis: kpiLines(last, told),
    satisfaction: [...satisfactionLines(last, told), ...opinionLines(last, told)],
    influence: influenceLines(last, told, all),
    trend: trend(all),
  };
}

/** The tabs of the file. */
export function summarySheets(all: readonly Released[], about: About): SummarySheet[] {
  const last = all.at(-1);
  const s = sectionsOf(all, about.stages);
  if (!last || !s) return [];
  const { stages, way: steps, process, coverage: covered, kpis, satisfaction, influence } = s;
  return [
    {
      id: 'summary',
      title: ['Сводка', 'Summary'],
      widths: [330, 130, 130, 130, 110, 110, 110, 130],
      lines: [
        ...head(about, last),
        ...stages,
        ...steps,
        ...process,
        ...covered,
        ...kpis,
        ...satisfaction,
        ...influence,
      ],
    },
    {
      id: 'trend',
      title: ['По выпускам', 'By release'],
      widths: [130, 150, 150, 150, 150, 150, 150, 150],
      lines: [...head(about, last), ...s.trend],
    },
  ];
}
