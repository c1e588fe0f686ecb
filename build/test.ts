/** npm test: everything that can be known without Google. Arguments are parts of test file names. */
import { browser, bundled, closing, exitCode, lint, sum, types, unit } from './steps.ts';

export default async function main(filters: string[]): Promise<number> {
  const counts = [];
  for (const step of [types, lint, bundled, () => unit(filters), () => browser(filters)]) counts.push(await step());
  const total = sum(counts);
  if (total.passed + total.failed === 0) console.log('Not one test ran.');
  console.log(closing(total));
  return exitCode(total);
}
