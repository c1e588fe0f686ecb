/** A report as it stands in its tab: values, and where what is. Pure; the tab is somebody else's business. */
import type { Cell } from './column.ts';
import { CHART_HEIGHT, type Linked, type Report, type ReportBlock, type ReportCell, type ReportRow } from './report.ts';
import { type Lang, noteLines, say, type Words } from './words.ts';

/** From row to row, the second not included. */
export type Rows = readonly [from: number, to: number];

/** Where a block stands; rows from 0, columns by their place in the report. */
export type Placed = {
  id: string;
  title: number | undefined;
  header: number | undefined;
  rows: Rows;
  /** how many of the report's columns it takes */
  columns: number;
  /** explanations: under the title, and under the rows */
  said: readonly number[];
  /** the line at which its chart begins */
  chart: number;
};

export type Page = {
  /** lines as long as the report's own columns, then the key of the line, then what is only drawn */
  cells: Cell[][];
  links: readonly { row: number; column: number; to: Linked['to'] }[];
  /** cells of the curator's, with what he wrote in them */
  own: readonly { row: number; column: number }[];
  blocks: readonly Placed[];
  height: number;
};

/** When and from what a page was computed. */
export type Stamp = {
  /** «Данные на …» */
  made: Words;
  /** the serial number of the day until whose end it should have been computed anew */
  until: number;
};

/** Lines above the first block: heading, stamp, until when. */
export const TOP = 4;
/** Where the day stands, alone in its cell, after which the page is out of date. */
export const UNTIL = { row: 2, column: 0 } as const;

const lateWords: Words = [
  'Если дата слева красная, счёт стоит и числа устарели: меню «Наставничество → Состояние».',
  'If the date on the left is red, counting has stopped and the figures are old: menu “Mentoring → State”.',
];

/** Own texts as they stand in the tab, by the key of their line. */
export type Kept = ReadonlyMap<string, readonly string[]>;

/** The block at the end for what the curator wrote where the script has no line any more. */
export const RESCUED = 'rescued';
const rescuedTitle: Words = [
  'Ваши записи, которым не нашлось строки (сохранены; удалите, если не нужны)',
  'Your notes whose line is gone (kept; delete what you do not need)',
];

const figuresOf = (r: Report<never>): number =>
  Math.max(0, ...r.blocks.map((b) => b.chart?.figures?.names.length ?? 0));

/** Keys of the columns of a report, by which they are found again: its own, the key of the line, what is only drawn. */
export const columnKeys = (r: Report<never>): string[] => [
  ...r.widths.map((_, i) => `c${i}`),
  'key',
  ...Array.from({ length: figuresOf(r) }, (_, i) => `f${i}`),
];

const isWords = (x: ReportCell): x is Words => Array.isArray(x);
const isLinked = (x: ReportCell): x is Linked => typeof x === 'object' && !Array.isArray(x);

const spelt = (x: Exclude<ReportCell, Linked>, lang: Lang): Cell => (isWords(x) ? say(x, lang) : (x as Cell));
const cellsOf = (row: ReportRow): readonly ReportCell[] => ('cells' in row ? row.cells : row);

/** Pixels of a row that nothing has made higher. */
const ROW_HEIGHT = 21;

/** The key of our lines that nobody looks for; a line without any key is not ours, or blank. */
const MARK = '·';

/**
 * What the curator has written: in the cells that are his, and anything in lines that are not the script's.
 * @param grid the tab's values, columns in the order of `columnKeys`
 */
export function keptOf(r: Report<never>, grid: readonly (readonly Cell[])[]): Kept {
  const width = r.widths.length;
  const own = new Map(r.blocks.flatMap((b) => (b.own ? [[b.id, b.own.map((o) => o.column)] as const] : [])));
  const out = new Map<string, string[]>();
  const strange: string[] = [];
  // a tab without any key has not been written in this way yet
  const ours = grid.some((line) => line[width]);
  for (const line of ours ? grid : []) {
    const key = String(line[width] ?? '');
    const texts = (columns: readonly number[]) => columns.map((c) => String(line[c] ?? ''));
    if (key.startsWith(`${RESCUED}|`)) strange.push(String(line[0] ?? ''));
    else if (key === '')
      strange.push(
        texts(r.widths.map((_, i) => i))
          .filter(Boolean)
          .join(' · '),
      );
    else {
      const mine = texts(own.get(key.split('|')[0] ?? '') ?? []);
      if (mine.some(Boolean)) out.set(key, mine);
    }
  }
  const lost = strange.filter(Boolean);
  if (lost.length) out.set(RESCUED, lost);
  return out;
}

