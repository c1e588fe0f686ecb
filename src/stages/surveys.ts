/** The calendar of surveys: what is asked when, of whom, and how many minutes it takes. */
import { byScript, choice, date, key, number, optional, type Programme, type Row, table, text } from '../kit/index.ts';
import { dueOn } from './roadmap.ts';

/** Every survey of the year by its form and wave. */
export const surveyNames = {
  F8: ['F8 первый опрос', 'F8 first survey'],
  F9: ['F9 промежуточный опрос', 'F9 mid survey'],
  F10: ['F10 заключительный опрос', 'F10 final survey'],
  F11_before: ['F11 показатели: до начала', 'F11 measures: before'],
  F11_middle: ['F11 показатели: середина', 'F11 measures: middle'],
  F11_after: ['F11 показатели: после', 'F11 measures: after'],
  F12_mid: ['F12 анкета куратора: середина', 'F12 curator’s questionnaire: mid'],
  F12_final: ['F12 анкета куратора: итог', 'F12 curator’s questionnaire: final'],
  open: ['анонимное мнение', 'anonymous opinion'],
} as const;
export type SurveyName = keyof typeof surveyNames;

export const asked = {
  mentee: ['наставляемые', 'mentees'],
  mentor: ['наставники', 'mentors'],
  both: ['наставники и наставляемые', 'mentors and mentees'],
  curator: ['кураторы', 'curators'],
} as const;

type Start = readonly [name: SurveyName, who: keyof typeof asked, minutes: number, opens: string, closes: string];

/** The year of domain 10.2: when each survey is usually asked, and for how long. */
const YEAR: readonly Start[] = [
  ['F11_before', 'mentee', 4, '09-01', '11-25'],
  ['F8', 'both', 6, '11-10', '12-10'],
  ['F9', 'both', 3, '01-20', '02-10'],
  ['F11_middle', 'mentee', 4, '02-01', '02-20'],
  ['F12_mid', 'curator', 8, '02-01', '02-20'],
  ['F10', 'both', 8, '04-20', '05-25'],
  ['F11_after', 'mentee', 4, '05-01', '05-31'],
  ['F12_final', 'curator', 8, '05-10', '05-31'],
  ['open', 'both', 2, '05-01', '05-31'],
];

export const surveys = table(
  'surveys',
  ['Календарь опросов', 'Calendar of surveys'],
  () => ({
    id: key('surveys', 'ОП'),
    name: byScript(choice(['Опрос', 'Survey'], surveyNames, { width: 240 })),
    who: byScript(choice(['Кого спрашивают', 'Who is asked'], asked, { width: 200 })),
    minutes: number(['Минут', 'Minutes'], { from: 1, to: 60 }),
    opens: optional(byScript(date(['Открыт с', 'Open from']))),
    closes: optional(byScript(date(['По', 'Until']))),
    reason: optional(
      byScript(
        text(['Почему сверх предела минут', 'Why beyond the ceiling of minutes'], {
          width: 260,
          samples: ['запрос региона'],
        }),
      ),
    ),
  }),
  {
    happens: (x) => {
      const [ru, en] = surveyNames[x.name];
      return [
        ...(x.opens ? [{ on: x.opens, words: [`Открывается: ${ru}`, `Opens: ${en}`] as const }] : []),
        ...(x.closes ? [{ on: x.closes, words: [`Последний день: ${ru}`, `Last day: ${en}`] as const }] : []),
      ];
    },
    about: [
      'Когда какой опрос открыт и сколько минут он займёт. Дни меняются на панели: «Открыть опрос».',
      'Which survey is open when, and how many minutes it takes. Days are changed in the panel: “Open a survey”.',
    ],
    starts: (_lang, firstYear) =>
      YEAR.map(([name, who, minutes, opens, closes], i) => ({
        id: `ОП-${String(i + 1).padStart(3, '0')}` as never,
        name,
        who,
        minutes,
        ...(firstYear !== undefined && { opens: dueOn(opens, firstYear), closes: dueOn(closes, firstYear) }),
      })),
  },
);
export type Survey = Row<typeof surveys>;

export const surveyOf = (p: Programme, name: SurveyName): Survey | undefined =>
  p.rows(surveys).find((x) => x.name === name);
