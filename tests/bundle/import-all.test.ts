import { expect, test } from 'vitest';
import { rpc, school } from '../../build/proof/entries.ts';
import { again, OWNER, School } from '../../build/proof/school.ts';
import { everyFault } from '../../build/proof/sweep.ts';

type Begun = { added: number; known: number; refused: { row: number; why: string }[] };
type Progress = { done: number; of: number; finished: boolean };

const people = (n: number) =>
  Array.from({ length: n }, (_, i) => [`Новиков Пётр ${i + 1}`, '7А', i === 4 ? 'много' : '']);
const list = (n: number) => ({
  table: 'mentees',
  columns: ['fullName', 'classOrGroup', 'birthYear'],
  rows: people(n),
  first: 2,
});
const came = (at: School) => at.rows('База наставляемых').filter((r) => r.ФИО?.startsWith('Новиков')).length;
const LIST = 'Загружаемый список';
const waits = (at: School) => at.world.texts(at.id, LIST) !== undefined;

test('a long list is looked through at once and goes in part by part; what cannot be taken is named at the beginning', async () => {
  const at = await school();
  const begun = at.ask<Begun>('beginImport', list(450));
  expect(begun).toMatchObject({
    added: 449,
    known: 0,
    refused: [{ row: 6, why: expect.stringContaining('Год рождения') }],
  });
  expect([came(at), waits(at)]).toEqual([0, true]);
  expect(() => at.ask('beginImport', list(300))).toThrow(/Прежний список ещё загружается/);
  // the same again: the first answer was lost
  expect(at.ask<Begun>('beginImport', list(450)).added).toBe(449);
  expect(at.ask<Progress>('importStep')).toMatchObject({ done: 1, of: 3, finished: false });
  expect(came(at)).toBe(200);
  at.ask('importStep');
  expect(at.ask<Progress>('importStep')).toMatchObject({ done: 3, of: 3, finished: true });
  expect([came(at), waits(at)]).toEqual([449, false]);
  expect(at.ask<Begun>('beginImport', list(450))).toMatchObject({ added: 0, known: 449 });
  expect(waits(at)).toBe(false);
});

test('when the window is closed the hourly run brings the rest in; a list that was stopped goes no further', async () => {
  const at = await school();
  at.ask('beginImport', list(450));
  at.ask('importStep');
  const kept = at.keep();
  at.hour();
  expect([came(at), waits(at)]).toEqual([449, false]);

  const stopped = again(kept, at.id);
  stopped.ask('stopImport');
  stopped.hour();
  expect([came(stopped), waits(stopped)]).toEqual([200, false]);
});

test('a copy made meanwhile lets its list go as soon as anybody says what it is', async () => {
  const at = await school();
  at.ask('beginImport', list(210));
  const made = at.world.user(OWNER).copySpreadsheet(at.id, 'Копия');
  if (made.refused !== null) throw new Error(made.refused);
  const { files, manifest } = at.world.project as NonNullable<typeof at.world.project>;
  at.world.push({ files, manifest }, { boundTo: made.id });
  const copy = new School(at.world, made.id);
  expect(waits(copy)).toBe(true);
  copy.ask('keepAsArchive');
  expect([waits(copy), waits(at)]).toEqual([false, true]);
});

test('somebody has deleted the hidden tab: the rest is not in, and nothing hangs', async () => {
  const at = await school();
  at.ask('beginImport', list(450));
  at.ask('importStep');
  expect(at.world.user(OWNER).deleteSheet(at.id, LIST).refused).toBeNull();
  at.hour();
  expect(came(at)).toBe(200);
  expect(at.ask<Begun>('beginImport', list(450)).added).toBe(249);
});

test('killed or failed at any call of the beginning or of a step, the list goes in once and the tab goes', async () => {
  const at = await school();
  const begin = { name: 'begin', kept: at.keep(), id: at.id, ...rpc('beginImport', list(210)) };
  at.ask('beginImport', list(210));
  const step = { name: 'step', kept: at.keep(), id: at.id, ...rpc('importStep') };
  for (const entry of [begin, step])
    for (const { fault, school: hit } of everyFault(entry, 11)) {
      hit.hour();
      if (entry === begin) {
        hit.ask('beginImport', list(210));
        hit.hour();
      }
      expect([entry.name, fault, came(hit), waits(hit)]).toEqual([entry.name, fault, 209, false]);
    }
});
