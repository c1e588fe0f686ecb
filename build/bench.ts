/** npm run bench [-- part]: the budgets and what was measured, one table; each module of build/bench/ adds its rows. */
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Row } from './bench/row.ts';
import { columns } from './table.ts';

const FOLDER = path.join('build', 'bench');

async function rowsOf(module: string, full: boolean): Promise<Row[]> {
  const outdir = path.join('node_modules', '.cache', 'build', 'bench');
  mkdirSync(outdir, { recursive: true });
  const outfile = path.resolve(outdir, `${module}.mjs`);
  const entryPoints = [path.join(FOLDER, `${module}.ts`)];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  const { rows } = (await import(pathToFileURL(outfile).href)) as { rows?: (full: boolean) => Promise<Row[]> };
  return rows ? rows(full) : [];
}

export function table(rows: readonly Row[]): string {
  return columns([
    ['what', 'measured', 'budget', ''],
    ...rows.map((row) => [row.what, row.measured, row.budget, row.ok ? 'ok' : 'OVER']),
  ]);
}

/** @param parts names of modules: only these, and in full where they have a short form */
export default async function main(parts: readonly string[] = []): Promise<number> {
  const modules = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));
  const wanted = modules.filter((module) => parts.length === 0 || parts.includes(module));
  const rows: Row[] = [];
  for (const module of wanted.sort()) rows.push(...(await rowsOf(module, parts.length > 0)));
  console.log(table(rows));
  return rows.every(({ ok }) => ok) ? 0 : 1;
}
