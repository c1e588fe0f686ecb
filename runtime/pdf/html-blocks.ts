/** A page of HTML as blocks: headings, paragraphs, lists, tables, rules; bold and italic. No styles, no pictures. */
import type { Block, Cell, Piece, TextBlock } from './layout.ts';

const SIZES: Record<string, number> = { h1: 22, h2: 17, h3: 14, h4: 12, h5: 11, h6: 10 };
const SKIPPED = /<(style|script|title|head)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<![^>]*>/gi;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  copy: '©',
};

export function htmlBlocks(html: string): Block[] {
  const reader = new Reader();
  const body = html.replace(/<head\b[\s\S]*?<\/head\s*>/i, '').replace(SKIPPED, '');
  for (const [, tag, text] of body.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (tag !== undefined) reader.tag(tag);
    else reader.text(text ?? '');
  }
  return reader.finish();
}

class Reader {
  private readonly blocks: Block[] = [];
  private readonly lists: { ordered: boolean; count: number }[] = [];
  private rows: Cell[][] | null = null;
  private cell: Cell | null = null;
  private pieces: Piece[] = [];
  private heading: string | null = null;
  private item = false;
  private bold = 0;
  private italic = 0;
  private align: TextBlock['align'] = 'left';

  tag(text: string): void {
    const name = /^\/?\s*([a-z0-9]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
    const step = text.startsWith('/') ? -1 : 1;
    if (name === 'b' || name === 'strong' || name === 'th') this.bold = Math.max(0, this.bold + step);
    if (name === 'i' || name === 'em') this.italic = Math.max(0, this.italic + step);
    if (name === 'br') this.pieces.push({ text: '\n' });
    if (/^(p|div|h[1-6]|li|ul|ol|table|tr|td|th|hr|section|header|footer|blockquote)$/.test(name)) this.close();
    if (name in SIZES) this.heading = step > 0 ? name : null;
    if (/^(p|div|h[1-6]|td|th)$/.test(name))
      this.align = step > 0 ? (/(?:text-align:\s*|align=["']?)(center|right)/i.exec(text)?.[1] as 'center') : 'left';
    if (name === 'ul' || name === 'ol') {
      if (step > 0) this.lists.push({ ordered: name === 'ol', count: 0 });
      else this.lists.pop();
    }
    if (name === 'li' && step > 0) {
      this.item = true;
      const list = this.lists.at(-1);
      if (list) list.count++;
    }
    if (name === 'hr') this.blocks.push({ kind: 'rule' });
    this.table(name, step);
  }

  private table(name: string, step: number): void {
    if (name === 'table') {
      if (step > 0) this.rows = [];
      else if (this.rows) {
        this.blocks.push({ kind: 'table', rows: this.rows });
        this.rows = null;
      }
    }
    if (!this.rows) return;
    if (name === 'tr' && step > 0) this.rows.push([]);
    if (name !== 'td' && name !== 'th') return;
    if (step < 0) {
      this.cell = null;
      return;
    }
    if (this.rows.length === 0) this.rows.push([]);
    this.cell = { blocks: [] };
    this.rows.at(-1)!.push(this.cell);
  }

  text(raw: string): void {
    const text = raw
      .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, code: string) => entity(code) ?? whole)
      .replace(/[ \t\r\n]+/g, ' ');
    if (text === ' ' && this.pieces.length === 0) return;
    const size = this.heading ? { size: SIZES[this.heading]! } : {};
    this.pieces.push({ text, ...size, bold: this.bold > 0 || this.heading !== null, italic: this.italic > 0 });
  }

  private close(): void {
    const { pieces } = this;
    this.pieces = [];
    if (!pieces.some((each) => each.text.trim() !== '')) return;
    pieces[0] = { ...pieces[0]!, text: pieces[0]!.text.trimStart() };
    const size = this.heading ? SIZES[this.heading]! : 11;
    const block: TextBlock = { kind: 'text', pieces, size, align: this.align ?? 'left', after: 4 };
    if (this.heading) block.before = 6;
    const list = this.lists.at(-1);
    if (list) {
      block.indent = 18 * this.lists.length;
      if (this.item) block.bullet = list.ordered ? `${list.count}.` : '•';
    }
    this.item = false;
    if (this.cell) this.cell.blocks.push(block);
    else this.blocks.push(block);
  }

  finish(): Block[] {
    this.close();
    this.table('table', -1);
    return this.blocks;
  }
}

function entity(code: string): string | undefined {
  if (!code.startsWith('#')) return ENTITIES[code.toLowerCase()];
  const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
