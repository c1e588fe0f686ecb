/** What comes over the wire as an act, checked before anything is done. */
import type { Act } from './protocol.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const whole: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const flag: Check = (value) => typeof value === 'boolean';
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const shaped =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const sheet = { sheet: text };
const lines = { ...sheet, at: whole, count: whole };
const fault = shaped({ call: whole, how: (how) => how === 'kill' || how === 'error', after: flag, keep: flag });

const SHAPES: Record<Act['act'], Record<string, Check>> = {
  type: { ...sheet, blocks: listOf(shaped({ a1: text, values: listOf(texts) })) },
  undo: {},
  redo: {},
  menu: { fn: text, answers: maybe(texts) },
  advance: { ms: whole },
  choose: { ...sheet, row: whole, col: whole },
  me: { email: text },
  open: { spreadsheetId: text },
  copyFile: { spreadsheetId: text },
  closeSidebar: {},
  closeDialog: {},
  addSheet: {},
  renameSheet: { ...sheet, to: text },
  deleteSheet: sheet,
  hideSheet: sheet,
  showSheet: sheet,
  insertRows: lines,
  deleteRows: lines,
  insertColumns: lines,
  deleteColumns: lines,
  resizeColumns: { ...lines, pixels: whole },
  sort: { ...sheet, column: whole, ascending: flag },
  createFilter: sheet,
  removeFilter: sheet,
  filterBy: { ...sheet, column: whole, hiddenValues: texts },
  note: { ...sheet, a1: text, text },
  share: { email: text, role: (role) => role === 'editor' || role === 'viewer' || role === 'none' },
  addPerson: { name: text, email: text },
  closeAccount: { email: text },
  fault: { fault: (value) => value === null || fault(value) },
};

/** @returns null when it is none, or lacks something */
export function readAct(sent: unknown): Act | null {
  const name = (sent as { act?: unknown } | null)?.act;
  if (typeof name !== 'string' || !Object.hasOwn(SHAPES, name)) return null;
  return shaped(SHAPES[name as Act['act']])(sent) ? (sent as Act) : null;
}
