/** What can be carried away as a file: the official registers, and the numbers of the last release. */
import {
  type Cell,
  type Linked,
  problem,
  type Report,
  type ReportCell,
  say,
  sayDay,
  type Words,
} from '../kit/index.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { reports } from '../stages/index.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import { summaryGrids, summaryTables } from './summary.ts';

export type Sheet = { title: string; rows: Cell[][] };
export type Exported = { name: string; sheets: Sheet[] };

const nothingToExport = problem(
  'export-unknown',
  (f: { what: string }): Words => [
    `Выгрузки «${f.what}» нет. Обновите панель.`,
    `There is no export “${f.what}”. Refresh the panel.`,
  ],
);

const isLinked = (cell: ReportCell): cell is Linked => typeof cell === 'object' && !Array.isArray(cell);

function spelt(s: Snapshot, cell: ReportCell): Cell {
  if (isLinked(cell)) return spelt(s, cell.words as ReportCell);
  return Array.isArray(cell) ? say(cell as unknown as Words, s.lang) : (cell as Cell);
}

function sheetOf(s: Snapshot, r: Report): Sheet {
  const rows = r.blocks.flatMap((block) => {
    const header = typeof block.header === 'function' ? block.header() : block.header;
    return [header, ...block.rows(s).map((row) => ('cells' in row ? row.cells : row))];
  });
  return { title: say(r.sheet, s.lang), rows: rows.map((row) => row.map((cell) => spelt(s, cell))) };
}

/** @param what a report, or `summary` @throws nothingToExport */
export function exported({ what }: { what: string }): Exported {
  if (what === 'summary') {
    const s = snapshot(summaryTables, 'skip');
    return { name: `${say(['Сводка', 'Summary'], s.lang)} ${sayDay(s.today, s.lang)}`, sheets: summaryGrids(s) };
  }
  const r = reports.find((x) => x.id === what);
  if (!r) throw nothingToExport({ what });
  const s = snapshot([settings, ...r.reads], 'skip');
  return { name: `${say(r.sheet, s.lang)} ${sayDay(s.today, s.lang)}`, sheets: [sheetOf(s, r)] };
}
