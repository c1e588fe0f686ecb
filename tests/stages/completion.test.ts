import { expect, test } from 'vitest';
import {
  after,
  type Change,
  type Command,
  day,
  type Finding,
  type Json,
  type LocalDate,
  Problem,
  type Programme,
  programme,
  type Rule,
  textOf,
} from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { experts } from '../../src/stages/4-selection/experts.ts';
import { pairMembers, pairs } from '../../src/stages/5-pairs/tables.ts';
import { feedback } from '../../src/stages/6-work/feedback.ts';
import { meetings } from '../../src/stages/6-work/meetings.ts';
import { nominations, rewards } from '../../src/stages/6-work/rewards.ts';
import { expertsSay, handPack, packWaits } from '../../src/stages/7-completion/assessing.ts';
import { assessments } from '../../src/stages/7-completion/assessments.ts';
import { awards } from '../../src/stages/7-completion/awards.ts';
import { cases } from '../../src/stages/7-completion/cases.ts';
import {
  awardStops,
  decideAward,
  issueAwards,
  sendAward,
  settleAwards,
} from '../../src/stages/7-completion/deciding.ts';
import {
  completeFinished,
  completePair,
  finalDue,
  outcomeMissing,
  pairFinished,
  prepareOutcomes,
} from '../../src/stages/7-completion/ending.ts';
import { eventItems, finalEvents, guestAnswers, guests } from '../../src/stages/7-completion/event.ts';
import {
  closeEvent,
  drawProgramme,
  eventSoon,
  eventToDo,
  inviteGuests,
  itemStops,
  kindsMissing,
  settleReplies,
} from '../../src/stages/7-completion/hosting.ts';
import completion from '../../src/stages/7-completion/index.ts';
import { outcomes } from '../../src/stages/7-completion/outcomes.ts';
import { reflections } from '../../src/stages/7-completion/reflections.ts';
import { reserve } from '../../src/stages/7-completion/reserve.ts';
import {
  becomeMentor,
  graduatesUnasked,
  keepMentor,
  offerReserve,
  reserveTerm,
  reserveToDo,
} from '../../src/stages/7-completion/staying.ts';
import { noteTakenDown, settleCases, takeDown, tellCase, tellingLacks } from '../../src/stages/7-completion/telling.ts';
import { letters } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

type Rows = Parameters<typeof programme>[1];

const card = { ...defaults, organisation: 'Школа № 7', year: '2026/2027', mode: 'full' as const };
const anna = bare(mentees, {
  id: 'НМ-001' as never,
  role: 'pupil',
  state: 'active',
  fullName: 'Белова Анна',
  classOrGroup: '9А',
  birthYear: 2011,
  email: 'anna@example.org',
  mainRequest: 'секрет',
  strengths: 'тайна',
  guardian: 'мама',
});
const pavel = bare(mentees, { id: 'НМ-002' as never, state: 'active', fullName: 'Гусев Павел', classOrGroup: '7Б' });
const orlova = bare(mentors, {
  id: 'НР-001' as never,
  state: 'active',
  fullName: 'Орлова Мария',
  category: 'teacher',
  email: 'orlova@example.org',
  capacity: 2,
});
const gleb = bare(mentors, {
  id: 'НР-002' as never,
  state: 'ready',
  fullName: 'Зуев Глеб',
  category: 'learner',
  school: '11А',
  capacity: 1,
});
const pair = bare(pairs, {
  id: 'П-001' as never,
  mentor: orlova.id,
  mentees: [anna.id],
  form: 'student_student',
  state: 'working',
  formed: day('2026-11-01'),
});
const member = bare(pairMembers, { id: 'СП-001' as never, pair: pair.id, mentee: anna.id, from: day('2026-11-01') });
const outcome = bare(outcomes, {
  id: 'ИТ-001' as never,
  pair: pair.id,
  mentee: anna.id,
  finalOn: day('2027-05-20'),
  goal: 'fully',
  result: 'защитила проект',
  decision: 'to_mentor',
});