/** A page while it is being written, line by line. */
class Draft {
  readonly cells: Cell[][] = [];
  readonly links: { row: number; column: number; to: Linked['to'] }[] = [];
  readonly own: { row: number; column: number }[] = [];
  readonly keys: readonly string[];
  readonly width: number;
  private readonly lang: Lang;
  constructor(r: Report<never>, lang: Lang) {
    this.keys = columnKeys(r);
    this.width = r.widths.length;
    this.lang = lang;
  }

  get height(): number {
    return this.cells.length;
  }

  /** @param key '' for a line that is nobody's @returns the row it stands in */
  put(values: readonly ReportCell[], key = MARK): number {
    const line: Cell[] = this.keys.map(() => '');
    values.forEach((value, column) => {
      if (isLinked(value)) this.links.push({ row: this.height, column, to: value.to });
      line[column] = spelt(isLinked(value) ? value.words : value, this.lang);
    });
    line[this.width] = key;
    return this.cells.push(line) - 1;
  }

  /** A note, in as many lines as it takes. @returns their rows */
  note(words: Words, widths: readonly number[]): number[] {
    return noteLines(say(words, this.lang), widths).map((text) => this.put([text]));
  }

  /** Numbers that are only drawn, beside what stands in the line. */
  draw(row: number, figures: readonly (number | '' | Words)[]): void {
    const line = this.cells[row] as Cell[];
    figures.forEach((value, i) => {
      line[this.width + 1 + i] = spelt(value, this.lang);
    });
  }

  /** What the curator wrote in his cells of a line. */
  keep(row: number, columns: readonly number[], texts: readonly string[] | undefined): void {
    const line = this.cells[row] as Cell[];
    columns.forEach((column, n) => {
      line[column] = texts?.[n] ?? line[column] ?? '';
      this.own.push({ row, column });
    });
  }

  /** Blank lines until there are so many since a row. @returns that row */
  room(since: number, lines: number): number {
    while (this.height - since < lines) this.put([], '');
    return since;
  }
}

/** @param left what the curator wrote, without what has found its line already */
function placed<P>(draft: Draft, r: Report<P>, b: ReportBlock<P>, p: P, left: Map<string, readonly string[]>): Placed {
  const title = b.title && draft.put([b.title]);
  const said = b.about ? draft.note(b.about(p), r.widths) : [];
  const titles = typeof b.header === 'function' ? b.header() : b.header;
  const header = titles.length ? draft.put(titles, `${MARK}${b.id}`) : undefined;
  const drawn = b.chart?.figures;
  if (drawn && header !== undefined) draft.draw(header, drawn.names);
  const figures = drawn?.rows(p) ?? [];
  const from = draft.height;
  b.rows(p).forEach((row, i) => {
    const key = `${b.id}|${'key' in row ? row.key : i}`;
    const at = draft.put(cellsOf(row), key);
    if (b.own)
      draft.keep(
        at,
        b.own.map((o) => o.column),
        left.get(key),
      );
    draft.draw(at, figures[i] ?? []);
    left.delete(key);
  });
  const to = draft.height;
  const { place, height = CHART_HEIGHT } = b.chart ?? {};
  const lines = b.chart && place !== 'top' && to > from ? Math.ceil(height / ROW_HEIGHT) : 0;
  // a chart beside its rows must not lie over the notes, which run to the right
  const beside = place === 'below' ? undefined : draft.room(header ?? from, lines);
  for (const note of b.notes?.(p) ?? []) said.push(...draft.note(note, r.widths));
  const chart = beside ?? draft.room(draft.height, lines);
  draft.put([], '');
  return { id: b.id, title, header, columns: titles.length || draft.width, rows: [from, to], said, chart };
}

/** Own texts that have no line any more, at the end of the page. */
function rescued(draft: Draft, left: Kept): Placed[] {
  const lost = [...left].flatMap(([key, texts]) => (key === RESCUED ? texts : [texts.filter(Boolean).join(' · ')]));
  if (!lost.length) return [];
  const title = draft.put([rescuedTitle]);
  const from = draft.height;
  for (const [i, text] of lost.entries()) draft.put([text], `${RESCUED}|${i}`);
  const rows: Rows = [from, draft.height];
  return [{ id: RESCUED, title, header: undefined, columns: draft.width, rows, said: [], chart: title }];
}

/** Computes a report. @param kept what the curator wrote on it */
export function pageOf<P>(r: Report<P>, p: P, lang: Lang, stamp: Stamp, kept: Kept): Page {
  const draft = new Draft(r as Report<never>, lang);
  draft.put([r.heading?.(p) ?? r.sheet]);
  draft.put([stamp.made]);
  draft.put([stamp.until, lateWords].slice(0, draft.width));
  draft.put([]);
  const left = new Map(kept);
  const blocks = [...r.blocks.map((b) => placed(draft, r, b, p, left)), ...rescued(draft, left)];
  const { cells, links, own, height } = draft;
  return { cells, links, own, blocks, height };
}
