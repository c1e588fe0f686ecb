/** Every declared command as an entry point: what it is told is sought among the rows of a school at work. */
import { api } from '../../src/app/rpc.ts';
import { type AnyRow, columnsOf, type Dice, dice, sampleRows, say } from '../../src/kit/index.ts';
import { commands, tables } from '../../src/stages/index.ts';
import { formOf, told } from './answers.ts';
import { type Entry, nextYear, rpc, school } from './entries.ts';
import { again, answer, emptySchool, practiceSchool, type School } from './school.ts';

/** What the panel may send: commands by their own name, and those of the stages by `press`. */
export const everyCommand = (): readonly string[] => {
  const direct = Object.entries(api).flatMap(([name, m]) => ('preview' in m && name !== 'press' ? [name] : []));
  const plain = new Set(direct.map((name) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)));
  return [...direct, ...commands.map((c) => c.id).filter((id) => !plain.has(id))].sort();
};

/** A schema as zod keeps it. */
type Schema = { _zod: { def: Def } };
type Def = {
  type: string;
  shape?: Record<string, Schema>;
  entries?: Record<string, string>;
  element?: Schema;
  innerType?: Schema;
};

const schemaOf = (name: string): Schema => {
  const found = name in api ? api[name as keyof typeof api] : commands.find((c) => c.id === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return found.input() as unknown as Schema;
};

/** Fields that name a row of a table whose id is not the field with an s. */
const TABLE_OF: Readonly<Record<string, string>> = {
  person: 'mentees',
  keep: 'mentees',
  double: 'mentees',
  psychologist: 'team',
  request: 'helpRequests',
  row: 'reserve',
  about: 'pairs',
  meeting: 'generalMeetings',
  event: 'finalEvents',
};
const DAYS = /until|from|^to$|date|reviewOn|opens|closes|agreed/i;

type Known = (table: string) => readonly string[];

/** Something the schema allows; rows are those that are there. */
function invented({ _zod: { def } }: Schema, field: string, known: Known, d: Dice): unknown {
  const of = (inner: Schema | undefined) => (inner ? invented(inner, field, known, d) : undefined);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, inner]) => [key, invented(inner, key, known, d)]),
      );
    case 'array':
      return tables.some((t) => t.id === field) && !known(field).length
        ? []
        : Array.from({ length: d.int(1, 2) }, () => of(def.element));
    case 'optional':
    case 'nullable':
      return d.int(0, 1) ? of(def.innerType) : def.type === 'nullable' ? null : undefined;
    case 'enum':
      return d.pick(Object.values(def.entries ?? {}));
    case 'number':
      return d.int(1, 7);
    case 'boolean':
      return true;
    default: {
      if (field === 'url') return 'https://school.example/';
      const rows = known(TABLE_OF[field] ?? (field.endsWith('s') ? field : `${field}s`));
      if (rows.length) return d.pick(rows);
      return DAYS.test(field) ? d.pick(['2026-10-05', '2026-10-30', '2027-02-01']) : 'так решил совет школы';
    }
  }
}

const TRIES = 60;

type Asked = { name: string; input: object };

/** Codes by table. */
export const codesIn = (at: School): Map<string, readonly string[]> =>
  new Map(
    tables.map((t) => [
      t.id,
      at
        .rows(say(t.sheet, 'ru'))
        .map((r) => r.Код ?? '')
        .filter(Boolean),
    ]),
  );

/** @returns a request with which the command does something in this school, or the last one that was refused */
function sought(
  at: School,
  name: string,
  more: Readonly<Record<string, readonly string[]>>,
): Asked & { does: boolean } {
  const d = dice(7);
  const rows = codesIn(at);
  const known: Known = (table) => more[table] ?? rows.get(table) ?? [];
  for (let n = 1; ; n++) {
    const own = invented(schemaOf(name), '', known, d) as object;
    const asked = name in api ? { name, input: own } : { name: 'press', input: { command: name, input: own } };
    const done = at.world.run('rpc', [JSON.stringify({ ...asked, dry: true })], { kind: 'rpc', on: at.id });
    const reply = JSON.parse(String(done.value)) as { ok: boolean; value: { rows: number } };
    const does = reply.ok && reply.value.rows > 0;
    if (does || n === TRIES) return { ...asked, does };
  }
}

function first(at: School, ...names: readonly string[]): void {
  for (const name of names) {
    const { does, ...asked } = sought(at, name, {});
    if (!does) throw new Error(`${name} could not be done`);
    at.ask(asked.name, asked.input);
  }
}