const people: Rows[] = [
  [mentees, [anna, pavel]],
  [mentors, [orlova, gleb]],
  [pairs, [pair]],
  [pairMembers, [member]],
];
const school = (on: string, ...rows: Rows[]): Programme => {
  const given = new Set(rows.map(([t]) => t));
  return programme(day(on), [settings, [card]], ...people.filter(([t]) => !given.has(t)), ...rows);
};
let papers = 0;
const consent = (kind: 'publication' | 'reserve', whose: object, more: object = {}) =>
  bare(consents, { id: `СГ-${800 + ++papers}` as never, kind, state: 'given', until: undefined, ...whose, ...more });

const act = <I extends Json, O extends Json>(p: Programme, c: Command<I, O>, input: NoInfer<I>) => {
  const decision = c.decide(p, input, nowOn(p.today));
  return { ...decision, p: after(p, decision.changes as Change[]) };
};
const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (e) {
    if (e instanceof Problem) return e.code;
    throw e;
  }
  return '';
};
const found = (r: Rule, p: Programme): Finding[] => r.find(p);
const evidence = (id: string, p: Programme) => completion.tasks.find((t) => t.id === id)?.evidence?.say(p)[0];

test('7.in.1: a pair is completed only after its final meeting with the goal judged; everybody’s row says so', () => {
  const bareP = school('2027-05-25');
  expect(refused(() => act(bareP, completePair, { pair: 'П-001' }))).toBe('pair-not-finished');
  for (const lack of [{ finalOn: undefined }, { goal: undefined }, { finalOn: day('2027-05-26') }])
    expect(
      refused(() => act(school('2027-05-25', [outcomes, [{ ...outcome, ...lack }]]), completePair, { pair: 'П-001' })),
    ).toBe('pair-not-finished');
  const done = act(school('2027-05-25', [outcomes, [outcome]]), completePair, { pair: 'П-001' }).p;
  expect(done.row(pairs, 'П-001')).toMatchObject({ state: 'closed_completed', endedOn: '2027-05-25' });
  expect(done.row(mentees, 'НМ-001')).toMatchObject({
    state: 'completed',
    completedOn: '2027-05-25',
    resultSummary: 'защитила проект',
  });
  expect(done.row(mentors, 'НР-001')).toMatchObject({ state: 'ready', completedOn: '2027-05-25' });
  expect(done.row(pairMembers, 'СП-001')?.to).toBe('2027-05-25');
  const told = after(done, [
    { kind: 'insert', table: reflections, row: bare(reflections, { kind: 'group' }) as never },
  ]);
  expect(evidence('7.in.1', told)).toBe(
    'завершено пар 1 из 1; цель: полностью 1, частично 0, не достигнута 0; рефлексий личных 0, групповых 1; замер «после» у 0 из 1 завершивших',
  );
});

test('7.in.1: the day of the final meeting is taken from the meetings of the pair', () => {
  const held = bare(meetings, {
    id: 'ВС-001' as never,
    pair: pair.id,
    kind: 'final',
    state: 'held',
    on: day('2027-05-18'),
  });
  const lines = act(school('2027-05-25', [meetings, [held]]), prepareOutcomes, {});
  expect(lines.p.rows(outcomes)).toMatchObject([{ pair: 'П-001', mentee: 'НМ-001', finalOn: '2027-05-18' }]);
  expect(act(lines.p, prepareOutcomes, {}).reply).toEqual({ lines: 0 });
  const cancelled = school(
    '2027-05-25',
    [meetings, [{ ...held, state: 'cancelled' }]],
    [outcomes, [{ ...outcome, finalOn: undefined }]],
  );
  expect(refused(() => act(cancelled, completePair, { pair: 'П-001' }))).toBe('pair-not-finished');
});

test('7.in.1: all pairs whose outcomes are in are completed at once; a mentor with another pair at work stays with it', () => {
  const second = { ...pair, id: 'П-002' as never, mentees: [pavel.id] };
  const two = (...done: (typeof outcome)[]) =>
    school(
      '2027-05-25',
      [pairs, [pair, second]],
      [pairMembers, [member, { ...member, id: 'СП-002' as never, pair: second.id, mentee: pavel.id }]],
      [outcomes, done],
    );
  const one = act(two(outcome), completeFinished, {});
  expect(one.reply).toEqual({ pairs: 1 });
  expect(one.p.rows(pairs).map((x) => x.state)).toEqual(['closed_completed', 'working']);
  expect(one.p.row(mentors, 'НР-001')?.state).toBe('active');
  const another = { ...outcome, id: 'ИТ-002' as never, pair: second.id, mentee: pavel.id };
  const both = act(two(outcome, another), completeFinished, {});
  expect(both.reply).toEqual({ pairs: 2 });
  expect(both.p.row(mentors, 'НР-001')?.state).toBe('ready');
  expect(act(both.p, completeFinished, {}).reply).toEqual({ pairs: 0 });
});

