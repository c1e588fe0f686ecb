/** Blocks of text and tables, set on pages and written as a PDF file. */
import { deflateSync } from 'node:zlib';
import { type AddObject, type Face, newFace } from './fonts.ts';

export type Piece = { text: string; bold?: boolean; italic?: boolean; size?: number; color?: string };
export type TextBlock = {
  kind: 'text';
  pieces: Piece[];
  size: number;
  align?: 'left' | 'center' | 'right';
  indent?: number;
  /** What stands before the first line, within the indent. */
  bullet?: string;
  before?: number;
  after?: number;
};
export type Cell = { blocks: TextBlock[]; background?: string };
export type Block = TextBlock | { kind: 'table'; rows: Cell[][] } | { kind: 'rule' } | { kind: 'page' };

export type PdfOptions = { title: string; createdAt: number; landscape?: boolean; embedFonts?: boolean };

const A4: [number, number] = [595.28, 841.89];
const MARGIN = 56;
const LEADING = 1.25;
const PADDING = 4;

type Word = { text: string; bold: boolean; italic: boolean; size: number; color: string; width: number };
type Line = { words: Word[]; width: number; height: number };

class Pages {
  readonly faces: [Face, Face];
  readonly size: [number, number];
  readonly pages: string[][] = [[]];
  y: number;
  constructor(options: PdfOptions) {
    this.faces = [newFace('regular', options.embedFonts), newFace('bold', options.embedFonts)];
    this.size = options.landscape ? [A4[1], A4[0]] : A4;
    this.y = this.size[1] - MARGIN;
  }
  get width(): number {
    return this.size[0] - 2 * MARGIN;
  }
  put(operator: string): void {
    this.pages.at(-1)!.push(operator);
  }
  turn(): void {
    this.pages.push([]);
    this.y = this.size[1] - MARGIN;
  }
  /** Turns the page when so much does not fit any more. */
  need(height: number): void {
    if (this.y - height < MARGIN && this.y < this.size[1] - MARGIN) this.turn();
  }

  lines(block: TextBlock, width: number): Line[] {
    const out: Line[] = [];
    let line: Line = { words: [], width: 0, height: block.size * LEADING };
    const end = () => {
      out.push(line);
      line = { words: [], width: 0, height: block.size * LEADING };
    };
    for (const { text, bold = false, italic = false, size = block.size, color = '#000000' } of block.pieces) {
      for (const part of text.split(/(\n| +)/)) {
        if (part === '') continue;
        if (part === '\n') {
          end();
          continue;
        }
        for (const piece of this.fitting(part, bold, size, width)) {
          const word = { text: piece, bold, italic, size, color, width: this.advance(piece, bold, size) };
          if (line.width + word.width > width && line.words.length > 0) {
            end();
            if (piece.trim() === '') continue;
          }
          line.words.push(word);
          line.width += word.width;
          line.height = Math.max(line.height, size * LEADING);
        }
      }
    }
    out.push(line);
    return out;
  }
  /** A word that is wider than the line is broken. */
  private fitting(word: string, bold: boolean, size: number, width: number): string[] {
    if (this.advance(word, bold, size) <= width) return [word];
    const parts: string[] = [''];
    for (const letter of word) {
      if (this.advance(parts.at(-1)! + letter, bold, size) > width && parts.at(-1) !== '') parts.push('');
      parts[parts.length - 1] += letter;
    }
    return parts;
  }
  private advance(text: string, bold: boolean, size: number): number {
    return (this.faces[bold ? 1 : 0].advance(text) * size) / 1000;
  }

