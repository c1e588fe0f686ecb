/** Finding and replacing text. */
import type { Run } from '../execute.ts';
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import { isFormula, type Span } from '../store.ts';
import { BookObject } from './book-object.ts';
import { putValue, thisYear } from './put-value.ts';
import { Range } from './range.ts';

type Area = { sheetId: number; span: Span };
type Hit = { sheetId: number; row: number; col: number };

export class TextFinder extends BookObject {
  readonly _class = 'TextFinder';
  override readonly _types = 'Spreadsheet.TextFinder';
  readonly _areas: Area[];
  readonly _text: string;
  _case = false;
  _entire = false;
  _formulas = false;
  _regex = false;
  _at = -1;
  constructor(run: Run, docId: string, areas: Area[], text: string) {
    super(run, docId);
    this._areas = areas;
    this._text = text;
  }
  matchCase(on: boolean): this {
    this._case = on;
    return this;
  }
  matchEntireCell(on: boolean): this {
    this._entire = on;
    return this;
  }
  matchFormulaText(on: boolean): this {
    this._formulas = on;
    return this;
  }
  useRegularExpression(on: boolean): this {
    this._regex = on;
    return this;
  }
  findAll(): Range[] {
    return this._hits().map((each) => this._range(each));
  }
  findNext(): Range | null {
    const hits = this._hits();
    this._at = Math.min(this._at + 1, hits.length);
    return this.getCurrentMatch();
  }
  findPrevious(): Range | null {
    this._at = Math.max(this._at - 1, -1);
    return this.getCurrentMatch();
  }
  getCurrentMatch(): Range | null {
    const hit = this._hits()[this._at];
    return hit ? this._range(hit) : null;
  }
  replaceWith(text: string): number {
    const hit = this._hits()[Math.max(0, this._at)];
    return hit ? this._replace([hit], text) : 0;
  }
  replaceAllWith(text: string): number {
    return this._replace(this._hits(), text);
  }
  _range({ sheetId, row, col }: Hit): Range {
    return new Range(this._run, this._docId, sheetId, { r0: row, c0: col, r1: row + 1, c1: col + 1 });
  }
  get _pattern(): RegExp {
    const body = this._regex ? this._text : this._text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(this._entire ? `^(?:${body})$` : body, this._case ? 'gu' : 'giu');
  }
  _shown(sheetId: number, row: number, col: number): string {
    const sheet = this._sheetState(sheetId);
    const value = sheet.values[row]?.[col] ?? null;
    if (isFormula(value) && this._formulas) return value.f;
    return displayText(value, layerAt(sheet.formats, row, col)?.numberFormat, this._doc.locale);
  }
  _hits(): Hit[] {
    this._run.flush();
    const pattern = this._pattern;
    const hits: Hit[] = [];
    for (const { sheetId, span } of this._areas) {
      const { values } = this._sheetState(sheetId);
      for (let row = span.r0; row < Math.min(span.r1, values.length); row++) {
        for (let col = span.c0; col < Math.min(span.c1, values[row]!.length); col++) {
          pattern.lastIndex = 0;
          const shown = this._shown(sheetId, row, col);
          if (shown !== '' && pattern.test(shown)) hits.push({ sheetId, row, col });
        }
      }
    }
    return hits;
  }
  _replace(hits: Hit[], text: string): number {
    let count = 0;
    for (const { sheetId, row, col } of hits) {
      const sheet = this._sheetState(sheetId);
      const doc = this._change(sheet, { r0: row, c0: col, r1: row + 1, c1: col + 1 });
      const shown = this._shown(sheetId, row, col).replace(this._pattern, () => {
        count++;
        return text;
      });
      putValue(doc, sheet, row, col, shown, thisYear(doc, this._run.now()));
    }
    return count;
  }
}
