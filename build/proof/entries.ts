/** Every way into the product, with a school in which it has work to do. */
import type { RunKind, Snapshot } from '../../runtime/index.ts';
import { again, answer, answerF2, emptySchool, OWNER, practiceSchool, School } from './school.ts';

export type Call = { fn: string; args?: unknown[]; kind?: RunKind; as?: string };

/** A call, and the school in which it is made. */
export type Entry = Call & {
  name: string;
  kept: Snapshot;
  id: string;
  /** what a person does who sees that it was cut short; otherwise the hourly runs are waited for */
  again?: Call;
};

export const rpc = (name: string, input: object = {}, as = OWNER): Call => ({
  fn: 'rpc',
  args: [JSON.stringify({ name, input })],
  kind: 'rpc',
  as,
});

const SECOND = 'vtoroy@school.example';
const OBSERVER = 'nablyudatel@school.example';

type Ready = { school: School; call: Call };
type Prepare = () => Promise<Ready>;

const fresh = () => practiceSchool(10, 8);

const settled = new Map<boolean, Promise<[Snapshot, string]>>();

async function settledSchool(pairs: boolean): Promise<[Snapshot, string]> {
  const at = await practiceSchool(10, 8, 1, pairs);
  for (let hour = 0; hour < 3; hour++) at.hour();
  return [at.keep(), at.id];
}

/** A school in which the hourly runs have found nothing more to do. @param pairs some of its people are in pairs at work */
export async function school(pairs = false): Promise<School> {
  const made = settled.get(pairs) ?? settledSchool(pairs);
  settled.set(pairs, made);
  return again(...(await made));
}

async function pairing(): Promise<{ at: School; mentee: string; mentor: string }> {
  const at = await school();
  const mentee = at.ask<{ seekers: { id: string }[] }>('pairs').seekers[0]?.id ?? '';
  const mentor = at.ask<{ fits: { id: string }[] }>('mentorsFor', { mentee }).fits[0]?.id ?? '';
  return { at, mentee, mentor };
}

async function paired(): Promise<{ at: School; pair: string }> {
  const { at, mentee, mentor } = await pairing();
  return { at, pair: at.ask<{ pair: string }>('formPair', { mentee, mentor }).pair };
}

const list = (length: number) => ({
  table: 'mentees',
  columns: ['fullName', 'classOrGroup'],
  rows: Array.from({ length }, (_, i) => [`Новиков Пётр ${i + 1}`, '7А']),
  first: 2,
});
/** More than one step of a long list. */
const LONG = 210;
const PAPER = { paper: 'meeting-journal' };

/** A school in which two people have answered F2, one has changed the answer, and Google told nobody. */
async function answered(): Promise<School> {
  const at = await school();
  at.world.state.triggers = at.world.triggers.filter((t) => t.fn !== 'onAnswer');
  const first = answerF2(at, 'Зотов Глеб');
  answerF2(at, 'Зуева Инга Павловна');
  at.world.run('onAnswer', [], { kind: 'trigger' });
  at.world.now += 60_000;
  answerF2(at, 'Зотов Глеб', first);
  answerF2(at, 'Ким Алина');
  return at;
}

/** A pair that has met: the mentor has told of it and asked for help; Google told nobody. */
async function met(): Promise<School> {
  const { at, mentee, mentor } = await pairing();
  at.ask('confirmPair', { pair: at.ask<{ pair: string }>('formPair', { mentee, mentor }).pair });
  at.world.state.triggers = at.world.triggers.filter((t) => t.fn !== 'onAnswer');
  answer(at, 'F7', {
    'Вы (наставник): код или фамилия, имя': mentor,
    'Когда вы встретились?': '2026-10-12',
    'Какая это была встреча?': 'встреча-знакомство',
    'Нужна ли вам помощь куратора? Напишите, какая': 'как поставить цель',
  });
  return at;
}

/** A workbook of its own, with the product in it. */
function pushed({ world }: School, id: string): School {
  const { files, manifest } = world.project as NonNullable<typeof world.project>;
  world.push({ files, manifest }, { boundTo: id });
  return new School(world, id);
}