  line(line: Line, x: number, top: number, width: number, align: TextBlock['align']): void {
    const spare = width - line.width;
    let at = x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0);
    const base = top - line.height * 0.8;
    for (const { text, bold, italic, size, color, width: advance } of line.words) {
      const encoded = this.faces[bold ? 1 : 0].encoded(text);
      this.put(
        `BT /F${bold ? 2 : 1} ${size} Tf ${rgb(color)} rg 1 0 ${italic ? 0.2 : 0} 1 ${n(at)} ${n(base)} Tm ${encoded} Tj ET`,
      );
      at += advance;
    }
  }

  text(block: TextBlock): void {
    const indent = block.indent ?? 0;
    const lines = this.lines(block, this.width - indent);
    this.y -= block.before ?? 0;
    lines.forEach((line, at) => {
      this.need(line.height);
      if (at === 0 && block.bullet) {
        const bullet = this.lines({ ...block, pieces: [{ text: block.bullet }] }, indent)[0]!;
        this.line(bullet, MARGIN + indent - bullet.width - 6, this.y, bullet.width, 'left');
      }
      this.line(line, MARGIN + indent, this.y, this.width - indent, block.align);
      this.y -= line.height;
    });
    this.y -= block.after ?? 0;
  }

  table(rows: Cell[][]): void {
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const width = this.width / columns;
    for (const row of rows) {
      const cells = row.map(({ blocks, background }) => ({
        background,
        parts: blocks.map((block) => ({ block, lines: this.lines(block, width - 2 * PADDING) })),
      }));
      const heightOf = (cell: (typeof cells)[number]) =>
        cell.parts.reduce((sum, { lines }) => sum + lines.reduce((all, line) => all + line.height, 0), 0);
      const height = Math.max(12, ...cells.map(heightOf)) + 2 * PADDING;
      this.need(height);
      cells.forEach((cell, at) => {
        const x = MARGIN + at * width;
        if (cell.background)
          this.put(`${rgb(cell.background)} rg ${n(x)} ${n(this.y - height)} ${n(width)} ${n(height)} re f`);
        this.put(`0.6 G 0.5 w ${n(x)} ${n(this.y - height)} ${n(width)} ${n(height)} re S`);
        let top = this.y - PADDING;
        for (const { block, lines } of cell.parts) {
          for (const line of lines) {
            this.line(line, x + PADDING, top, width - 2 * PADDING, block.align);
            top -= line.height;
          }
        }
      });
      this.y -= height;
    }
    this.y -= 6;
  }

  rule(): void {
    this.need(12);
    this.put(`0.6 G 0.5 w ${n(MARGIN)} ${n(this.y - 6)} m ${n(MARGIN + this.width)} ${n(this.y - 6)} l S`);
    this.y -= 12;
  }
}

/** @returns the bytes of a PDF file */
export function writePdf(blocks: readonly Block[], options: PdfOptions): Buffer {
  const pages = new Pages(options);
  for (const block of blocks) {
    if (block.kind === 'text') pages.text(block);
    else if (block.kind === 'table') pages.table(block.rows);
    else if (block.kind === 'rule') pages.rule();
    else pages.turn();
  }
  return fileOf(pages, options);
}

function fileOf(pages: Pages, options: PdfOptions): Buffer {
  const objects: Buffer[] = [];
  const add: AddObject = (body, stream) => {
    const own = objects.length + 1;
    const head = `${own} 0 obj\n${typeof body === 'string' ? body : body(own)}\n`;
    const parts = stream ? [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')] : [];
    objects.push(Buffer.concat([Buffer.from(head, 'latin1'), ...parts, Buffer.from('endobj\n')]));
    return own;
  };
  const fonts = pages.faces.map((face) => face.finish(add));
  const count = pages.pages.length;
  // Pages come in pairs of contents and page, and their parent after all of them.
  const parent = objects.length + count * 2 + 1;
  const kids = pages.pages.map((operators) => {
    const stream = deflateSync(Buffer.from(operators.join('\n'), 'latin1'));
    const contents = add(`<< /Filter /FlateDecode /Length ${stream.length} >>`, stream);
    return add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${pages.size.join(' ')}] /Resources << /Font << /F1 ${fonts[0]} 0 R /F2 ${fonts[1]} 0 R >> >> /Contents ${contents} 0 R >>`,
    );
  });
  add(`<< /Type /Pages /Count ${count} /Kids [${kids.map((each) => `${each} 0 R`).join(' ')}] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${parent} 0 R >>`);
  const title = Buffer.from(`\uFEFF${options.title}`, 'utf16le').swap16().toString('hex');
  const day = new Date(options.createdAt).toISOString().replace(/\D/g, '').slice(0, 14);
  const info = add(`<< /Title <${title}> /CreationDate (D:${day}Z) /Producer (local Apps Script runtime) >>`);
  return joined(objects, catalog, info);
}

function joined(objects: Buffer[], catalog: number, info: number): Buffer {
  const head = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  let at = head.length;
  const places = objects.map((each) => {
    const place = at;
    at += each.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, ...objects, Buffer.from(tail, 'latin1')]);
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
function rgb(hex: string): string {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? hex : '#000000';
  return [1, 3, 5].map((at) => n(Number.parseInt(value.slice(at, at + 2), 16) / 255)).join(' ');
}
