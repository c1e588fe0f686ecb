/** A sheet on paper: a table of its cells with their looks, and its charts below it. */
import { chartSvg } from './chart-svg.ts';
import type { Desk } from './desk.ts';
import { escaped } from './html.ts';
import type { Cell, SheetView } from './protocol.ts';

const LOOK = `body{margin:24px;font:10pt/1.35 Arial,"DejaVu Sans",sans-serif;color:#1c2230}
h1{font-size:14pt;margin:0 0 2pt}p{margin:0 0 10pt;color:#586273}
table{border-collapse:collapse}td{border:1px solid #b9c0c9;padding:2pt 4pt;vertical-align:top;overflow-wrap:anywhere;max-width:320px;white-space:pre-line}
thead{display:table-header-group}tr{break-inside:avoid}svg{display:block;margin:16pt 0;break-inside:avoid;max-width:100%;--surface:#fff}
@page{margin:14mm}@media print{body{margin:0;print-color-adjust:exact}.screen{display:none}}`;

const COLOR = /^#[0-9a-f]{3,8}$/i;

function css({ style, numeric }: Cell): string {
  const align = style?.align ?? (numeric ? 'right' : undefined);
  return [
    style?.bold && 'font-weight:700',
    style?.italic && 'font-style:italic',
    style?.strikethrough && 'text-decoration:line-through',
    style?.color && COLOR.test(style.color) && `color:${style.color}`,
    style?.background && COLOR.test(style.background) && `background:${style.background}`,
    align && `text-align:${align}`,
  ]
    .filter(Boolean)
    .join(';');
}

function shown(cell: Cell | null): string {
  if (!cell) return '';
  return cell.checkbox === undefined ? escaped(cell.v) : cell.checkbox ? '☑' : '☐';
}

type Numbers = { rows: number[]; cols: number[] };

/** Rows and columns in sight, down and across to the last with a text. */
function filled(view: SheetView): Numbers {
  const hidden = new Set(view.hiddenRows);
  const used = view.cells.map((row) => row.map((cell) => Boolean(cell?.v)));
  const lastRow = used.map((row) => row.includes(true)).lastIndexOf(true);
  const lastCol = Math.max(-1, ...used.map((row) => row.lastIndexOf(true)));
  const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, at) => at);
  return {
    rows: upTo(lastRow).filter((row) => !hidden.has(row)),
    cols: upTo(lastCol).filter((col) => !view.columns[col]?.hidden),
  };
}

function line(view: SheetView, row: number, { rows, cols }: Numbers): string {
  const cells = cols.map((col) => {
    const merge = view.merges.find(
      (each) => each.row <= row && row < each.row + each.rows && each.col <= col && col < each.col + each.cols,
    );
    if (merge && (merge.row !== row || merge.col !== col)) return '';
    const span = merge
      ? ` rowspan="${rows.filter((at) => at >= row && at < row + merge.rows).length}" colspan="${cols.filter((at) => at >= col && at < col + merge.cols).length}"`
      : '';
    const cell = view.cells[row]?.[col] ?? null;
    const style = cell && css(cell);
    return `<td${span}${style ? ` style="${style}"` : ''}>${shown(cell)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** @throws GasError when there is no such sheet, or the person may not see it */
export function printPage(desk: Desk, name: string, language: string): string {
  const view = desk.sheet(name);
  const { title, now, zone } = desk.state();
  const numbers = filled(view);
  const of = (rows: number[]): string => rows.map((row) => line(view, row, numbers)).join('');
  const head = numbers.rows.filter((row) => row < view.frozenRows);
  const body = numbers.rows.filter((row) => row >= view.frozenRows);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(now);
  const press = language === 'ru' ? 'Печать' : 'Print';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(`${name} – ${title}`)}</title><link rel="icon" href="/icon.svg"><style>${LOOK}</style></head><body>
<button class="screen" style="float:right;font:inherit;padding:6px 16px" onclick="print()">${press}</button>
<h1>${escaped(name)}</h1><p>${escaped(title)} · ${escaped(when)}</p>
<table><thead>${of(head)}</thead><tbody>${of(body)}</tbody></table>
${view.charts.map((chart) => `<div style="width:${chart.width}px;max-width:100%">${chartSvg(chart)}</div>`).join('')}</body></html>`;
}
