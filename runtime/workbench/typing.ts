/** Typing of one person in one spreadsheet: blocks of texts, which can be taken back and done again. */
import { readA1 } from '../a1.ts';
import type { World } from '../world.ts';
import type { TypedBlock } from './protocol.ts';

type Step = { sheet: string; before: TypedBlock[]; after: TypedBlock[] };

const MOST_STEPS = 200;

export class Typing {
  private readonly world: World;
  private readonly me: string;
  private readonly spreadsheetId: string;
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];
  constructor(world: World, me: string, spreadsheetId: string) {
    this.world = world;
    this.me = me;
    this.spreadsheetId = spreadsheetId;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** @returns why it was refused; the block that refuses, and those after it, are then not written */
  type(sheet: string, blocks: TypedBlock[]): string | null {
    const before = this.texts(sheet, blocks);
    const refused = this.grow(sheet, blocks) ?? this.write(sheet, blocks);
    if (refused !== null || !before) return refused;
    this.done.push({ sheet, before, after: this.texts(sheet, blocks) ?? [] });
    if (this.done.length > MOST_STEPS) this.done.shift();
    this.undone.length = 0;
    return null;
  }

  /** A step is taken back, or done again, only while the cells still show what it left there. */
  step(way: 'undo' | 'redo'): string | null {
    const [from, to] = way === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
    const step = from.at(-1);
    if (!step) return null;
    const [present, wanted] = way === 'undo' ? [step.after, step.before] : [step.before, step.after];
    if (JSON.stringify(this.texts(step.sheet, present)) !== JSON.stringify(present)) {
      from.pop();
      return this.world.state.locale === 'ru_RU'
        ? 'Этот шаг уже не отменить и не повторить: ячейки с тех пор изменились.'
        : 'This step can no longer be undone or redone: the cells have changed since.';
    }
    const refused = this.write(step.sheet, wanted);
    if (refused !== null) return refused;
    from.pop();
    to.push(step);
    return null;
  }

  private tab(sheet: string): { rows: number } | undefined {
    return this.world.view(this.spreadsheetId).sheets.find(({ name }) => name === sheet);
  }

  /** The cells of the blocks as they would be typed again; null when the sheet is gone. */
  private texts(sheet: string, blocks: TypedBlock[]): TypedBlock[] | null {
    if (!this.tab(sheet)) return null;
    return blocks.map(({ a1, values }) => {
      const start = readA1(a1)?.span;
      const rows = { from: start?.r0 ?? 0, to: (start?.r0 ?? 0) + values.length };
      const { cells } = this.world.viewSheet(this.spreadsheetId, sheet, this.me, rows);
      const text = (row: number, col: number): string => {
        const cell = cells[row]?.[(start?.c0 ?? 0) + col];
        return cell?.raw ?? cell?.v ?? '';
      };
      return { a1, values: values.map((line, row) => line.map((_, col) => text(row, col))) };
    });
  }

  private write(sheet: string, blocks: TypedBlock[]): string | null {
    const hands = this.world.user(this.me);
    for (const { a1, values } of blocks) {
      const { refused } = hands.type(this.spreadsheetId, sheet, a1, values);
      if (refused !== null) return refused;
    }
    return null;
  }

  /** A block that reaches below the last row gets the rows it needs. */
  private grow(sheet: string, blocks: TypedBlock[]): string | null {
    const rows = this.tab(sheet)?.rows ?? 0;
    const missing = Math.max(...blocks.map(({ a1, values }) => (readA1(a1)?.span?.r0 ?? 0) + values.length)) - rows;
    if (rows === 0 || missing <= 0) return null;
    return this.world.user(this.me).insertRows(this.spreadsheetId, sheet, rows + 1, missing).refused;
  }
}
