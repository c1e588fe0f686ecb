import type { Json, Urgency } from './command.ts';
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
  /** what settles it at once: a declared command, offered as a button */
  fix?: { command: string; input: Json; words: Words };
};

/** What every reminder says of itself; the rule's title and the finding's words stand in where it is silent. */
type Reminding = {
  /** codes of the readers; the finding's `who` unless said otherwise */
  to?: (f: Finding, p: Programme) => readonly string[];
  subject?: Words;
  words?: (f: Finding, p: Programme) => Words;
  urgency?: Urgency;
  /** goes although the reader wants no reminders, and beyond the weekly cap */
  obligatory?: boolean;
};

/**
 * Letters about a finding. They stop by themselves when the finding is gone: what still waits is cancelled.
 * Either a letter on some days after the finding began, or one a week that lists all findings of the rule.
 */
export type Reminder =
  | (Reminding & {
      /** days after `since`; 0 when nothing is said */
      onDays?: readonly number[];
      /** and again every so many days after the last of them */
      everyDays?: number;
    })
  | (Reminding & { weekly: true });

/** One rule feeds two places: the tab «Внимание» shows findings, and `remind` makes them letters. */
export type Rule = {
  id: string;
  title: Words;
  /** the tables `find` looks at */
  reads: readonly AnyTable[];
  find: (p: Programme) => Finding[];
  remind: Reminder | 'never';
  /** What it finds is for the letters alone: hundreds who have not answered would bury what the curator should see. */
  lettersOnly?: boolean;
};

export const rule = (id: string, def: Omit<Rule, 'id'>): Rule => ({ id, ...def });
