/** The cells of the sheet on the screen: a large sheet comes in stretches of rows, as they are looked at. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Cell, SheetView } from '../protocol.ts';
import { readSheet, readState } from './client.ts';

/** `rows` is sparse: a row that has not come yet is missing, and is drawn empty. */
export type Loaded = { view: SheetView; rows: ((Cell | null)[] | undefined)[] };

const STRETCH = 100;
const REST_AFTER_MS = 250;
/** Up to here all rows are fetched, so that each can be as high as its texts want. */
export const ALL_ROWS = 1500;

export function cellAt({ rows }: Loaded, row: number, col: number): Cell | null {
  return rows[row]?.[col] ?? null;
}

/** What a cell would be typed as. */
export function textOf(cell: Cell | null): string {
  return cell?.raw ?? cell?.v ?? '';
}

const upTo = (height: number): number[] => Array.from({ length: Math.ceil(height / STRETCH) }, (_, n) => n * STRETCH);

/** A row that looks as before stays the same object: what is on the screen is drawn anew only for a change. */
function put(loaded: Loaded | null, view: SheetView): Loaded {
  const rows = loaded?.view.id === view.id ? loaded.rows.slice(0, view.height) : [];
  for (const [at, row] of view.cells.entries()) {
    const before = rows[view.from + at];
    if (!before || JSON.stringify(before) !== JSON.stringify(row)) rows[view.from + at] = row;
  }
  return { view, rows };
}

export type Sheet = {
  loaded: Loaded | null;
  /** Something has changed: reads again what is on the screen; the rest is read again when it is looked at. */
  changed: () => Promise<void>;
  /** These rows are looked at. */
  look: (rows: number[]) => void;
  /** The sheet with all these rows in it. */
  fetch: (rows: number[]) => Promise<Loaded | null>;
};

export function useSheet(name: string, spreadsheetId: string, fail: (message: string) => void): Sheet {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const now = useRef<Loaded | null>(null);
  // other eyes may see the same sheet otherwise
  const key = `${spreadsheetId} ${name}`;
  const wanted = useRef({ key, name, rows: [0] });
  const fresh = useRef(new Set<number>());
  const rest = useRef(0);
  /** Sheets as they were last seen: one looked at again is drawn at once, and read behind. */
  const seen = useRef(new Map<string, Loaded>());
  if (wanted.current.key !== key) wanted.current = { key, name, rows: [0] };

  const read = useCallback(async (from: number, to: number): Promise<void> => {
    const { key: of, name: asked } = wanted.current;
    if (!asked) return;
    const view = await readSheet(asked, from, to);
    if (wanted.current.key !== of) return;
    now.current = put(now.current, view);
    seen.current.set(of, now.current);
    setLoaded(now.current);
  }, []);

  /** Reads the stretches of these rows that are not here, or were read before the last change. */
  const missing = useCallback(
    async (rows: Iterable<number>): Promise<void> => {
      const height = now.current?.view.height ?? Number.POSITIVE_INFINITY;
      const parts = new Set<number>();
      for (const row of rows) if (row >= 0 && row < height) parts.add(Math.floor(row / STRETCH));
      const gaps = [...parts].filter((part) => !fresh.current.has(part)).sort((a, b) => a - b);
      for (const part of gaps) fresh.current.add(part);
      const runs = gaps.filter((part) => !gaps.includes(part - 1));
      const ends = gaps.filter((part) => !gaps.includes(part + 1));
      const reads = runs.map((first, n) => read(first * STRETCH, ((ends[n] ?? first) + 1) * STRETCH));
      try {
        await Promise.all(reads);
      } catch (error) {
        for (const part of gaps) fresh.current.delete(part);
        throw error;
      }
    },
    [read],
  );

  const refresh = useCallback(async (): Promise<void> => {
    fresh.current.clear();
    await missing(wanted.current.rows);
    clearTimeout(rest.current);
    const height = now.current?.view.height ?? 0;
    if (height > ALL_ROWS) return;
    // What is on the screen is drawn first.
    rest.current = window.setTimeout(() => missing(upTo(height)).catch(() => {}), REST_AFTER_MS);
  }, [missing]);
  useEffect(() => () => clearTimeout(rest.current), []);
  const changed = useCallback((): Promise<void> => {
    seen.current.clear();
    return refresh();
  }, [refresh]);

  /** A sheet that a script renamed or took away meanwhile is nobody's mistake: the next state has another in front. */
  const tell = useCallback(
    async (asked: string, error: Error): Promise<void> => {
      const state = await readState().catch(() => null);
      if (!state || state.tabs.some((tab) => tab.name === asked)) fail(error.message);
    },
    [fail],
  );

  // Not after the paint, as an effect: the cells are waited for.
  useLayoutEffect(() => {
    const before = seen.current.get(key);
    if (before) {
      now.current = before;
      setLoaded(before);
    }
    if (name) refresh().catch((error: Error) => tell(name, error));
  }, [name, key, refresh, tell]);

  const look = useCallback(
    (rows: number[]): void => {
      wanted.current = { ...wanted.current, rows };
      const asked = wanted.current.name;
      missing(rows).catch((error: Error) => tell(asked, error));
    },
    [missing, tell],
  );
  const fetch = useCallback(
    async (rows: number[]): Promise<Loaded | null> => {
      await missing(rows);
      return now.current;
    },
    [missing],
  );
  return { loaded, changed, look, fetch };
}
