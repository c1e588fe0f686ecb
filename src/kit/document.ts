import type { Programme } from './programme.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** A part of a paper. Names stand in the nominative: Russian declension by machine is not reliable. */
export type Part =
  | { part: 'heading'; words: Words }
  | { part: 'text'; words: Words }
  | { part: 'list'; items: readonly Words[] }
  | { part: 'table'; header: readonly Words[]; rows: readonly (readonly string[])[] };

/** A paper of the programme (order, consent, certificate): made for one row or for the whole programme. */
export type Paper = {
  id: string;
  title: Words;
  reads: readonly AnyTable[];
  /** names of the facts still missing, for the sentence that refuses; empty when the paper can be made */
  lacks: (p: Programme, about: string) => readonly Words[];
  parts: (p: Programme, about: string) => readonly Part[];
};

export const document = (id: string, def: Omit<Paper, 'id'>): Paper => ({ id, ...def });
