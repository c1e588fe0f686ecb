/** The cells: RevoGrid drawing what the server sent, and saying what a person did. It holds no values of its own. */
import type { RowDefinition } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Area } from '../blocks.ts';
import { ALL_ROWS, cellAt, type Loaded } from './cells.ts';
import { ChartLayer } from './chart-layer.tsx';
import { columnsOf, type Model, type Spot } from './draw.ts';
import { type CellHands, useHands } from './hands.ts';
import { heightOf, ROW_HEIGHT, width } from './look.ts';
import { cornerOf, type Places, placesOf } from './places.ts';
import { DARK, LIGHT } from './theme.ts';
import { Tip } from './tip.tsx';
import { say } from './words.ts';

defineCustomElements();

type Grid = HTMLRevoGridElement;

export type Place = { row: number; col: number };

export type GridProps = {
  loaded: Loaded;
  /** Another sheet has been chosen, and its cells are not here yet: nothing may be done to these. */
  late: boolean;
  dark: boolean;
  /** Why a cell may not be edited by this person; null when it may. */
  bound: (row: number, col: number) => string | null;
  refuse: (why: string) => void;
  /** What there is to say about a cell. */
  remarks: (row: number, col: number) => string[];
  /** Texts for an area, of its size. */
  onType: (area: Area, texts: string[][]) => void;
  onFocus: (at: Place) => void;
  onResize: (col: number, pixels: number) => void;
  openFilter: (col: number, button: HTMLElement) => void;
  /** These rows are on the screen. */
  look: (rows: number[]) => void;
  fetch: (rows: number[]) => Promise<Loaded | null>;
  /** A cell to be shown and focused; `n` tells one such wish from the next. */
  goTo: { n: number; sheet: string; row: number; col: number } | null;
  /** Filled in here: what other parts of the page do to the selected cells. */
  hands: { current: CellHands };
};

export const HEADER_WIDTH = 46;
export const HEADER_HEIGHT = 28;
const ROWS_AHEAD = 60;
/** The line to type in stands there so soon after it was asked for. */
const OPENS_WITHIN_MS = 400;
const AFTER_TYPING_MS = 30;
const FOCUS_AFTER_MS = 120;
const TRIES = 15;
const AGAIN_MS = 100;
/** What stays in sight above a cell that is scrolled to. */
const ROWS_ABOVE = 3;

/** Heights by row of the sheet; a large sheet has rows of one height, because most of them have not come yet. */
function heightsOf(loaded: Loaded): Map<number, number> {
  const heights = new Map<number, number>();
  if (loaded.view.height > ALL_ROWS) return heights;
  for (const row of loaded.rows.keys()) {
    const size = heightOf(loaded, row);
    if (size > ROW_HEIGHT) heights.set(row, size);
  }
  return heights;
}

function modelsOf(rows: number[], { view }: Loaded): Model[] {
  const tall = new Set(view.merges.flatMap(({ row, rows: count }) => (count > 1 ? [row] : [])));
  return rows.map((r) => (tall.has(r) ? { r, rowClass: 'grown' } : { r }));
}

function definitions(heights: Map<number, number>, { frozenRows, freeRows }: Places): RowDefinition[] {
  const of = (type: 'rowPinStart' | 'rgRow', list: number[]): RowDefinition[] =>
    list.flatMap((row, index) => {
      const size = heights.get(row);
      return size ? [{ type, index, size }] : [];
    });
  return [...of('rowPinStart', frozenRows), ...of('rgRow', freeRows)];
}

/** Rows that may be drawn now, with room to spare: a row may be as high as it likes, not lower than usual. */
function onScreen({ frozenRows, freeRows }: Places, scrolled: number): number[] {
  const last = Math.floor(scrolled / ROW_HEIGHT) + ROWS_AHEAD;
  return [...frozenRows, ...freeRows.slice(0, last)];
}

function within(cell: Element, grid: Element): boolean {
  const [inner, outer] = [cell.getBoundingClientRect(), grid.getBoundingClientRect()];
  return inner.bottom <= outer.bottom && inner.right <= outer.right && inner.top >= outer.top + HEADER_HEIGHT;
}

