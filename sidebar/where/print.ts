/** A paper as a page of its own, ready to print. Names from the key file are put in here, in the browser, and go nowhere. */
import type { Piece } from '../../src/app/papers.ts';
import { withNames } from '../key-file.ts';
import { spoken, t, type Words } from '../words.ts';

const PAGE = `
  body { margin: 0 auto; max-width: 170mm; padding: 12mm; font: 14px/1.5 "Times New Roman", Tinos, serif; color: #000; background: #fff; }
  h1 { margin: 0 0 8mm; font-size: 18px; text-align: center; }
  h2 { margin: 6mm 0 2mm; font-size: 15px; }
  p, ul { margin: 0 0 3mm; }
  table { width: 100%; font: inherit; border-collapse: collapse; margin: 0 0 4mm; }
  th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
  .bar { margin: 0 0 8mm; padding: 3mm; background: #eef2f6; font: 14px/1.4 Arial, sans-serif; }
  .bar button { font: inherit; padding: 6px 18px; margin-right: 8px; }
  @page { size: A4; margin: 20mm 15mm; }
  @media print { .bar { display: none; } body { padding: 0; max-width: none; } tr { break-inside: avoid; } }`;

function drawn(doc: Document, piece: Piece, fill: (text: string) => string): HTMLElement {
  const make = (tag: string, text: string) => {
    const element = doc.createElement(tag);
    element.textContent = fill(text);
    return element;
  };
  switch (piece.part) {
    case 'heading':
      return make('h2', piece.text);
    case 'text':
      return make('p', piece.text);
    case 'list': {
      const list = doc.createElement('ul');
      list.append(...piece.items.map((item) => make('li', item)));
      return list;
    }
    case 'table': {
      const table = doc.createElement('table');
      const line = (cells: readonly string[], tag: string) => {
        const row = doc.createElement('tr');
        row.append(...cells.map((cell) => make(tag, cell)));
        return row;
      };
      table.append(line(piece.header, 'th'), ...piece.rows.map((row) => line(row, 'td')));
      return table;
    }
  }
}

/** A browser opens a page only in answer to a press, and not always then. */
export const blockedTab: Words = [
  'Браузер не дал открыть новую вкладку. Разрешите всплывающие окна для этой страницы и повторите.',
  'The browser did not let a new tab open. Allow pop-ups for this page and try again.',
];

/**
 * @param page opened by the press of the button itself: a browser lets none be opened later
 * @param names by code; empty where the workbook holds the names
 */
export function showPaper(
  page: Window,
  paper: { title: string; pieces: readonly Piece[]; keepsCodes: boolean },
  names: ReadonlyMap<string, string>,
): void {
  const doc = page.document;
  const unknown = new Set<string>();
  const fill = (text: string) => (names.size ? withNames(text, names, unknown, paper.keepsCodes) : text);
  doc.documentElement.lang = spoken();
  doc.title = fill(paper.title);
  const style = doc.createElement('style');
  style.textContent = PAGE;
  doc.head.append(style);
  const body = paper.pieces.map((piece) => drawn(doc, piece, fill));
  const bar = doc.createElement('div');
  bar.className = 'bar';
  const print = doc.createElement('button');
  print.textContent = t(['Распечатать', 'Print']);
  print.addEventListener('click', () => page.print());
  bar.append(print);
  if (unknown.size) {
    bar.append(
      t([
        `В файле нет имён для кодов: ${[...unknown].join(', ')}.`,
        `The file has no names for the codes: ${[...unknown].join(', ')}.`,
      ]),
    );
  }
  doc.body.append(bar, ...body);
}
