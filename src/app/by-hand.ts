/** What happens when people act beside the panel: they answer a form, or type into a cell. */
import { instant, logBug, recall, remember } from '../google/host.ts';
import { sweepHinted } from './intake.ts';
import { ANY_TABLE, readMemory } from './memory.ts';
import { refresh } from './tick.ts';

/** Boards written this short a while ago are left to the hourly run. */
const BOARDS_STAND_MS = 5 * 60_000;

/** The event is only a hint: what was answered is read from the form's own store. */
export function takeAnswers(): void {
  const memory = readMemory();
  if (!memory.done || memory.closed) return;
  try {
    const { taken, updated, aside } = sweepHinted(memory);
    // in a burst of answers the boards are written once; the hourly run writes what is left
    if (taken + updated + aside > 0 && instant() - memory.boardsAt > BOARDS_STAND_MS) refresh();
  } catch (e) {
    logBug('answers', e);
    throw e;
  }
}

/** Typing only leaves a flag; the hourly run does the counting. Many edits in a row cost one write. */
export function onEditByHand(): void {
  if (recall().touched !== ANY_TABLE) remember({ touched: ANY_TABLE });
}
