import type { Cell } from './column.ts';
import type { Programme } from './programme.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** A read-only tab of values computed from the tables; rewritten whole. */
export type Report = {
  id: string;
  sheet: Words;
  reads: readonly AnyTable[];
  header: readonly Words[];
  rows: (p: Programme) => readonly (readonly (Cell | Words)[])[];
};

export const report = (id: string, def: Omit<Report, 'id'>): Report => ({ id, ...def });