test('a pair that never worked is not completed, nor one that is over', () => {
  for (const state of ['ordered', 'trial', 'closed_early'] as const) {
    const p = school('2027-05-25', [pairs, [{ ...pair, state }]], [outcomes, [outcome]]);
    expect(refused(() => act(p, completePair, { pair: 'П-001' }))).toBe('pair-not-at-work');
  }
});

test('a pair is told of its end three weeks and one week before, and no more once it has met', () => {
  const on = (d: string, ...rows: Rows[]) => found(finalDue, school(d, ...rows)).length;
  expect([on('2027-05-09'), on('2027-05-10')]).toEqual([0, 1]);
  expect(on('2027-05-20', [outcomes, [outcome]])).toBe(0);
  const { remind } = finalDue;
  expect(remind !== 'never' && 'onDays' in remind && remind.onDays).toEqual([0, 14]);
  expect(remind !== 'never' && remind.to?.(found(finalDue, school('2027-05-20'))[0]!, school('2027-05-20'))).toEqual([
    'НР-001',
    'НМ-001',
  ]);
});

test('after the end the curator is told what is missing, then offered to complete the pair', () => {
  expect([
    found(outcomeMissing, school('2027-05-30')).length,
    found(outcomeMissing, school('2027-05-31')).length,
  ]).toEqual([0, 1]);
  const ready = school('2027-05-31', [outcomes, [outcome]]);
  expect(found(outcomeMissing, ready)).toEqual([]);
  expect(found(pairFinished, ready)[0]?.fix).toMatchObject({ command: 'complete-pair', input: { pair: 'П-001' } });
});

test('7.in.2: final answers of the three sides are counted, those of other surveys are not', () => {
  const rows = [
    bare(feedback, { id: 'АН-001' as never, wave: 'final', side: 'mentee' }),
    bare(feedback, { id: 'АН-002' as never, wave: 'final', side: 'mentor' }),
    bare(feedback, { id: 'АН-003' as never, wave: 'mid', side: 'mentor' }),
  ];
  expect(evidence('7.in.2', school('2027-05-25', [feedback, rows]))).toBe(
    'заключительных ответов: наставляемых 1, наставников 1, кураторов 0; пар 1',
  );
});

const award = bare(awards, {
  id: 'НГ-001' as never,
  mentor: orlova.id,
  kind: 'diploma',
  level: 'school',
  state: 'nominated',
});

test('7.in.3: an award is decided with a reason, numbered once, and sent only by its own act', () => {
  const p = school('2027-05-25', [
    awards,
    [award, { ...award, id: 'НГ-002' as never, mentor: gleb.id, kind: 'thanks' }],
  ]);
  expect(refused(() => act(p, decideAward, { award: 'НГ-001', give: 'yes', reason: ' ' }))).toBe('award-reason');
  const first = act(p, decideAward, { award: 'НГ-001', give: 'yes', reason: 'по критериям' });
  expect(first).toMatchObject({ reply: { number: '2026-001' } });
  expect(first.letters).toBeUndefined();
  expect(refused(() => act(first.p, decideAward, { award: 'НГ-001', give: 'no', reason: 'ошибка' }))).toBe(
    'award-decided',
  );
  expect(act(first.p, decideAward, { award: 'НГ-002', give: 'yes', reason: 'по критериям' }).reply).toMatchObject({
    number: '2026-002',
  });
  expect(refused(() => act(p, sendAward, { award: 'НГ-001' }))).toBe('award-not-decided');
  const sent = act(first.p, sendAward, { award: 'НГ-001' });
  expect(sent.letters).toMatchObject([{ to: 'НР-001', key: 'НР-001|award|НГ-001' }]);
  expect(refused(() => act(sent.p, sendAward, { award: 'НГ-001' }))).toBe('award-no-address');
  expect(evidence('7.in.3', sent.p)).toBe('предложено 1, решено наградить 1, вручено 0');
  const handed = after(sent.p, [
    { kind: 'update', table: awards, id: 'НГ-001', patch: { handedOn: day('2027-05-28') } },
  ]);
  expect(settleAwards(handed)).toMatchObject([{ id: 'НГ-001', patch: { state: 'handed' } }]);
});

