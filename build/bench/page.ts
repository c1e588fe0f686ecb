/// <reference lib="dom" />
/** The workbench's page in a headless browser: a sheet drawn, an edit there and back, a large sheet scrolled. */
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createWorld } from '../../runtime/index.ts';
import { assets } from '../../runtime/workbench/assets.ts';
import { serveWorkbench } from '../../runtime/workbench/server.ts';
import { launchOptions } from '../chromium.ts';
import { median, type Row } from './row.ts';

const CODE = `function fill() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const first = book.getSheets()[0].setName('Пусто');
  for (const [name, rows] of [['Тысяча', 1000], ['Много', 50000]]) {
    const sheet = book.insertSheet(name);
    if (sheet.getMaxRows() < rows) sheet.insertRowsAfter(1, rows - sheet.getMaxRows());
    sheet.deleteColumns(21, sheet.getMaxColumns() - 20);
    sheet.getRange(1, 1, rows, 20).setValues(Array.from({ length: rows }, (_, r) => Array.from({ length: 20 }, (_, c) => r === 0 ? 'Столбец ' + (c + 1) : c % 3 ? 'Значение ' + r + '-' + c : r * c)));
    sheet.setFrozenRows(1);
    sheet.setFrozenColumns(1);
    sheet.getRange(1, 1, 1, 20).setFontWeight('bold').setBackground('#dff0ea');
    sheet.getRange(2, 2, rows - 1, 1).setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['да', 'нет']).build());
    sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(500).setBackground('#fce8e6').setRanges([sheet.getRange(2, 1, rows - 1, 20)]).build()]);
  }
}`;

const REPEATS = 7;
const SCROLL_MS = 2000;

/** From the press on a tab to the frame in which the last of its first rows stands there. */
function drawn(page: Page, name: string, cell: string): Promise<number> {
  return page.evaluate(
    async ([tab, wanted]) => {
      const button = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find((each) => each.textContent === tab);
      const began = performance.now();
      button?.click();
      const there = () =>
        document.querySelector('.grid:not([inert]) .rgCell[data-row="20"][data-col="4"]')?.textContent === wanted;
      while (!there()) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    [name, cell],
  );
}

/** From Enter to the frame in which the server's own text stands in the cell. */
async function edited(page: Page, row: number, text: string): Promise<number> {
  const at = `.rgCell[data-row="${row}"][data-col="3"]`;
  await page.locator(at).click();
  await page.locator('.line .name', { hasText: `D${row + 1}` }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.cell-input').fill(text);
  return page.evaluate(
    async ([selector, wanted]) => {
      const input = document.querySelector<HTMLElement>('.cell-input');
      const began = performance.now();
      input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }));
      while (document.querySelector(selector)?.textContent !== wanted) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    [at, text] as const,
  );
}

/** Turns the wheel for a while; frames that came in a second, and the share of them in which every cell had its text. */
function scrolled(page: Page, forMs: number): Promise<{ frames: number; filled: number; rows: number }> {
  return page.evaluate(async (ms) => {
    const scroller = document.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
    const began = performance.now();
    let frames = 0;
    let filled = 0;
    while (performance.now() - began < ms) {
      if (scroller) scroller.scrollTop += 180;
      await new Promise(requestAnimationFrame);
      frames += 1;
      const box = document.querySelector('.grid')?.getBoundingClientRect();
      const middle = document.elementFromPoint((box?.left ?? 0) + 400, (box?.top ?? 0) + 300)?.closest('.rgCell');
      if (middle?.textContent) filled += 1;
    }
    const seconds = (performance.now() - began) / 1000;
    return { frames: frames / seconds, filled: filled / frames, rows: (scroller?.scrollTop ?? 0) / 28 };
  }, forMs);
}

export async function rows(): Promise<Row[]> {
  const world = createWorld({ now: '2026-10-12T06:00:00Z' });
  const { id } = world.createSpreadsheet('Большая');
  world.push({ files: { 'Code.js': CODE }, manifest: {} }, { boundTo: id });
  const made = world.run('fill', [], { fault: { limitMs: Number.POSITIVE_INFINITY } });
  if (made.error) throw new Error(made.error.message);
  const pages = await assets(path.join('runtime', 'workbench', 'page'));
  const workbench = await serveWorkbench({ world, spreadsheetId: id, assets: pages });
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
    await page.goto(workbench.url);
    await page.getByRole('tab', { name: 'Много' }).waitFor();
    await drawn(page, 'Тысяча', 'Значение 20-4');
    const draws: number[] = [];
    const edits: number[] = [];
    const largeEdits: number[] = [];
    for (let n = 0; n < REPEATS; n += 1) {
      await page.getByRole('tab', { name: 'Пусто' }).click();
      await page.waitForTimeout(150);
      draws.push(await drawn(page, 'Тысяча', 'Значение 20-4'));
      await page.waitForTimeout(400);
      edits.push(await edited(page, 4 + n, `правка ${n}`));
    }
    await drawn(page, 'Много', 'Значение 20-4');
    await page.waitForTimeout(300);
    const scroll = await scrolled(page, SCROLL_MS);
    await page.waitForTimeout(500);
    const first = Number(await page.locator('.rgCell[data-col="3"]').nth(8).getAttribute('data-row'));
    for (let n = 0; n < REPEATS; n += 1) largeEdits.push(await edited(page, first + n, `правка ${n}`));
    const ms = (values: number[]): string =>
      `${Math.round(median(values))} ms (${values.map((each) => Math.round(each)).join(', ')})`;
    return [
      { what: '1,000 × 20 drawn in the page', measured: ms(draws), budget: '100 ms', ok: median(draws) <= 100 },
      { what: '1,000 × 20, an edit and back', measured: ms(edits), budget: '150 ms', ok: median(edits) <= 150 },
      {
        what: '50,000 × 20 scrolled',
        measured: `${Math.round(scroll.frames)} frames/s over ${Math.round(scroll.rows)} rows, ${Math.round(scroll.filled * 100)} % with their texts`,
        budget: '30 frames/s',
        ok: scroll.frames >= 30,
      },
      {
        what: '50,000 × 20, an edit and back',
        measured: ms(largeEdits),
        budget: '400 ms',
        ok: median(largeEdits) <= 400,
      },
    ];
  } finally {
    await browser.close();
    await workbench.close();
  }
}
