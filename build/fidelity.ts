/** npm run fidelity: the thirty points the local runtime keeps to, how many tests show each, and their results. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { points } from '../runtime/points.ts';
import { columns } from './table.ts';

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

export default function main(args: string[]): number {
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', '--dir', 'tests', 'tests/runtime', '-t', '^14\\.\\d\\d ', '--reporter=json', '--testTimeout=30000'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const report = JSON.parse(run.stdout.slice(run.stdout.indexOf('{"numTotalTestSuites'))) as Report;
  const tests = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((each) => /^14\.\d\d /.test(each.title));
  const rows = points.map(([number, what]) => {
    const own = tests.filter((each) => each.title.startsWith(`14.${number} `));
    const failed = own.filter((each) => each.status === 'failed');
    return { number: `14.${number}`, what, own, failed };
  });
  console.log(
    columns([
      ['point', 'what', 'tests', ''],
      ...rows.map(({ number, what, own, failed }) => [
        number,
        what,
        String(own.length),
        failed.length > 0 ? `${failed.length} FAILED` : own.length > 0 ? 'ok' : 'NONE',
      ]),
    ]),
  );
  if (args.includes('--all'))
    for (const each of tests) console.log(`${each.status === 'passed' ? 'ok  ' : 'FAIL'} ${each.title}`);
  for (const { title } of rows.flatMap((each) => each.failed)) console.log(`FAILED ${title}`);
  return rows.every(({ own, failed }) => own.length > 0 && failed.length === 0) ? 0 : 1;
}
