import type { Change } from './change.ts';
import type { Now } from './column.ts';
import type { AnyCommand } from './command.ts';
import type { Paper } from './document.ts';
import type { AnyForm } from './form.ts';
import type { Programme } from './programme.ts';
import type { Report } from './report.ts';
import type { Rule } from './rule.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** What the data already say about a task: «согласий 58 из 60». */
export type Evidence = {
  reads: readonly AnyTable[];
  say: (p: Programme) => Words;
  /** what must be there before the task may be called done */
  lacks?: (p: Programme) => readonly Words[];
};

/** A task of the target model, in the model's own words. */
export type Task = {
  id: string;
  side: 'inside' | 'outside';
  words: Words;
  evidence?: Evidence;
  /** 'MM-DD' of the school year by which it is usually done; otherwise its stage says so */
  by?: string;
};

export type StageNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Moves that follow from the data themselves; worked out after every command that has read these tables. */
export type Settle = {
  reads: readonly AnyTable[];
  decide: (p: Programme, now: Now) => readonly Change[];
  /** a command that reads one of these reads the rest as well, so that what follows happens at once and not within the hour */
  on?: readonly AnyTable[];
};

/** What a stage tells in the panel when it is asked, a line for each thing. */
export type Lines = {
  id: string;
  title: Words;
  reads: readonly AnyTable[];
  /** `short`: something is missing there */
  of: (p: Programme) => readonly { words: Words; short: boolean }[];
};

/** One of the seven stages, declared. */
export type Stage = {
  number: StageNumber;
  title: Words;
  /** the tab of the stage: «1 Подготовка» */
  sheet: Words;
  colour: string;
  tasks: readonly Task[];
  tables: readonly AnyTable[];
  forms: readonly AnyForm[];
  rules: readonly Rule[];
  reports: readonly Report[];
  papers: readonly Paper[];
  commands: readonly AnyCommand[];
  settles: readonly Settle[];
  lines: readonly Lines[];
};

type Parts = 'tables' | 'forms' | 'rules' | 'reports' | 'papers' | 'commands' | 'settles' | 'lines';

export const stage = (
  number: StageNumber,
  def: Omit<Stage, 'number' | Parts> & Partial<Pick<Stage, Parts>>,
): Stage => ({
  number,
  tables: [],
  forms: [],
  rules: [],
  reports: [],
  papers: [],
  commands: [],
  settles: [],
  lines: [],
  ...def,
});

export const task = (id: string, side: Task['side'], words: Words, evidence?: Evidence, by?: string): Task => ({
  id,
  side,
  words,
  ...(evidence && { evidence }),
  ...(by && { by }),
});
