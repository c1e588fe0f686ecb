/** Two curators close the same year at once: the second comes in at a call of the first. */
import type { Snapshot } from '../../runtime/index.ts';
import { interleave } from './between.ts';
import type { Call, Entry } from './entries.ts';
import { breaches, unfinished } from './invariants.ts';
import { again, answerF2, type Line, OWNER, practiceSchool, type School } from './school.ts';
import { play, type Swept } from './sweep.ts';

const SECOND = 'vtoroy@school.example';

/** What the panel does for «Завершить», press after press, as one run; somebody else at work is waited for, not overruled. */
const CLOSING = `function closing(erase) {
  const ask = (name, input) => JSON.parse(rpc(JSON.stringify({ name, input })));
  const begun = ask('beginYearEnd', { erase });
  if (!begun.ok) return begun.code;
  for (;;) {
    const step = ask('yearEndStep', {});
    if (!step.ok) return step.code;
    if (step.value.finished) return 'closed';
  }
}`;

export type Ready = { kept: Snapshot; id: string; before: number; stays: string; names: ReadonlySet<string> };

const books = (school: School): string[] =>
  school.world.documents.filter((d) => d.kind === 'spreadsheet').map((d) => d.id);

/** Answers on the last day, and nobody has looked yet. */
const LATE = 'Зотов Глеб';

const people = (school: School): Line[] => [...school.rows('База наставляемых'), ...school.rows('База наставников')];
const waits = (letter: Line): boolean => letter.Состояние === 'в очереди';

/** A school whose pairs are over, with a mentor who stays, a letter and an answer that wait, and a second curator. */
export async function yearOver(seed = 1): Promise<Ready> {
  const school = await practiceSchool(5, 4, seed);
  const { world, id } = school;
  for (const pair of school.ask<{ pairs: { id: string }[] }>('pairs').pairs)
    school.ask('closeEarly', { pair: pair.id, reason: 'goal_reached', askedBy: 'curator', next: 'leave' });
  const enter = (table: string, values: object) =>
    school.ask<{ rows: string[] }>('enterRow', { table, row: null, values }).rows[0] ?? '';
  const mentor = school.rows('База наставников').find((m) => m.Состояние === 'готов');
  enter('consents', { mentor: mentor?.Код, kind: 'reserve', state: 'given', until: '2029-06-30' });
  school.ask('press', {
    command: 'keep-mentor',
    input: { row: enter('reserve', { mentor: mentor?.Код, state: 'agreed' }) },
  });
  world.addPerson({ email: SECOND, name: 'Второй куратор', kind: 'editor' });
  world.share(id, SECOND, 'editor');
  world.state.triggers = world.triggers.filter((t) => t.fn !== 'onAnswer');
  answerF2(school, LATE);
  const { files, manifest } = world.project as NonNullable<typeof world.project>;
  world.push({ files: { ...files, 'Closing.js': CLOSING }, manifest }, { boundTo: id });
  if (!mentor || !school.rows('Письма').some(waits)) throw new Error('nobody stays, or no letter waits');
  const names = new Set([LATE, ...people(school).map((r) => r.ФИО ?? '')]);
  return { kept: school.keep(), id, before: books(school).length, stays: mentor.ФИО ?? '', names };
}

const repeated = (values: readonly string[]): string[] => values.filter((v, i) => values.indexOf(v) !== i);

/** Within so many hourly runs of whoever owns the programme it must be over. */
const HOURS = 3;

/** What must hold of a year that two have worked at. */
export function closedWrongly(school: School, ready: Ready): string[] {
  const { world } = school;
  for (let hour = 0; hour < HOURS; hour++) world.advance(3_600_000);
  const home = school.ask<{ state: string; next: string; erased: boolean }>('home');
  const made = books(school).slice(ready.before);
  // whoever takes over writes an act of his own; the one begun before stays empty
  const acts = world.documents.filter((d) => d.kind === 'document' && JSON.stringify(d).includes('АКТ об уничтожении'));
  const list = school.rows('Уничтожение данных').map((d) => d['Чьи данные (код)'] ?? '');
  const papers = school.rows('Документы').filter((d) => d.Документ?.startsWith('Акт об уничтожении'));
  const next = made[0] && again(school.keep(), made[0]);
  const there = next ? next.rows('База наставников').some((m) => m.ФИО === ready.stays) : false;
  const shut = world.documents.filter((d) => d.kind === 'form') as unknown as { accepting: boolean }[];
  const text = JSON.stringify(
    world
      .view(school.id)
      .sheets.map((sheet) => world.viewSheet(school.id, sheet.name).cells.map((r) => r.map((c) => c?.v))),
  );
  const told = [...ready.names].filter((name) => text.includes(name));
  return [
    ...breaches(school),
    ...unfinished(school),
    ...(home.state === 'closed' ? [] : [`the workbook is «${home.state}»`]),
    ...(made.length === 1 ? [] : [`${made.length} new workbooks`]),
    ...(made.length && home.next.includes(made[0] ?? '') ? [] : ['the archive does not lead to the new workbook']),
    ...(there ? [] : ['who stays is not in the new workbook']),
    ...(acts.length === 1 ? [] : [`${acts.length} acts`]),
    ...(papers.length === 1 ? [] : [`the act stands ${papers.length} times in the register`]),
    ...repeated(list).map((code) => `${code} is listed twice`),
    ...(list.length === ready.names.size ? [] : [`${list.length} of ${ready.names.size} are listed`]),
    ...(home.erased && told.length ? [`${told.join(', ')} can be read in an erased archive`] : []),
    ...(home.erased || told.length === ready.names.size ? [] : ['people are gone who were to stay for now']),
    ...(world.triggers.some((t) => t.boundTo === school.id) ? ['a trigger is left'] : []),
    ...(school.rows('Письма').some(waits) ? ['a letter waits'] : []),
    ...(shut.every((f) => !f.accepting) ? [] : ['a form takes answers']),
  ];
}

/** What comes in between. */
export const betweens = {
  'another curator closes it too': { fn: 'closing', args: ['later'], as: SECOND },
  'the same person closes it in another window': { fn: 'closing', args: ['later'], as: OWNER },
  'the hourly run': { fn: 'onTick', args: [], as: OWNER },
  'another curator takes the programme over': {
    fn: 'rpc',
    args: [JSON.stringify({ name: 'takeOver', input: {} })],
    as: SECOND,
  },
} satisfies Record<string, Call>;
export type Between = keyof typeof betweens;

const closingOf = ({ kept, id }: Ready): Entry => ({
  ...{ name: 'the year is closed', kept, id },
  ...{ fn: 'closing', args: ['now'], kind: 'rpc' as const, as: OWNER },
});

/** Nobody comes in. @throws when that is not right already */
export function closeAlone(ready: Ready): void {
  const school = again(ready.kept, ready.id);
  const { error } = play(school, closingOf(ready));
  const why = error ? [error.message] : closedWrongly(school, ready);
  if (why.length) throw new Error(why.join('; '));
}

/** A curator closes the year from the panel, and somebody comes in. @param stride of the calls that hold no lock */
export const closeTogether = (ready: Ready, between: Between, stride: number): Swept =>
  interleave(closingOf(ready), { name: between, ...betweens[between] }, stride, new Map(), (school) =>
    closedWrongly(school, ready),
  );
