/** What the workbench's page and its server say to each other: JSON, types only. */
import type { Execution, MenuItem, Person } from '../types.ts';

export type Tab = {
  id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  rows: number;
  cols: number;
  frozenRows: number;
  frozenCols: number;
};

export type FileLine = {
  id: string;
  kind: 'spreadsheet' | 'form' | 'document';
  title: string;
  owner: string;
  /** Forms only: whether it takes answers, and how many there are. */
  open?: boolean;
  responses?: number;
};

export type Toast = { n: number; title: string; text: string };

export type Alert = { n: number; title: string; text: string };

/** `n` changes when the script shows another page, even one with the same text. */
export type Frame = { n: number; title: string; width: number; height: number; modal: boolean };

/** Everything on the page but the cells. */
export type State = {
  spreadsheetId: string;
  title: string;
  now: number;
  zone: string;
  me: string;
  people: Person[];
  /** What the acting person may do with the spreadsheet. */
  access: 'edit' | 'view' | 'none';
  menus: { title: string; items: MenuItem[] }[];
  sidebar: Frame | null;
  dialog: Frame | null;
  toasts: Toast[];
  alerts: Alert[];
  tabs: Tab[];
  /** Where the script last took the person; `n` tells one such move from the next. */
  led: { n: number; sheet: string; row: number; col: number } | null;
  files: FileLine[];
  letters: number;
  executions: number;
  /** Numbers of the executions that ended badly, newest last. */
  failures: number[];
};

export type CellStyle = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  color?: string;
  background?: string;
  size?: number;
  align?: 'left' | 'center' | 'right';
  valign?: 'top' | 'middle' | 'bottom';
  wrap?: boolean;
};

export type Cell = {
  /** What the cell shows. */
  v: string;
  /** What the editing line shows, when that is another text: a formula, a date in full. */
  raw?: string;
  note?: string;
  options?: string[];
  /** Other validation: what a person is told about it. */
  rule?: string;
  style?: CellStyle;
  protected?: 'warn' | 'deny';
  checkbox?: boolean;
  link?: string;
};

export type SheetView = {
  name: string;
  rows: number;
  cols: number;
  frozenRows: number;
  frozenCols: number;
  /** Pixels, by column; missing means the default. */
  widths: Record<number, number>;
  hiddenCols: number[];
  hiddenRows: number[];
  /** Rows of cells, sparse on both sides. */
  cells: (Cell | null)[][];
  merges: { row: number; col: number; rows: number; cols: number }[];
};

/** What a person does. Rows and columns count from 1, as in A1. */
export type Act =
  | { act: 'type'; sheet: string; a1: string; values: string[][] }
  | { act: 'menu'; fn: string; answers?: string[] }
  | { act: 'advance'; ms: number }
  | { act: 'choose'; sheet: string; row: number; col: number }
  | { act: 'me'; email: string }
  | { act: 'open'; spreadsheetId: string }
  | { act: 'closeSidebar' }
  | { act: 'closeDialog' }
  | { act: 'addSheet' }
  | { act: 'renameSheet'; sheet: string; to: string }
  | { act: 'deleteSheet' | 'hideSheet' | 'showSheet'; sheet: string }
  | { act: 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns'; sheet: string; at: number; count: number }
  | { act: 'sort'; sheet: string; column: number; ascending: boolean }
  | { act: 'note'; sheet: string; a1: string; text: string };

/** A question of the script. The act is sent again with one more answer; until then nothing has happened. */
export type Question = { title: string; text: string; buttons: string[]; prompt: boolean };

/** `refused` is a sentence for the person; a refused edit changed nothing. */
export type Outcome = { state: State; refused: string | null; fired: number; question: Question | null };

export type ExecutionLine = Pick<
  Execution,
  'id' | 'fn' | 'as' | 'kind' | 'startedAt' | 'ok' | 'killed' | 'virtualMs' | 'realMs'
> & {
  calls: number;
  problem: string | null;
};

export type LetterLine = { n: number; to: string; from: string; subject: string; at: number; start: string };

/** What becomes of a sent form; `problems` are by question. */
export type Answered = { responseId: string; refused: null } | { refused: string; problems: Record<number, string> };
