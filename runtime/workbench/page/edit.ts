/** The page's own menus: what may be done to the file, the selected cells, the sheet and the look of the page. */

import { cellName, columnName } from '../../a1.ts';
import type { Act, State } from '../protocol.ts';
import { cellAt, type Loaded } from './cells.ts';
import { open } from './files.ts';
import type { Place } from './grid.tsx';
import type { CellHands } from './hands.ts';
import type { Command } from './menu.tsx';
import { chooseTheme, theme } from './mode.ts';
import { say } from './words.ts';

export type EditContext = {
  state: State;
  sheet: string;
  loaded: Loaded | null;
  focus: Place;
  hands: { current: CellHands };
  act: (what: Act) => Promise<boolean>;
};

export function editCommands({ state, sheet, loaded, focus, hands, act }: EditContext): Command[] {
  const disabled = !mayEdit(state);
  const area = async (): Promise<{ row: number; col: number; rows: number; cols: number }> => {
    const chosen = await hands.current.area();
    const { rows, cols } = chosen ?? { rows: [focus.row], cols: [focus.col] };
    const [row = 0, col = 0] = [rows[0], cols[0]];
    return { row, col, rows: (rows.at(-1) ?? row) - row + 1, cols: (cols.at(-1) ?? col) - col + 1 };
  };
  const rows =
    (name: 'insertRows' | 'deleteRows', below = false) =>
    async (): Promise<void> => {
      const { row, rows: count } = await area();
      await act({ act: name, sheet, at: row + 1 + (below ? count : 0), count });
    };
  const columns = (name: 'insertColumns' | 'deleteColumns') => async (): Promise<void> => {
    const { col, cols: count } = await area();
    await act({ act: name, sheet, at: col + 1, count });
  };
  const note = async (): Promise<void> => {
    const present = (loaded && cellAt(loaded, focus.row, focus.col)?.note) ?? '';
    const text = prompt(
      say(`Заметка к ячейке ${cellName(focus.row, focus.col)}`, `Note on cell ${cellName(focus.row, focus.col)}`),
      present,
    );
    if (text !== null) await act({ act: 'note', sheet, a1: cellName(focus.row, focus.col), text });
  };
  return [
    {
      label: say('Отменить ввод', 'Undo typing'),
      act: () => act({ act: 'undo' }),
      disabled: !state.canUndo,
      keys: 'Ctrl+Z',
    },
    {
      label: say('Повторить ввод', 'Redo typing'),
      act: () => act({ act: 'redo' }),
      disabled: !state.canRedo,
      keys: 'Ctrl+Y',
    },
    'line',
    { label: say('Заполнить вниз', 'Fill down'), act: () => hands.current.fill('down'), disabled, keys: 'Ctrl+D' },
    { label: say('Заполнить вправо', 'Fill right'), act: () => hands.current.fill('right'), disabled, keys: 'Ctrl+R' },
    { label: say('Очистить ячейки', 'Clear the cells'), act: () => hands.current.clear(), disabled, keys: 'Delete' },
    'line',
    { label: say('Вставить строки выше', 'Insert rows above'), act: rows('insertRows'), disabled },
    { label: say('Вставить строки ниже', 'Insert rows below'), act: rows('insertRows', true), disabled },
    { label: say('Удалить строки', 'Delete rows'), act: rows('deleteRows'), disabled },
    'line',
    { label: say('Вставить столбцы слева', 'Insert columns to the left'), act: columns('insertColumns'), disabled },
    { label: say('Удалить столбцы', 'Delete columns'), act: columns('deleteColumns'), disabled },
    'line',
    { label: say('Заметка…', 'Note…'), act: note, disabled },
  ];
}

export function mayEdit({ access }: State): boolean {
  return access === 'own' || access === 'edit';
}

export function dataCommands({ state, sheet, loaded, focus, act }: EditContext): Command[] {
  const disabled = !mayEdit(state);
  const sort = (ascending: boolean) => () => act({ act: 'sort', sheet, column: focus.col + 1, ascending });
  const column = columnName(focus.col);
  const filter = loaded?.view.filter ?? null;
  return [
    {
      label: say(`Сортировать по столбцу ${column}, А → Я`, `Sort by column ${column}, A → Z`),
      act: sort(true),
      disabled,
    },
    {
      label: say(`Сортировать по столбцу ${column}, Я → А`, `Sort by column ${column}, Z → A`),
      act: sort(false),
      disabled,
    },
    'line',
    filter
      ? { label: say('Удалить фильтр', 'Remove the filter'), act: () => act({ act: 'removeFilter', sheet }), disabled }
      : { label: say('Создать фильтр', 'Create a filter'), act: () => act({ act: 'createFilter', sheet }), disabled },
  ];
}

export function fileCommands({ state, sheet, act }: EditContext, drive: () => void, upload: () => void): Command[] {
  const id = state.spreadsheetId;
  const disabled = state.access === 'none';
  return [
    { label: say('Открыть…', 'Open…'), act: drive },
    { label: say('Создать копию', 'Make a copy'), act: () => act({ act: 'copyFile', spreadsheetId: id }), disabled },
    'line',
    { label: say('Скачать XLSX', 'Download XLSX'), act: () => open(`/xlsx/${id}`), disabled },
    { label: say('Открыть как PDF', 'Open as PDF'), act: () => open(`/pdf/${id}`), disabled },
    { label: say('Загрузить XLSX…', 'Upload XLSX…'), act: upload },
    'line',
    {
      label: say('Печать листа…', 'Print the sheet…'),
      act: () => open(`/print?name=${encodeURIComponent(sheet)}`),
      disabled,
    },
  ];
}

export function viewCommands(redraw: () => void): Command[] {
  const themes = [
    ['auto', say('Как в системе', 'As the system')],
    ['light', say('Светлая тема', 'Light')],
    ['dark', say('Тёмная тема', 'Dark')],
  ] as const;
  return themes.map(([name, label]) => ({
    label,
    checked: theme() === name,
    act: () => {
      chooseTheme(name);
      redraw();
    },
  }));
}