/** A row as dice would have it is entered in the panel. */
function enter(at: School, table: string, said: object = {}, row: string | null = null): void {
  const t = tables.find((x) => x.id === table);
  if (!t) throw new Error(`there is no table ${table}`);
  const d = dice(5, Object.fromEntries([...codesIn(at)].map(([id, codes]) => [id, [...codes]])));
  const [sample] = sampleRows(t, d, 1) as AnyRow[];
  const values = columnsOf(t).flatMap(([key, c]) =>
    c.by === 'people' && !c.hidden && c.required ? [[key, sample?.[key] ?? null]] : [],
  );
  at.ask('enterRow', { table, row, values: { ...Object.fromEntries(values), ...said } });
}

async function begun(): Promise<School> {
  const at = await emptySchool();
  at.ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'приказ', organisation: 'Школа', year: '2026/2027' });
  at.world.run('checkAndMend', [], { kind: 'menu', on: at.id });
  return at;
}

/** A pair whose mentee has an outcome, and has met for the last time. */
function finished(at: School): void {
  first(at, 'prepare-outcomes');
  for (const row of codesIn(at).get('outcomes') ?? [])
    at.ask('enterRow', { table: 'outcomes', row, values: { finalOn: '2026-10-10', goal: 'fully' } });
}

const round = (at: School) => ({ rounds: [at.ask<{ round: string }>('makeRound', { policy: 'fair' }).round] });
const approved = (at: School) => void at.ask('approveRound', { round: round(at).rounds[0] });
const proposed = (at: School) => first(at, 'formPair');
const eventPlanned = (at: School) =>
  enter(at, 'finalEvents', { on: '2026-12-01', place: 'актовый зал', state: 'planned' });
const firstOf = (at: School, table: string): string => codesIn(at).get(table)?.[0] ?? '';

/** A mentor who agreed to stay, and signed for it. */
function stays(at: School): void {
  const mentor = firstOf(at, 'mentors');
  enter(at, 'reserve', { state: 'agreed', mentor });
  enter(at, 'consents', { mentor, kind: 'reserve', state: 'given', signedOn: '2026-10-01', until: '2029-10-01' });
}

/** A round for fewer places than there are requests: somebody waits. */
function waiting(at: School): { mentees: readonly string[] } {
  const places = (capacity: number) => {
    for (const row of codesIn(at).get('mentors') ?? [])
      at.ask('enterRow', { table: 'mentors', row, values: { capacity } });
  };
  places(1);
  approved(at);
  places(3);
  const queue = at.rows('Без пары').flatMap((r) => r.Наставляемый?.split(' · ').at(-1) ?? []);
  return { mentees: queue };
}

function nominated(at: School): void {
  const reason = 'решение совета';
  const [mentor] = at.rows('Пары и группы').flatMap((r) => r.Наставник?.split(' · ').at(-1) ?? []);
  const reward = firstOf(at, 'rewards');
  at.ask('press', { command: 'nominate', input: { reward, mentor, decision: 'yes', reason } });
}

/** An answer that names nobody who is known. */
function setAside(at: School): void {
  answer(at, 'F7', {
    'Вы (наставник): код или фамилия, имя': 'НР-999',
    'Когда вы встретились?': '2026-10-12',
    'Какая это была встреча?': 'рабочая встреча',
  });
  at.hour();
}

/** A letter whose sending was cut short: whether it went is for a person to say. */
function unclear(at: School): void {
  first(at, 'formPair');
  at.ask('confirmPair', { pair: codesIn(at).get('pairs')?.at(-1) });
  const { calls } = again(at.keep(), at.id).world.run('onTick', [], { kind: 'trigger' });
  const sending = calls.findIndex((c) => c.name === 'MailApp.sendEmail') + 1;
  at.world.run('onTick', [], { kind: 'trigger', fault: { killAt: sending } });
  at.hour();
}

/** Somebody has asked for an adult's help. */
function signalled(at: School): void {
  told(at, formOf('F16'));
  at.hour();
}

function closedEarly(at: School): void {
  const pair = firstOf(at, 'pairs');
  at.ask('closeEarly', { pair, reason: 'mentee_time', askedBy: 'mentee', next: 'rematch' });
}

/** A signed consent of everybody in the school's first pair. */
function published(at: School): void {
  const [pair] = at.rows('Пары и группы');
  const codes = (cell = '') => cell.split(';').flatMap((x) => x.split(' · ').at(-1)?.trim() ?? []);
  const signed = { kind: 'publication', state: 'given', given: '2026-10-01' };
  for (const mentor of codes(pair?.Наставник)) enter(at, 'consents', { mentor, ...signed });
  for (const mentee of codes(pair?.Наставляемые)) enter(at, 'consents', { mentee, ...signed });
}

/** A story worth telling on the day itself, with everybody's consent. */
function storied(at: School): void {
  eventPlanned(at);
  published(at);
  enter(at, 'cases', { pair: firstOf(at, 'pairs'), best: 'yes' });
}

