/** Slips for everybody: a code that opens the form with the person's own code filled in, nine on a sheet. Names come from the key file and go nowhere. */
import { spoken, t } from '../words.ts';
import { qrPath } from './qr-path.ts';

const PAGE = `
  body { margin: 0 auto; max-width: 190mm; padding: 8mm; font: 13px/1.35 Arial, sans-serif; color: #000; background: #fff; }
  .bar { margin: 0 0 6mm; padding: 3mm; background: #eef2f6; font-size: 14px; }
  .bar button { font: inherit; padding: 6px 18px; margin-right: 8px; }
  main { display: grid; grid-template-columns: repeat(3, 1fr); }
  section { break-inside: avoid; border: 1px dashed #888; padding: 4mm; text-align: center; }
  h2 { margin: 0; font-size: 15px; overflow-wrap: anywhere; }
  p { margin: 0; }
  svg { width: 44mm; height: 44mm; }
  @page { size: A4; margin: 8mm; }
  @media print { .bar { display: none; } body { padding: 0; max-width: none; } }`;

const SVG = 'http://www.w3.org/2000/svg';

function drawnCode(doc: Document, url: string): SVGElement {
  const { side, path } = qrPath(url);
  const svg = doc.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const dark = doc.createElementNS(SVG, 'path');
  dark.setAttribute('d', path);
  svg.append(dark);
  return svg;
}

/** @param page opened by the press of the button itself: a browser lets none be opened later */
export function showSlips(
  page: Window,
  form: { code: string; title: string },
  slips: readonly { code: string; url: string }[],
  names: ReadonlyMap<string, string>,
): void {
  const doc = page.document;
  doc.documentElement.lang = spoken();
  doc.title = `${form.code}. ${form.title}`;
  const style = doc.createElement('style');
  style.textContent = PAGE;
  doc.head.append(style);
  const make = (tag: string, text: string) => {
    const element = doc.createElement(tag);
    element.textContent = text;
    return element;
  };
  const bar = make('div', '');
  bar.className = 'bar';
  const print = make('button', t(['Распечатать', 'Print']));
  print.addEventListener('click', () => page.print());
  bar.append(print, t([`Листков: ${slips.length}`, `Slips: ${slips.length}`]));
  const main = doc.createElement('main');
  for (const { code, url } of slips) {
    const slip = doc.createElement('section');
    const name = names.get(code);
    slip.append(make('h2', name ? `${name} · ${code}` : code), drawnCode(doc, url), make('p', form.title));
    main.append(slip);
  }
  doc.body.append(bar, main);
}