/** A copy of a school, made by a person; the school itself is silent. */
async function copied(): Promise<School> {
  const at = await school();
  const made = at.world.user(OWNER).copySpreadsheet(at.id, 'Копия');
  if (made.refused !== null) throw new Error(made.refused);
  at.world.state.triggers = [];
  return pushed(at, made.id);
}

/** A school at the end of its year: every pair is over, and the curator has begun to close it. */
async function closing(erase: 'now' | 'later'): Promise<School> {
  const at = await school();
  for (const { id } of at.ask<{ pairs: { id: string }[] }>('pairs').pairs)
    at.ask('closeEarly', { pair: id, reason: 'goal_reached', askedBy: 'curator', next: 'leave' });
  at.ask('beginYearEnd', { erase });
  return at;
}

/** The workbook of the next year; the archive it came from still holds its people. */
export async function nextYear(): Promise<School> {
  const at = await closing('later');
  while (!at.ask<{ finished: boolean }>('yearEndStep').finished);
  const next = pushed(at, /\/d\/([^/]+)\//.exec(at.ask<{ next: string }>('home').next)?.[1] ?? '');
  next.ask('becomeNewYear');
  next.world.run('checkAndMend', [], { kind: 'menu', on: next.id });
  return next;
}

export const entries: Readonly<Record<string, Prepare>> = {
  open: async () => ({ school: await school(), call: { fn: 'onOpen', kind: 'simple' } }),
  'set-up': async () => {
    const at = await emptySchool();
    at.ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'приказ', organisation: 'Школа', year: '2026/2027' });
    return { school: at, call: { fn: 'checkAndMend', kind: 'menu' } };
  },
  'answers by the trigger': async () => ({ school: await answered(), call: { fn: 'onAnswer', kind: 'trigger' } }),
  'answers by the hourly run': async () => ({ school: await answered(), call: { fn: 'onTick', kind: 'trigger' } }),
  'hourly run with letters due': async () => ({ school: await fresh(), call: { fn: 'onTick', kind: 'trigger' } }),
  'a report of a meeting': async () => ({
    school: await met(),
    call: { fn: 'onTick', kind: 'trigger' },
  }),
  'a cell edited by hand': async () => ({ school: await school(), call: { fn: 'onChangeByHand', kind: 'trigger' } }),
  refresh: async () => ({ school: await answered(), call: rpc('refresh') }),
  'count anew what a pair has touched': async () => ({ school: (await paired()).at, call: rpc('recount') }),
  'form a pair': async () => {
    const { at, mentee, mentor } = await pairing();
    return { school: at, call: rpc('formPair', { mentee, mentor }) };
  },
  'confirm a pair': async () => {
    const { at, pair } = await paired();
    return { school: at, call: rpc('confirmPair', { pair }) };
  },
  'take a pair back': async () => {
    const { at, pair } = await paired();
    return { school: at, call: rpc('undoPair', { pair }) };
  },
  'approve a round for everybody': async () => {
    const at = await school();
    const { round } = at.ask<{ round: string }>('makeRound', { policy: 'fair' });
    return { school: at, call: rpc('approveRound', { round }) };
  },
  'undo a round': async () => {
    const at = await school();
    const { round } = at.ask<{ round: string }>('makeRound', { policy: 'fair' });
    at.ask('approveRound', { round });
    const act = at.ask<{ acts: { id: string }[] }>('acts').acts[0]?.id;
    return { school: at, call: rpc('undoAct', { act }) };
  },
  'undo the last action': async () => {
    const { at } = await paired();
    const act = at.ask<{ acts: { id: string }[] }>('acts').acts[0]?.id;
    return { school: at, call: rpc('undoAct', { act }) };
  },
  'record a consent': async () => {
    const at = await school();
    const waiting = at.ask<{ awaiting: { id: string }[] }>('pairs').awaiting[0]?.id ?? '';
    return { school: at, call: rpc('recordConsent', { person: waiting, kinds: ['guardian_processing'], keptAt: '' }) };
  },
  'import a list': async () => ({ school: await school(), call: rpc('importRows', list(12)) }),
  'begin a long list': async () => ({ school: await school(), call: rpc('beginImport', list(LONG)) }),
  'begin papers for everybody': async () => ({ school: await school(true), call: rpc('beginPapers', PAPER) }),
  'mark a task': async () => ({
    school: await school(),
    call: rpc('setTask', { stage: 6, task: 'З-602', status: 'doing' }),
  }),
  'decide about an unclear letter': async () => {
    const at = await fresh();
    at.world.run('onTick', [], { kind: 'trigger', fault: { failOn: { 'MailApp.sendEmail': 'Internal error' } } });
    const letter = at.ask<{ toDecide: { id: string }[] }>('letters').toDecide[0]?.id;
    return { school: at, call: rpc('settleLetter', { letter, what: 'again' }) };
  },
  'pause letters': async () => ({ school: await school(), call: rpc('pauseLetters', { paused: true }) }),
  'release the summary': async () => {
    const at = await school();
    const values = { fullName: 'Наблюдатель', role: 'observer', email: OBSERVER };
    at.ask('enterRow', { table: 'team', row: null, values });
    return { school: at, call: rpc('releaseSummary') };
  },
  'take the programme over': async () => {
    const at = await school();
    at.world.addPerson({ email: SECOND, name: 'Второй', kind: 'editor' });
    at.world.share(at.id, SECOND, 'editor');
    return { school: at, call: rpc('takeOver', {}, SECOND) };
  },
  'hourly run of the former owner': async () => {
    const at = await school();
    at.world.addPerson({ email: SECOND, name: 'Второй', kind: 'editor' });
    at.world.share(at.id, SECOND, 'editor');
    at.ask('takeOver', {}, SECOND);
    return { school: at, call: { fn: 'onTick', kind: 'trigger' } };
  },
  'a copy becomes the original': async () => ({ school: await copied(), call: rpc('becomeOriginal') }),
  'the year is closed': async () => ({ school: await closing('now'), call: { fn: 'onTick', kind: 'trigger' } }),
  'a copy becomes the workbook of the next year': async () => {
    const at = await copied();
    at.ask('becomeNewYear');
    return { school: at, call: { fn: 'checkAndMend', kind: 'menu' } };
  },
};

