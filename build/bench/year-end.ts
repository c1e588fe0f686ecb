/** The end of the year at design size: how long its runs are, and those that open the next workbook; and whoever comes in between. */
import { over, pairs } from '../../src/stages/5-pairs/tables.ts';
import { type Between, betweens, closeAlone, closeTogether, yearOver } from '../proof/closing.ts';
import { emptySchool, OWNER, School } from '../proof/school.ts';
import { plantYear, yearOf } from '../year.ts';
import type { Row } from './row.ts';

const DESIGN = { mentees: 500, pairs: 250, meetings: 4000, feedback: 12_000 };
/** Google stops a run after six minutes; ours end before four and a half. */
const LONGEST_SECONDS = 270;

type Runs = { runs: number; longest: number; calls: number; ended: boolean };

/** Hourly runs until it is so. */
function until(school: School, state: string): Runs {
  const out: Runs = { runs: 0, longest: 0, calls: 0, ended: false };
  for (; out.runs < 12 && !out.ended; out.runs++) {
    school.world.now += 3_600_000;
    const done = school.world.run('onTick', [], { kind: 'trigger', as: OWNER, on: school.id });
    if (!done.ok) throw new Error(`${done.error?.message} at ${done.calls.at(-1)?.name}`);
    out.longest = Math.max(out.longest, done.virtualMs / 1000);
    out.calls += done.calls.length;
    out.ended = school.ask<{ state: string }>('home').state === state;
  }
  return out;
}

const row = (what: string, r: Runs): Row => ({
  what,
  measured: `${r.runs} hourly runs, the longest ${r.longest.toFixed(0)} virtual s, ${r.calls} calls`,
  budget: `done; no run over ${LONGEST_SECONDS} virtual s`,
  ok: r.ended && r.longest <= LONGEST_SECONDS,
});

/** Somebody comes in at every call at which he may: at the others the lock is held. FAULT_STRIDE thins it; a short run takes each fortieth. */
async function together(full: boolean): Promise<Row[]> {
  const ready = await yearOver();
  closeAlone(ready);
  return (Object.keys(betweens) as Between[]).map((between) => {
    const stride = full ? Number(process.env.FAULT_STRIDE ?? 1) : 40;
    const { entry, points, calls, failures } = closeTogether(ready, between, stride);
    for (const f of failures) console.log(`${entry}: at call ${f.call}, ${f.name}: ${f.why.join('; ')}`);
    return {
      what: entry,
      measured: `${points} points at ${calls} calls, ${failures.length} failures`,
      budget: 'one archive, one act, one new workbook, nothing twice',
      ok: !failures.length,
    };
  });
}

export async function rows(full = false): Promise<Row[]> {
  return [...(await atDesignSize()), ...(await together(full))];
}

async function atDesignSize(): Promise<Row[]> {
  const school = await emptySchool();
  const { world } = school;
  school.ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'приказ', organisation: 'Школа', year: '2026/2027' });
  while (!school.ask<{ finished: boolean }>('setUpStep').finished);
  const year = yearOf(1, DESIGN);
  const ended = year.rows.map(([t, all]) =>
    t.id === pairs.id
      ? ([t, all.map((p) => (over.includes(p.state as never) ? p : { ...p, state: 'closed_completed' }))] as const)
      : ([t, all] as const),
  );
  world.now = Date.parse(`${year.today}T06:00:00Z`);
  plantYear(world, school.id, { ...year, rows: ended });
  school.ask('beginYearEnd', { erase: 'now' });
  const closing = until(school, 'closed');
  const id = /\/d\/([^/]+)\//.exec(school.ask<{ next: string }>('home').next)?.[1] ?? '';
  const { files, manifest } = world.project as NonNullable<typeof world.project>;
  world.push({ files, manifest }, { boundTo: id });
  const next = new School(world, id);
  next.ask('becomeNewYear');
  return [
    row('the year is closed: 500 mentees, 250 pairs, 4,000 meetings, 12,000 answers', closing),
    row('the copy becomes the workbook of the next year', until(next, 'ready')),
  ];
}
