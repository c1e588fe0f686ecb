/** What the keyboard, the clipboard and the fill handle do to the selected cells. */
import { useEffect } from 'preact/hooks';
import { type Area, filledOn, fromTsv, pasted, type Texts, toTsv } from '../blocks.ts';
import { cellAt, textOf } from './cells.ts';
import { filtered } from './draw.ts';
import type { GridProps } from './grid.tsx';
import { areaOf, inSight, type Places, type Range } from './places.ts';
import { say } from './words.ts';

type Grid = HTMLRevoGridElement;
type Now = { current: GridProps & { places: Places } };

/** A key belongs to the cells unless it is typed into a field, or a window stands in front of them. */
export function forCells(event: Event): boolean {
  const target = event.target as HTMLElement | null;
  if (target?.closest?.('input, textarea, select, [contenteditable], dialog, [role=menu], .drawer, .sidebar'))
    return false;
  return document.querySelector('dialog[open]') === null;
}

const emptied = ({ rows, cols }: Area): Texts => rows.map(() => cols.map(() => ''));

export type CellHands = {
  /** The selected rows and columns; null when nothing is selected. */
  area: () => Promise<Area | null>;
  fill: (way: 'down' | 'right') => Promise<void>;
  clear: () => Promise<void>;
};

export const NO_HANDS: CellHands = { area: async () => null, fill: async () => {}, clear: async () => {} };

function handsOn(element: Grid, now: Now) {
  const area = async (): Promise<Area | null> => {
    const range = (await element.getSelectedRange()) as Range | null;
    return range && areaOf(now.current.places, range);
  };
  const texts = async ({ rows, cols }: Area, as: 'shown' | 'typed'): Promise<Texts> => {
    const loaded = (await now.current.fetch(rows)) ?? now.current.loaded;
    const text = (row: number, col: number): string => {
      const cell = cellAt(loaded, row, col);
      return as === 'shown' ? (cell?.v ?? '') : textOf(cell);
    };
    return rows.map((row) => cols.map((col) => text(row, col)));
  };
  /** A cell that may not be edited refuses the whole block, and says why. */
  const write = (to: Area, block: Texts): void => {
    for (const row of to.rows) {
      for (const col of to.cols) {
        const why = now.current.bound(row, col);
        if (why !== null) {
          now.current.refuse(why);
          return;
        }
      }
    }
    now.current.onType(to, block);
  };
  return {
    area,
    write,
    copy: async (): Promise<Area | null> => {
      const chosen = await area();
      if (!chosen) return null;
      try {
        await navigator.clipboard.writeText(toTsv(await texts(chosen, 'shown')));
        return chosen;
      } catch {
        now.current.refuse(
          say(
            'Браузер не разрешил копирование. Повторите, нажав Ctrl+C.',
            'The browser did not allow copying. Press Ctrl+C again.',
          ),
        );
        return null;
      }
    },
    paste: async (text: string): Promise<void> => {
      const chosen = await area();
      if (!chosen || text === '') return;
      const { area: to, texts: block } = pasted(fromTsv(text), chosen, inSight(now.current.places));
      write(to, block);
    },
    clear: async (): Promise<void> => {
      const chosen = await area();
      if (chosen) write(chosen, emptied(chosen));
    },
    /** Ctrl+D and Ctrl+R: the first row (column) of the selection over the rest of it; a single one takes its neighbour's. */
    fill: async (way: 'down' | 'right'): Promise<void> => {
      const chosen = await area();
      if (!chosen) return;
      const side = way === 'down' ? 'rows' : 'cols';
      const all = inSight(now.current.places)[side];
      const single = chosen[side].length === 1;
      const first = single ? all[all.indexOf(chosen[side][0] ?? 0) - 1] : chosen[side][0];
      if (first === undefined) return;
      const to = single ? chosen : { ...chosen, [side]: chosen[side].slice(1) };
      const model = await texts({ ...chosen, [side]: [first] }, 'typed');
      write(
        to,
        to.rows.map((_, r) => to.cols.map((__, c) => model[way === 'down' ? 0 : r]?.[way === 'down' ? c : 0] ?? '')),
      );
    },
    /** The fill handle was dragged from one range to a larger one. */
    drag: async (from: Area, over: Area): Promise<void> => {
      const down = over.rows.length > from.rows.length;
      const side = down ? 'rows' : 'cols';
      const added = over[side].filter((each) => !from[side].includes(each));
      if (added.length === 0) return;
      const back = (added[0] ?? 0) < (from[side][0] ?? 0);
      const model = await texts(from, 'typed');
      write({ ...from, [side]: added }, filledOn(model, added.length, down ? 'down' : 'right', back));
    },
  };
}

