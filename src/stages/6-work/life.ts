/** More of a pair's life: a stand-in for a while, and a pair that begins again after it was closed. */
import * as z from 'zod/mini';
import {
  type Change,
  command,
  date,
  dayFromText,
  insert,
  type Letter,
  newRow,
  problem,
  ref,
  sayDay,
  step,
  text,
  update,
} from '../../kit/index.ts';
import { settings } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { pairOf } from '../5-pairs/missing.ts';
import { READY } from '../5-pairs/open.ts';
import { menteeTaken, pairingReads, runningPairOf } from '../5-pairs/pairing.ts';
import { pairMembers, pairs } from '../5-pairs/tables.ts';
import { letters } from '../records.ts';
import { meets } from './about-pair.ts';

const standInWrong = problem('stand-in', (f: { mentor: string }) => [
  `${f.mentor} не может замещать: нужен другой наставник, допущенный к работе, пара в работе и последний день вида 01.02.2027. Ничего не изменено.`,
  `${f.mentor} cannot stand in: another mentor who is admitted to work, a running pair and a last day like 2027-02-01 are needed. Nothing was changed.`,
]);

/** Another mentor holds the meetings for a while; the pair and its mentor stay. */
export const standIn = command('stand-in', {
  title: ['наставника замещают', 'a mentor is stood in for'],
  button: ['Назначить замещающего', 'Name a stand-in'],
  asks: () => ({
    pair: ref('pairs', ['Пара', 'Pair']),
    mentor: ref('mentors', ['Кто замещает', 'Who stands in']),
    until: date(['По какой день', 'Until']),
  }),
  input: () => z.object({ pair: z.string(), mentor: z.string(), until: z.string() }),
  reads: [mentors, pairs, letters],
  decide: (p, { pair: id, mentor: who, until }) => {
    const pair = pairOf(p, id);
    const mentor = p.row(mentors, who);
    const last = dayFromText(until);
    if (!mentor) throw personMissing({ person: who });
    const fits = mentor.id !== pair.mentor && READY.includes(mentor.state) && meets(pair);
    if (!fits || !last || last < p.today) throw standInWrong({ mentor: who });
    const letter: Letter = {
      key: `${who}|stand-in|${id}|${last}`,
      to: who,
      kind: 'stand-in',
      about: id,
      subject: ['Вы замещаете наставника', 'You stand in for a mentor'],
      body: [
        `Здравствуйте!\n\nДо ${sayDay(last, 'ru')} вы проводите встречи пары ${id}. Контакт передаст куратор. После встречи: {{F7}}\nВ отчёте укажите код пары.`,
        `Hello!\n\nUntil ${sayDay(last, 'en')} you hold the meetings of pair ${id}. The curator will hand over the contact. After a meeting: {{F7}}\nGive the code of the pair in the report.`,
      ],
    };
    return {
      changes: [update(pairs, id, { standIn: mentor.id, standInUntil: last })],
      letters: mentor.email ? [letter] : [],
      reply: { pair: id, until: last },
    };
  },
});

export const endStandIn = command('end-stand-in', {
  title: ['замещение закончено', 'standing in is over'],
  input: () => z.object({ pair: z.string() }),
  reads: [pairs],
  decide: (p, { pair: id }) => {
    pairOf(p, id);
    return { changes: [update(pairs, id, { standIn: undefined, standInUntil: undefined })], reply: { pair: id } };
  },
});

const notReopened = problem('not-reopened', (f: { pair: string }) => [
  `Пару ${f.pair} не возобновить: она не завершена досрочно, или кто-то из неё выбыл, или наставник не допущен к работе. Ничего не изменено.`,
  `Pair ${f.pair} cannot begin again: it was not closed early, or somebody of it has left, or the mentor is not admitted to work. Nothing was changed.`,
]);

/** A pair that was closed early begins again as a new row: the old one keeps its history, the plan goes on. */
export const reopenPair = command('reopen-pair', {
  title: ['пара возобновлена', 'pair begun again'],
  button: ['Возобновить пару', 'Begin a pair again'],
  asks: () => ({
    pair: ref('pairs', ['Пара, завершённая досрочно', 'The pair that was closed early']),
    reason: text(['Почему', 'Why']),
  }),
  input: () => z.object({ pair: z.string(), reason: z.string().check(z.minLength(3)) }),
  reads: [settings, ...pairingReads],
  decide: (p, { pair: id, reason }, now) => {
    const old = pairOf(p, id);
    const mentor = p.row(mentors, old.mentor);
    const who = old.mentees.flatMap((m) => p.row(mentees, m) ?? []);
    for (const m of who) {
      const taken = runningPairOf(p, m.id);
      if (taken) throw menteeTaken({ mentee: m.id, pair: taken.id });
    }
    const free = who.length > 0 && who.every((m) => m.state === 'searching');
    if (old.state !== 'closed_early' || !free || !mentor || !READY.includes(mentor.state)) {
      throw notReopened({ pair: id });
    }
    const next = newRow(
      pairs,
      {
        mentor: old.mentor,
        mentees: who.map((m) => m.id),
        form: old.form,
        state: 'confirmed',
        origin: old.origin,
        why: reason,
        ...(old.curator && { curator: old.curator }),
        plannedEnd: old.plannedEnd,
        continues: old.id,
      },
      now,
    );
    const changes: Change[] = [
      insert(pairs, next),
      ...who.flatMap((m) => [
        insert(pairMembers, newRow(pairMembers, { pair: next.id, mentee: m.id }, now)),
        update(mentees, m.id, {
          state: step(menteeMoves, m.id, step(menteeMoves, m.id, m.state, 'proposed'), 'matched'),
          toDo: undefined,
        }),
      ]),
      ...(mentor.state === 'ready'
        ? [update(mentors, mentor.id, { state: step(mentorMoves, mentor.id, 'ready', 'active') })]
        : []),
    ];
    return { changes, reply: { pair: next.id, continues: old.id } };
  },
});