test('7.in.3: decisions by approved criteria become awards once; a reward that nobody approved gives none', () => {
  const reward = bare(rewards, {
    id: 'ПН-001' as never,
    kind: 'status',
    level: 'region',
    approvedOn: day('2026-12-01'),
  });
  const yes = bare(nominations, {
    id: 'РП-001' as never,
    reward: reward.id,
    mentor: orlova.id,
    decision: 'yes',
    reason: 'все пороги',
    figures: 'встреч 14',
  });
  const no = { ...yes, id: 'РП-002' as never, mentor: gleb.id, decision: 'no' as const };
  const p = school('2027-05-25', [rewards, [reward]], [nominations, [yes, no]]);
  const issued = act(p, issueAwards, {}).p;
  expect(issued.rows(awards)).toMatchObject([
    {
      mentor: 'НР-001',
      kind: 'diploma',
      level: 'region',
      state: 'decided',
      number: '2026-001',
      nomination: 'РП-001',
      basis: 'встреч 14',
    },
  ]);
  expect(act(issued, issueAwards, {}).reply).toEqual({ issued: 0 });
  const unapproved = school('2027-05-25', [rewards, [{ ...reward, approvedOn: undefined }]], [nominations, [yes]]);
  expect(act(unapproved, issueAwards, {}).reply).toEqual({ issued: 0 });
});

test('an award for someone erased is refused, and so is money for a learner', () => {
  const gone = school('2027-05-25', [mentors, [{ ...orlova, state: 'erased' }]], [awards, [award]]);
  expect(refused(() => act(gone, decideAward, { award: 'НГ-001', give: 'yes', reason: 'по критериям' }))).toBe(
    'award-person-gone',
  );
  expect(found(awardStops, gone)).toHaveLength(1);
  const decided = school(
    '2027-05-25',
    [mentors, [{ ...orlova, state: 'erased' }]],
    [awards, [{ ...award, state: 'decided', number: '2026-001' }]],
  );
  expect(refused(() => act(decided, sendAward, { award: 'НГ-001' }))).toBe('award-person-gone');
  const paid = school('2027-05-25', [awards, [{ ...award, mentor: gleb.id, kind: 'material' }]]);
  expect(refused(() => act(paid, decideAward, { award: 'НГ-001', give: 'yes', reason: 'по критериям' }))).toBe(
    'award-money',
  );
  expect(
    act(paid, decideAward, { award: 'НГ-001', give: 'no', reason: 'обучающийся' }).p.row(awards, 'НГ-001')?.state,
  ).toBe('declined');
});

const story = bare(cases, {
  id: 'КС-001' as never,
  title: 'Проект за четверть',
  pair: pair.id,
  best: 'yes',
  anonymous: 'Девятиклассница подготовила проект',
});
const both = [consent('publication', { mentee: anna.id }), consent('publication', { mentor: orlova.id })];
const telling = {
  case: 'КС-001',
  version: 'full' as const,
  way: 'site' as const,
  audiences: ['media' as const],
  url: 'https://school.example/case',
  date: '2027-05-25',
};

test('7.out.3: a case is published with everybody’s consent, and its address stands in both rows', () => {
  const p = school('2027-05-25', [cases, [story]], [consents, both]);
  expect(refused(() => act(school('2027-05-25', [cases, [story]], [consents, both.slice(1)]), tellCase, telling))).toBe(
    'case-no-consent',
  );
  const told = act(p, tellCase, telling).p;
  const linked = after(told, settleCases(told));
  expect([linked.row(mentees, 'НМ-001')?.caseUrl, linked.row(mentors, 'НР-001')?.caseUrl]).toEqual([
    telling.url,
    telling.url,
  ]);
  expect(evidence('7.out.3', linked)).toBe('кейсов 1, публикаций об итогах 1: медиа 1, участники 0, партнёры 0');
});

