/** Every way into the product, with a school in which it has work to do. */
import type { RunKind, Snapshot } from '../../runtime/index.ts';
import { answer, answerF2, emptySchool, OWNER, practiceSchool, School } from './school.ts';

export type Entry = {
  name: string;
  kept: Snapshot;
  id: string;
  fn: string;
  args: unknown[];
  kind: RunKind;
  as: string;
};

type Call = { fn: string; args?: unknown[]; kind?: RunKind; as?: string };
const rpc = (name: string, input: object = {}, as = OWNER): Call => ({
  fn: 'rpc',
  args: [JSON.stringify({ name, input })],
  kind: 'rpc',
  as,
});

const SECOND = 'vtoroy@school.example';
const OBSERVER = 'nablyudatel@school.example';

type Ready = { school: School; call: Call };
type Prepare = () => Promise<Ready>;

const school = () => practiceSchool(10, 8);

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

const LIST = {
  table: 'mentees',
  columns: ['fullName', 'classOrGroup'],
  rows: Array.from({ length: 12 }, (_, i) => [`Новиков Пётр ${i + 1}`, '7А']),
  first: 2,
};

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

/** A copy of a school, made by a person; the school itself is silent. */
async function copied(): Promise<School> {
  const { world, id } = await school();
  const made = world.user(OWNER).copySpreadsheet(id, 'Копия');
  if (made.refused !== null) throw new Error(made.refused);
  const { files, manifest } = world.project as NonNullable<typeof world.project>;
  world.push({ files, manifest }, { boundTo: made.id });
  world.state.triggers = [];
  return new School(world, made.id);
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
  'hourly run with letters due': async () => ({ school: await school(), call: { fn: 'onTick', kind: 'trigger' } }),
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
  'import a list': async () => ({ school: await school(), call: rpc('importRows', LIST) }),
  'mark a task': async () => ({
    school: await school(),
    call: rpc('setTask', { stage: 6, task: 'З-602', status: 'doing' }),
  }),
  'decide about an unclear letter': async () => {
    const at = await school();
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
  'the year is closed': async () => {
    const at = await school();
    for (const { id } of at.ask<{ pairs: { id: string }[] }>('pairs').pairs)
      at.ask('closeEarly', { pair: id, reason: 'goal_reached', askedBy: 'curator', next: 'leave' });
    at.ask('beginYearEnd', { erase: 'now' });
    return { school: at, call: { fn: 'onTick', kind: 'trigger' } };
  },
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
  const { fn, args = [], kind = 'menu', as = OWNER } = call;
  return { name, kept: at.keep(), id: at.id, fn, args, kind, as };
}
