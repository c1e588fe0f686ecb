import { expect, test } from 'vitest';
import { schoolYear } from '../../build/bench/summary/school.ts';
import { recovered } from './attacker.ts';

const K = 5;

test('from the releases of a school’s year, as the product decides them, an attacker recovers no number under five; without covering he does', () => {
  for (const year of [
    { seed: 2, size: 40 },
    { seed: 3, size: 80 },
  ]) {
    const { releases } = schoolYear(year);
    expect(releases.flatMap((r) => Object.keys(r.told)).length).toBeGreaterThan(40);
    expect(recovered(releases, K)).toEqual([]);
    expect(recovered(schoolYear({ ...year, cover: 'off' }).releases, K).length).toBeGreaterThan(0);
  }
});
