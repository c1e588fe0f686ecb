/** What the proof tries is what is declared: a new form or command cannot be forgotten. */
import { expect, test } from 'vitest';
import { answerEntry, everyForm } from '../../build/proof/answers.ts';
import { alone, comeIn } from '../../build/proof/between.ts';
import { commandEntry, everyCommand } from '../../build/proof/commands.ts';
import { digest } from '../../build/proof/digest.ts';
import { chains, entryOf, school } from '../../build/proof/entries.ts';
import { again } from '../../build/proof/school.ts';
import { play, sweepEntry } from '../../build/proof/sweep.ts';
import { steps } from '../../src/app/setup.ts';
import { forms } from '../../src/stages/index.ts';

test('an entry point is made for whatever form is declared, and its answer is taken in', async () => {
  expect(everyForm).toEqual(forms.map((f) => f.code));
  for (const code of ['F10-2', 'F16']) {
    const entry = await answerEntry(code);
    const at = again(entry.kept, entry.id);
    expect(play(at, entry)).toMatchObject({ ok: true });
    expect(
      at.world.form(at.world.documents.find((d) => d.title.startsWith(`${code} `))?.id ?? '').responses,
    ).toHaveLength(1);
  }
  await expect(answerEntry('F99')).rejects.toThrow('there is no form F99');
});

test('an entry point is made for whatever command is declared', async () => {
  const names = everyCommand();
  expect(names).toEqual(expect.arrayContaining(['formPair', 'importRows', 'enterRow', 'stand-in', 'tell-case']));
  expect(names).not.toContain('form-pair');
  for (const name of ['formPair', 'nominate']) expect(await commandEntry(name)).toMatchObject({ does: true });
});

test('every step of set-up is tried by itself', async () => {
  const all = (await chains['set-up']?.()) ?? [];
  expect(all).toHaveLength(steps.length);
  const records = all[steps.findIndex((s) => s.id === 'records')];
  if (!records) throw new Error('no such step');
  // what becomes of the step's end is not asked here: it is that of the next step
  const end = again(records.kept, records.id);
  play(end, records);
  const swept = sweepEntry(records, 3, new Map([[digest(end.world), []]]));
  expect(swept.failures).toEqual([]);
  expect(swept.worlds).toBeGreaterThan(0);
  expect(swept.points).toBeGreaterThan(swept.worlds);
});

test('to come in at a call that is told the same comes to the same as at the call before', async () => {
  const [first, second] = [await entryOf('answers by the trigger'), await entryOf('form a pair')];
  const undisturbed = alone(first);
  const { call, until, school: one } = comeIn(first, second, undisturbed, 9);
  expect([call, until > 14]).toEqual([9, true]);
  for (const at of [10, until - 1, until])
    expect([at, digest(comeIn(first, second, undisturbed, at).school.world)]).toEqual([at, digest(one.world)]);
});

test('worlds that differ by ids and moments alone have one digest; by anything else they have two', async () => {
  const [one, other] = [await school(), await school()];
  other.world.now += 77_000;
  other.world.random();
  for (const at of [one, other]) at.ask('pauseLetters', { paused: true });
  expect(digest(one.world)).toBe(digest(other.world));
  other.world.user('kurator@school.example').type(other.id, 'Команда', 'B2', 'Другое Имя');
  expect(digest(one.world)).not.toBe(digest(other.world));
});
