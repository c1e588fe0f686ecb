/** Monitoring: the statistics beside SciPy's, and all reports at the design size. */
import { writeFileSync } from 'node:fs';
import { createWorld, type Execution } from '../../runtime/index.ts';
import { columnsOf, pageOf, programme, readGrid } from '../../src/kit/index.ts';
import { measures, valuesOf } from '../../src/stages/2-mentees/measures.ts';
import { reports } from '../../src/stages/index.ts';
import { bundle } from '../bundle.ts';
import { gridOf, plantYear, type YearSize, yearOf } from '../year.ts';
import { questions } from './monitoring/questions.ts';
import { apart, FROZEN, frozenQuestions, ours, scipyAnswers } from './monitoring/scipy.ts';
import { median, type Row } from './row.ts';

const HOW_MANY = 1000;

function besideScipy(fetching: boolean): Row {
  const what = `statistics: the farthest from SciPy in ${HOW_MANY} random vectors`;
  const asked = questions(1, HOW_MANY);
  const theirs = scipyAnswers(asked, fetching);
  if (!theirs) return { what, measured: 'no SciPy here', budget: '1e-9', ok: true };
  const farthest = Math.max(...asked.map((q, i) => apart(ours(q), theirs[i])));
  return { what, measured: farthest.toExponential(1), budget: '1e-9', ok: farthest <= 1e-9 };
}

/** The largest school a workbook is made for; more mentees than its 500, so that there are 15,000 values of measures. */
const DESIGN: YearSize = { mentees: 620, pairs: 250, meetings: 4000, feedback: 12_000 };
const TIMES = 5;

/** From cells as Google gives them to the lines of every report: our own time, without Google's. */
function computing(): Row {
  const { rows: tables, today } = yearOf(1, DESIGN);
  const values = valuesOf((tables.find(([t]) => t === measures)?.[1] ?? []) as never).length;
  const grids = tables.map(([t, rows]) => ({ t, grid: gridOf(t, rows) }));
  const places = new Map(tables.map(([t]) => [t, Object.fromEntries(columnsOf(t).map(([key], i) => [key, i]))]));
  const times = Array.from({ length: TIMES }, () => {
    const started = process.cpuUsage();
    const read = grids.map(
      ({ t, grid }) => [t, readGrid(t, grid, places.get(t) ?? {}, { named: () => [] }, '').rows] as const,
    );
    const fresh = programme(today, ...read);
    for (const r of reports) pageOf(r, fresh, 'ru', { made: ['', ''], until: 1 }, new Map());
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  const middle = median(times);
  return {
    what: `from cells to all ${reports.length} reports at the design size (${values} values of measures)`,
    measured: `${Math.round(middle)} ms of processor time`,
    budget: '1500 ms',
    ok: middle <= 1500,
  };
}

/** The whole of «Обновить» on the built bundle, tabs read and written. */
async function refreshing(): Promise<Row[]> {
  const { files, manifest } = await bundle();
  const world = createWorld({ now: '2027-05-20T06:00:00Z', owner: 'kurator@school.example' });
  const { id } = world.createSpreadsheet('Школа');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  const ask = (name: string, input: object): { value: { finished?: boolean } } => {
    const done = world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
    const reply = JSON.parse(String(done.value)) as { ok: boolean; message: string; value: object };
    if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
    return reply;
  };
  ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'x', organisation: 'Школа', year: '2026/2027' });
  while (!ask('setUpStep', {}).value.finished);
  plantYear(world, id, yearOf(1, DESIGN));
  ask('refresh', {});
  world.now += 60_000;
  // somebody typed a cell: every number may have changed
  world.run('onChangeByHand', [], { kind: 'trigger' });
  ask('recount', {});
  const { calls, virtualMs, realMs } = world.executions.at(-1) as Execution;
  const what = 'reading everything and writing every report at the design size';
  return [
    {
      what,
      measured: `${calls.length} calls, ${Math.round(realMs)} ms here`,
      budget: '40 calls',
      ok: calls.length <= 40,
    },
    { what, measured: `${Math.round(virtualMs / 1000)} virtual s`, budget: '60 s', ok: virtualMs <= 60_000 },
  ];
}

export async function rows(full: boolean): Promise<Row[]> {
  if (process.env.FREEZE) writeFileSync(FROZEN, `${JSON.stringify(scipyAnswers(frozenQuestions(), full))}\n`);
  return [besideScipy(full), computing(), ...(await refreshing())];
}
