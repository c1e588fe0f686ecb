/** What happens every hour, and what can wait for nobody. One part failing does not stop the next. */
import { instant, logBug, remember, underLock } from '../google/host.ts';
import { dropSoon } from '../google/triggers.ts';
import { after, type Change, type Evidence, type Programme, say, update } from '../kit/index.ts';
import { roadmaps, rules } from '../stages/index.ts';
import { taskCode } from '../stages/roadmap.ts';
import { boardReads, refreshBoards, touchedBoards } from './boards.ts';
import { importTick } from './import-all.ts';
import { sweep } from './intake.ts';
import { CARRY_ON, goOn, isLeft } from './long-work.ts';
import { type Memory, readMemory } from './memory.ts';
import { renewChoices, renewOffers } from './offers.ts';
import { sendLetters } from './outbox.ts';
import { handedOver } from './owner.ts';
import { papersTick } from './papers-for-all.ts';
import { found, reminders, stopped } from './reminders.ts';
import { POSTED, queued, settled } from './run.ts';
import { setUp, tidy, turnJournal } from './setup.ts';
import { afterwards, type Snapshot, snapshot } from './snapshot.ts';
import { lookDaily } from './state.ts';
import { noteObservers, summaryTick } from './summary.ts';
import { endsYear } from './year-end.ts';

/** What the data say about each task, where that has changed. */
export function evidenceChanges(s: Snapshot): Change[] {
  return roadmaps.flatMap(({ stage, table }) =>
    stage.tasks.flatMap((t, i): Change[] => {
      const evidence: Evidence | undefined = t.evidence;
      const row = s.row(table, taskCode(stage.number, i));
      if (!evidence || !row) return [];
      const said = say(evidence.say(s), s.lang);
      return said === row.evidence ? [] : [update(table, row.id, { evidence: said })];
    }),
  );
}

/** Reminders that fall due, and letters whose reason is gone. */
function postChanges(s: Snapshot, p: Programme): Change[] {
  const all = found(p, rules);
  const ended = stopped(p, all);
  return [...ended, ...queued(s, reminders(after(p, ended), all))];
}

/** Gives hand-typed rows their codes, makes the moves that follow from the data, recounts evidence and boards. */
export const refresh = (): void => countAnew(false);

/** @param last a year that is being closed counts once more, and never again */
function countAnew(last: boolean): void {
  underLock(() => {
    const s = snapshot(boardReads, 'skip');
    if (s.memory.ending && !last) return;
    const changes = settled(s, s.newcomers);
    const evidence = evidenceChanges(s);
    const post = postChanges(s, after(s, changes));
    const all = [...changes, ...evidence, ...post];
    if (all.length) s.write(all, post.length ? POSTED : {});
    refreshBoards(afterwards(s, all));
    remember({ touched: '', boardsAt: String(instant()) });
    noteObservers(s);
    renewOffers(changes.length ? after(s, changes) : s);
    renewChoices();
  });
}

export const lastFigures = (): void => countAnew(true);

/** Days count too: a finding may appear although no row has changed. */
const BOARDS_STAND_MS = 6 * 3_600_000;

/** Boards are written anew when rows have changed, and now and then because time has passed. */
function refreshIfDue({ touched, boardsAt }: Memory): boolean {
  const due = touched.length > 0 || instant() - boardsAt > BOARDS_STAND_MS;
  if (due) refresh();
  return due;
}

/**
 * The numbers that what was just done has touched. Rows are read without the lock, so nobody waits for the counting; when
 * somebody else has written the boards meanwhile, his are newer.
 */
export function recount(): { written: number } {
  const memory = readMemory();
  if (!memory.touched.length) return { written: 0 };
  const s = snapshot(boardReads, 'skip', memory);
  const wanted = touchedBoards(memory.touched);
  return underLock(() => {
    const { boardsAt, ending } = readMemory();
    if (ending || boardsAt !== memory.boardsAt) return { written: 0 };
    refreshBoards(s, wanted);
    return { written: wanted.length };
  });
}

/** Goes on with long work that an earlier run had no time for, in the name of whoever began it. */
export function carryOn(): void {
  dropSoon(CARRY_ON);
  const memory = readMemory();
  if (!memory.book || endsYear(memory)) return;
  if (isLeft(setUp, memory)) goOn(setUp);
  importTick(memory);
  papersTick(memory);
}

/** The hourly run. */
export function tick(): void {
  const memory = readMemory();
  if (!memory.book) return;
  if (endsYear(memory)) return;
  if (handedOver(memory)) return;
  if (!memory.done) return void goOn(setUp);
  const facts: Record<string, string> = {};
  /** what the parts before have left; read anew only where one of them may have changed it */
  let now: Memory | undefined;
  const parts: readonly [string, () => unknown][] = [
    ['tidy', () => tidy(memory)],
    ['sweep', () => sweep(memory, false, (swept) => void Object.assign(facts, swept))],
    ['health', () => lookDaily(memory)],
    [
      'refresh',
      () => {
        const read = readMemory();
        now = refreshIfDue(read) ? undefined : read;
      },
    ],
    ['summary', () => summaryTick(memory)],
    ['letters', () => sendLetters(now)],
    ['journal', () => turnJournal(memory)],
    ['list', () => importTick(memory)],
    ['papers', () => papersTick(memory)],
    ['steps', () => isLeft(setUp, memory) && goOn(setUp)],
  ];
  for (const [name, act] of parts) {
    try {
      act();
      if (memory.troubled[name]) facts[`trouble.${name}`] = '';
    } catch (e) {
      logBug(`tick ${name}`, e);
      if (!memory.troubled[name]) facts[`trouble.${name}`] = String(instant());
    }
  }
  remember({ ...facts, lastTick: String(instant()) });
}
