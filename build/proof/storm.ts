/** A random year: people answer, the curator works and tidies, Google fails, hour after hour. The same seed is the same storm. */
import type { Execution, FaultPlan } from '../../runtime/index.ts';
import { type Dice, dice } from '../../src/kit/index.ts';
import { breaches, unfinished, wentTo } from './invariants.ts';
import { answerF2, OWNER, type School } from './school.ts';

export type Storm = {
  seed: number;
  hours: number;
  acts: number;
  faults: number;
  why: readonly string[];
  last: readonly string[];
};

type Habits = { lost: number; doubled: number; delayMs: [number, number]; shuffled: boolean };

/** Columns that nothing below reads by title: a curator may do to them what he likes. */
const FREE = ['Интересы', 'Сильные стороны', 'Желаемый наставник', 'Контакт'];
const MENTEES = 'База наставляемых';
const ENTRY_POINTS = ['onTick', 'onAnswer', 'rpc', 'onChangeByHand', 'checkAndMend'] as const;
const TASKS = [1, 2, 3, 4, 5, 6, 7];

type Act = (school: School, d: Dice) => void;

/** What a command may refuse is no breach: the storm only wants it tried. */
const attempt = (school: School, name: string, input: object = {}): Record<string, never> => {
  const done = school.world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc', as: OWNER });
  const reply = done.ok ? (JSON.parse(String(done.value)) as { ok: boolean; value: Record<string, never> }) : undefined;
  return reply?.ok ? reply.value : {};
};

const list = (value: unknown): { id: string; [key: string]: unknown }[] => (Array.isArray(value) ? value : []);
const any = <T>(d: Dice, from: readonly T[]): T | undefined => (from.length ? d.pick(from) : undefined);
const columnOf = (school: School, title: string): number =>
  (school.world.viewSheet(school.id, MENTEES).cells[0] ?? []).findIndex((cell) => cell?.v === title);
const letterOf = (n: number): string =>
  (n >= 26 ? letterOf(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));
const curator = (school: School) => school.world.user(OWNER);

const pairIn = (school: School, d: Dice, state: string): string | undefined =>
  any(
    d,
    list(attempt(school, 'pairs').pairs).filter((p) => p.state === state),
  )?.id;

/** The curator looks into «Отправленные» and says what he sees. */
function settle(school: School, d: Dice): void {
  const one = any(d, list(attempt(school, 'letters').toDecide));
  const row = one && school.rows('Письма').find((l) => l.Код === one.id);
  if (row) attempt(school, 'settleLetter', { letter: one.id, what: wentTo(school, row) ? 'went' : 'drop' });
}

export const acts: Readonly<Record<string, Act>> = {
  answer: (s, d) => void answerF2(s, `Ученик ${d.int(1, 500)}`),
  'change an answer': (s, d) => {
    const form = s.world.form(s.form('F2'));
    const old = any(d, form.responses);
    if (old) answerF2(s, `Ученик ${d.int(1, 500)}`, old.id);
  },
  'form a pair': (s, d) => {
    const mentee = any(d, list(attempt(s, 'pairs').seekers))?.id;
    const mentor = mentee && any(d, list(attempt(s, 'mentorsFor', { mentee }).fits))?.id;
    if (mentor) attempt(s, 'formPair', { mentee, mentor });
  },
  'confirm a pair': (s, d) => void attempt(s, 'confirmPair', { pair: pairIn(s, d, 'proposed') ?? '' }),
  'take a pair back': (s, d) => void attempt(s, 'undoPair', { pair: pairIn(s, d, 'proposed') ?? '' }),
  'decline a pair': (s, d) => void attempt(s, 'declinePair', { pair: pairIn(s, d, 'proposed') ?? '' }),
  'undo something': (s, d) =>
    void attempt(s, 'undoAct', {
      act:
        any(
          d,
          list(attempt(s, 'acts').acts).filter((a) => a.state === 'open'),
        )?.id ?? '',
    }),
  'record a consent': (s, d) => {
    const person = any(d, list(attempt(s, 'pairs').awaiting))?.id;
    if (person) attempt(s, 'recordConsent', { person, kinds: ['guardian_processing', 'processing'], keptAt: '' });
  },
  'mark a task': (s, d) => {
    const stage = d.pick(TASKS);
    attempt(s, 'setTask', { stage, task: `З-${stage}0${d.int(1, 3)}`, status: d.pick(['todo', 'doing', 'skipped']) });
  },
  'import a list': (s, d) =>
    void attempt(s, 'importRows', {
      table: 'mentees',
      columns: ['fullName', 'classOrGroup'],
      rows: Array.from({ length: d.int(1, 5) }, () => [`Ученик ${d.int(1, 500)}`, '8Б']),
      first: 2,
    }),
  'try a set-aside answer again': (s, d) => {
    const answer = any(d, list(attempt(s, 'home').aside))?.id;
    if (answer) attempt(s, 'retryAnswer', { answer, double: d.pick(['another', 'same'] as const) });
  },
  'decide about a letter': settle,
  'pause letters': (s) => void attempt(s, 'pauseLetters', { paused: true }),
  'resume letters': (s) => void attempt(s, 'pauseLetters', { paused: false }),
  refresh: (s) => void attempt(s, 'refresh'),
  'check and mend': (s) => void s.world.run('checkAndMend', [], { kind: 'menu' }),
  'look at the state': (s) => void attempt(s, 'state'),
  'take over': (s) => void attempt(s, 'takeOver'),
  'lose a trigger': (s, d) => {
    const one = any(d, s.world.triggers);
    s.world.state.triggers = s.world.triggers.filter((t) => t !== one);
  },
  'sort the mentees': (s, d) => void curator(s).sort(s.id, MENTEES, d.int(1, 8), d.int(0, 1) === 1),
  'insert a column': (s, d) => void curator(s).insertColumns(s.id, MENTEES, d.int(2, 9)),
  'rename a column': (s, d) => {
    const at = columnOf(s, d.pick(FREE));
    if (at >= 0) curator(s).type(s.id, MENTEES, `${letterOf(at)}1`, `Моё ${d.int(1, 99)}`);
  },
  'move a column': (s, d) => {
    const at = columnOf(s, d.pick(FREE));
    if (at >= 0) curator(s).moveColumns(s.id, MENTEES, at + 1, 1, d.int(3, 12));
  },
  'delete a column': (s, d) => {
    const at = d.int(1, 8) === 1 ? columnOf(s, d.pick(FREE)) : -1;
    if (at >= 0) curator(s).deleteColumns(s.id, MENTEES, at + 1);
  },
  'type a bad cell': (s, d) => {
    const at = columnOf(s, 'Год рождения');
    const rows = s.rows(MENTEES).length;
    if (at >= 0 && rows)
      curator(s).type(s.id, MENTEES, `${letterOf(at)}${d.int(2, rows + 1)}`, String(d.int(1990, 2015)));
  },
};