/** Enough people are in pairs to be told of in public, and a partner is there to be told. */
async function outward(): Promise<School> {
  const at = await practiceSchool(24, 16, 1, true);
  approved(at);
  const agreed = at.rows('Пары и группы').flatMap((r) => (r.Состояние === 'предложена' ? (r.Код ?? []) : []));
  for (const pair of agreed) at.ask('confirmPair', { pair });
  at.ask('orderPairs', { pairs: agreed, orderNo: '7', orderDate: '2026-10-12' });
  for (const pair of agreed)
    at.ask('enterRow', { table: 'meetings', row: null, values: { pair, on: '2026-10-12', state: 'held' } });
  at.ask('releaseSummary');
  const email = 'partner@zavod.example';
  for (const row of codesIn(at).get('partners') ?? [])
    at.ask('enterRow', { table: 'partners', row, values: { email } });
  return at;
}

/** Requests have changed since criteria were drawn from them. */
const wishing = (at: School): void => {
  for (const row of (codesIn(at).get('mentees') ?? []).slice(0, 4))
    at.ask('enterRow', { table: 'mentees', row, values: { themes: ['other'] } });
};

/** What has to be there before a command can do something; codes by table are those to choose from. */
const PREPARED: Readonly<Record<string, (at: School) => unknown>> = {
  approveRound: round,
  discardRound: round,
  confirmPair: proposed,
  declinePair: proposed,
  undoPair: proposed,
  orderPairs: (at) => {
    first(at, 'formPair');
    const pair = codesIn(at).get('pairs')?.at(-1) ?? '';
    at.ask('confirmPair', { pair });
    return { pairs: [pair] };
  },
  decideOnOpinion: (at) => first(at, 'giveOpinion'),
  liftLimit: (at) => first(at, 'limitPair'),
  offerSupport: waiting,
  logAttempt: waiting,
  directPair: (at) => {
    const [mentee = ''] = waiting(at).mentees;
    for (const what of ['talk', 'other_form']) at.ask('logAttempt', { mentee, what, result: 'не нашёлся' });
    return { mentees: [mentee], reviewOns: ['2026-10-30'] };
  },
  inviteAll: (at) => enter(at, 'generalMeetings'),
  recordAttendance: (at) => {
    enter(at, 'generalMeetings');
    first(at, 'inviteAll');
  },
  'close-event': eventPlanned,
  'draw-criteria': wishing,
  'draw-programme': storied,
  'invite-guests': (at) => {
    eventPlanned(at);
    enter(at, 'guests', { event: firstOf(at, 'finalEvents'), email: 'gost@zavod.example' });
  },
  'send-bulletin': (at) => first(at, 'assemble-bulletin'),
  'tell-case': (at) => enter(at, 'cases'),
  'decide-award': (at) => {
    nominated(at);
    enter(at, 'awards', { mentor: firstOf(at, 'mentors'), kind: 'thanks' });
  },
  'issue-awards': nominated,
  'send-award': (at) => {
    nominated(at);
    first(at, 'issue-awards');
  },
  'become-mentor': (at) => enter(at, 'reserve', { state: 'agreed', mentee: firstOf(at, 'mentees') }),
  'keep-mentor': stays,
  'hand-pack': (at) => enter(at, 'experts', { tasks: ['assessment'], confidentiality: '2026-09-01' }),
  'reopen-pair': closedEarly,
  'take-signal': signalled,
  dismissAnswer: setAside,
  settleLetter: unclear,
  'complete-pair': finished,
  'complete-finished': finished,
};

/** Commands that have nothing to do in a school at work; three are done by every school at the beginning. */
const ELSEWHERE: Readonly<Record<string, () => Promise<School>>> = {
  'take-defaults': begun,
  'take-breaks': begun,
  'take-targets-2024': begun,
  'assemble-bulletin': outward,
  'send-bulletin': outward,
  'note-destroyed': nextYear,
};

/** Inputs that are more than rows and choices. */
const TOLD: Readonly<Record<string, object>> = {
  enterRow: {
    table: 'team',
    row: null,
    values: { fullName: 'Новый Человек', role: 'observer', email: 'n@school.example' },
  },
  importRows: { table: 'mentees', columns: ['fullName', 'classOrGroup'], rows: [['Новиков Пётр', '7А']], first: 2 },
  setTask: { stage: 6, task: 'З-602', status: 'doing' },
};

/**
 * The command in a school in which it does something.
 * @returns with `does` false when it was refused whatever it was told: then that is what is tried
 */
export async function commandEntry(name: string): Promise<Entry & { does: boolean }> {
  const at = await (ELSEWHERE[name]?.() ?? school(true));
  const more = (PREPARED[name]?.(at) ?? {}) as Record<string, readonly string[]>;
  const given = TOLD[name];
  const { does, ...asked } = given ? { name, input: given, does: true } : sought(at, name, more);
  return { name: `command ${name}`, kept: at.keep(), id: at.id, ...rpc(asked.name, asked.input), does };
}
