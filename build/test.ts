/** npm test: everything that can be known without Google. Arguments are parts of test file names. */
import { browser, browserFound, bundled, type Count, closing, exitCode, lint, sum, types, unit } from './steps.ts';

export default async function main(filters: string[]): Promise<number> {
  const counts: Count[] = [];
  for (const step of [types, lint, bundled]) counts.push(await step());
  const found = await browserFound();
  counts.push(found);
  // Side by side: much of a browser test is waiting, and one after the other they take twice as long.
  const runs = [unit(filters), ...(found.failed === 0 ? [browser(filters)] : [])];
  counts.push(...(await Promise.all(runs)));
  const total = sum(counts);
  if (total.passed + total.failed === 0) console.log('Not one test ran.');
  console.log(closing(total));
  return exitCode(total);
}
