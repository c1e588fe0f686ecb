/** People answer forms: what is not said is invented by dice, as the columns of the form's table would have it. */
import { type AnyForm, askedIn, type Column, columnsOf, type Dice, isPutTo, type Mode } from '../../src/kit/index.ts';
import { forms } from '../../src/stages/index.ts';
import type { School } from '../proof/school.ts';

const inRussian = { lang: 'ru', label: (_table: string, id: string) => id } as const;

/** An answer as a respondent gives it: the words of a choice, a list of them, a code, a day. */
function spoken(c: Column<unknown>, value: unknown): unknown {
  switch (c.input.type) {
    case 'many':
      return String(c.write(value, inRussian)).split('; ');
    case 'yes-no':
      return value ? 'да' : 'нет';
    case 'date':
      return value;
    default:
      return String(c.write(value, inRussian));
  }
}

/** Answers by question. @param said what is known, by column */
export function answersTo(
  f: AnyForm,
  said: Readonly<Record<string, unknown>>,
  d: Dice,
  mode: Mode,
): Record<string, unknown> {
  const columns: Record<string, Column<unknown>> = Object.fromEntries(columnsOf(f.into));
  const row: Record<string, unknown> = {};
  const given: Record<string, unknown> = {};
  for (const q of askedIn(f, mode)) {
    const c = columns[q.key];
    if (!c || !isPutTo(q, row)) continue;
    const needed = q.required ?? (c.required && !c.start);
    const mayPoint = c.input.type === 'ref' || c.input.type === 'refs';
    let value = q.key in said ? said[q.key] : mayPoint ? undefined : c.sample(d);
    for (let n = 0; value === undefined && needed && n < 20 && !mayPoint; n++) value = c.sample(d);
    if (value === undefined || (Array.isArray(value) && !value.length)) continue;
    row[q.key] = value;
    given[q.ask[0]] = spoken(c, value);
  }
  return given;
}

export const formOf = (code: string): AnyForm => {
  const found = forms.find((f) => f.code === code);
  if (!found) throw new Error(`there is no form ${code}`);
  return found;
};

/** Somebody answers, or changes an answer. @returns the id of the answer, or why Google refused it */
export function respond(
  school: School,
  code: string,
  said: Readonly<Record<string, unknown>>,
  d: Dice,
  mode: Mode,
  edit?: string,
): { id: string; refused: string } {
  const done = school.world
    .user('kto-to@mail.example')
    .respond(school.form(code), answersTo(formOf(code), said, d, mode), edit ? { edit } : {});
  return done.refused === null ? { id: done.responseId, refused: '' } : { id: '', refused: done.refused };
}