export function useHands(grid: { current: Grid | null }, now: Now): void {
  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    const hands = handsOn(element, now);
    now.current.hands.current = hands;
    const open = async (): Promise<void> => {
      const chosen = await hands.area();
      const [row = -1] = chosen?.rows ?? [];
      const [col = -1] = chosen?.cols ?? [];
      const button = element.querySelector<HTMLElement>(`.rgCell[data-row="${row}"][data-col="${col}"] .funnel`);
      if (button && filtered(now.current.loaded, row, col)) now.current.openFilter(col, button);
    };
    const acts: Record<string, () => void> = {
      Delete: hands.clear,
      Backspace: hands.clear,
      'Ctrl+KeyD': () => hands.fill('down'),
      'Ctrl+KeyR': () => hands.fill('right'),
      'Alt+ArrowDown': open,
    };
    const keys = (event: KeyboardEvent): void => {
      const combined = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.code}`;
      const act = acts[combined];
      if (!act || !forCells(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    const copied = (event: ClipboardEvent): void => {
      if (!forCells(event) || !getSelection()?.isCollapsed) return;
      event.preventDefault();
      const cutting = event.type === 'cut';
      hands.copy().then((area) => cutting && area && hands.write(area, emptied(area)));
    };
    const paste = (event: ClipboardEvent): void => {
      if (!forCells(event)) return;
      event.preventDefault();
      hands.paste(event.clipboardData?.getData('text/plain') ?? '');
    };
    const dragged = (event: CustomEvent<unknown>): void => {
      event.preventDefault();
      const { type, colType, oldRange, newRange } = event.detail as Record<'type' | 'colType', string> &
        Record<'oldRange' | 'newRange', Omit<Range, 'rowType' | 'colType'>>;
      const at = (range: Omit<Range, 'rowType' | 'colType'>): Area =>
        areaOf(now.current.places, { ...range, colType, rowType: type });
      hands.drag(at(oldRange), at(newRange));
    };
    /** A press on a column's letter takes the column, a press on a row's number the row. */
    const header = (event: CustomEvent<{ prop?: unknown }>): void => {
      const { frozenCols, freeCols, freeRows } = now.current.places;
      const col = Number(event.detail.prop);
      const pinned = frozenCols.includes(col);
      const x = (pinned ? frozenCols : freeCols).indexOf(col);
      if (x >= 0)
        element.setCellsFocus({ x, y: 0 }, { x, y: freeRows.length - 1 }, pinned ? 'colPinStart' : 'rgCol', 'rgRow');
    };
    const number = (event: MouseEvent): void => {
      const mark = (event.target as HTMLElement).closest<HTMLElement>('.row-number');
      if (!mark) return;
      const { frozenRows, freeRows, freeCols } = now.current.places;
      const row = Number(mark.dataset.row);
      const pinned = frozenRows.includes(row);
      const y = (pinned ? frozenRows : freeRows).indexOf(row);
      element.setCellsFocus({ x: 0, y }, { x: freeCols.length - 1, y }, 'rgCol', pinned ? 'rowPinStart' : 'rgRow');
    };
    const autofill = dragged as EventListener;
    const letter = header as EventListener;
    addEventListener('keydown', keys, true);
    document.addEventListener('copy', copied);
    document.addEventListener('cut', copied);
    document.addEventListener('paste', paste);
    element.addEventListener('beforeautofill', autofill);
    element.addEventListener('headerclick', letter);
    element.addEventListener('click', number);
    return () => {
      removeEventListener('keydown', keys, true);
      document.removeEventListener('copy', copied);
      document.removeEventListener('cut', copied);
      document.removeEventListener('paste', paste);
    };
  }, [grid, now]);
}
