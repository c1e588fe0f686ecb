/** A text document as blocks. */
import type { Attributes, DocumentNode } from '../services/document-state.ts';
import type { Block, Cell, Piece, TextBlock } from './layout.ts';

const SIZES: Record<string, number> = {
  TITLE: 26,
  SUBTITLE: 15,
  HEADING1: 20,
  HEADING2: 16,
  HEADING3: 14,
  HEADING4: 12,
  HEADING5: 11,
  HEADING6: 11,
};
const ALIGN: Record<string, TextBlock['align']> = { CENTER: 'center', RIGHT: 'right' };
const BULLETS = ['•', '◦', '▪'];

export function documentBlocks(body: DocumentNode): Block[] {
  const numbers: number[] = [];
  return body.children.flatMap((each) => blocksOf(each, numbers));
}

function blocksOf(of: DocumentNode, numbers: number[]): Block[] {
  if (of.type === 'TABLE') {
    numbers.length = 0;
    return [{ kind: 'table', rows: of.children.map((row) => row.children.map(cellOf)) }];
  }
  if (of.type !== 'LIST_ITEM') numbers.length = 0;
  const out: Block[] = [];
  for (const child of of.children) {
    if (child.type === 'HORIZONTAL_RULE') out.push({ kind: 'rule' });
    if (child.type === 'PAGE_BREAK') out.push({ kind: 'page' });
  }
  return [paragraph(of, numbers), ...out];
}

function cellOf(cell: DocumentNode): Cell {
  const background = cell.attributes.BACKGROUND_COLOR;
  return {
    blocks: cell.children.flatMap((each) => blocksOf(each, [])).filter((each) => each.kind === 'text'),
    ...(typeof background === 'string' && { background }),
  };
}

function paragraph(of: DocumentNode, numbers: number[]): TextBlock {
  const { attributes } = of;
  const heading = String(attributes.HEADING ?? 'NORMAL');
  const size = SIZES[heading] ?? 11;
  const block: TextBlock = {
    kind: 'text',
    pieces: of.children
      .filter((each) => each.type === 'TEXT')
      .flatMap((each) => pieces(each, size, /^HEADING/.test(heading))),
    size,
    align: ALIGN[String(attributes.HORIZONTAL_ALIGNMENT)] ?? 'left',
    before: Number(attributes.SPACING_BEFORE ?? (heading === 'NORMAL' ? 0 : 8)),
    after: Number(attributes.SPACING_AFTER ?? 3),
    indent: Number(attributes.INDENT_START ?? 0),
  };
  if (of.type !== 'LIST_ITEM') return block;
  const level = Number(attributes.NESTING_LEVEL ?? 0);
  numbers.length = level + 1;
  numbers[level] = (numbers[level] ?? 0) + 1;
  const numbered = /NUMBER|LATIN|ROMAN/.test(String(attributes.GLYPH_TYPE ?? ''));
  return {
    ...block,
    indent: 18 * (level + 1),
    bullet: numbered ? `${numbers[level]}.` : BULLETS[level % BULLETS.length]!,
  };
}

/** The text in pieces, each with the marks that lie over it. */
function pieces({ text, marks, attributes }: DocumentNode, size: number, bold: boolean): Piece[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => {
    const from = edges[at]!;
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to).map((mark) => mark.attributes);
    const look: Attributes = Object.assign({}, attributes, ...over);
    return {
      text: text.slice(from, to),
      bold: look.BOLD === undefined || look.BOLD === null ? bold : look.BOLD === true,
      italic: look.ITALIC === true,
      size: Number(look.FONT_SIZE ?? size),
      ...(typeof look.FOREGROUND_COLOR === 'string' && { color: look.FOREGROUND_COLOR }),
    };
  });
}
