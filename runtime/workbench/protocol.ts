/** What the workbench's page and its server say to each other: JSON, types only. */
import type { Execution, MenuItem } from '../types.ts';
import type { CellView, SheetContents, TabView } from '../view.ts';

export type { BondView, CellStyle } from '../view.ts';

export type Tab = TabView;

/** A cell as the runtime draws it, its link turned to a page of the workbench. */
export type Cell = CellView;

/** `cells` begin with the row `from`. */
export type SheetView = TabView & SheetContents & { from: number };

export type FileLine = {
  id: string;
  kind: 'spreadsheet' | 'form' | 'document' | 'file';
  title: string;
  owner: string;
  updatedAt: number;
  /** What the acting person may do with it; `answer` is a form that is open to them. */
  access: 'own' | 'edit' | 'view' | 'answer';
  /** Spreadsheets only: whether a script lives in it. */
  scripted?: boolean;
  /** Forms only: whether it takes answers, and how many there are. */
  open?: boolean;
  responses?: number;
};

export type Toast = { n: number; title: string; text: string };

export type Alert = { n: number; title: string; text: string };

/** `n` changes when the script shows another page, even one with the same text. */
export type Frame = { n: number; title: string; width: number; height: number; modal: boolean };

export type Access = 'own' | 'edit' | 'view' | 'none';

/** A person who may be played, and what they may do with the spreadsheet. */
export type Player = { email: string; name: string; closed: boolean; access: Access };

/** Everything on the page but the cells. */
export type State = {
  spreadsheetId: string;
  title: string;
  now: number;
  zone: string;
  me: string;
  people: Player[];
  /** What the acting person may do with the spreadsheet. */
  access: Access;
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
  canUndo: boolean;
  canRedo: boolean;
  fault: Fault | null;
};

/** What is to happen at a service call of the first execution that comes so far. */
export type Fault = {
  call: number;
  how: 'kill' | 'error';
  /** Kills only: the call itself still takes effect. */
  after: boolean;
  /** Kills only: writes that were not flushed stay. */
  keep: boolean;
};

/** What a person does. Rows and columns count from 1, as in A1. */
export type Act =
  | { act: 'type'; sheet: string; blocks: TypedBlock[] }
  | { act: 'undo' | 'redo' }
  | { act: 'menu'; fn: string; answers?: string[] }
  | { act: 'advance'; ms: number }
  | { act: 'choose'; sheet: string; row: number; col: number }
  | { act: 'me'; email: string }
  | { act: 'open'; spreadsheetId: string }
  | { act: 'copyFile'; spreadsheetId: string }
  | { act: 'closeSidebar' | 'closeDialog' }
  | { act: 'addSheet' }
  | { act: 'renameSheet'; sheet: string; to: string }
  | { act: 'deleteSheet' | 'hideSheet' | 'showSheet'; sheet: string }
  | { act: 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns'; sheet: string; at: number; count: number }
  | { act: 'resizeColumns'; sheet: string; at: number; count: number; pixels: number }
  | { act: 'sort'; sheet: string; column: number; ascending: boolean }
  | { act: 'createFilter' | 'removeFilter'; sheet: string }
  | { act: 'filterBy'; sheet: string; column: number; hiddenValues: string[] }
  | { act: 'note'; sheet: string; a1: string; text: string }
  | { act: 'share'; email: string; role: 'editor' | 'viewer' | 'none' }
  | { act: 'addPerson'; name: string; email: string }
  | { act: 'closeAccount'; email: string }
  | { act: 'fault'; fault: Fault | null };

/** Texts as typed, from the cell `a1` on; a block is written whole or not at all. */
export type TypedBlock = { a1: string; values: string[][] };

/** The values of a filtered column, as shown, in the order of the alphabet. */
export type FilterValue = { text: string; count: number; hidden: boolean };

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
