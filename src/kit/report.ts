import type { Cell } from './column.ts';
import type { Programme } from './programme.ts';
import type { AnyTable } from './table.ts';
import type { Words } from './words.ts';

/** Words that lead to a register, to one of its rows, to a report, or to an address. */
export type Linked = { words: Words | string; to: { table: string; row?: string } | { url: string } };

/** A value; words are said in the workbook's language. */
export type ReportCell = Cell | Words | Linked;

/** A line, by a key of its own where the curator writes beside it: what is written is found again by the key. */
export type ReportRow = readonly ReportCell[] | { key: string; cells: readonly ReportCell[] };

/** Numbers that are drawn but not shown in the table; one list a row, as long as `names`. */
export type Figures<P> = { names: readonly Words[]; rows: (p: P) => readonly (readonly (number | '')[])[] };

export type Series = {
  /** of the block's columns, or of the figures that are only drawn */
  column: number | { figure: number };
  colour: string;
};

/** Pixels. */
export const CHART_HEIGHT = 280;

/** A picture of a block's rows. It moves with the block and grows with its rows. */
export type Chart<P = Programme> = {
  kind: 'bars' | 'columns' | 'line';
  stacked?: 'values' | 'shares';
  title: Words;
  subtitle?: Words;
  /** the column that names the rows */
  names: number;
  series: readonly Series[];
  figures?: Figures<P>;
  /** what the parts mean is said in the subtitle */
  legend?: 'none';
  /** under the rows of a wide table, or at the top of the tab to the right of all of it; beside the rows unless said otherwise */
  place?: 'below' | 'top';
  width?: number;
  height?: number;
};

/** Cells of a column that belong to the curator. */
export type Own = {
  column: number;
  /** what may be chosen; anything may be typed where nothing is said */
  offers?: readonly Words[];
};

/** A table within a report, with its title above, its notes below and its picture beside it. */
export type ReportBlock<P = Programme> = {
  id: string;
  title?: Words;
  /** what is counted and how, under the title */
  about?: (p: P) => Words;
  /** a function where the titles are entries of a dictionary, which a school may reword */
  header: readonly Words[] | (() => readonly Words[]);
  rows: (p: P) => readonly ReportRow[];
  notes?: (p: P) => readonly Words[];
  own?: readonly Own[];
  /** columns of figures, some of which are texts: all stand to the right */
  right?: readonly number[];
  /** its last cells run over the empty ones beside them instead of growing downwards */
  spills?: true;
  chart?: Chart<P>;
};

/**
 * A tab of values computed from the tables by the script and rewritten by it: when and from what is said on top. Only
 * cells declared as the curator's own are kept; what is typed into a line that is not the script's goes to the end.
 */
export type Report<P = Programme> = {
  id: string;
  sheet: Words;
  /** the first line of the tab; its name unless said otherwise */
  heading?: (p: P) => Words;
  /** the tables it is computed from */
  reads: readonly AnyTable[];
  /** pixels, by column */
  widths: readonly number[];
  colour: string;
  /** in sight from the start; other reports wait at the end until they are asked for */
  front: boolean;
  blocks: readonly ReportBlock<P>[];
};

const COLUMN_WIDTH = 180;

type Shape<P> = Omit<Report<P>, 'id' | 'widths' | 'colour' | 'front' | 'blocks'> &
  Partial<Pick<Report<P>, 'widths' | 'colour' | 'front'>>;

/** @example report('request-map', { sheet, reads, header, rows }) — or `blocks` where one table is not enough */
export function report<P = Programme>(
  id: string,
  def: Shape<P> & ({ blocks: readonly ReportBlock<P>[] } | Omit<ReportBlock<P>, 'id'>),
): Report<P> {
  const { sheet, reads, heading, colour = '#3c4a5c', front = false } = def;
  const blocks = 'blocks' in def ? def.blocks : [{ ...def, id: 'all' }];
  const titles = blocks.map((b) => (typeof b.header === 'function' ? b.header() : b.header).length);
  const widths = def.widths ?? Array(Math.max(...titles)).fill(COLUMN_WIDTH);
  return { id, sheet, reads, ...(heading && { heading }), colour, front, widths, blocks };
}

/** Worked out once for a programme, however many blocks ask. */
export function derived<T>(make: (p: Programme) => T): (p: Programme) => T {
  const known = new WeakMap<Programme, T>();
  return (p) => {
    let made = known.get(p);
    if (made === undefined) {
      made = make(p);
      known.set(p, made);
    }
    return made;
  };
}
