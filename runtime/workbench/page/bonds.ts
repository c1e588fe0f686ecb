/** Why a person may not edit a cell, in words. */
import type { BondView, Cell, State } from '../protocol.ts';
import { cellAt, type Loaded } from './cells.ts';
import { say } from './words.ts';

type Around = { row: number; col: number; rows: number; cols: number };

const holds = ({ row, col, rows, cols }: Around, atRow: number, atCol: number): boolean =>
  row <= atRow && atRow < row + rows && col <= atCol && atCol < col + cols;

function bondAt({ view }: Loaded, row: number, col: number, warning: boolean): BondView | undefined {
  return view.bonds.find(
    (bond) =>
      bond.warning === warning &&
      (warning || bond.binds) &&
      (!bond.area || holds(bond.area, row, col)) &&
      !bond.open.some((each) => holds(each, row, col)),
  );
}

function named({ people }: State, emails: string[]): string {
  return emails.map((email) => people.find((each) => each.email === email)?.name ?? email).join('; ');
}

/** @returns null when the person may edit the cell */
export function whyBound(state: State, loaded: Loaded, row: number, col: number): string | null {
  if (state.access === 'view') {
    const owner = named(state, [state.files.find(({ id }) => id === state.spreadsheetId)?.owner ?? '']);
    return say(
      `Только просмотр: эту таблицу вы читаете, но не правите. Доступ даёт её владелец: ${owner}.`,
      `View only: you may read this spreadsheet, not edit it. Its owner gives access: ${owner}.`,
    );
  }
  const bond = cellAt(loaded, row, col)?.protected === 'deny' ? bondAt(loaded, row, col, false) : undefined;
  if (!bond) return null;
  const what = bond.area
    ? say('Ячейка защищена', 'The cell is protected')
    : say('Лист защищён', 'The sheet is protected');
  const why = bond.description ? say(` («${bond.description}»)`, ` (“${bond.description}”)`) : '';
  return `${what}${why}. ${say('Править могут', 'May edit')}: ${named(state, bond.editors)}.`;
}

/** @returns what a cell's marks mean, in words */
export function remarks(state: State, loaded: Loaded, row: number, col: number): string[] {
  const cell: Cell | null = cellAt(loaded, row, col);
  if (!cell) return [];
  const bound = cell.protected === 'deny' ? whyBound(state, loaded, row, col) : null;
  // what the script calls its protection is for the script: Sheets does not show it here either
  const warned = cell.protected === 'warn' && bondAt(loaded, row, col, true);
  return [
    bound,
    warned &&
      say(
        'Защищено предупреждением: перед правкой будет вопрос.',
        'Protected by a warning: an edit is asked about first.',
      ),
    cell.validation?.help,
    cell.note,
  ].filter((each): each is string => Boolean(each));
}
