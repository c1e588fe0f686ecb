import { expect, test } from 'vitest';
import { type AnyTable, after, day, type Id, type Programme, programme } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { exitTalkDue } from '../../src/stages/5-pairs/findings.ts';
import { settleLeft } from '../../src/stages/5-pairs/left.ts';
import { settleQueue, unpairedQueue } from '../../src/stages/5-pairs/queue.ts';
import { type PairState, pairMembers, pairs } from '../../src/stages/5-pairs/tables.ts';
import { letters } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const today = day('2026-12-01');

type People = { mentor?: string; mentees: readonly string[]; pair: PairState };

/** One pair or group in this state; its people are in these. */
function school({ mentor = 'active', mentees: states, pair }: People, more: [AnyTable, unknown[]][] = []): Programme {
  const code = (i: number) => `НМ-00${i + 1}`;
  return programme(
    today,
    [settings, [defaults]],
    [mentors, [bare(mentors, { id: id('НР-001'), state: mentor as 'active' })]],
    [mentees, states.map((s, i) => bare(mentees, { id: id(code(i)), state: s as 'active' }))],
    [consents, []],
    [unpairedQueue, []],
    [
      pairs,
      [
        bare(pairs, {
          id: id('П-001'),
          mentor: id('НР-001'),
          mentees: states.map((_s, i) => id<'mentees'>(code(i))),
          state: pair,
        }),
      ],
    ],
    [
      pairMembers,
      states.map((_s, i) =>
        bare(pairMembers, { id: id(`СП-00${i + 1}`), pair: id('П-001'), mentee: id(code(i)), to: undefined }),
      ),
    ],
    [letters, [bare(letters, { id: id('ПС-001'), about: 'П-001', state: 'queued' })]],
    ...(more as []),
  );
}

const settledIn = (p: Programme): Programme => after(p, settleLeft(p));

test('a mentee who is out ends the pair the same day: a talk is due, letters about it do not go, the mentor is free', () => {
  const p = settledIn(school({ mentees: ['withdrawn'], pair: 'working' }));
  expect(p.row(pairs, 'П-001')).toMatchObject({
    state: 'closed_early',
    endedOn: today,
    endReason: 'other',
    askedBy: 'mentee',
    nextStep: 'leave',
  });
  expect(p.row(pairMembers, 'СП-001')?.to).toBe(today);
  expect(p.row(mentors, 'НР-001')?.state).toBe('ready');
  expect(p.row(letters, 'ПС-001')?.state).toBe('cancelled');
  expect(exitTalkDue.find(p).map((f) => f.about)).toEqual(['П-001']);
  expect(settleLeft(p)).toEqual([]);
});

test('the reason is the consent where the consents say so', () => {
  const taken = bare(consents, { id: id('СГ-001'), mentee: id('НМ-001'), kind: 'processing', state: 'withdrawn' });
  const p = settledIn(school({ mentees: ['withdrawn'], pair: 'working' }, [[consents, [taken]]]));
  expect(p.row(pairs, 'П-001')?.endReason).toBe('consent_withdrawn');
});

test('one of a group leaves; the others go on', () => {
  const p = settledIn(school({ mentees: ['active', 'withdrawn'], pair: 'working' }));
  expect(p.row(pairs, 'П-001')).toMatchObject({ state: 'working', mentees: ['НМ-001'] });
  expect(p.rows(pairMembers).map((m) => m.to)).toEqual([undefined, today]);
});

test('a mentor who is out leaves mentees who look again and wait in the queue from that day', () => {
  const p = settledIn(school({ mentor: 'withdrawn', mentees: ['active'], pair: 'working' }));
  expect(p.row(mentees, 'НМ-001')?.state).toBe('searching');
  const queued = after(p, settleQueue(p, nowOn(today)));
  expect(queued.rows(unpairedQueue)).toMatchObject([{ mentee: 'НМ-001', since: today }]);
  expect(settleQueue(queued, nowOn(today))).toEqual([]);
});

test('a proposal to somebody whose consent is gone is taken back without a fault of anybody', () => {
  const p = settledIn(school({ mentees: ['withdrawn'], mentor: 'ready', pair: 'proposed' }));
  expect(p.row(pairs, 'П-001')).toMatchObject({ state: 'cancelled', endedOn: today });
  expect(exitTalkDue.find(p)).toEqual([]);
});

test('a blocked mentor’s pairs stand still and are not ended; one that has not met yet is left as it is', () => {
  expect(settledIn(school({ mentor: 'blocked', mentees: ['active'], pair: 'trial' })).row(pairs, 'П-001')?.state).toBe(
    'on_hold',
  );
  expect(settleLeft(school({ mentor: 'blocked', mentees: ['matched'], pair: 'ordered' }))).toEqual([]);
});

test('nobody has left: nothing follows', () => {
  expect(settleLeft(school({ mentees: ['active', 'active'], pair: 'working' }))).toEqual([]);
});
