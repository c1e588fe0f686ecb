/** Test rows by name, never by position, so adding a column breaks no test. */
import {
  type AnyRow,
  type AnyTable,
  columnsOf,
  day,
  dice,
  type LocalDate,
  momentOf,
  type Now,
  sampleRows,
  type Table,
  type Writing,
} from '../src/kit/index.ts';

export const ids = {
  team: ['К-001'],
  mentees: ['НМ-001', 'НМ-002'],
  mentors: ['НР-001', 'НР-002'],
  pairs: ['П-001'],
  partners: ['ПР-001'],
  trainings: ['ОБ-001'],
  events: ['СБ-001'],
  experts: ['ЭК-001'],
  generalMeetings: ['ОВ-001'],
  criteria: ['КР-001'],
  rounds: ['ПБ-001'],
  finalEvents: ['ПЗ-001'],
  guests: ['ГС-001'],
  cases: ['КС-001'],
  awards: ['НГ-001'],
  nominations: ['РП-001'],
  meetings: ['ВС-001'],
  materials: ['МТ-001'],
  rewards: ['ПН-001'],
};

/** A valid row of `t`; only what the test is about is spelled out. */
export const some = <R>(t: Table<R>, given: Partial<R> = {}): R => ({
  ...(sampleRows(t, dice(1, ids), 1)[0] as R),
  ...given,
});

/** A row with nothing but its code and what is given; the optional columns are empty. */
export const bare = <R>(t: Table<R>, given: Partial<R>): R => ({
  ...(Object.fromEntries(
    columnsOf(t as AnyTable).map(([key, c]) => [key, c.required ? c.sample(dice(1, ids)) : undefined]),
  ) as AnyRow as R),
  ...given,
});

/** @param on the day; codes count up from 901 */
export function nowOn(on: LocalDate = day('2026-10-12')): Now {
  let last = 900;
  return {
    today: on,
    moment: momentOf(`${on} 09:00:00`),
    who: 'kurator@example.org',
    nextId: (_table, prefix) => `${prefix}-${++last}`,
  };
}

export const inRussian: Writing = { lang: 'ru', label: (_table, id) => id };
export const nobodyNamed = { named: () => [] };