test('7.out.3: a consent withdrawn after publication lists what to take down, until it is down; the link goes too', () => {
  const told = act(school('2027-05-25', [cases, [story]], [consents, both]), tellCase, telling).p;
  const linked = after(told, settleCases(told));
  const withdrawn = after(linked, [
    { kind: 'update', table: consents, id: both[0]!.id, patch: { state: 'withdrawn' } },
  ]);
  const [listed] = found(takeDown, withdrawn);
  expect(listed?.words[0]).toContain('https://school.example/case');
  expect(listed?.words[0]).toContain('НМ-001');
  expect(listed?.fix?.command).toBe('note-taken-down');
  const down = act(withdrawn, noteTakenDown, { publication: listed!.about }).p;
  expect(found(takeDown, down)).toEqual([]);
  expect(after(down, settleCases(down)).row(mentees, 'НМ-001')?.caseUrl).toBeUndefined();
});

test('a version without names needs no consent, but must name nobody', () => {
  const p = school('2027-05-25', [cases, [story]]);
  expect(tellingLacks(p, story, 'anonymous')).toEqual([]);
  expect(tellingLacks(p, { ...story, anonymous: undefined }, 'anonymous')).toHaveLength(1);
  expect(
    tellingLacks(p, { ...story, anonymous: 'У Беловой всё получилось. Белова сияла' }, 'anonymous')[0]?.[0],
  ).toContain('НМ-001');
});

const event = bare(finalEvents, {
  id: 'ПЗ-001' as never,
  on: day('2027-06-10'),
  time: '15:00',
  place: 'актовый зал',
  state: 'planned',
});
const guest = bare(guests, {
  id: 'ГС-001' as never,
  event: event.id,
  name: 'Кузнецов Андрей',
  type: 'business',
  email: 'k@example.org',
});

test('7.in.4: the programme of the event takes only cases and awards that may be shown', () => {
  const rows: Rows[] = [
    [finalEvents, [event]],
    [cases, [story]],
    [awards, [{ ...award, state: 'decided', number: '2026-001' }]],
  ];
  const without = act(school('2027-05-25', ...rows), drawProgramme, { event: 'ПЗ-001' });
  expect(without.reply).toEqual({ added: 0, leftOut: 2 });
  const drawn = act(school('2027-05-25', ...rows, [consents, both]), drawProgramme, { event: 'ПЗ-001' });
  expect(drawn.p.rows(eventItems)).toMatchObject([
    { order: 1, kind: 'case', case: 'КС-001' },
    { order: 2, kind: 'award', award: 'НГ-001' },
  ]);
  expect(act(drawn.p, drawProgramme, { event: 'ПЗ-001' }).reply).toEqual({ added: 0, leftOut: 0 });
  expect(evidence('7.in.4', drawn.p)).toBe('10.06.2027, 15:00, актовый зал: готовится; в программе кейсов 1, наград 1');
  const typed = school('2027-05-25', ...rows, [
    eventItems,
    [bare(eventItems, { id: 'ПЦ-001' as never, event: event.id, kind: 'case', case: story.id })],
  ]);
  expect(found(itemStops, typed)[0]?.words[0]).toContain('согласие на публикацию: НР-001, НМ-001');
});

