import { expect, test } from 'vitest';
import { rpc, school } from '../../build/proof/entries.ts';
import type { School } from '../../build/proof/school.ts';
import { everyFault } from '../../build/proof/sweep.ts';

type Progress = { done: number; of: number; finished: boolean; lacking: string[] };

const documentsOf = (at: School) => at.world.documents.filter((d) => d.kind === 'document');
const recorded = (at: School) => at.rows('Документы').filter((d) => d.Файл);

function toTheEnd(at: School): Progress {
  for (let n = 0; n < 20; n++) {
    const progress = at.ask<Progress>('papersStep');
    if (progress.finished) return progress;
  }
  throw new Error('it never ends');
}

test('a paper is made for everybody who has none, whoever lacks something is named; begun again it is made for nobody twice', async () => {
  const at = await school(true);
  expect(at.ask('beginPapers', { paper: 'meeting-journal' })).toEqual({ begun: 3 });
  expect(toTheEnd(at)).toMatchObject({ done: 3, of: 3, lacking: [] });
  expect(recorded(at).map((d) => d['О ком'])).toEqual(['П-001', 'П-002', 'П-003']);
  expect(documentsOf(at)).toHaveLength(3);
  expect(at.ask('beginPapers', { paper: 'meeting-journal' })).toEqual({ begun: 0 });

  // two pairs have no order yet
  at.ask('beginPapers', { paper: 'pair-agreement' });
  expect(toTheEnd(at)).toMatchObject({ done: 3, of: 3, lacking: ['П-002', 'П-003'] });
  expect(documentsOf(at)).toHaveLength(4);
});

test('a batch that was left is finished by the hourly run; one that was stopped is not, and goes on with the rest', async () => {
  const at = await school(true);
  at.ask('beginPapers', { paper: 'meeting-journal' });
  at.ask('papersStep');
  expect(() => at.ask('beginPapers', { paper: 'pair-agreement' })).toThrow(/Ещё готовятся документы «.*».*остановите/);
  at.ask('stopPapers');
  at.hour();
  expect(documentsOf(at)).toHaveLength(1);
  expect(at.ask('beginPapers', { paper: 'meeting-journal' })).toEqual({ begun: 2 });
  at.hour();
  expect(recorded(at).map((d) => d['О ком'])).toEqual(['П-001', 'П-002', 'П-003']);
  expect(documentsOf(at)).toHaveLength(3);
});

test('killed or failed at any call of a step, and gone on with by the hourly run: every paper once in the register, at most one file more than papers', async () => {
  const at = await school(true);
  at.ask('beginPapers', { paper: 'meeting-journal' });
  const step = { name: 'a paper of a batch', kept: at.keep(), id: at.id, ...rpc('papersStep') };
  const orphans: number[] = [];
  for (const { fault, school: hit } of everyFault(step, 11)) {
    hit.hour();
    expect([fault, recorded(hit).map((d) => d['О ком'])]).toEqual([fault, ['П-001', 'П-002', 'П-003']]);
    orphans.push(documentsOf(hit).length - 3);
  }
  expect(Math.max(...orphans)).toBeLessThanOrEqual(1);
  expect(orphans.filter((n) => n === 0).length).toBeGreaterThan(orphans.length / 2);
});
