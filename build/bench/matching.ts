/**
 * The pairing engine beside other solvers: medians of runs in processes of their own, one solver after another in turn,
 * and every objective compared. Short by default; `npm run bench -- matching` fetches the peers and takes some minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Measured, Task } from './matching/child.ts';
import type { Family } from './matching/families.ts';
import { json, type PeerPackage, peerModule, pythonWith } from './matching/peers.ts';
import { median, type Row } from './row.ts';

type Bench = { child: string; tmp: string; full: boolean };
type Times = { cold: number; warm: number; objective: number | undefined };

const ms = (x: number) => (x < 10 ? `${x.toFixed(1)} ms` : `${Math.round(x)} ms`);

const run = ({ child }: Bench, task: Task): Measured =>
  JSON.parse(json(process.execPath, ['--max-old-space-size=8000', child, JSON.stringify(task)])) as Measured;

function times(runs: readonly Measured[]): Times {
  return {
    cold: median(runs.map((r) => r.ms[0] ?? Number.NaN)),
    warm: median(runs.map((r) => median(r.ms.length > 1 ? r.ms.slice(Math.ceil(r.ms.length / 3)) : r.ms))),
    objective: runs[0]?.objective,
  };
}

/** Each in its turn, the order turned round every time. */
function interleaved(rounds: number, solvers: Record<string, () => Measured>): Record<string, Times> {
  const runs: Record<string, Measured[]> = {};
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(solvers);
    for (const name of round % 2 === 0 ? names : names.reverse()) {
      runs[name] ??= [];
      runs[name].push((solvers[name] as () => Measured)());
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, times(all)]));
}

type Limits = { cold?: number; warm?: number };

function against(name: string, ours: Times, peer: string, theirs: Times | undefined, limits: Limits): Row[] {
  return (['cold', 'warm'] as const).flatMap((how): Row[] => {
    const limit = limits[how];
    if (limit === undefined) return [];
    const what = `${name} against ${peer}, ${how}`;
    if (!theirs) return [{ what, measured: `${peer} absent; ${ms(ours[how])}`, budget: `${limit} ×`, ok: true }];
    const ratio = ours[how] / theirs[how];
    const same = ours.objective === theirs.objective;
    const measured = `${ratio.toPrecision(2)} × (${ms(ours[how])} : ${ms(theirs[how])}), ${same ? 'same optimum' : 'OTHER OPTIMUM'}`;
    return [{ what, measured, budget: `${limit} ×`, ok: ratio <= limit && same }];
  });
}

/** SciPy, and OR-tools where someone has installed it, on one instance. */
function family(bench: Bench, name: Family, n: number, scipy: Limits, ortools?: Limits): Row[] {
  const costs = path.join(bench.tmp, 'costs');
  const rest = path.join(bench.tmp, 'rest');
  run(bench, { task: 'write', family: name, n, costs, rest });
  const warmRuns = n <= 1000 ? 9 : 3;
  const places = String(run(bench, { task: 'shape', family: name, n }).objective);
  const python = (module: 'scipy' | 'ortools', runs: number) => {
    const file = pythonWith(module, bench.full);
    const args = [path.join('build', 'bench', 'matching', 'peers.py'), module, costs, String(n), places, rest];
    return file && (() => JSON.parse(json(file, [...args, String(runs)])) as Measured);
  };
  const scipyRun = python('scipy', scipy.warm === undefined ? 1 : warmRuns);
  const ortoolsRun = ortools && python('ortools', 1);
  const found = interleaved(bench.full ? (n <= 1000 ? 7 : 3) : 3, {
    engine: () => run(bench, { task: 'matrix', family: name, n, runs: warmRuns }),
    ...(scipyRun && { scipy: scipyRun }),
    ...(ortoolsRun && { ortools: ortoolsRun }),
  });
  const title = `${name}-${n}`;
  const engine = found.engine as Times;
  return [
    ...against(title, engine, 'SciPy', found.scipy, scipy),
    ...(ortools ? against(title, engine, 'OR-tools', found.ortools, ortools) : []),
  ];
}