test('7.out.2: guests of all five kinds are asked for, invited once, reminded twice, and answer by F15', () => {
  const p = school(
    '2027-05-25',
    [finalEvents, [event]],
    [guests, [guest, { ...guest, id: 'ГС-002' as never, name: 'Ильина Вера', type: 'ngo', email: undefined }]],
  );
  expect(kindsMissing(p, 'ПЗ-001').map((w) => w[0])).toEqual([
    'образовательная организация',
    'местное самоуправление',
    'выпускник',
  ]);
  expect(found(eventToDo, p).map((f) => f.fix?.command)).toEqual([undefined, 'invite-guests', 'draw-programme']);
  const invited = act(p, inviteGuests, { event: 'ПЗ-001' });
  expect(invited.reply).toEqual({ invited: 2, letters: 1 });
  expect(invited.letters?.[0]?.body[0]).toContain('ГС-001');
  expect(act(invited.p, inviteGuests, { event: 'ПЗ-001' }).reply).toEqual({ invited: 0, letters: 0 });
  const on = (d: LocalDate) => found(eventSoon, { ...invited.p, today: d }).length;
  expect([on(day('2027-05-26')), on(day('2027-05-27')), on(day('2027-06-11'))]).toEqual([0, 2, 0]);
  const answer = bare(guestAnswers, {
    id: 'ОГ-001' as never,
    guest: guest.id,
    coming: 'yes',
    people: 2,
    answered: day('2027-05-28'),
  });
  const answered = after(invited.p, [{ kind: 'insert', table: guestAnswers, row: answer as never }]);
  const settled = after(answered, settleReplies(answered));
  expect(settled.row(guests, 'ГС-001')).toMatchObject({ reply: 'yes', people: 2, repliedOn: '2027-05-28' });
  expect(settleReplies(settled)).toEqual([]);
  expect(found(eventSoon, { ...settled, today: day('2027-06-07') }).map((f) => f.words[0].includes('{{F15}}'))).toEqual(
    [false, true],
  );
  const held = act(settled, closeEvent, { event: 'ПЗ-001' }).p;
  expect(held.rows(guests).map((g) => g.attended)).toEqual(['yes', 'no']);
  expect(evidence('7.out.2', held)).toBe(
    'приглашено 2 из 2, придут 1, были 1; нет: образовательная организация, местное самоуправление, выпускник',
  );
});

test('what a curator wrote down later than the form stays', () => {
  const later = { ...guest, reply: 'no' as const, repliedOn: day('2027-06-01') };
  const answer = bare(guestAnswers, {
    id: 'ОГ-001' as never,
    guest: guest.id,
    coming: 'yes',
    answered: day('2027-05-28'),
  });
  expect(settleReplies(school('2027-06-02', [guests, [later]], [guestAnswers, [answer]]))).toEqual([]);
});

test('7.in.5: who said yes is asked once; the new record keeps nothing sensitive and goes through selection', () => {
  const yes = bare(feedback, {
    id: 'АН-001' as never,
    wave: 'final',
    side: 'mentee',
    mentee: pavel.id,
    toMentor: 'yes',
  });
  const no = bare(feedback, { id: 'АН-002' as never, wave: 'final', side: 'mentee', mentee: anna.id, toMentor: 'no' });
  const asked = act(school('2027-05-10', [feedback, [yes, no]]), offerReserve, {});
  expect(asked.p.rows(reserve).map((r) => r.mentee ?? r.mentor)).toEqual(['НМ-002', 'НР-001', 'НР-002']);
  expect(act(asked.p, offerReserve, {}).reply).toEqual({ asked: 0, letters: 0 });
  const row = bare(reserve, { id: 'ДБ-001' as never, mentee: anna.id, state: 'offered' });
  expect(refused(() => act(school('2027-05-10', [reserve, [row]]), becomeMentor, { row: 'ДБ-001' }))).toBe(
    'reserve-not-agreed',
  );
  const agreed = school('2027-05-10', [reserve, [{ ...row, state: 'agreed' }]]);
  expect(found(reserveToDo, agreed)[0]?.fix?.command).toBe('become-mentor');
  const made = act(agreed, becomeMentor, { row: 'ДБ-001' });
  const mentor = made.p.rows(mentors).find((m) => m.id === made.reply.mentor)!;
  expect(mentor).toMatchObject({ fullName: 'Белова Анна', category: 'learner', school: '9А', state: 'candidate' });
  expect(JSON.stringify(mentor)).not.toMatch(/секрет|тайна|мама/);
  expect(made.p.rows(consents).map((c) => [c.kind, c.state, c.mentor])).toEqual([
    ['guardian_processing', 'requested', mentor.id],
    ['processing', 'requested', mentor.id],
  ]);
  expect(made.p.row(mentees, 'НМ-001')).toEqual(anna);
  expect(refused(() => act(made.p, becomeMentor, { row: 'ДБ-001' }))).toBe('reserve-made');
  expect(evidence('7.in.5', made.p)).toBe('спросили 1, согласны 1, в базе 0, из наставляемых в наставники 1');
});

