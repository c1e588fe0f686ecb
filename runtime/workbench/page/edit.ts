/** What the page's own «Правка» menu does to the selected cells. */
import type { Act, SheetView } from '../protocol.ts';
import { a1, letters } from './a1.ts';
import type { Area, Place } from './grid.tsx';
import type { Command } from './menu.tsx';
import { say } from './words.ts';

/** A piece of typing that can be taken back: what stood there before. */
export type Step = { sheet: string; at: string; before: string[][] };

export type EditContext = {
  sheet: string;
  view: SheetView | null;
  focus: Place;
  selection: { current: () => Promise<Area | null> };
  act: (what: Act) => Promise<boolean>;
  undo: () => void;
  canUndo: () => boolean;
};

export function editCommands({ sheet, view, focus, selection, act, undo, canUndo }: EditContext): Command[] {
  const area = async (): Promise<Area> => (await selection.current()) ?? { ...focus, rows: 1, cols: 1 };
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
    const present = view?.cells[focus.row]?.[focus.col]?.note ?? '';
    const text = prompt(
      say(`Заметка к ячейке ${a1(focus.row, focus.col)}`, `Note on cell ${a1(focus.row, focus.col)}`),
      present,
    );
    if (text !== null) await act({ act: 'note', sheet, a1: a1(focus.row, focus.col), text });
  };
  const sort = (ascending: boolean) => async (): Promise<void> => {
    await act({ act: 'sort', sheet, column: focus.col + 1, ascending });
  };
  const column = letters(focus.col);
  return [
    { label: say('Отменить ввод', 'Undo typing'), act: undo, disabled: !canUndo(), keys: 'Ctrl+Z' },
    'line',
    { label: say('Вставить строки выше', 'Insert rows above'), act: rows('insertRows') },
    { label: say('Вставить строки ниже', 'Insert rows below'), act: rows('insertRows', true) },
    { label: say('Удалить строки', 'Delete rows'), act: rows('deleteRows') },
    'line',
    { label: say('Вставить столбцы слева', 'Insert columns to the left'), act: columns('insertColumns') },
    { label: say('Удалить столбцы', 'Delete columns'), act: columns('deleteColumns') },
    'line',
    {
      label: say(`Сортировать лист по столбцу ${column}, А → Я`, `Sort sheet by column ${column}, A → Z`),
      act: sort(true),
    },
    {
      label: say(`Сортировать лист по столбцу ${column}, Я → А`, `Sort sheet by column ${column}, Z → A`),
      act: sort(false),
    },
    'line',
    { label: say('Заметка…', 'Note…'), act: note },
  ];
}
