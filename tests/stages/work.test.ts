import { describe, expect, test } from 'vitest';
import { type AnyTable, after, type Change, day, type Id, momentOf, programme, textOf } from '../../src/kit/index.ts';
import { partners } from '../../src/stages/1-preparation/partners.ts';
import { defaults, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { measureForm, measures, waveNow } from '../../src/stages/2-mentees/measures.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { attendance, trainings } from '../../src/stages/4-selection/training.ts';
import { holdPair, resumePair } from '../../src/stages/5-pairs/life.ts';
import { pairMembers, pairs } from '../../src/stages/5-pairs/tables.ts';
import { bulletins } from '../../src/stages/6-work/bulletins.ts';
import { checkIns, nextCheckIn, settleCheckIns } from '../../src/stages/6-work/check-ins.ts';
import { levelOf } from '../../src/stages/6-work/curator-survey.ts';
import { formats, goals, measured, rewarded, spread } from '../../src/stages/6-work/evidence.ts';
import { feedback } from '../../src/stages/6-work/feedback.ts';
import {
  meetingOdd,
  pairInDanger,
  periodEnds,
  silentPair,
  surveySlow,
  surveyWaits,
} from '../../src/stages/6-work/findings.ts';
import { helpDue, helpRequests, materials, suggested } from '../../src/stages/6-work/help.ts';
import { reopenPair, standIn } from '../../src/stages/6-work/life.ts';
import { lightOf } from '../../src/stages/6-work/light.ts';
import { meetingWrong } from '../../src/stages/6-work/meeting-form.ts';
import { meetings } from '../../src/stages/6-work/meetings.ts';
import { settlePairs, settlePlans } from '../../src/stages/6-work/moving.ts';
import { plans, planTasks } from '../../src/stages/6-work/plans.ts';
import { rewards } from '../../src/stages/6-work/rewards.ts';
import { nominate, standings } from '../../src/stages/6-work/rewards-standing.ts';
import { signalLate, signals } from '../../src/stages/6-work/signals.ts';
import { minutesIn } from '../../src/stages/6-work/surveys-calendar.ts';
import { workOf } from '../../src/stages/6-work/work-of.ts';
import { cases } from '../../src/stages/7-completion/cases.ts';
import { breaks } from '../../src/stages/calendar.ts';
import { assembleBulletin, bulletinPaper, sendBulletin } from '../../src/stages/summary/bulletin.ts';
import { decideRelease, packed, releases } from '../../src/stages/summary/index.ts';
import { type Survey, surveys } from '../../src/stages/surveys.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
type Known = readonly (readonly [AnyTable, readonly unknown[]])[];
const on = (today: string, ...known: Known) => programme(day(today), [settings, [defaults]], ...known);

const anna = bare(mentees, { id: id('НМ-001'), state: 'active', joinedOn: day('2026-09-01') });
const orlova = bare(mentors, { id: id('НР-001'), state: 'active', category: 'employer', email: 'o@example.org' });
const pair = bare(pairs, {
  id: id('П-001'),
  mentor: orlova.id,
  mentees: [anna.id],
  state: 'working',
  form: 'employer_pupil',
  formed: day('2026-10-01'),
});
const met = (date: string, more = {}) =>
  bare(meetings, {
    id: id(`ВС-${date.slice(5, 7)}${date.slice(8)}`),
    pair: pair.id,
    on: day(date),
    kind: 'working',
    state: 'held',
    ...more,
  });
const plan = bare(plans, {
  id: id('ПЛ-001'),
  pair: pair.id,
  mode: 'in_person',
  cadenceDays: 14,
  place: 'school',
  channel: 'guardian',
  rulesOn: day('2026-10-05'),
  goal: 'проект',
  state: 'agreed',
});
const task = bare(planTasks, {
  id: id('ЗД-001'),
  pair: pair.id,
  from: day('2026-10-01'),
  to: day('2026-10-31'),
  task: 'тема',
  progress: 'todo',
});
const base: Known = [
  [mentees, [anna]],
  [mentors, [orlova]],
  [pairs, [pair]],
  [plans, [plan]],
  [planTasks, [task]],
];

describe('the traffic light of a pair', () => {
  const light = (today: string, ...more: Known) => {
    const p = on(today, ...base, ...more);
    return lightOf(p, workOf(p).get('П-001')!);
  };
  test('says that it is too early for two weeks, unless a talk has said otherwise', () => {
    expect(light('2026-10-14', [meetings, [met('2026-10-05')]]).light).toBe('early');
    expect(light('2026-10-15', [meetings, [met('2026-10-05')]]).light).toBe('green');
    const talk = bare(checkIns, { pair: pair.id, due: day('2026-10-08'), done: day('2026-10-08'), how: 'danger' });
    expect(light('2026-10-10', [checkIns, [talk]])).toMatchObject({ light: 'red' });
  });
  test('turns yellow on the day after the cadence and five days more, red at twice the cadence', () => {
    const last: Known = [[meetings, [met('2026-10-05'), met('2026-10-20')]]];
    expect(light('2026-11-08', ...last).light).toBe('green');
    expect(light('2026-11-09', ...last)).toEqual({
      light: 'yellow',
      why: ['встреч не было 20 дней', 'no meeting for 20 days'],
    });
    expect(light('2026-11-16', ...last).light).toBe('yellow');
    expect(light('2026-11-17', ...last).light).toBe('red');
  });
  test('does not count the breaks of the school', () => {
    const last: Known = [[meetings, [met('2026-10-05'), met('2026-10-20')]]];
    const autumn: Known = [[breaks, [bare(breaks, { from: day('2026-10-26'), to: day('2026-11-04') })]]];
    expect(light('2026-11-17', ...last, ...autumn).light).toBe('green');
    expect(light('2026-11-19', ...last, ...autumn).light).toBe('yellow');
    expect(light('2026-11-26', ...last, ...autumn).light).toBe('yellow');
    expect(light('2026-11-27', ...last, ...autumn).light).toBe('red');
  });
  test('a mentee’s uneasy answer asks for a talk and tells nothing of it', () => {
    const pulse = bare(feedback, { wave: 'pulse', side: 'mentee', mentee: anna.id, pair: pair.id, comfort: 2 });
    const seen = light('2026-10-21', [meetings, [met('2026-10-19'), met('2026-10-20')]], [feedback, [pulse]]);
    expect(seen.light).toBe('yellow');
    expect(seen.why.join()).not.toMatch(/\d/);
  });
  test('a pair on hold is paused', () => {
    const p = on('2027-01-20', [pairs, [{ ...pair, state: 'on_hold' as const }]]);
    expect(lightOf(p, workOf(p).get('П-001')!).light).toBe('paused');
  });
});

describe('reminders stop by themselves', () => {
  const last: Known = [...base, [meetings, [met('2026-10-20')]]];
  test('the mentor is reminded from the 20th quiet day; at 28 it is the curator’s', () => {
    expect(silentPair.find(on('2026-11-08', ...last))).toEqual([]);
    expect(silentPair.find(on('2026-11-09', ...last))).toMatchObject([
      { about: 'П-001', who: 'НР-001', since: '2026-11-09' },
    ]);
    expect(silentPair.find(on('2026-11-17', ...last))).toEqual([]);
    expect(pairInDanger.find(on('2026-11-17', ...last))).toMatchObject([{ who: 'curator', since: '2026-11-17' }]);
    const again = on('2026-11-17', ...base, [meetings, [met('2026-10-20'), met('2026-11-16')]]);
    expect(pairInDanger.find(again)).toEqual([]);
  });
  test('a period is announced three days ahead to the mentor, and comes to the curator when it is over', () => {
    expect(periodEnds.find(on('2026-10-27', ...base))).toEqual([]);
    expect(periodEnds.find(on('2026-10-28', ...base))).toMatchObject([{ who: 'НР-001' }]);
    expect(periodEnds.find(on('2026-11-01', ...base))).toMatchObject([{ who: 'curator' }]);
    const done: Known = [...base.slice(0, 4), [planTasks, [{ ...task, progress: 'done' as const }]]];
    expect(periodEnds.find(on('2026-11-01', ...done))).toEqual([]);
  });
  test('help is late on the day after the third working day, weekends and breaks not counted', () => {
    const asked: Known = [
      [
        helpRequests,
        [bare(helpRequests, { id: id('ПМ-001'), mentor: orlova.id, asked: day('2026-10-16'), need: 'x' })],
      ],
    ];
    expect(helpDue.find(on('2026-10-21', ...asked))[0]!.words[0]).not.toContain('Срок прошёл');
    expect(helpDue.find(on('2026-10-22', ...asked))[0]!.words[0]).toContain('Срок прошёл');
  });
  test('a request names the materials that fit its pair best', () => {
    const asked = bare(helpRequests, {
      id: id('ПМ-001'),
      mentor: orlova.id,
      pair: pair.id,
      asked: day('2026-10-16'),
      need: 'x',
    });
    const library = [
      bare(materials, { id: id('МТ-001'), title: 'Памятка', themes: undefined, forms: undefined }),
      bare(materials, { id: id('МТ-002'), title: 'Форма', forms: ['employer_pupil'] }),
      bare(materials, { id: id('МТ-003'), title: 'Тема', themes: ['career'] }),
    ];
    const p = on(
      '2026-10-19',
      ...base.slice(1),
      [mentees, [{ ...anna, themes: ['career'] }]],
      [helpRequests, [asked]],
      [materials, library],
    );
    expect(suggested(p, asked).map((m) => m.id)).toEqual(['МТ-003', 'МТ-002']);
    expect(helpDue.find(p)[0]!.words[0]).toContain('Может подойти: Тема (МТ-003), Форма (МТ-002).');
  });
  test('a signal is late after the school’s hours, and its finding says nothing of what it is about', () => {
    const known: Known = [
      [
        signals,
        [bare(signals, { id: id('СИ-001'), person: 'НМ-001', at: momentOf('2026-10-12 09:00:00'), state: 'new' })],
      ],
    ];
    const at = (clock: string) =>
      signalLate.find({ ...on('2026-10-12', ...known), moment: momentOf(`2026-10-12 ${clock}`) });
    expect(at('12:59:59')).toEqual([]);
    expect(at('13:00:00')).toHaveLength(1);
    expect(at('13:00:00')[0]!.words.join()).not.toContain('НМ-001');
  });
});

describe('a meeting typed by hand', () => {
  test('is held to the same rules as a report', () => {
    const bad = on('2026-10-12', ...base, [
      meetings,
      [met('2026-10-12'), met('2026-09-30'), met('2026-10-20'), { ...met('2026-10-12'), id: id('ВС-999') }],
    ]);
    expect(meetingOdd.find(bad).map((f) => f.about)).toEqual(['ВС-0930', 'ВС-1020', 'ВС-999']);
  });
  test('of a stand-in counts until his last day', () => {
    const stood = { ...pair, standIn: id<'mentors'>('НР-002'), standInUntil: day('2026-10-20') };
    const p = on('2026-10-25', [pairs, [stood]]);
    const told = (date: string) =>
      meetingWrong(p, { pair: pair.id, mentor: id('НР-002'), on: day(date), state: 'held' });
    expect(told('2026-10-20')).toBeUndefined();
    expect(told('2026-10-21')?.[0]).toContain('наставник другой пары');
  });
});

describe('a pair’s life', () => {
  const moved = (p: ReturnType<typeof on>, changes: readonly Change[]) => after(p, changes);
  test('moves with its meetings, and to work only with a plan; its mentee with the first working meeting', () => {
    const young = { ...anna, state: 'matched' as const };
    const start = (rows: readonly unknown[], ...more: Known) =>
      on(
        '2026-10-20',
        [mentees, [young]],
        [pairs, [{ ...pair, state: 'ordered' as const }]],
        [meetings, rows],
        ...more,
      );
    const stateOf = (p: ReturnType<typeof on>) => {
      const q = moved(p, settlePairs(p));
      return [q.row(pairs, 'П-001')!.state, q.row(mentees, 'НМ-001')!.state];
    };
    expect(stateOf(start([met('2026-10-05', { kind: 'acquaintance' })]))).toEqual(['acquaintance', 'matched']);
    expect(stateOf(start([met('2026-10-05', { kind: 'acquaintance', state: 'cancelled' })]))).toEqual([
      'ordered',
      'matched',
    ]);
    expect(stateOf(start([met('2026-10-06', { kind: 'planning' })]))).toEqual(['planning', 'matched']);
    const planned: Known = [
      [plans, [plan]],
      [planTasks, [task]],
    ];
    expect(stateOf(start([met('2026-10-06', { kind: 'planning' })], ...planned))).toEqual(['working', 'matched']);
    const worked = [met('2026-10-06', { kind: 'planning' }), met('2026-10-12')];
    expect(stateOf(start(worked))).toEqual(['planning', 'matched']);
    expect(stateOf(start(worked, ...planned))).toEqual(['working', 'active']);
    expect(stateOf(start(worked, [plans, [{ ...plan, rulesOn: undefined }]], [planTasks, [task]]))[0]).toBe('planning');
  });
  test('a pause remembers where the pair was', () => {
    const trial = on('2026-10-12', [pairs, [{ ...pair, state: 'trial' as const }]]);
    const held = moved(trial, holdPair.decide(trial, { pair: 'П-001', until: '01.11.2026' }, nowOn()).changes);
    expect(held.row(pairs, 'П-001')).toMatchObject({ state: 'on_hold', pausedUntil: '2026-11-01' });
    const back = moved(held, resumePair.decide(held, { pair: 'П-001' }, nowOn()).changes);
    expect(back.row(pairs, 'П-001')).toMatchObject({ state: 'trial', pausedUntil: undefined });
    expect(() => holdPair.decide(trial, { pair: 'П-001', until: '01.10.2026' }, nowOn())).toThrow(
      'не раньше сегодняшнего',
    );
  });
  test('a pair closed early begins again as a new row with its plan; one that is not closed does not', () => {
    const old = { ...pair, state: 'closed_early' as const, endedOn: day('2026-10-10') };
    const p = on(
      '2026-10-12',
      ...base.slice(3),
      [mentees, [{ ...anna, state: 'searching' as const }]],
      [mentors, [{ ...orlova, state: 'ready' as const }]],
      [pairs, [old]],
      [pairMembers, []],
    );
    const decision = reopenPair.decide(p, { pair: 'П-001', reason: 'помирились' }, nowOn());
    const q = moved(p, decision.changes);
    const next = q.rows(pairs).find((x) => x.continues === 'П-001')!;
    expect(next).toMatchObject({ state: 'confirmed', why: 'помирились', mentees: ['НМ-001'] });
    expect(q.row(pairs, 'П-001')).toEqual(old);
    expect(q.row(mentees, 'НМ-001')!.state).toBe('matched');
    const copied = moved(q, settlePlans(q, nowOn()));
    expect(copied.rows(plans).find((x) => x.pair === next.id)).toMatchObject({ goal: 'проект', rulesOn: undefined });
    expect(copied.rows(planTasks)).toHaveLength(2);
    expect(settlePlans(copied, nowOn())).toEqual([]);
    expect(() => reopenPair.decide(on('2026-10-12', ...base), { pair: 'П-001', reason: 'зачем' }, nowOn())).toThrow(
      /не возобновить|уже в паре/,
    );
  });
  test('a stand-in is another admitted mentor, until a day', () => {
    const other = bare(mentors, { id: id('НР-002'), state: 'ready', email: 'z@example.org' });
    const p = on('2026-10-12', [mentors, [orlova, other]], [pairs, [pair]]);
    const { changes, letters } = standIn.decide(p, { pair: 'П-001', mentor: 'НР-002', until: '01.11.2026' }, nowOn());
    expect(moved(p, changes).row(pairs, 'П-001')).toMatchObject({ standIn: 'НР-002', standInUntil: '2026-11-01' });
    expect(letters).toHaveLength(1);
    for (const mentor of ['НР-001'])
      expect(() => standIn.decide(p, { pair: 'П-001', mentor, until: '01.11.2026' }, nowOn())).toThrow(
        'не может замещать',
      );
  });
});

describe('the curator’s talks', () => {
  test('are due on days 7 and 21 and then monthly, moved from days off', () => {
    const p = on('2026-10-12');
    const due = (since: string) => nextCheckIn(p, day('2026-10-01'), day(since));
    expect([due('2026-10-01'), due('2026-10-08'), due('2026-10-22'), due('2026-11-23')]).toEqual([
      '2026-10-08',
      '2026-10-22',
      '2026-11-23',
      '2026-12-21',
    ]);
  });
  test('one is ahead at a time', () => {
    const p = on('2026-10-02', [pairs, [pair]]);
    const first = settleCheckIns(p, nowOn(day('2026-10-02')));
    expect(first).toMatchObject([{ row: { pair: 'П-001', due: '2026-10-08' } }]);
    const q = after(p, first);
    expect(settleCheckIns(q, nowOn())).toEqual([]);
  });
});

describe('surveys', () => {
  const waves = surveys.starts('ru', 2026) as readonly Survey[];
  test('the calendar of a year keeps below the ceiling in every month for everybody', () => {
    for (const who of ['mentee', 'mentor', 'curator'] as const) {
      for (const month of ['09', '10', '11', '12']
        .map((m) => `2026-${m}`)
        .concat(['01', '02', '03', '04', '05'].map((m) => `2027-${m}`)))
        expect(minutesIn(waves, who, month)).toBeLessThanOrEqual(defaults.minutesAMonth);
    }
  });
  test('ask only those who have not answered, from the opening to the close', () => {
    const known: Known = [...base, [surveys, waves], [team, []]];
    const who = (today: string, ...more: Known) => surveyWaits.find(on(today, ...known, ...more)).map((f) => f.who);
    expect(who('2027-01-19')).toEqual([]);
    expect(who('2027-01-20')).toEqual(['НМ-001', 'НР-001']);
    const said = bare(feedback, { wave: 'mid', side: 'mentor', mentor: orlova.id });
    expect(who('2027-01-25', [feedback, [said]])).toEqual(['НМ-001']);
    expect(who('2027-02-21')).toEqual([]);
  });
  test('that few answer come to the curator a week before the close; those who have not answered do not fill the list', () => {
    const known: Known = [...base, [surveys, waves], [team, []]];
    const slow = (today: string, ...more: Known) => surveySlow.find(on(today, ...known, ...more)).map((f) => f.about);
    expect(slow('2027-02-02')).toEqual([]);
    expect(slow('2027-02-03')).toEqual(['ОП-003']);
    const said = bare(feedback, { wave: 'mid', side: 'mentor', mentor: orlova.id });
    expect(slow('2027-02-03', [feedback, [said]])).toEqual([]);
    expect(surveyWaits.lettersOnly).toBe(true);
  });
  test('6.in.5: a measure of one at work is the middle until the last survey opens; the same observer measures a wave once', () => {
    const known: Known = [...base, [surveys, waves]];
    expect(waveNow(on('2027-02-05', ...known), 'НМ-001')).toBe('middle');
    expect(waveNow(on('2027-05-01', ...known), 'НМ-001')).toBe('after');
    const middle = bare(measures, {
      id: id('ПК-002'),
      mentee: anna.id,
      wave: 'middle',
      informant: 'learner',
      school: 7,
    });
    const before = bare(measures, {
      id: id('ПК-001'),
      mentee: anna.id,
      wave: 'before',
      informant: 'learner',
      school: 5,
    });
    const p = on('2027-02-05', ...known, [measures, [before, middle]]);
    const said = { mentee: anna.id, wave: 'middle', informant: 'learner' } as const;
    expect(measureForm.refuse!(said, p, undefined)?.[0]).toContain('уже есть: ПК-002');
    expect(measureForm.refuse!(said, p, 'ПК-002')).toBeUndefined();
    expect(measureForm.refuse!({ ...said, informant: 'class_teacher' }, p, undefined)).toBeUndefined();
    expect(measureForm.refuse!(said, on('2027-02-21', ...known), undefined)?.[0]).toContain('замер закрыт 20.02.2027');
    expect(measured.say(p)[0]).toBe('замер «до» 1, «середина» 1 из 1; сравнить можно 1');
    expect(measured.say(on('2027-02-05', ...known, [measures, [middle]]))[0]).toContain('сравнить можно 0');
  });
  test('the curator’s index has its level at every border', () => {
    expect([0, 8, 9, 14, 15, 18].map(levelOf)).toEqual([
      'unacceptable',
      'unacceptable',
      'acceptable',
      'acceptable',
      'optimal',
      'optimal',
    ]);
  });
});

describe('rewards', () => {
  const guide = (n: number, more = {}) =>
    bare(mentors, { id: id(`НР-00${n}`), state: 'active', category: 'employer', ...more });
  const ofGuide = (n: number, held: number) => {
    const x = { ...pair, id: id<'pairs'>(`П-00${n}`), mentor: id<'mentors'>(`НР-00${n}`) };
    return {
      x,
      rows: Array.from({ length: held }, (_, i) => ({
        ...met(`2026-10-${String(i + 2).padStart(2, '0')}`),
        id: id(`ВС-${n}0${i}`),
        pair: x.id,
      })),
    };
  };
  const [a, b, c] = [ofGuide(1, 3), ofGuide(2, 2), ofGuide(3, 3)];
  const reward = bare(rewards, {
    id: id('ПН-001'),
    name: 'Благодарность',
    kind: 'moral',
    metric1: 'meetings',
    least1: 3,
    approvedOn: day('2026-10-01'),
  });
  const known = (r: object, category = 'employer'): Known => [
    [mentors, [guide(1), guide(2), guide(3, { category })]],
    [pairs, [a.x, b.x, c.x]],
    [meetings, [...a.rows, ...b.rows, ...c.rows]],
    [rewards, [r]],
    [trainings, []],
    [attendance, []],
  ];
  test('6.in.6: who stands on either side of a threshold is told rightly, ties share a place, a person decides with a reason', () => {
    const p = on('2026-10-20', ...known(reward));
    expect(standings(p, reward).map((s) => [s.mentor, s.met, s.place])).toEqual([
      ['НР-001', true, 1],
      ['НР-003', true, 1],
      ['НР-002', false, undefined],
    ]);
    expect(standings(p, { ...reward, places: 1 }).map((s) => s.tie)).toEqual([true, true, false]);
    const decide = (mentor: string, reason: string, q = p) =>
      nominate.decide(q, { reward: 'ПН-001', mentor, decision: 'yes', reason }, nowOn());
    expect(decide('НР-002', 'помог новичку').changes).toMatchObject([
      { row: { met: 'no', reason: 'помог новичку', figures: 'проведено встреч: 2 (нужно 3)' } },
    ]);
    expect(() => decide('НР-001', ' ')).toThrow('напишите, почему');
    const draft = on('2026-10-20', ...known({ ...reward, approvedOn: undefined }));
    expect(() => decide('НР-001', 'за работу', draft)).toThrow('критерии не утверждены');
    expect(rewarded.lacks!(draft)).toHaveLength(1);
    expect(rewarded.lacks!(p)).toEqual([]);
  });
  test('a threshold without data is not met; learners are given nothing material', () => {
    const byWord = { ...reward, metric1: 'satisfaction' as const, least1: 8 };
    const p = on('2026-10-20', ...known(byWord, 'learner'));
    expect(standings(p, byWord).every((s) => !s.met && s.figures[0]!.value === undefined)).toBe(true);
    expect(standings(p, { ...reward, kind: 'material' }).map((s) => s.mentor)).toEqual(['НР-001', 'НР-002']);
  });
});

describe('the bulletin', () => {
  const crowd = (n: number) =>
    Array.from({ length: n }, (_, i) => bare(mentees, { id: id(`НМ-${100 + i}`), state: 'active' }));
  const group = (
    code: string,
    form: 'employer_pupil' | 'student_student' | 'teacher_teacher',
    who: readonly { id: string }[],
  ) => ({ ...pair, id: id<'pairs'>(code), form, mentees: who.map((m) => id<'mentees'>(m.id)) });
  const paper = bare(bulletins, { id: id('БЛ-001'), from: day('2026-10-01'), to: day('2026-11-30') });
  const school = (n: number, more: Known = []): Known => {
    const all = crowd(n);
    const known: Known = [
      [mentees, all],
      [pairs, [group('П-001', 'student_student', all)]],
      [meetings, [met('2026-10-05')]],
      [bulletins, [paper]],
      ...more,
    ];
    const { released } = decideRelease(on('2026-11-05', ...known, [releases, []]), [[1, 2]]);
    return [
      ...known,
      [releases, [bare(releases, { day: day('2026-11-05'), state: 'released', content: packed(released) })]],
    ];
  };
  const assemble = (p: ReturnType<typeof on>, cases: string[] = []) =>
    assembleBulletin.decide(p, { from: '01.10.2026', to: '30.11.2026', cases }, nowOn());
  test('6.out.1: is assembled from counts, sent to partners and logged; for fewer than ten people it is refused by name', () => {
    expect(() => assemble(on('2026-12-01', ...school(9)))).toThrow('не меньше 10 наставляемых');
    const partner = bare(partners, { id: id('ПР-001'), name: 'завод', email: 'p@example.org' });
    const p = on('2026-12-01', ...school(10, [[partners, [partner]]]));
    expect(assemble(p).reply).toMatchObject({ figures: expect.stringContaining('Были в паре или группе: 10') });
    const sent = sendBulletin.decide(p, { bulletin: 'БЛ-001', partners: ['ПР-001'] }, nowOn(day('2026-12-01')));
    expect(sent.letters).toMatchObject([{ to: 'ПР-001', kind: 'bulletin' }]);
    const logged = after(p, sent.changes);
    expect(logged.row(bulletins, 'БЛ-001')).toMatchObject({ partners: ['ПР-001'], sent: '2026-12-01' });
    expect(spread.say(logged)[0]).toBe('бюллетеней 1, отправлено 1, партнёров 1');
    expect(textOf(bulletinPaper.parts(p, 'БЛ-001'), 'ru')).not.toMatch(/НМ-|НР-/);
    expect(() => sendBulletin.decide(p, { bulletin: 'БЛ-001', partners: [] }, nowOn())).toThrow(
      'партнёры с электронной почтой',
    );
  });
  test('a case needs everybody’s consent to publication, or a version without names', () => {
    const story = bare(cases, {
      id: id('КС-001'),
      title: 'Проект',
      pair: pair.id,
      situation: 'a',
      work: 'b',
      result: 'c',
    });
    const known = (x: object, given: readonly object[]): Known =>
      school(10, [
        [cases, [x]],
        [consents, given],
      ]);
    expect(() => assemble(on('2026-12-01', ...known(story, [])), ['КС-001'])).toThrow(
      'согласие на публикацию кейса КС-001: НР-001, НМ-100',
    );
    const told = on('2026-12-01', ...known({ ...story, anonymous: 'один ученик сделал проект' }, []));
    expect(assemble(told, ['КС-001']).changes).toHaveLength(1);
  });
  test('its numbers are those of the last release: who came since is not told by subtracting one from the other', () => {
    const known = school(12).filter(([t]) => t !== mentees && t !== pairs);
    const more = crowd(13);
    const p = on('2026-12-01', ...known, [mentees, more], [pairs, [group('П-001', 'student_student', more)]]);
    expect(assemble(p).reply).toMatchObject({ figures: expect.stringContaining('Были в паре или группе: 12') });
  });
});

describe('evidence', () => {
  test('6.in.1: and 6.in.2: name the pairs without a format, a goal or a task', () => {
    const p = on('2026-10-12', ...base);
    expect([formats.say(p)[0], goals.say(p)[0]]).toEqual([
      'формат выбран у 1 из 1 пар',
      'цель есть у 1 из 1 пар, задачи у 1; сделано задач 0 из 1',
    ]);
    expect([...formats.lacks!(p), ...goals.lacks!(p)]).toEqual([]);
    const bareOne = on('2026-10-12', ...base.slice(0, 3));
    expect([...formats.lacks!(bareOne), ...goals.lacks!(bareOne)].map((w) => w[0])).toEqual([
      'формат у пар: П-001',
      'цель и задача с периодом у пар: П-001',
    ]);
  });
});