function make(): Grid {
  const element = document.createElement('revo-grid') as Grid;
  Object.assign(element, {
    range: true,
    resize: true,
    rowSize: ROW_HEIGHT,
    rowClass: 'rowClass',
    hideAttribution: true,
    applyOnClose: true,
    canFocus: true,
    useClipboard: false,
  });
  element.themeDefinitions = [LIGHT, DARK];
  element.rowHeaders = {
    prop: 'r',
    size: HEADER_WIDTH,
    cellTemplate: (h, { model }) => {
      const { r } = model as Model;
      return h('span', { class: 'row-number', 'data-row': r }, String(r + 1));
    },
  };
  return element;
}

export function Sheet(props: GridProps) {
  const { loaded, late, dark, goTo } = props;
  const { view } = loaded;
  const holder = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [drawn, setDrawn] = useState(0);
  const places = useMemo(
    () => placesOf(loaded),
    [view.rows, view.cols, JSON.stringify([view.hiddenRows, view.columns]), view.frozenRows, view.frozenCols],
  );
  const heights = useMemo(() => heightsOf(loaded), [loaded]);
  const now = useRef({ ...props, places, heights });
  now.current = { ...props, places, heights };
  const spot = useRef<Spot>({ loaded } as Spot);
  spot.current = {
    loaded,
    dark,
    heightOf: (row) => heights.get(row) ?? ROW_HEIGHT,
    toggle: (row, col) => {
      const on = cellAt(now.current.loaded, row, col)?.checkbox;
      now.current.onType({ rows: [row], cols: [col] }, [[on ? 'FALSE' : 'TRUE']]);
    },
    openFilter: props.openFilter,
  };
  const shape = useRef('');
  const filled = useRef('');
  const seen = useRef<Loaded['rows']>([]);
  const gone = useRef(0);
  const shownId = useRef(view.id);
  /** When a hand was last laid on the cells: from then on nothing else moves the selection. */
  const touched = useRef(0);
  /** When somebody last asked to type into a cell. */
  const begun = useRef(Number.NEGATIVE_INFINITY);

  useLayoutEffect(() => {
    const element = make();
    element.addEventListener('beforeedit', (event) => {
      event.preventDefault();
      begun.current = Number.NEGATIVE_INFINITY;
      const { model, prop, val } = event.detail as unknown as { model: Model; prop: number; val?: unknown };
      now.current.onType({ rows: [model.r], cols: [Number(prop)] }, [[String(val ?? '')]]);
    });
    element.addEventListener('beforerangeedit', (event) => event.preventDefault());
    element.addEventListener('beforeeditstart', (event) => {
      const { model, prop } = event.detail as unknown as { model: Model; prop: number };
      const why = now.current.bound(model.r, prop);
      const ticks = cellAt(now.current.loaded, model.r, prop)?.checkbox !== undefined;
      if (why === null && !ticks) {
        begun.current = performance.now();
        return;
      }
      event.preventDefault();
      if (why !== null) now.current.refuse(why);
      else spot.current.toggle(model.r, prop);
    });
    element.addEventListener('afterfocus', (event) => {
      const { model, column } = event.detail as unknown as { model?: Model; column?: { prop: number } };
      if (model && column) now.current.onFocus({ row: model.r, col: column.prop });
    });
    element.addEventListener('aftercolumnresize', (event) => {
      for (const { prop, size } of Object.values(event.detail)) {
        if (size) now.current.onResize(Number(prop), size);
      }
    });
    element.addEventListener('viewportscroll', (event) => {
      const { dimension, coordinate } = event.detail;
      setScroll((before) => (dimension === 'rgRow' ? { ...before, y: coordinate } : { ...before, x: coordinate }));
    });
    const touch = () => {
      touched.current = performance.now();
    };
    element.addEventListener('pointerdown', touch, true);
    element.addEventListener('keydown', touch, true);
    holder.current?.append(element);
    grid.current = element;
    return () => element.remove();
  }, []);

  useHands(grid, now);

  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    // Drawing anew would close the line somebody is typing in, also one that is only about to open.
    const typing = () =>
      element.querySelector('revogr-edit') !== null || performance.now() - begun.current < OPENS_WITHIN_MS;
    if (typing()) {
      const waiting = setInterval(() => {
        if (typing()) return;
        clearInterval(waiting);
        setDrawn((before) => before + 1);
      }, AFTER_TYPING_MS);
      return () => clearInterval(waiting);
    }
    if (shownId.current !== view.id) {
      shownId.current = view.id;
      element.clearFocus();
      element.scrollToCoordinate({ x: 0, y: 0 });
      setScroll({ x: 0, y: 0 });
    }
    const wanted = JSON.stringify([view.id, view.cols, view.columns, view.frozenCols, dark]);
    if (shape.current !== wanted) {
      shape.current = wanted;
      element.columns = columnsOf(spot, places);
    }
    const rows = JSON.stringify([view.id, view.rows, view.hiddenRows, view.frozenRows, view.merges, [...heights]]);
    if (filled.current !== rows) {
      filled.current = rows;
      element.rowDefinitions = definitions(heights, places);
      element.pinnedTopSource = modelsOf(places.frozenRows, loaded);
      element.source = modelsOf(places.freeRows, loaded);
    } else if (onScreen(places, scroll.y).some((row) => seen.current[row] !== loaded.rows[row])) element.refresh('all');
    seen.current = loaded.rows;
  }, [loaded, dark, places, heights, drawn]);

  const firstShown = Math.floor(scroll.y / ROW_HEIGHT);
  useEffect(() => {
    if (view.height <= ALL_ROWS) return;
    const ahead = places.freeRows.slice(Math.max(0, firstShown - ROWS_AHEAD), firstShown + 2 * ROWS_AHEAD);
    props.look([...places.frozenRows, ...ahead]);
  }, [firstShown, view.id, places]);

  useEffect(() => {
    const element = grid.current;
    // The cells of a sheet just chosen come a little later than the wish to go there.
    if (!element || !goTo || goTo.sheet !== view.name || gone.current === goTo.n) return;
    const corner = cornerOf(places, goTo.row, goTo.col);
    gone.current = goTo.n;
    if (!corner) return;
    const { x, y, colType, rowType } = corner;
    const asked = performance.now();
    const drawn = () => {
      const cell = element.querySelector(`.rgCell[data-row="${goTo.row}"][data-col="${goTo.col}"]`);
      return cell !== null && within(cell, element);
    };
    const show = async (tries: number): Promise<void> => {
      if (gone.current !== goTo.n || touched.current > asked) return;
      if (!drawn()) {
        if (rowType === 'rgRow') await element.scrollToRow(Math.max(0, y - ROWS_ABOVE));
        if (colType === 'rgCol') await element.scrollToColumnIndex(x);
      }
      await element.setCellsFocus({ x, y }, { x, y }, colType, rowType);
      const focused = await element.getFocused();
      // On a busy machine the grid may not have taken its rows over yet.
      if (tries > 1 && !(drawn() && focused?.cell.x === x && focused.cell.y === y))
        setTimeout(() => show(tries - 1), AGAIN_MS);
    };
    // The grid takes its rows over in its own time; before that it has no such cell, and what is drawn first is seen first.
    setTimeout(() => requestAnimationFrame(() => setTimeout(() => show(TRIES))), FOCUS_AFTER_MS);
  }, [goTo, view]);

  useEffect(() => {
    if (grid.current) grid.current.theme = dark ? DARK.name : LIGHT.name;
  }, [dark]);

  const sum = (list: number[], size: (at: number) => number): number => list.reduce((all, at) => all + size(at), 0);
  const rowHeight = (row: number): number => heights.get(row) ?? ROW_HEIGHT;
  return (
    <section
      class={['grid', !view.gridlines && 'plain', view.bonds.some((b) => b.warning && !b.area) && 'whole']
        .filter(Boolean)
        .join(' ')}
      inert={late}
      aria-label={say('Ячейки листа', 'Cells of the sheet')}
    >
      <div class="holder" ref={holder} />
      {view.charts.length > 0 && (
        <ChartLayer
          charts={view.charts}
          left={HEADER_WIDTH + sum(places.frozenCols, (col) => width(loaded, col))}
          top={HEADER_HEIGHT + sum(places.frozenRows, rowHeight)}
          scroll={scroll}
          place={({ row, col }) => ({
            x: sum(
              places.freeCols.filter((each) => each < col),
              (each) => width(loaded, each),
            ),
            y: sum(
              places.freeRows.filter((each) => each < row),
              rowHeight,
            ),
          })}
          wheel={(x, y) => grid.current?.scrollToCoordinate({ x, y })}
        />
      )}
      <Tip remarks={props.remarks} />
    </section>
  );
}
