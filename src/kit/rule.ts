import type { LocalDate } from './date.ts';
import type { Programme } from './programme.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** Something that needs a person's attention today. */
export type Finding = {
  /** the row the finding is about; with the rule's id it identifies the finding from day to day */
  about: string;
  /** who can act: the code of a person in some table, or the curator */
  who: string;
  since: LocalDate;
  /** what happened and what to do; codes, never names: findings are shown and mailed */
  words: Words;
};

/** One rule feeds two places: the tab «Внимание» shows findings, and `remind` makes them letters. */
export type Rule = {
  id: string;
  title: Words;
  /** the tables `find` looks at */
  reads: readonly AnyTable[];
  find: (p: Programme) => Finding[];
  /** days between letters about the same finding; 'never' only shows it */
  remind: { everyDays: number } | 'never';
};

export const rule = (id: string, def: Omit<Rule, 'id'>): Rule => ({ id, ...def });
