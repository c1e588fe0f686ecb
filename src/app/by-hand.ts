/** What happens when people act beside the panel: they answer a form, or type into a cell. */
import { logBug, recall, remember } from '../google/host.ts';
import { sweep } from './intake.ts';
import { readMemory } from './memory.ts';
import { refresh } from './tick.ts';

/** The event is only a hint: every form's own store is looked through. */
export function takeAnswers(): void {
  const memory = readMemory();
  if (!memory.done) return;
  try {
    const { taken, updated, aside } = sweep(memory);
    if (taken + updated + aside > 0) refresh();
  } catch (e) {
    logBug('answers', e);
    throw e;
  }
}

/** Typing only leaves a flag; the hourly run does the counting. Many edits in a row cost one write. */
export function onEditByHand(): void {
  if (recall().dirty !== 'yes') remember({ dirty: 'yes' });
}
