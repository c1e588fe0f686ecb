/** What happens every hour, and what can wait for nobody. One part failing does not stop the next. */
import { instant, logBug, remember, underLock } from '../google/host.ts';
import { type Change, type Evidence, say, update } from '../kit/index.ts';
import { roadmaps } from '../stages/index.ts';
import { taskCode } from '../stages/roadmap.ts';
import { boardReads, refreshBoards } from './boards.ts';
import { sweep } from './intake.ts';
import { readMemory } from './memory.ts';
import { sendLetters } from './outbox.ts';
import { settled } from './run.ts';
import { tidy } from './setup.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

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

/** Gives hand-typed rows their codes, makes the moves that follow from the data, recounts evidence and boards. */
export function refresh(): void {
  underLock(() => {
    const s = snapshot(boardReads, 'skip');
    const changes = settled(s, s.newcomers);
    const evidence = evidenceChanges(s);
    if (changes.length || evidence.length) s.write([...changes, ...evidence]);
    refreshBoards(changes.length || evidence.length ? snapshot(boardReads, 'skip') : s);
    remember({ dirty: 'no', boardsAt: String(instant()) });
  });
}

/** Days count too: a finding may appear although no row has changed. */
const BOARDS_STAND_MS = 6 * 3_600_000;

/** Boards are written anew when rows have changed, and now and then because time has passed. */
function refreshIfDue(): void {
  const { dirty, boardsAt } = readMemory();
  if (dirty || instant() - boardsAt > BOARDS_STAND_MS) refresh();
}

/** The hourly run. */
export function tick(): void {
  const memory = readMemory();
  if (!memory.done) return;
  const parts: readonly [string, () => unknown][] = [
    ['tidy', () => tidy(memory)],
    ['sweep', sweep],
    ['letters', sendLetters],
    ['refresh', refreshIfDue],
  ];
  for (const [name, act] of parts) {
    try {
      act();
    } catch (e) {
      logBug(`tick ${name}`, e);
    }
  }
  remember({ lastTick: String(instant()) });
}
