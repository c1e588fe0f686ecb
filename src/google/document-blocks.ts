/** A document as blocks, and the requests that write them: pure, one call for the whole of it. */
import { type Grid, type Lang, type Part, say } from '../kit/index.ts';

export type TextStyle = GoogleAppsScript.Docs.Schema.TextStyle;
export type ParagraphStyle = GoogleAppsScript.Docs.Schema.ParagraphStyle;
type TableStart = { tableStartLocation: GoogleAppsScript.Docs.Schema.Location };
/** The declarations are older than the last four. */
export type DocRequest = GoogleAppsScript.Docs.Schema.Request & {
  updateTableCellStyle?: {
    tableRange: {
      tableCellLocation: TableStart & { rowIndex: number; columnIndex: number };
      rowSpan: number;
      columnSpan: number;
    };
    tableCellStyle: GoogleAppsScript.Docs.Schema.TableCellStyle;
    fields: string;
  };
  updateTableColumnProperties?: TableStart & {
    columnIndices: number[];
    tableColumnProperties: GoogleAppsScript.Docs.Schema.TableColumnProperties;
    fields: string;
  };
  pinTableHeaderRows?: TableStart & { pinnedHeaderRowsCount: number };
  updateDocumentStyle?: { documentStyle: GoogleAppsScript.Docs.Schema.DocumentStyle; fields: string };
};

export type TextRun = { text: string; style?: TextStyle };
export type Paragraph = { runs: readonly TextRun[]; style?: ParagraphStyle; bullets?: string };
/** Its first row is the header. */
export type Rows = { rows: readonly (readonly string[])[] };
export type Block = Paragraph | Rows;

export const BULLETS = 'BULLET_DISC_CIRCLE_SQUARE';
const HEADER_FILL = { color: { rgbColor: { red: 0.93, green: 0.94, blue: 0.96 } } };

/** Within a paragraph a line is broken by a vertical tab; a newline would begin another paragraph. */
const inLine = (text: string): string => text.replace(/\r?\n/g, '\v');
const plain = (text: string): Paragraph => ({ runs: [{ text }] });

export const rowsOf = (grid: Grid, lang: Lang): Rows => ({
  rows: [grid.header.map((h) => say(h, lang)), ...grid.rows],
});

function blockOf(part: Part, lang: Lang): Block[] {
  switch (part.part) {
    case 'heading':
      return [{ ...plain(say(part.words, lang)), style: { namedStyleType: 'HEADING_2' } }];
    case 'text':
      return [plain(say(part.words, lang))];
    case 'list':
      return part.items.map((item) => ({ ...plain(say(item, lang)), bullets: BULLETS }));
    case 'table':
      return [rowsOf(part, lang)];
  }
}

export const blocksOf = (parts: readonly Part[], lang: Lang): Block[] => parts.flatMap((part) => blockOf(part, lang));

const isRows = (block: Block | undefined): block is Rows => block !== undefined && 'rows' in block;
const textOf = (p: Paragraph) => inLine(p.runs.map((r) => r.text).join(''));

/** A block with the place it has while no table is written yet; what makes its list ends further on. */
type Spot = { block: Block; from: number; to: number; listTo: number };

/** Writes blocks into the empty paragraph at an index. The last goes first, so that no place moves before it is used. */
export function requestsFor(blocks: readonly Block[], index: number): DocRequest[] {
  let text = '';
  const spots: Spot[] = [];
  let list: Spot | undefined;
  blocks.forEach((block, i) => {
    const afterRows = isRows(blocks[i - 1]);
    // Docs leaves an empty paragraph behind a table: an empty one of our own is that one
    if (!isRows(block) && afterRows && textOf(block) === '') return;
    if (!isRows(block) && i > 0) text += '\n';
    const from = index + text.length;
    if (!isRows(block)) text += textOf(block);
    const spot: Spot = { block, from, to: index + text.length, listTo: 0 };
    const bullets = isRows(block) ? undefined : block.bullets;
    if (!bullets || !list || (list.block as Paragraph).bullets !== bullets) list = bullets ? spot : undefined;
    if (list) list.listTo = Math.max(spot.to, spot.from + 1);
    spots.push(spot);
  });
  const written = spots
    .reverse()
    .flatMap((spot) => (isRows(spot.block) ? tableAt(spot.block, spot.from) : dressed(spot)));
  return text ? [{ insertText: { location: { index }, text } }, ...written] : written;
}

