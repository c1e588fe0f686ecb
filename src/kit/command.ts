import type * as z from 'zod/mini';
import type { Change } from './change.ts';
import type { Column, Now } from './column.ts';
import type { Programme } from './programme.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** google.script.run carries only these; a Date would make the whole reply null. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** `now` goes at any hour, out of the reserve; `soon` before the others; a `digest` letter waits for its turn. */
export type Urgency = 'now' | 'soon' | 'digest';

/** A letter to be queued. The key is person + kind + instance, so the same letter never goes twice. */
export type Letter = {
  key: string;
  to: string;
  kind: string;
  about: string;
  subject: Words;
  /** `{{F15}}` becomes the reader's own link to that form, or its address */
  body: Words;
  /** `soon` unless said otherwise */
  urgency?: Urgency;
  /** goes although the reader wants no reminders; true unless said otherwise */
  obligatory?: boolean;
};

// biome-ignore lint/suspicious/noExplicitAny: columns of different values have nothing in common
type AnyColumn = Column<any>;

export type Decision<O extends Json = Json> = {
  changes: readonly Change[];
  letters?: readonly Letter[];
  /** letters that waited may go now */
  posted?: boolean;
  reply: O;
};

/**
 * An act that changes the workbook. The act itself is pure: it looks at fresh rows and says what should change;
 * running it takes the lock, reads, writes in one go and keeps the journal.
 */
export type Command<I extends Json, O extends Json> = {
  id: string;
  title: Words;
  /** on the button that offers it in the panel of its stage */
  button?: Words;
  /** what the panel asks for before it runs the command: a field for each, named as in the input; nothing when absent */
  asks?: () => Readonly<Record<string, AnyColumn>>;
  /** made only when it is called: every run of the script loads every command */
  input: () => z.ZodMiniType<I>;
  /** every table `decide` looks at or changes */
  reads: readonly AnyTable[];
  decide: (p: Programme, input: I, now: Now) => Decision<O>;
};
// biome-ignore lint/suspicious/noExplicitAny: commands of different input have nothing in common
export type AnyCommand = Command<any, any>;

export const command = <I extends Json, O extends Json>(id: string, def: Omit<Command<I, O>, 'id'>): Command<I, O> => ({
  id,
  ...def,
});
