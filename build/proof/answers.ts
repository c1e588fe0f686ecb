/** An answer to every declared form as an entry point: the form trigger finds it, or the hourly run where no sheet rings. */
import type { FormModel } from '../../runtime/index.ts';
import { type AnyForm, columnsOf, dice } from '../../src/kit/index.ts';
import { forms } from '../../src/stages/index.ts';
import { answersTo } from '../season/answers.ts';
import { codesIn } from './commands.ts';
import { type Entry, school } from './entries.ts';
import { OWNER, type School } from './school.ts';

const codeIn = (cell = ''): string => cell.split(';')[0]?.split(' · ').at(-1)?.trim() ?? '';

/** Rows an answer points to: the first pair at work with the two people in it, and the first row of any other table. */
function pointed(f: AnyForm, at: School): Record<string, unknown> {
  const [pair] = at.rows('Пары и группы');
  const inPair: Readonly<Record<string, string>> = {
    pairs: pair?.Код ?? '',
    mentors: codeIn(pair?.Наставник),
    mentees: codeIn(pair?.Наставляемые),
  };
  const rows = codesIn(at);
  return Object.fromEntries(
    columnsOf(f.into).flatMap(([key, { input }]) =>
      input.type === 'ref' || input.type === 'refs' ? [[key, inPair[input.table] ?? rows.get(input.table)?.[0]]] : [],
    ),
  );
}

/** A question Google would not take an answer to, answered so that it does. */
function mended(form: FormModel, said: Record<string, unknown>, refused: string): Record<string, unknown> {
  const item = form.items.find((x) => x.title && refused.startsWith(`«${x.title}»`));
  if (!item) throw new Error(refused);
  const [choice] = item.choices.map((c) => c.value);
  const answer = choice === undefined ? 'о чём говорили' : Array.isArray(said[item.title]) ? [choice] : choice;
  return { ...said, [item.title]: answer };
}

const MOST_MENDED = 6;

export const everyForm = forms.map((f) => f.code);

/** Somebody answers a form. @throws when Google does not take the answer */
export function told(at: School, f: AnyForm): void {
  const { world } = at;
  const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith(`${f.code} `));
  if (!form) throw new Error(`${f.code} was not made`);
  Object.assign(form, { accepting: true });
  const respondent = world.user('kto-to@mail.example');
  let said = answersTo(f, pointed(f, at), dice(3), 'full');
  for (let n = 0; ; n++) {
    const { refused } = respondent.respond(form.id, said);
    if (refused === null) return;
    if (n === MOST_MENDED) throw new Error(`${f.code}: ${refused}`);
    said = mended(world.form(form.id), said, refused);
  }
}

/** @throws when there is no such form */
export function formOf(code: string): AnyForm {
  const f = forms.find((x) => x.code === code);
  if (!f) throw new Error(`there is no form ${code}`);
  return f;
}

/** @throws when Google does not take the answer */
export async function answerEntry(code: string): Promise<Entry> {
  const f = formOf(code);
  const at = await school(true);
  const { world } = at;
  const ringing = world.triggers;
  world.state.triggers = ringing.filter((t) => t.fn !== 'onAnswer');
  told(at, f);
  world.state.triggers = ringing;
  return {
    name: `an answer to ${code}`,
    kept: at.keep(),
    id: at.id,
    fn: f.keeps && f.keeps !== 'workbook' ? 'onTick' : 'onAnswer',
    kind: 'trigger',
    as: OWNER,
  };
}
