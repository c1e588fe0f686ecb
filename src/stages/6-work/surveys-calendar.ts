/** Opening a survey, and the minutes a month that it asks of each person. */
import * as z from 'zod/mini';
import {
  choice,
  command,
  date,
  dayFromText,
  type LocalDate,
  optional,
  type Programme,
  problem,
  sayDay,
  text,
  update,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { type Survey, type SurveyName, surveyNames, surveys } from '../surveys.ts';

/** F7 takes a minute, and a pair meets about every two weeks; the mentee's own answer takes half of it. */
const MEETINGS_A_MONTH = 2;
const standing = { mentee: 1, mentor: MEETINGS_A_MONTH, curator: 0 } as const;
export type Answerer = keyof typeof standing;

const asks = (x: Survey, who: Answerer): boolean => x.who === who || (x.who === 'both' && who !== 'curator');

/** Minutes of surveys asked of one person in a month. @param month 'YYYY-MM' */
export const minutesIn = (all: readonly Survey[], who: Answerer, month: string): number =>
  all.reduce<number>((sum, x) => sum + (asks(x, who) && x.opens?.startsWith(month) ? x.minutes : 0), standing[who]);

const whoOf = (x: Survey): Answerer[] => (['mentee', 'mentor', 'curator'] as const).filter((who) => asks(x, who));

const surveyDays = problem<void>('survey-days', () => [
  'Опрос не открыт: нужны два дня вида 20.01.2027, первый не позже второго. Ничего не изменено.',
  'The survey was not opened: two days like 2027-01-20 are needed, the first not after the second. Nothing was changed.',
]);

const tooManyMinutes = problem('too-many-minutes', (f: { minutes: number; ceiling: number; month: LocalDate }) => [
  `Вместе с этим опросом одного человека попросят отвечать ${f.minutes} мин. за месяц (${sayDay(f.month, 'ru').slice(3)}), предел — ${f.ceiling}. Опрос не открыт. Перенесите его или запишите, почему он нужен сейчас.`,
  `With this survey one person would be asked for ${f.minutes} minutes in a month (${sayDay(f.month, 'en').slice(2).trim()}); the ceiling is ${f.ceiling}. The survey was not opened. Move it, or record why it is needed now.`,
]);

const names = Object.keys(surveyNames) as [SurveyName, ...SurveyName[]];

/** A survey gets its days. Beyond the school's ceiling of minutes only with a reason. */
export const openSurvey = command('open-survey', {
  title: ['опрос открыт', 'a survey was opened'],
  button: ['Открыть опрос', 'Open a survey'],
  asks: () => ({
    survey: choice(['Какой опрос', 'Which survey'], surveyNames),
    opens: date(['Открыт с', 'Open from'], { start: 'today' }),
    closes: date(['По', 'Until']),
    reason: optional(
      text(['Почему сверх предела минут', 'Why beyond the ceiling of minutes'], {
        help: ['Только если предел превышен', 'Only when the ceiling is exceeded'],
      }),
    ),
  }),
  input: () =>
    z.object({ survey: z.enum(names), opens: z.string(), closes: z.string(), reason: z.optional(z.string()) }),
  reads: [settings, surveys],
  decide: (p, { survey: name, opens: from, closes: to, reason = '' }) => {
    const opens = dayFromText(from);
    const closes = dayFromText(to);
    const known = p.rows(surveys).find((x) => x.name === name);
    if (!known || !opens || !closes || opens > closes) throw surveyDays();
    const all = p.rows(surveys).map((x) => (x.id === known.id ? { ...x, opens } : x));
    const most = Math.max(...whoOf(known).map((who) => minutesIn(all, who, opens.slice(0, 7))));
    const { minutesAMonth } = settingsOf(p);
    if (most > minutesAMonth && reason.trim().length < 3) {
      throw tooManyMinutes({ minutes: most, ceiling: minutesAMonth, month: opens });
    }
    return {
      changes: [update(surveys, known.id, { opens, closes, reason: reason.trim() || undefined })],
      reply: { survey: known.id, minutes: most },
    };
  },
});

/** Surveys that may be answered today and have a day of opening. */
export const openNow = (p: Programme): readonly Survey[] =>
  p.rows(surveys).filter((x) => x.opens && x.opens <= p.today && (!x.closes || p.today <= x.closes));