export async function entryOf(name: string): Promise<Entry> {
  const prepare = entries[name];
  if (!prepare) throw new Error(`there is no entry point «${name}»`);
  const { school: at, call } = await prepare();
  return { name, kept: at.keep(), id: at.id, as: OWNER, ...call };
}

/** Long work step by step, as the panel does it: each step from the world that the steps before it have left. */
function stepsOf(what: string, at: School, step: Call): Entry[] {
  const out: Entry[] = [];
  for (;;) {
    const kept = at.keep();
    const done = at.world.run(step.fn, step.args, { kind: 'rpc', as: OWNER, on: at.id });
    const reply = JSON.parse(String(done.value)) as { ok: boolean; value: { done: number; finished: boolean } };
    if (!reply.ok) throw new Error(`${what}: ${done.logs.join()}`);
    out.push({ name: `${what}, step ${reply.value.done}`, kept, id: at.id, ...step, again: step });
    if (reply.value.finished) return out;
  }
}

/** Work of many steps; every step is an entry point of its own. */
export const chains: Readonly<Record<string, () => Promise<Entry[]>>> = {
  'set-up': async () => {
    const at = await emptySchool();
    at.ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'приказ', organisation: 'Школа', year: '2026/2027' });
    return stepsOf('set-up', at, rpc('setUpStep'));
  },
  'a long list': async () => {
    const at = await school();
    at.ask('beginImport', list(LONG));
    return stepsOf('a long list', at, rpc('importStep'));
  },
  'papers for everybody': async () => {
    const at = await school(true);
    at.ask('beginPapers', PAPER);
    return stepsOf('papers for everybody', at, rpc('papersStep'));
  },
  'the year is closed': async () => stepsOf('the year is closed', await closing('now'), rpc('yearEndStep')),
  'a copy becomes the workbook of the next year': async () => {
    const at = await copied();
    at.ask('becomeNewYear');
    return stepsOf('the next year', at, rpc('setUpStep'));
  },
};
