/** Mentees without a pair (5.in.2): the psychologist's support, the search that goes on, a mentor named by directive. */
import * as z from 'zod/mini';
import {
  addDays,
  after,
  byScript,
  type Change,
  choice,
  command,
  date,
  dayFromText,
  daysBetween,
  type Id,
  insert,
  key,
  type Now,
  newRow,
  number,
  optional,
  outdated,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  say,
  step,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { settingsOf, team } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { letters } from '../records.ts';
import { groundOf, whyNot } from './fit.ts';
import { introductions } from './life.ts';
import { menteeTaken, mentorRefused, newPair, notSearching, pairingReads, runningPairOf } from './pairing.ts';
import { pairMembers, pairs } from './tables.ts';

export const supportStates = {
  offered: ['предложено', 'offered'],
  accepted: ['согласие есть', 'accepted'],
  going: ['идёт', 'going on'],
  finished: ['завершено', 'finished'],
  declined: ['отказ', 'declined'],
} as const;
export type SupportState = keyof typeof supportStates;

/** One line a mentee who is left without a pair, with its clock. Dates and states only: what was said stays with the psychologist. */
export const unpairedQueue = table(
  'unpairedQueue',
  ['Без пары', 'Without a pair'],
  () => ({
    id: key('unpairedQueue', 'БП'),
    mentee: byScript(ref('mentees', ['Наставляемый', 'Mentee'])),
    since: byScript(date(['Без пары с', 'Without a pair since'], { start: 'today' })),
    attempts: byScript(number(['Попыток поиска', 'Search attempts'], { from: 0, to: 99 }, { start: 0, width: 110 })),
    lastAction: byScript(date(['Последнее действие', 'Last action'], { start: 'today' })),
    psychologist: optional(ref('team', ['Психолог', 'Psychologist'])),
    support: optional(choice(['Сопровождение', 'Support'], supportStates, { width: 130 })),
    supportFrom: optional(date(['Сопровождение с', 'Support from'])),
    supportTo: optional(date(['Сопровождение по', 'Support to'])),
    closedOn: optional(byScript(date(['Закрыто', 'Closed']))),
    outcome: optional(
      byScript(
        choice(['Чем закончилось', 'Outcome'], {
          pair: ['в паре', 'in a pair'],
          directive: ['назначен директивно', 'by directive'],
          left: ['выбыл', 'left'],
        }),
      ),
    ),
  }),
  {
    about: [
      'Наставляемые, оставшиеся без пары: сопровождение психолога, поиск, директивное назначение.',
      'Mentees left without a pair: the psychologist’s support, the search, a directive.',
    ],
    practice: (x) => ({ ...x, closedOn: undefined, outcome: undefined }),
  },
);
export type Waiting = Row<typeof unpairedQueue>;

export const attemptKinds = {
  other_form: ['другая форма наставничества', 'another form of mentoring'],
  partners: ['наставники партнёров', 'mentors of partners'],
  group: ['место в группе', 'a place in a group'],
  new_mentor: ['новый наставник', 'a new mentor'],
  round: ['повторный подбор', 'another round'],
  talk: ['разговор о запросе', 'a talk about the request'],
} as const;
export type AttemptKind = keyof typeof attemptKinds;

export const searchAttempts = table(
  'searchAttempts',
  ['Попытки поиска', 'Search attempts'],
  () => ({
    id: key('searchAttempts', 'ПП'),
    mentee: byScript(ref('mentees', ['Наставляемый', 'Mentee'])),
    on: byScript(date(['Дата', 'Date'], { start: 'today' })),
    what: byScript(choice(['Что сделано', 'What was done'], attemptKinds, { width: 200 })),
    result: byScript(paragraph(['Результат', 'Result'], { width: 320 })),
  }),
  {
    kept: 'script',
    about: [
      'Что делали, чтобы найти наставника тем, кто остался без пары.',
      'What was done to find a mentor for those left without a pair.',
    ],
  },
);

/** The trail of a directive: complete or not at all, and never edited. */
export const directives = table(
  'directives',
  ['Директивные назначения', 'Directives'],
  () => ({
    id: key('directives', 'ДН'),
    pair: byScript(ref('pairs', ['Пара', 'Pair'])),
    mentee: byScript(ref('mentees', ['Наставляемый', 'Mentee'])),
    mentor: byScript(ref('mentors', ['Наставник', 'Mentor'])),
    basis: byScript(paragraph(['Основание', 'Basis'], { width: 280 })),
    approver: byScript(text(['Кто утвердил', 'Approved by'], { width: 200 })),
    opinions: byScript(paragraph(['Мнения специалистов и семьи', 'Opinions of experts and family'], { width: 280 })),
    attempts: byScript(number(['Попыток до этого', 'Attempts before'], { from: 0, to: 99 }, { width: 120 })),
    agreed: byScript(date(['Письменное согласие наставника', 'Mentor’s written agreement'])),
    orderNo: byScript(text(['Приказ №', 'Order no.'], { width: 100 })),
    orderDate: byScript(date(['Дата приказа', 'Order date'])),
    reviewOn: byScript(date(['Пересмотреть', 'Review on'])),
    by: byScript(text(['Кто записал', 'Recorded by'], { width: 200 })),
  }),
  {
    kept: 'script',
    about: [
      'Назначения наставника решением: основание, приказ, дата пересмотра. Строки не меняются.',
      'Mentors named by decision: basis, order, review date. Rows do not change.',
    ],
  },
);

/** Open lines of the queue. */
export const waitingNow = (p: Programme): Waiting[] => p.rows(unpairedQueue).filter((w) => !w.closedOn);

/** Puts those who look for a pair into the queue, once each. @param who codes of mentees left without a pair */
export const enqueue = (p: Programme, who: readonly string[], now: Now): Change[] => {
  const known = new Set<string>(waitingNow(p).map((w) => w.mentee));
  return who
    .filter((id) => !known.has(id))
    .map((id) => insert(unpairedQueue, newRow(unpairedQueue, { mentee: id as Id<'mentees'> }, now)));
};

/** Mentees who look again after their pair ended before its plan. */
function parted(p: Programme): string[] {
  const ended = new Set<string>(p.rows(pairs).flatMap((x) => (x.state === 'closed_early' ? [x.id] : [])));
  const left = p.rows(pairMembers).flatMap((m) => (m.to && ended.has(m.pair) ? [m.mentee] : []));
  return [...new Set<string>(left)].filter((id) => p.row(mentees, id)?.state === 'searching');
}

export const queueReads = [mentees, pairs, pairMembers, unpairedQueue, directives] as const;

/** Who no longer looks for a pair leaves the queue by himself; whose pair ended early comes into it the same day. */
export function settleQueue(p: Programme, now: Now): Change[] {
  const over = waitingNow(p).flatMap((w): Change[] => {
    const mentee = p.row(mentees, w.mentee);
    if (mentee?.state === 'searching' || mentee?.state === 'awaiting_consent') return [];
    const byDirective = p.rows(directives).some((d) => d.mentee === w.mentee && d.orderDate >= w.since);
    const paired = mentee && ['proposed', 'matched', 'active'].includes(mentee.state);
    return [
      update(unpairedQueue, w.id, {
        closedOn: p.today,
        outcome: byDirective ? 'directive' : paired ? 'pair' : 'left',
      }),
    ];
  });
  return [...over, ...enqueue(p, parted(p), now)];
}

const notWaiting = outdated('not-waiting', (f: { mentee: string }) => [
  `${f.mentee} не в очереди «Без пары».`,
  `${f.mentee} is not in the queue “Without a pair”.`,
]);

function waitingOf(p: Programme, mentee: string): Waiting {
  const found = waitingNow(p).find((w) => w.mentee === mentee);
  if (!found) throw notWaiting({ mentee });
  return found;
}

const states = Object.keys(supportStates) as [SupportState, ...SupportState[]];

export const offerSupport = command('offer-support', {
  title: ['передано психологу', 'handed over to the psychologist'],
  input: () => z.object({ mentee: z.string(), psychologist: z.string(), support: z.enum(states) }),
  reads: [team, mentees, unpairedQueue],
  decide: (p, { mentee, psychologist, support }) => {
    const line = waitingOf(p, mentee);
    if (!p.row(team, psychologist)) throw personMissing({ person: psychologist });
    const over = support === 'finished' || support === 'declined';
    const change = update(unpairedQueue, line.id, {
      psychologist: psychologist as Id<'team'>,
      support,
      supportFrom: line.supportFrom ?? p.today,
      lastAction: p.today,
      ...(over && { supportTo: p.today }),
    });
    return { changes: [change], reply: { mentee } };
  },
});

const attempts = Object.keys(attemptKinds) as [AttemptKind, ...AttemptKind[]];

const resultEmpty = problem<void>('result-empty', () => [
  'Попытка не записана: напишите, чем она закончилась. Ничего не изменено.',
  'The attempt was not recorded: write what came of it. Nothing was changed.',
]);

export const logAttempt = command('log-attempt', {
  title: ['попытка поиска записана', 'search attempt recorded'],
  input: () => z.object({ mentee: z.string(), what: z.enum(attempts), result: z.string() }),
  reads: [mentees, unpairedQueue, searchAttempts],
  decide: (p, { mentee, what, result }, now) => {
    const line = waitingOf(p, mentee);
    if (!result.trim()) throw resultEmpty();
    const row = newRow(searchAttempts, { mentee: mentee as Id<'mentees'>, what, result: result.trim() }, now);
    const changes = [
      insert(searchAttempts, row),
      update(unpairedQueue, line.id, { attempts: line.attempts + 1, lastAction: p.today }),
    ];
    return { changes, reply: { attempts: line.attempts + 1 } };
  },
});

/** Domain 6.4: two attempts or three weeks come first. Chosen by the product; no federal number is known. */
export const ATTEMPTS_FIRST = 2;
export const DAYS_FIRST = 21;
/** A directive is looked at again within a month. */
export const REVIEW_DAYS = 30;

const tooEarly = problem('directive-too-early', (f: { mentee: string; attempts: number; days: number }) => [
  `${f.mentee}: назначать рано — попыток поиска ${f.attempts}, дней без пары ${f.days}. Нужно ${ATTEMPTS_FIRST} попытки или ${DAYS_FIRST} день. Ничего не изменено. Запишите попытки поиска.`,
  `${f.mentee}: too early for a directive: ${f.attempts} attempts, ${f.days} days without a pair. ${ATTEMPTS_FIRST} attempts or ${DAYS_FIRST} days are needed. Nothing was changed. Record the attempts.`,
]);

const directiveLacks = problem('directive-lacks', (f: { lacks: readonly Words[] }) => [
  `Назначение не записано. Не заполнено: ${f.lacks.map((w) => w[0]).join(', ')}. Ничего не изменено.`,
  `The directive was not recorded. Missing: ${f.lacks.map((w) => w[1]).join(', ')}. Nothing was changed.`,
]);

const reviewTooLate = problem<void>('review-too-late', () => [
  `Назначение не записано: пересмотреть его нужно не позже чем через ${REVIEW_DAYS} дней и не раньше завтрашнего дня. Ничего не изменено.`,
  `The directive was not recorded: it must be reviewed within ${REVIEW_DAYS} days, from tomorrow on. Nothing was changed.`,
]);

const agreedLater = problem<void>('agreed-later', () => [
  'Назначение не записано: письменное согласие наставника датировано будущим днём. Ничего не изменено. Укажите день, когда оно подписано.',
  'The directive was not recorded: the mentor’s written agreement bears a day to come. Nothing was changed. Give the day on which it was signed.',
]);

const fields = {
  basis: ['основание', 'basis'],
  approver: ['кто утвердил', 'who approved it'],
  opinions: ['мнения специалистов и семьи', 'opinions of experts and family'],
  agreed: ['дата письменного согласия наставника', 'date of the mentor’s written agreement'],
  orderNo: ['номер приказа', 'order number'],
  orderDate: ['дата приказа', 'order date'],
  reviewOn: ['дата пересмотра', 'review date'],
} as const;
const DATES = ['agreed', 'orderDate', 'reviewOn'] as const;

/** A mentor named by decision. Saved with every field or not at all; the hard rules hold here too. */
export const directPair = command('direct-pair', {
  title: ['наставник назначен директивно', 'mentor named by directive'],
  input: () =>
    z.object({
      mentee: z.string(),
      mentor: z.string(),
      basis: z.string(),
      approver: z.string(),
      opinions: z.string(),
      agreed: z.string(),
      orderNo: z.string(),
      orderDate: z.string(),
      reviewOn: z.string(),
    }),
  reads: [...pairingReads, letters, unpairedQueue, searchAttempts, directives],
  decide: (p, input, now) => {
    const line = waitingOf(p, input.mentee);
    const dates = Object.fromEntries(DATES.map((key) => [key, dayFromText(input[key])]));
    const lacks = Object.entries(fields).flatMap(([key, words]) => {
      const filled = key in dates ? dates[key] : input[key as keyof typeof fields].trim();
      return filled ? [] : [words];
    });
    if (lacks.length) throw directiveLacks({ lacks });
    const [agreed, orderDate, reviewOn] = DATES.map((key) => dates[key] ?? p.today) as [
      typeof p.today,
      typeof p.today,
      typeof p.today,
    ];
    if (agreed > p.today) throw agreedLater();
    if (reviewOn <= p.today || reviewOn > addDays(p.today, REVIEW_DAYS)) throw reviewTooLate();
    const days = daysBetween(line.since, p.today);
    if (line.attempts < ATTEMPTS_FIRST && days < DAYS_FIRST)
      throw tooEarly({ mentee: input.mentee, attempts: line.attempts, days });
    const mentee = p.row(mentees, input.mentee);
    const mentor = p.row(mentors, input.mentor);
    if (!mentee) throw personMissing({ person: input.mentee });
    if (!mentor) throw personMissing({ person: input.mentor });
    const taken = runningPairOf(p, mentee.id);
    if (taken) throw menteeTaken({ mentee: mentee.id, pair: taken.id });
    if (mentee.state !== 'searching')
      throw notSearching({ mentee: mentee.id, state: menteeMoves.states[mentee.state] });
    const g = groundOf(p, p.rows(mentors));
    const refused = whyNot(g, mentee, mentor);
    if (refused) throw mentorRefused({ mentor: mentor.id, why: refused.words });
    const { language } = settingsOf(p);
    const { pair, changes: proposed } = newPair(p, g, { mentee, mentor, origin: 'directive' }, now);
    const trail = newRow(
      directives,
      {
        pair: pair.id,
        mentee: mentee.id,
        mentor: mentor.id,
        basis: input.basis.trim(),
        approver: input.approver.trim(),
        opinions: input.opinions.trim(),
        attempts: line.attempts,
        agreed,
        orderNo: input.orderNo.trim(),
        orderDate,
        reviewOn,
        by: now.who || '—',
      },
      now,
    );
    const changes: Change[] = [
      ...proposed,
      update(pairs, pair.id, {
        state: 'ordered',
        why: say(['директивное назначение', 'by directive'], language),
        orderNo: input.orderNo.trim(),
        orderDate,
      }),
      insert(directives, trail),
      update(mentees, mentee.id, {
        state: step(menteeMoves, mentee.id, 'proposed', 'matched'),
        toDo: undefined,
      }),
      update(unpairedQueue, line.id, { closedOn: p.today, outcome: 'directive', lastAction: p.today }),
      ...(mentor.state === 'ready'
        ? [update(mentors, mentor.id, { state: step(mentorMoves, mentor.id, mentor.state, 'active') })]
        : []),
    ];
    // the order stands at once, so both sides get each other's contact, and nobody is asked
    const mail = introductions(after(p, changes), pair);
    return { changes, letters: mail, reply: { pair: pair.id, directive: trail.id } };
  },
});
