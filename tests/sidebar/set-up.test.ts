import { expect, test } from 'vitest';
import { schoolYear } from '../../sidebar/set-up/school-year.ts';

test.each([
  [new Date(2026, 4, 31), '2025/2026'],
  [new Date(2026, 5, 1), '2026/2027'],
  [new Date(2026, 11, 31), '2026/2027'],
  [new Date(2027, 0, 1), '2026/2027'],
] as const)('on %s the school year %s is proposed', (today, year) => {
  expect(schoolYear(today)).toBe(year);
});