function dressed({ block, from, to, listTo }: Spot): DocRequest[] {
  const { style, bullets, runs } = block as Paragraph;
  const out: DocRequest[] = [];
  const range = { startIndex: from, endIndex: Math.max(to, from + 1) };
  if (style) out.push({ updateParagraphStyle: { range, paragraphStyle: style, fields: Object.keys(style).join() } });
  let at = from;
  for (const run of runs) {
    const end = at + inLine(run.text).length;
    const fields = Object.keys(run.style ?? {}).join();
    if (run.style && fields && end > at)
      out.push({ updateTextStyle: { range: { startIndex: at, endIndex: end }, textStyle: run.style, fields } });
    at = end;
  }
  if (bullets && listTo)
    out.push({ createParagraphBullets: { range: { startIndex: from, endIndex: listTo }, bulletPreset: bullets } });
  return out;
}

/** Points between the margins of a sheet of A4, those a letter takes, and those a cell keeps free. */
const PAGE_WIDTH = 451;
const LETTER = 6.5;
const PADDING = 12;
/** A longer text is broken into lines anyhow. */
const LONG_TEXT = 60;

/** Widths in which no word is broken and long texts get what is left; none when the words themselves do not fit. */
export function widthsOf(rows: Rows['rows'], columns: number): readonly number[] {
  const over = (measure: (text: string) => number) =>
    Array.from({ length: columns }, (_, c) => Math.max(...rows.map((row) => measure(row[c] ?? ''))));
  const words = over((text) => Math.max(...text.split(/\s/).map((word) => word.length)) * LETTER + PADDING);
  const texts = over((text) => Math.min(text.length, LONG_TEXT));
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const spare = PAGE_WIDTH - sum(words);
  if (spare < 0) return [];
  return words.map((word, c) => Math.round(word + (spare * (texts[c] ?? 0)) / Math.max(sum(texts), 1)));
}

/**
 * A new table stands behind a newline of its own; the beginning of the table, of each row and of each cell, and the end of
 * each cell, take an index each.
 */
function tableAt({ rows }: Rows, index: number): DocRequest[] {
  const columns = Math.max(...rows.map((row) => row.length));
  if (!columns) return [];
  const start = { tableStartLocation: { index: index + 1 } };
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => ({ text: inLine(text), r, at: index + 4 + r * (2 * columns + 1) + 2 * c })),
  );
  return [
    { insertTable: { location: { index }, rows: rows.length, columns } },
    ...cells
      .filter((cell) => cell.text)
      .reverse()
      .flatMap(({ text, r, at }): DocRequest[] => {
        const range = { startIndex: at, endIndex: at + text.length };
        const insert = { insertText: { location: { index: at }, text } };
        return r ? [insert] : [insert, { updateTextStyle: { range, textStyle: { bold: true }, fields: 'bold' } }];
      }),
    {
      updateTableCellStyle: {
        tableRange: { tableCellLocation: { ...start, rowIndex: 0, columnIndex: 0 }, rowSpan: 1, columnSpan: columns },
        tableCellStyle: { backgroundColor: HEADER_FILL },
        fields: 'backgroundColor',
      },
    },
    ...widthsOf(rows, columns).map((magnitude, c) => ({
      updateTableColumnProperties: {
        ...start,
        columnIndices: [c],
        tableColumnProperties: { widthType: 'FIXED_WIDTH', width: { magnitude, unit: 'PT' } },
        fields: 'widthType,width',
      },
    })),
    { pinTableHeaderRows: { ...start, pinnedHeaderRowsCount: 1 } },
  ];
}
