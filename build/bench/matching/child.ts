/** One measurement in a process of its own: `node child.mjs '{"task": …}'` prints JSON. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { alternatives, outlookOf, solveAssignment } from '../../../src/matching/index.ts';
import { cached } from '../../../src/matching/kernel/cache.ts';
import { certify } from '../../../src/matching/kernel/certify.ts';
import { optimise } from '../../../src/matching/kernel/optimise.ts';
import { matrixSource } from '../../../src/matching/kernel/source.ts';
import { deferredAcceptance } from '../../../src/matching/stable.ts';
import { crowd, type Family, instance } from './families.ts';
import { featureSource } from './features.ts';
import { rankings } from './rankings.ts';
import { marketOf, school } from './school.ts';

export type Task =
  | { task: 'matrix' | 'features' | 'alternatives' | 'school'; family: Family; n: number; runs: number }
  | { task: 'stable'; runs: number }
  | { task: 'shape'; family: Family; n: number }
  | { task: 'write'; family: Family; n: number; costs: string; rest: string }
  | { task: 'peer'; module: string; family: Family; n: number; runs: number };

export type Measured = { ms: number[]; objective?: number; parts?: Record<string, number>; megabytes?: number };

const timed = <T>(work: () => T): [number, T] => {
  const start = performance.now();
  const value = work();
  return [performance.now() - start, value];
};

const megabytes = () => process.resourceUsage().maxRSS / 1024;

function matrix(family: Family, n: number, runs: number): Measured {
  const { rows, columns, matrix: costs, places, outside } = instance(family, n);
  const source = matrixSource(rows, columns, costs);
  const ms: number[] = [];
  let objective = 0;
  for (let run = 0; run < runs; run++) {
    const [took, kernel] = timed(() => optimise(source, places, outside));
    ms.push(took);
    const proof = certify(source, places, outside, kernel);
    if (!proof.proven) throw new Error(`${family}-${n} is not proven`);
    objective = proof.cost;
  }
  return { ms, objective, megabytes: megabytes() };
}

function features(family: Family, n: number): Measured {
  const people = crowd(family, n);
  const [solve, { source, kernel }] = timed(() => {
    const source = cached(featureSource(people), n <= 20_000 ? 400 : 100);
    return { source, kernel: optimise(source, people.places, people.outside) };
  });
  const [proving, proof] = timed(() => certify(source, people.places, people.outside, kernel));
  if (!proof.proven) throw new Error(`${family}-${n} is not proven`);
  return { ms: [solve + proving], objective: proof.cost, parts: { solve, proving }, megabytes: megabytes() };
}

/** All alternatives within ten points, for fifty seekers one after another. */
function alternative(family: Family, n: number): Measured {
  const round = solveAssignment(marketOf(crowd(family, n)));
  const [preparation, outlook] = timed(() => outlookOf(round, 10));
  const ms: number[] = [];
  let found = 0;
  for (let i = 0; i < 50; i++) {
    const [took, list] = timed(() => alternatives(outlook, i * Math.floor(n / 50)));
    ms.push(took);
    found += list.length;
  }
  return { ms, parts: { preparation, found } };
}

function stable(runs: number): Measured {
  const x = rankings(43_000, 6_500, 12);
  const ms: number[] = [];
  let objective = 0;
  for (let run = 0; run < runs; run++) {
    const [took, { served }] = timed(() => deferredAcceptance(x));
    ms.push(took);
    objective = served;
  }
  return { ms, objective };
}

async function peer(module: string, family: Family, n: number, runs: number): Promise<Measured> {
  const { rows, columns, matrix: costs } = instance(family, n);
  const table = Array.from({ length: rows }, (_, i) => Array.from(costs.subarray(i * columns, (i + 1) * columns)));
  const imported = await import(pathToFileURL(module).href);
  const solve = imported.munkres ?? imported.default;
  const ms: number[] = [];
  let objective = 0;
  for (let run = 0; run < runs; run++) {
    const [took, pairs] = timed(() => solve(table) as [number, number][]);
    ms.push(took);
    objective = pairs.reduce((sum, [i, j]) => sum + (table[i]?.[j] as number), 0);
  }
  return { ms, objective };
}

async function measure(task: Task): Promise<Measured> {
  switch (task.task) {
    case 'matrix':
      return matrix(task.family, task.n, task.runs);
    case 'features':
      return features(task.family, task.n);
    case 'alternatives':
      return alternative(task.family, task.n);
    case 'school':
      return school(task.runs);
    case 'stable':
      return stable(task.runs);
    case 'peer':
      return peer(task.module, task.family, task.n, task.runs);
    case 'shape':
      return { ms: [], objective: crowd(task.family, task.n).places.length };
    case 'write': {
      const { matrix: costs, places, outside } = instance(task.family, task.n);
      writeFileSync(task.costs, costs);
      writeFileSync(task.rest, Buffer.concat([Buffer.from(places.buffer), Buffer.from(outside.buffer)]));
      return { ms: [] };
    }
  }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '') as Task)));
