/** A curator of a tour: the hands of a person, and each press, typed cell and filled field counted. */
import type { FrameLocator, Locator } from 'playwright-core';
import { choose, type Desk } from './tour.ts';

export type Steps = { part: string; presses: number }[];

/** A curator whose presses and typed cells are counted, part by part. */
export class Curator {
  readonly steps: Steps = [];
  private readonly desk: Desk;
  panel: FrameLocator;
  constructor(desk: Desk, panel: FrameLocator) {
    this.desk = desk;
    this.panel = panel;
  }

  begins(part: string): void {
    this.steps.push({ part, presses: 0 });
  }

  private counted(): void {
    const last = this.steps.at(-1);
    if (last) last.presses++;
  }

  async press(what: Locator): Promise<void> {
    await what.click();
    this.counted();
  }

  button = (name: string | RegExp): Promise<void> =>
    this.press(this.panel.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).last());

  /** A field of the panel or of a dialog. */
  async fill(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    this.counted();
  }

  async choose(label: string | RegExp, words: string): Promise<void> {
    const named = this.panel.getByLabel(label, { exact: true });
    await this.panel.locator('select').and(named).selectOption({ label: words });
    this.counted();
  }

  /** The form of the panel is recorded and closed. */
  async recorded(words: string | RegExp = /^Записано/): Promise<void> {
    await this.button('Записать');
    await this.panel.getByText(words).waitFor({ timeout: 90_000 });
    await this.button('Закрыть');
  }

  async file(input: Locator, name: string, text: string): Promise<void> {
    await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    // the button, and the file in the dialog of the browser
    this.counted();
    this.counted();
  }

  async menu(item: string): Promise<void> {
    await choose(this.desk.page, item);
    this.counted();
    this.counted();
  }

  rows(title: string): string[][] {
    return this.desk.workbench.desk.sheet(title).cells.map((row) => row.map((cell) => cell?.v ?? ''));
  }

  /** A cell of the tab in front, by the title of its column. @param row from 1, the header is 0 */
  private cell(title: string, row: number, column: string): { at: Locator; seen: () => string | undefined } {
    const col = this.rows(title)[0]?.indexOf(column) ?? -1;
    const at = this.desk.page.locator(`.rgCell[data-row="${row}"][data-col="${col}"]`);
    return { at, seen: () => this.rows(title)[row]?.[col] };
  }

  async type(title: string, row: number, column: string, text: string): Promise<void> {
    const { page } = this.desk;
    const { at, seen } = this.cell(title, row, column);
    await at.dblclick();
    await page.locator('.cell-input').fill(text);
    await page.keyboard.press('Enter');
    // the line closes a moment after the value is taken: no hand is faster
    await page.locator('.cell-input').waitFor({ state: 'detached' });
    this.counted();
    while (seen() !== text) await page.waitForTimeout(50);
  }

  async pick(title: string, row: number, column: string, option: string): Promise<void> {
    const { page } = this.desk;
    const { at, seen } = this.cell(title, row, column);
    await at.dblclick();
    await page.locator('.options .option').filter({ hasText: option }).first().click();
    this.counted();
    while (seen() !== option) await page.waitForTimeout(50);
  }
}
