/** npm run bench [-- part]: the budgets and what was measured, one table; each module of build/bench/ adds its rows. */
import { spawn } from 'node:child_process';
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
  return inItsOwnProcess(pathToFileURL(outfile).href, full);
}

const MARK = 'rows: ';

/** What one part leaves in memory would slow the next one down. */
function inItsOwnProcess(url: string, full: boolean): Promise<Row[]> {
  const code = `import(${JSON.stringify(url)}).then(async ({ rows }) => console.log(${JSON.stringify(MARK)} + JSON.stringify(rows ? await rows(${full}) : [])))`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let rest = '';
    let found: Row[] | undefined;
    child.stdout.on('data', (chunk) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith(MARK)) found = JSON.parse(line.slice(MARK.length)) as Row[];
        else console.log(line);
    });
    child.on('error', reject);
    child.on('close', () => (found ? resolve(found) : reject(new Error(`${url} ended without rows`))));
  });
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
