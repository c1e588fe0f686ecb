/** What becomes of a pair after it was agreed: the order, contacts, a pause, an early end, another mentor, a group's members. */
import * as z from 'zod/mini';
import {
  type Change,
  command,
  date,
  dayFromText,
  type Id,
  insert,
  join,
  type Letter,
  newRow,
  optional,
  type Programme,
  problem,
  ref,
  say,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { letters } from '../records.ts';
import { groundOf, whyNot } from './fit.ts';
import { pairOf } from './missing.ts';
import { menteeTaken, mentorRefused, notSearching, pairingReads, runningPairOf } from './pairing.ts';
import { earlyReasons, nextSteps, over, type Pair, pairMembers, pairMoves, pairs, sides } from './tables.ts';

const keysOf = <K extends string>(o: Readonly<Record<K, unknown>>) => Object.keys(o) as [K, ...K[]];

/** Members of a pair who have not left it. */
const membersOf = (p: Programme, pair: string) => p.rows(pairMembers).filter((m) => m.pair === pair && !m.to);

/** From one state to another by the moves that lead there. */
const through = (mentee: Mentee, ...states: Mentee['state'][]): Mentee['state'] =>
  states.reduce<Mentee['state']>(
    (from, to) => (from === to ? to : step(menteeMoves, mentee.id, from, to)),
    mentee.state,
  );

const orderIncomplete = problem<void>('order-incomplete', () => [
  'Приказ не записан: нужны номер и дата вида 01.11.2026. Пары не изменены.',
  'The order was not recorded: its number and a date like 2026-11-01 are needed. No pair was changed.',
]);

/** What the two may know of each other (domain 8.3, no. 6): a name or code, a class, an agreed contact. Never the request. */
export function introductions(p: Programme, pair: Pair): Letter[] {
  const mentor = p.row(mentors, pair.mentor);
  const { mode, replyTo } = settingsOf(p);
  const members = membersOf(p, pair.id).flatMap((m) => p.row(mentees, m.mentee) ?? []);
  if (!mentor) return [];
  const full = mode === 'full';
  const ask: Words = replyTo
    ? [`Вопросы — куратору: ${replyTo}.`, `Questions go to the curator: ${replyTo}.`]
    : ['Вопросы — куратору.', 'Questions go to the curator.'];
  const letter = (to: Mentee | Mentor, other: string, body: Words): Letter => ({
    key: `${to.id}|pair-contacts|${pair.id}|${other}`,
    to: to.id,
    kind: 'pair-contacts',
    about: pair.id,
    subject: ['Ваша пара в программе наставничества', 'Your pair in the mentoring programme'],
    body: join(body, ['\n\n', '\n\n'], ask),
  });
  const byCurator: Words = ['контакт передаст куратор на листке', 'the curator will hand over the contact on a slip'];
  const contactOf = (value: string | undefined): Words => (full && value ? [value, value] : byCurator);
  const toMentor = members
    .filter(() => mentor.email)
    .map((m) => {
      const who = [full ? m.fullName : undefined, m.id, m.classOrGroup].filter(Boolean).join(', ');
      return letter(
        mentor,
        m.id,
        join(
          ['Здравствуйте!\n\nВаш наставляемый: ', 'Hello!\n\nYour mentee: '],
          [who, who],
          ['. Связь: ', '. Contact: '],
          contactOf(m.contact ?? m.guardian),
          [
            '. Первая встреча — знакомство, в течение семи дней; с несовершеннолетним — в присутствии куратора.',
            '. The first meeting is for getting acquainted, within seven days; with a minor, in the presence of the curator.',
          ],
        ),
      );
    });
  const toMentees = members
    .filter((m) => m.email)
    .map((m) =>
      letter(
        m,
        mentor.id,
        join(
          ['Здравствуйте!\n\nВаш наставник: ', 'Hello!\n\nYour mentor: '],
          [
            mentor.category === 'learner' && !full ? mentor.id : mentor.fullName,
            mentor.category === 'learner' && !full ? mentor.id : mentor.fullName,
          ],
          ['. Связь: ', '. Contact: '],
          contactOf(mentor.email),
          ['. О первой встрече сообщит куратор.', '. The curator will tell you about the first meeting.'],
        ),
      ),
    );
  return [...toMentor, ...toMentees];
}

/** The director's order stands: agreed pairs are set by it, and both sides get each other's contact. */
export const orderPairs = command('order-pairs', {
  title: ['пары закреплены приказом', 'pairs set by order'],
  input: () => z.object({ pairs: z.array(z.string()), orderNo: z.string(), orderDate: z.string() }),
  reads: [settings, mentees, mentors, pairs, pairMembers, letters],
  decide: (p, { pairs: ids, orderNo, orderDate }) => {
    const on = dayFromText(orderDate);
    if (!orderNo.trim() || !on) throw orderIncomplete();
    const ordered = ids.map((id) => pairOf(p, id));
    const changes = ordered.map(
      (pair): Change =>
        update(pairs, pair.id, {
          state: step(pairMoves, pair.id, pair.state, 'ordered'),
          orderNo: orderNo.trim(),
          orderDate: on,
        }),
    );
    const mail = ordered.flatMap((pair) => introductions(p, pair));
    return { changes, letters: mail, reply: { ordered: ids.length, letters: mail.length } };
  },
});

const pauseDay = problem<void>('pause-day', () => [
  'Пауза не поставлена: её последний день нужен в виде 01.02.2027 и не раньше сегодняшнего. Пара не изменена.',
  'The pause was not set: its last day is needed like 2027-02-01, not before today. The pair was not changed.',
]);

/** A pause stops every clock of the pair; what it was doing is remembered. */
export const holdPair = command('hold-pair', {
  title: ['пара приостановлена', 'pair put on hold'],
  button: ['Поставить пару на паузу', 'Put a pair on hold'],
  asks: () => ({
    pair: ref('pairs', ['Пара', 'Pair']),
    until: optional(date(['По какой день', 'Until'], { help: ['Можно не указывать', 'May be left empty'] })),
  }),
  input: () => z.object({ pair: z.string(), until: z.optional(z.string()) }),
  reads: [pairs],
  decide: (p, { pair: id, until }) => {
    const pair = pairOf(p, id);
    const last = until ? dayFromText(until) : undefined;
    if (until && (!last || last < p.today)) throw pauseDay();
    const state = step(pairMoves, id, pair.state, 'on_hold');
    return { changes: [update(pairs, id, { state, resumes: pair.state, pausedUntil: last })], reply: { pair: id } };
  },
});

export const resumePair = command('resume-pair', {
  title: ['пара продолжает работу', 'pair resumed'],
  input: () => z.object({ pair: z.string() }),
  reads: [pairs],
  decide: (p, { pair: id }) => {
    const pair = pairOf(p, id);
    const state = step(pairMoves, id, pair.state, pair.resumes ?? 'working');
    return { changes: [update(pairs, id, { state, resumes: undefined, pausedUntil: undefined })], reply: { pair: id } };
  },
});

/** Mentees who leave a pair: looking again, or out of the programme. */
export function released(p: Programme, who: readonly string[], next: keyof typeof nextSteps): Change[] {
  const { language } = settingsOf(p);
  const toDo: Words =
    next === 'psychologist'
      ? ['передать психологу', 'hand over to the psychologist']
      : ['подобрать наставника', 'find a mentor'];
  return who.flatMap((id): Change[] => {
    const mentee = p.row(mentees, id);
    if (!mentee || !['proposed', 'matched', 'active'].includes(mentee.state)) return [];
    return next === 'leave'
      ? [update(mentees, id, { state: step(menteeMoves, id, mentee.state, 'withdrawn'), toDo: undefined })]
      : [update(mentees, id, { state: through(mentee, 'searching'), toDo: say(toDo, language) })];
  });
}

/** A mentor whose last pair ended is ready for another. */
export function mentorFreed(p: Programme, pair: Pair): Change[] {
  const mentor = p.row(mentors, pair.mentor);
  const others = p.rows(pairs).some((x) => x.mentor === pair.mentor && x.id !== pair.id && !over.includes(x.state));
  return mentor?.state === 'active' && !others
    ? [update(mentors, mentor.id, { state: step(mentorMoves, mentor.id, mentor.state, 'ready') })]
    : [];
}

type Ending = { reason: keyof typeof earlyReasons; askedBy: keyof typeof sides; next: keyof typeof nextSteps };

export function closed(p: Programme, pair: Pair, { reason, askedBy, next }: Ending): Change[] {
  const members = membersOf(p, pair.id);
  return [
    update(pairs, pair.id, {
      state: step(pairMoves, pair.id, pair.state, 'closed_early'),
      endedOn: p.today,
      endReason: reason,
      askedBy,
      nextStep: next,
      noFault: reason === 'incompatible' && ['acquaintance', 'trial'].includes(pair.state),
    }),
    ...members.map((m) => update(pairMembers, m.id, { to: p.today })),
    ...released(
      p,
      members.map((m) => m.mentee),
      next,
    ),
    ...mentorFreed(p, pair),
    ...p
      .rows(letters)
      .filter((l) => l.about === pair.id && l.state === 'queued')
      .map((l) => update(letters, l.id, { state: 'cancelled' as const })),
  ];
}

const lifeReads = [settings, mentees, mentors, pairs, pairMembers, letters] as const;

/** A pair ends before its plan. A talk within three working days is due: the finding stands until its date is written. */
export const closeEarly = command('close-early', {
  title: ['пара завершена досрочно', 'pair closed early'],
  input: () =>
    z.object({
      pair: z.string(),
      reason: z.enum(keysOf(earlyReasons)),
      askedBy: z.enum(keysOf(sides)),
      next: z.enum(keysOf(nextSteps)),
    }),
  reads: lifeReads,
  decide: (p, { pair: id, ...ending }) => ({ changes: closed(p, pairOf(p, id), ending), reply: { pair: id } }),
});

/** Somebody has talked with those whose pair ended early. */
export const exitTalkHeld = command('exit-talk-held', {
  title: ['беседа после завершения', 'the talk after the end'],
  input: () => z.object({ pair: z.string() }),
  reads: [pairs],
  decide: (p, { pair: id }) => {
    pairOf(p, id);
    return { changes: [update(pairs, id, { exitTalk: p.today })], reply: { pair: id } };
  },
});

/** The same mentees go on with another mentor: the old pair is closed, a new one continues it. */
export const replaceMentor = command('replace-mentor', {
  title: ['наставник заменён', 'mentor replaced'],
  input: () => z.object({ pair: z.string(), mentor: z.string(), reason: z.enum(keysOf(earlyReasons)) }),
  reads: [...pairingReads, letters],
  decide: (p, { pair: id, mentor: to, reason }, now) => {
    const pair = pairOf(p, id);
    const mentor = p.row(mentors, to);
    if (!mentor) throw personMissing({ person: to });
    const members = membersOf(p, id).flatMap((m) => p.row(mentees, m.mentee) ?? []);
    const g = groundOf(p, p.rows(mentors));
    for (const mentee of members) {
      const refused = whyNot(g, mentee, mentor);
      if (refused) throw mentorRefused({ mentor: to, why: refused.words });
    }
    const { language } = settingsOf(p);
    const next = newRow(
      pairs,
      {
        mentor: mentor.id,
        mentees: members.map((m) => m.id),
        form: pair.form,
        continues: pair.id,
        why: say(['замена наставника', 'the mentor was replaced'], language),
        ...(pair.curator && { curator: pair.curator }),
        plannedEnd: pair.plannedEnd,
      },
      now,
    );
    const changes: Change[] = [
      ...closed(p, pair, { reason, askedBy: 'curator', next: 'rematch' }),
      insert(pairs, next),
      ...members.flatMap((m) => [
        insert(pairMembers, newRow(pairMembers, { pair: next.id, mentee: m.id }, now)),
        update(mentees, m.id, {
          state: through(m, 'searching', 'proposed'),
          toDo: say(['согласовать пару', 'agree on the pair'], language),
        }),
      ]),
    ];
    return { changes, reply: { pair: next.id, instead: pair.id } };
  },
});

const pairOver = problem('pair-over', (f: { pair: string }) => [
  `Пара ${f.pair} уже завершена. Состав не изменён. Обновите панель.`,
  `Pair ${f.pair} is over. Its members were not changed. Refresh the panel.`,
]);

/** One more mentee joins a pair: it is a group now. */
export const addMember = command('add-member', {
  title: ['наставляемый добавлен в группу', 'mentee added to a group'],
  input: () => z.object({ pair: z.string(), mentee: z.string() }),
  reads: pairingReads,
  decide: (p, { pair: id, mentee: who }, now) => {
    const pair = pairOf(p, id);
    if (over.includes(pair.state)) throw pairOver({ pair: id });
    const mentee = p.row(mentees, who);
    const mentor = p.row(mentors, pair.mentor);
    if (!mentee) throw personMissing({ person: who });
    if (!mentor) throw personMissing({ person: pair.mentor });
    const taken = runningPairOf(p, who);
    if (taken) throw menteeTaken({ mentee: who, pair: taken.id });
    if (mentee.state !== 'searching') throw notSearching({ mentee: who, state: menteeMoves.states[mentee.state] });
    const refused = whyNot(groundOf(p, p.rows(mentors)), mentee, mentor);
    if (refused) throw mentorRefused({ mentor: mentor.id, why: refused.words });
    const changes: Change[] = [
      insert(pairMembers, newRow(pairMembers, { pair: pair.id, mentee: mentee.id }, now)),
      update(pairs, id, { mentees: [...pair.mentees, mentee.id] }),
      update(mentees, who, {
        state: pair.state === 'proposed' ? through(mentee, 'proposed') : through(mentee, 'proposed', 'matched'),
        toDo: undefined,
      }),
    ];
    return { changes, reply: { pair: id, members: pair.mentees.length + 1 } };
  },
});

/** One mentee leaves; with the last one the pair ends. */
export const removeMember = command('remove-member', {
  title: ['наставляемый вышел из группы', 'mentee left a group'],
  input: () => z.object({ pair: z.string(), mentee: z.string(), reason: z.enum(keysOf(earlyReasons)) }),
  reads: lifeReads,
  decide: (p, { pair: id, mentee: who, reason }) => {
    const pair = pairOf(p, id);
    const members = membersOf(p, id);
    const leaving = members.find((m) => m.mentee === who);
    if (!leaving) throw personMissing({ person: who });
    const last = members.length === 1;
    const changes: Change[] = last
      ? closed(p, pair, { reason, askedBy: 'curator', next: 'rematch' })
      : [
          update(pairMembers, leaving.id, { to: p.today }),
          update(pairs, id, { mentees: pair.mentees.filter((m) => m !== (who as Id<'mentees'>)) }),
          ...released(p, [who], 'rematch'),
        ];
    return { changes, reply: { pair: id, closed: last } };
  },
});