function faultOf(d: Dice): FaultPlan {
  const call = d.int(1, d.pick([10, 40, 200]));
  switch (d.int(1, 5)) {
    case 1:
      return { killAt: call };
    case 2:
      return { killAt: call, killAfterCall: true, keepBuffer: true };
    case 3:
      return {
        failAt: { [call]: d.pick(['Service unavailable', 'Internal error', 'Service Spreadsheets timed out']) },
      };
    case 4:
      return { transientRate: 0.02 };
    default:
      return { quotas: { email: d.int(0, 25) } };
  }
}

/** The weather of a day: how Google delivers events. */
const weather = (d: Dice): Habits => ({
  lost: d.pick([0, 0.2, 0.6]),
  doubled: d.pick([0, 0.3]),
  delayMs: d.pick<[number, number]>([
    [0, 0],
    [1000, 900_000],
  ]),
  shuffled: d.int(0, 1) === 1,
});
const CALM: Habits = { lost: 0, doubled: 0, delayMs: [0, 0], shuffled: false };

const setHabits = (school: School, habits: Habits): void => {
  const parts = school.world.state.parts as Record<string, unknown>;
  parts.delivery = { waiting: [], lanes: {}, ...(parts.delivery as object | undefined), ...habits };
};

const HOUR = 3_600_000;
const DAY = 24;
const WEEK = 7 * DAY;
const CALM_HOURS = 2;

/** The last hours of a day: what was begun must come to its end once the weather is calm. @param mended whether somebody repairs the workbook first */
function calmDown(school: School, mended: boolean): string[] {
  setHabits(school, CALM);
  school.world.settle();
  for (const fn of ENTRY_POINTS) while (school.world.takePlanned(fn));
  attempt(school, 'pauseLetters', { paused: false });
  if (mended) school.world.run('checkAndMend', [], { kind: 'menu' });
  attempt(school, 'takeOver');
  for (let n = 0; n < CALM_HOURS; n++) school.world.advance(HOUR);
  return [...breaches(school), ...unfinished(school)];
}

/** People are awake and at school in Moscow; at other hours they act seldom. */
function actsIn(school: School, d: Dice): number {
  const here = new Date(school.world.now + 3 * HOUR);
  const atWork = here.getUTCHours() >= 7 && here.getUTCHours() < 20 && here.getUTCDay() % 6 !== 0;
  return atWork ? d.int(0, 2) : Number(d.int(1, 12) === 1);
}

/** Calls that leave tabs, letters and triggers as they are. */
const HARMLESS =
  /^(Properties|Lock|LockService|PropertiesService|Session|User|Cache|Utilities|Ui)\.|\.(get|batchGet|open|is)\w*$/;
const changedNothing = ({ calls }: Execution): boolean => calls.every((c) => HARMLESS.test(c.name));

/**
 * The invariants are looked at after each hour in which anything may have changed.
 * @param shown hears of every week that has passed
 */
export function storm(
  school: School,
  seed: number,
  hours: number,
  shown: (hour: number) => void = () => undefined,
): Storm {
  const d = dice(seed);
  const names = Object.keys(acts);
  const log: string[] = [];
  const out = { seed, hours: 0, acts: 0, faults: 0 };
  const end = (why: readonly string[]): Storm => ({ ...out, why, last: log.slice(-12) });
  for (let hour = 1; hour <= hours - CALM_HOURS; hour++) {
    out.hours = hour;
    if (hour % DAY === 1) setHabits(school, weather(d));
    const many = actsIn(school, d);
    for (let n = many; n > 0; n--) {
      const name = d.pick(names);
      if (d.int(1, 3) === 1) {
        const fn = d.pick(ENTRY_POINTS);
        const fault = faultOf(d);
        school.world.planFault(fn, fault);
        out.faults++;
        log.push(`hour ${hour}: fault of ${fn}: ${JSON.stringify(fault)}`);
      }
      log.push(`hour ${hour}: ${name}`);
      out.acts++;
      acts[name]?.(school, d);
    }
    const ran = school.world.advance(HOUR);
    const why = many === 0 && ran.every(changedNothing) ? [] : breaches(school);
    if (why.length) return end(why);
    if (hour % DAY === DAY - CALM_HOURS) {
      const left = calmDown(school, hour % WEEK === WEEK - CALM_HOURS);
      if (left.length) return end(left);
      hour += CALM_HOURS;
    }
    if (hour % WEEK === 0) shown(hour);
  }
  out.hours = hours;
  return end(calmDown(school, true));
}
