/** npm run check: `npm test` without the browser, for between two edits. */
import { bundled, closing, exitCode, lint, sum, types, unit } from './steps.ts';

export default async function main(filters: string[]): Promise<number> {
  const counts = [];
  for (const step of [types, lint, bundled, () => unit(filters)]) counts.push(await step());
  const total = sum(counts);
  console.log(closing(total));
  return exitCode(total);
}
