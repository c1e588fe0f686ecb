/** Releases of invented schools: how long they take, and what an attacker gets out of a year of them. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createWorld } from '../../runtime/index.ts';
import { audit, type Release } from '../../src/disclosure/index.ts';
import { bundle } from '../bundle.ts';
import { yearOf as monitoringYear, plantYear } from '../year.ts';
import { pythonWith } from './matching/peers.ts';
import type { Row } from './row.ts';
import { type SchoolYear, schoolYear } from './summary/school.ts';

const K = 5;
const SCHOOLS = 200;
const SIZES = [20, 40, 80, 150, 300, 500];
const DESIGN = { mentees: 500, pairs: 250, meetings: 4000, feedback: 12_000 };
const MONTHS = 10;

const schools = (n: number, cover: 'on' | 'off'): SchoolYear[] =>
  Array.from({ length: n }, (_, i) => ({ seed: i + 1, size: SIZES[i % SIZES.length] ?? 80, cover }));

const SCRIPT = path.join('build', 'bench', 'summary', 'attack.py');

function oneAttacker(python: string, lines: readonly string[]): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(said.trim().split('\n').map(Number)) : reject(new Error(`${SCRIPT} ended with ${code}`)),
    );
    child.stdin.end(lines.join('\n'));
  });
}

/**
 * How many numbers under k an attacker with HiGHS recovers, school by school.
 * @param enough he stops looking at a school when he has so many
 */
async function attacked(
  python: string,
  years: readonly (readonly Release[])[],
  enough = Number.MAX_SAFE_INTEGER,
): Promise<number[]> {
  const lines = years.map((releases) =>
    JSON.stringify({
      k: K,
      enough,
      releases: releases.map((r) => ({ ...r, sums: r.sums.map((s) => [s.whole, s.parts]) })),
    }),
  );
  const shares = Array.from({ length: availableParallelism() }, (_, n, all = availableParallelism()) =>
    lines.filter((_line, i) => i % all === n),
  );
  return (await Promise.all(shares.filter((x) => x.length).map((x) => oneAttacker(python, x)))).flat();
}

const timed = (act: () => unknown): number => {
  const started = performance.now();
  act();
  return performance.now() - started;
};

/** A release of the largest school, by the built bundle: from the button to the file that observers see. */
async function releasing(): Promise<Row[]> {
  const { files, manifest } = await bundle();
  const world = createWorld({ now: '2027-05-20T06:00:00Z', owner: 'kurator@school.example' });
  const { id } = world.createSpreadsheet('Школа');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  const ask = (name: string, input: object) => {
    const done = world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
    const reply = JSON.parse(String(done.value)) as { ok: boolean; value: { finished?: boolean }; message: string };
    if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
    return { done, value: reply.value };
  };
  ask('beginSetUp', { lang: 'ru', mode: 'full', decided: 'директор', organisation: 'Школа', year: '2026/2027' });
  while (!ask('setUpStep', {}).value.finished);
  plantYear(world, id, monitoringYear(1, DESIGN));
  const { done } = ask('releaseSummary', {});
  const seconds = Math.round(done.virtualMs / 1000);
  return [
    {
      what: `a release at the design size (${DESIGN.mentees} mentees, ${DESIGN.pairs} pairs), file and sharing`,
      measured: `${done.calls.length} calls, ${seconds} virtual s, ${Math.round(done.realMs)} ms here`,
      budget: '40 calls, 60 s',
      ok: done.calls.length <= 40 && seconds <= 60,
    },
  ];
}

export async function rows(full: boolean): Promise<Row[]> {
  const last = (releases: readonly Release[]) => timed(() => audit(releases, K));
  const months = [150, 500].map((size) => schoolYear({ seed: size, size, every: 'month' }).releases);
  const worst = Math.max(...months.map(last));
  const out: Row[] = [
    ...(await releasing()),
    {
      what: `audit of the last of ${MONTHS} monthly releases, 500 mentees`,
      measured: `${worst.toFixed(0)} ms`,
      budget: '2000 ms',
      ok: worst <= 2000,
    },
  ];
  const python = full ? pythonWith('scipy', true) : undefined;
  if (!python) return out;
  const years = schools(SCHOOLS, 'on').map(schoolYear);
  const covered = years.map((year) => year.releases);
  const leaking = covered.filter((releases) => audit(releases, K).length).length;
  const refused = years.reduce((sum, year) => sum + year.refused, 0);
  const days = covered.reduce((sum, releases) => sum + releases.length, refused);
  const told = covered.reduce((sum, year) => sum + year.reduce((s, r) => s + Object.keys(r.told).length, 0), 0);
  const got = (await attacked(python, covered)).reduce((a, b) => a + b, 0);
  const open = await attacked(
    python,
    schools(SCHOOLS, 'off').map((year) => schoolYear(year).releases),
    1,
  );
  const broken = open.filter((n) => n > 0).length;
  return [
    ...out,
    {
      what: `${SCHOOLS} schools, a year each: years that leak by the audit; releases refused of ${days}`,
      measured: `${leaking}; ${refused}`,
      budget: '0; 1 %',
      ok: !leaking && refused <= days / 100,
    },
    {
      what: `numbers under ${K} recovered by an attacker with HiGHS (${told} numbers told)`,
      measured: `${got}`,
      budget: '0',
      ok: got === 0,
    },
    {
      what: 'schools he breaks when small numbers alone are hidden',
      measured: `${broken} of ${SCHOOLS}`,
      budget: `${SCHOOLS * 0.9} or more`,
      ok: broken >= SCHOOLS * 0.9,
    },
  ];
}