function javascript(bench: Bench, name: PeerPackage, how: 'cold' | 'warm', least: number): Row {
  const module = peerModule(name, bench.full);
  const n = 1000;
  const runs = how === 'cold' ? 1 : 7;
  const found = interleaved(how === 'cold' ? 1 : 3, {
    engine: () => run(bench, { task: 'matrix', family: 'mentor', n, runs: 9 }),
    ...(module && { peer: () => run(bench, { task: 'peer', module, family: 'mentor', n, runs }) }),
  });
  const [engine, peer] = [found.engine as Times, found.peer];
  const what = `mentor-1000 against ${name}, ${how}`;
  const budget = `${least} × faster`;
  if (!peer) return { what, measured: `${name} absent`, budget, ok: true };
  const faster = peer[how] / engine[how];
  const same = peer.objective === engine.objective;
  return {
    what,
    measured: `${faster.toPrecision(3)} × (${ms(engine[how])} : ${ms(peer[how])}), ${same ? 'same optimum' : 'OTHER OPTIMUM'}`,
    budget,
    ok: faster >= least && same,
  };
}

function fromFeatures(bench: Bench, n: number, rounds: number, seconds: number, megabytes: number): Row {
  const runs = Array.from({ length: rounds }, () => run(bench, { task: 'features', family: 'sparse', n, runs: 1 }));
  const took = median(runs.map((r) => r.ms[0] ?? Number.NaN));
  const memory = median(runs.map((r) => r.megabytes ?? Number.NaN));
  const proving = median(runs.map((r) => r.parts?.proving ?? Number.NaN));
  return {
    what: `${n} × ${n} sparse, features to proven optimum`,
    measured: `${(took / 1000).toFixed(2)} s, ${(proving / 1000).toFixed(2)} of them the proof; ${Math.round(memory)} MB`,
    budget: `${seconds} s, ${megabytes} MB`,
    ok: took <= 1000 * seconds && memory <= megabytes,
  };
}

function questions(bench: Bench): Row[] {
  const about = run(bench, { task: 'alternatives', family: 'sparse', n: 5000, runs: 1 });
  const one = median(about.ms);
  const preparation = about.parts?.preparation ?? Number.NaN;
  const hospital = median(run(bench, { task: 'stable', runs: 15 }).ms);
  const school = run(bench, { task: 'school', family: 'sparse', n: 500, runs: 15 });
  const first = school.ms[0] ?? Number.NaN;
  const part = (name: string) => school.parts?.[name] ?? Number.NaN;
  const row = (what: string, took: number, budget: number, more = ''): Row => ({
    what,
    measured: `${ms(took)}${more}`,
    budget: `${budget} ms`,
    ok: took <= budget,
  });
  return [
    row('alternatives of one seeker, sparse-5000', one, 7),
    row('  prepared once', preparation, 100),
    row('43,000 × 6,500 with ties, stable', hospital, 10),
    row(
      '500 × 250: round, second best, values, reasons; first call',
      first,
      150,
      `, then ${ms(median(school.ms.slice(5)))}`,
    ),
    row('  price of a decision', part('price'), 20, `, first ${ms(part('price, first'))}`),
    row('  remedies for one seeker', part('remedies'), 100, `, first ${ms(part('remedies, first'))}`),
  ];
}

export async function rows(full: boolean): Promise<Row[]> {
  const child = path.resolve('node_modules', '.cache', 'build', 'bench', 'matching-child.mjs');
  await build({
    entryPoints: [path.join('build', 'bench', 'matching', 'child.ts')],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  const bench: Bench = { child, full, tmp: mkdtempSync(path.join(tmpdir(), 'bench-')) };
  try {
    const short = [...family(bench, 'mentor', 1000, { cold: 1, warm: 0.5 }), ...questions(bench)];
    if (!full) return short;
    return [
      ...short,
      ...family(bench, 'mentor', 5000, { cold: 0.15 }),
      ...family(bench, 'sparse', 5000, { cold: 0.1 }),
      ...family(bench, 'cap', 5000, { cold: 0.1 }),
      ...family(bench, 'sparsecap', 5000, { cold: 0.065 }, { cold: 1.5 }),
      javascript(bench, 'munkres', 'warm', 2),
      javascript(bench, 'munkres-js', 'cold', 800),
      fromFeatures(bench, 10_000, 3, 1.3, 100),
      fromFeatures(bench, 50_000, 1, 30, 200),
    ];
  } finally {
    rmSync(bench.tmp, { recursive: true });
  }
}
