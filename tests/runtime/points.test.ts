import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { points } from '../../runtime/points.ts';

test('each of the thirty points is shown by a test whose title begins with its number', () => {
  const titles = readdirSync('tests/runtime')
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(`tests/runtime/${name}`, 'utf8').matchAll(/['"`]14\.(\d\d) \S/g)])
    .map((each) => each[1]);
  expect([...new Set(titles)].sort()).toEqual(points.map(([number]) => number));
});
