/** A long list as long work: it waits in a hidden tab and goes in piece by piece; what is cut short the hourly run goes on with. */
import { remember, underLock } from '../google/host.ts';
import { dropList, partOfList, putList } from '../google/waiting-list.ts';
import { problem } from '../kit/index.ts';
import { decideImport, type Importable, type ImportResult, importable, importRows } from './import.ts';
import { goOn, oneStep, type Progress, type Step, type Work } from './long-work.ts';
import { type Memory, readMemory, stillOpen } from './memory.ts';
import { run } from './run.ts';
import { snapshot } from './snapshot.ts';

/** Rows of one step: it must end well within the six minutes a run may live. */
const PART = 200;

const workOf = ({ list }: Memory): Work => ({
  key: 'brought',
  steps: list
    ? Array.from({ length: Math.ceil(list.rows / PART) }, (_, i): Step => {
        const [from, to] = [i * PART + 1, Math.min(list.rows, (i + 1) * PART)];
        return {
          id: String(i),
          title: [`строки ${from}–${to}`, `rows ${from}–${to}`],
          locks: 'itself',
          act: () => {
            const rows = partOfList(from, to);
            const { table, columns } = list;
            if (rows.length) run(importRows, { table, columns: [...columns], rows, first: 1 });
          },
        };
      })
    : [],
});

/** Takes the list away; what is in stays. Under the lock. */
export function forgetList(): void {
  dropList();
  remember({ list: '', brought: '' });
}

export function stopImport(): { stopped: boolean } {
  underLock(forgetList);
  return { stopped: true };
}

export type ListGiven = { table: Importable; columns: string[]; rows: string[][]; first: number };

const underWay = problem<void>('import-under-way', () => [
  'Прежний список ещё загружается. Ничего не изменено. Подождите: в течение часа программа закончит его сама.',
  'The list before is still being brought in. Nothing was changed. Wait: within the hour the programme will have finished it.',
]);

/**
 * Looks through the whole list at once; the rows that can be taken wait in the workbook from then on.
 * @returns what becomes of them: `added` are still to go in, step by step @throws underWay
 */
export function beginImport({ table, columns, rows, first }: ListGiven): ImportResult {
  return underLock(() => {
    const s = snapshot(importRows.reads, 'refuse');
    stillOpen(s.memory);
    const { result, taken } = decideImport(s, importable[table], columns, rows, first, s.now);
    const waiting = taken.map((i) => columns.map((_, at) => rows[i]?.[at] ?? ''));
    if (!waiting.length) return result;
    const list = JSON.stringify({ table, columns, rows: waiting.length });
    // the same list again: the answer to the first request was lost on its way
    if (s.memory.list && JSON.stringify(s.memory.list) !== list) throw underWay();
    // remembered first: a run killed between leaves nothing to bring in, and no names in a forgotten tab
    remember({ list, brought: '' });
    putList(waiting, s.lang);
    return result;
  });
}

export function importStep(): Progress {
  const progress = oneStep(workOf(readMemory()));
  if (progress.finished) stopImport();
  return progress;
}

/** The hourly run goes on with what is left of a list. */
export function importTick({ list }: Memory): void {
  if (list && goOn(workOf(readMemory()))) stopImport();
}