test('7.in.5: a mentor is kept with a consent and its term, at most three years, and after the last pair', () => {
  const row = bare(reserve, { id: 'ДБ-001' as never, mentor: gleb.id, state: 'agreed' });
  const kept = (...more: object[]) => school('2027-06-01', [reserve, [row]], [consents, more]);
  expect(refused(() => act(kept(), keepMentor, { row: 'ДБ-001' }))).toBe('reserve-no-consent');
  const to = (until?: string) =>
    act(kept(consent('reserve', { mentor: gleb.id }, { until: until && day(until) })), keepMentor, { row: 'ДБ-001' }).p;
  expect(to('2028-06-01').row(reserve, 'ДБ-001')).toMatchObject({ state: 'kept', keepUntil: '2028-06-01' });
  expect(to('2035-01-01').row(reserve, 'ДБ-001')?.keepUntil).toBe('2030-06-01');
  expect(to().row(mentors, 'НР-002')?.state).toBe('reserve');
  const busy = school(
    '2027-06-01',
    [reserve, [{ ...row, mentor: orlova.id }]],
    [consents, [consent('reserve', { mentor: orlova.id })]],
  );
  expect(refused(() => act(busy, keepMentor, { row: 'ДБ-001' }))).toBe('reserve-still-paired');
  const term = (d: string) => found(reserveTerm, { ...to('2028-06-01'), today: day(d) }).length;
  expect([term('2028-05-01'), term('2028-05-02')]).toEqual([0, 1]);
});

test('those who graduate are brought up from 24 April until 15 May has passed', () => {
  const on = (d: string, ...rows: Rows[]) => found(graduatesUnasked, school(d, ...rows)).length;
  expect([on('2027-04-23'), on('2027-04-24'), on('2027-05-15')]).toEqual([0, 1, 1]);
  const asked = [
    bare(reserve, { id: 'ДБ-001' as never, mentee: anna.id }),
    bare(reserve, { id: 'ДБ-002' as never, mentor: gleb.id }),
  ];
  expect(on('2027-05-01', [reserve, asked])).toBe(0);
});

test('7.out.1: an expert gets the pack only with a signed non-disclosure; the conclusion is waited for', () => {
  const expert = bare(experts, {
    id: 'ЭК-001' as never,
    fullName: 'Никитина Елена',
    type: 'university',
    tasks: ['assessment'],
    confidentiality: day('2027-04-01'),
  });
  const unbound = school('2027-05-25', [experts, [{ ...expert, confidentiality: undefined }]]);
  expect(refused(() => act(unbound, handPack, { expert: 'ЭК-001' }))).toBe('expert-may-not-see');
  expect(
    refused(() =>
      act(school('2027-05-25', [experts, [{ ...expert, tasks: ['training'] }]]), handPack, { expert: 'ЭК-001' }),
    ),
  ).toBe('expert-missing');
  const p = school('2027-05-25', [experts, [expert]]);
  expect(found(packWaits, p)[0]?.fix?.command).toBe('hand-pack');
  const given = act(p, handPack, { expert: 'ЭК-001' }).p;
  expect(found(packWaits, given)[0]).toMatchObject({ since: '2027-05-25' });
  const [row] = given.rows(assessments);
  const concluded = after(given, [
    { kind: 'update', table: assessments, id: row!.id, patch: { conclusion: 'цели достигнуты', goals: 5, process: 4 } },
  ]);
  expect(found(packWaits, concluded)).toEqual([]);
  expect(textOf(expertsSay(concluded), 'ru')).toContain('сотрудник педагогического вуза: цели достигнуты');
  expect(textOf(expertsSay(concluded), 'ru')).not.toContain('Никитина');
  expect(evidence('7.out.1', concluded)).toBe(
    'экспертов 1 (сотрудник педагогического вуза 1), заключений 1, средний балл 4,5 из 5',
  );
});

test('a letter that waits about a pair is called off when the pair is completed', () => {
  const waiting = bare(letters, { id: 'ПС-001' as never, about: 'П-001', state: 'queued' });
  const done = act(school('2027-05-25', [outcomes, [outcome]], [letters, [waiting]]), completePair, {
    pair: 'П-001',
  }).p;
  expect(done.row(letters, 'ПС-001')?.state).toBe('cancelled');
});
