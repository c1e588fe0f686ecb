/** The steps of `npm test` and `npm run check`: each says in a line what it did and how long it took. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { bundle, summary } from './bundle.ts';
import { chromium } from './chromium.ts';

/** How many tests ended how. A step that is no test run counts as one failure when it fails, and as nothing when it does not. */
export type Count = { passed: number; failed: number; skipped: number };

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/** The closing line of `npm test`. */
export function closing({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function exitCode({ passed, failed }: Count): number {
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function step(name: string, what: string, act: () => Promise<{ ok: boolean; said: string }>): Promise<Count> {
  const started = performance.now();
  const { ok, said } = await act().catch((error: unknown) => ({
    ok: false,
    said: error instanceof Error ? error.message : String(error),
  }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${what}: ${ok ? 'ok' : 'FAILED'}, ${seconds} s`);
  if (said.trim()) console.log(said.trimEnd());
  return { ...NOTHING, failed: ok ? 0 : 1 };
}

function node(script: string, args: string[], output: 'shown' | 'kept'): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const stdio = output === 'shown' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', stdio, stdio] });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

async function tool(script: string, args: string[]): Promise<{ ok: boolean; said: string }> {
  const { code, said } = await node(path.join('node_modules', script), args, 'kept');
  return { ok: code === 0, said: code === 0 ? '' : said };
}

export const types = (): Promise<Count> =>
  step('types', 'tsc -b', () => tool('typescript/bin/tsc', ['-b', '--pretty', 'false']));

export const lint = (): Promise<Count> =>
  step('lint', 'biome ci', () => tool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.']));

export const bundled = (): Promise<Count> =>
  step('bundle', 'dist/ built, Code.js through the gate', async () => ({
    ok: true,
    said: `  ${summary(await bundle())}`,
  }));

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** @param report what vitest's json reporter wrote @param code what vitest exited with */
export function counted(report: Report, code: number): Count {
  // A file that fails before its first test, or an error between tests, appears in no number of vitest's own.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function hasTests(folder: string): boolean {
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.test\.tsx?$/.test(String(name)))
  );
}

/** @param output 'kept' is printed when the run is over, so that two runs at once do not mix their lines */
async function vitest(name: string, folder: string, args: string[], output: 'shown' | 'kept'): Promise<Count> {
  if (!hasTests(folder)) {
    console.log(`${name}: ${folder} has no tests yet`);
    return NOTHING;
  }
  const started = performance.now();
  const out = mkdtempSync(path.join(tmpdir(), 'vitest-'));
  try {
    const file = path.join(out, 'report.json');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests'];
    const { code, said } = await node(
      'node_modules/vitest/vitest.mjs',
      ['run', '--dir', folder, ...reporters, ...args],
      output,
    );
    const count = existsSync(file)
      ? counted(JSON.parse(readFileSync(file, 'utf8')) as Report, code)
      : { ...NOTHING, failed: 1 };
    if (said) console.log(said.trimEnd());
    console.log(`${name}: ${closing(count)}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return count;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** @param filters parts of file names; none means every test */
export const unit = (filters: string[]): Promise<Count> => {
  // every run in a realm of its own leaves much young garbage: a larger nursery is collected less often
  const roomy = ['--no-isolate', '--execArgv=--max-semi-space-size=64'];
  // the browser beside them mostly waits: a core fewer, which is usual, would stand idle
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const args = [
    '--exclude',
    '**/browser/**',
    ...roomy,
    workers,
    '--testTimeout=60000',
    '--hookTimeout=60000',
    ...filters,
  ];
  return vitest('tests', 'tests', args, 'shown');
};

/** Found or installed before the tests: inside one of them its installation would be taken for a test that hangs. */
export const browserFound = (): Promise<Count> =>
  step('chromium', 'a browser that can be driven', async () => ({ ok: true, said: `  ${chromium()}` }));

export const browser = (filters: string[]): Promise<Count> => {
  // One browser at a time: two of them on two cores make each other miss their timeouts.
  const args = ['--no-file-parallelism', '--no-isolate', '--testTimeout=60000', '--hookTimeout=90000', ...filters];
  return vitest('browser', 'tests/browser', args, 'kept');
};
