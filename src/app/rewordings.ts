/** Once a day: questions that people have changed in the Forms editor are written down, so that their answers are not compared. */
import { readings } from '../google/forms.ts';
import { momentIn, underLock } from '../google/host.ts';
import { dayOf } from '../kit/index.ts';
import { comparedIn, questionChanges, rewordings, type Standing } from '../stages/6-work/question-changes.ts';
import { forms } from '../stages/index.ts';
import { journalOf } from './journal.ts';
import type { Memory } from './memory.ts';
import { withRecords } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const TITLE = { id: 'note-rewordings', title: ['изменён вопрос анкеты', 'a question of a form was changed'] } as const;

function standing(m: Memory): Standing[] {
  return forms.flatMap((f) => {
    const made = m.forms[f.id];
    const compared = comparedIn.get(f.id) ?? [];
    if (!made?.ready || !made.asked || !compared.length) return [];
    const now = readings(
      made,
      compared.map(([column]) => column),
    );
    return compared.flatMap(([column, question]) => {
      const [asMade, read] = [made.asked?.[column], now.get(column)];
      return asMade === undefined || read === undefined ? [] : [{ form: f.code, question, asMade, now: read }];
    });
  });
}

/** @param s what was read just now: the lock is taken only when something has changed */
export function noteRewordings(m: Memory, s: Snapshot): void {
  const seen = standing(m);
  const lookedOn = m.healthAt ? dayOf(momentIn(s.book.timeZone, m.healthAt)) : s.today;
  if (!rewordings(s, seen, lookedOn, s.now).length) return;
  underLock(() => {
    const fresh = snapshot(withRecords([questionChanges]), 'refuse');
    const changes = rewordings(fresh, seen, lookedOn, fresh.now);
    fresh.write([...journalOf(fresh, TITLE, changes), ...changes]);
  });
}
