/** Who stays for the next year: mentors with a term of consent, and mentees who become mentors by the normal way (7.in.5). */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  command,
  daysBetween,
  type Finding,
  insert,
  type Letter,
  type LocalDate,
  newRow,
  outdated,
  type Programme,
  problem,
  rule,
  sayDay,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { firstYearOf, settings, settingsOf } from '../1-preparation/settings.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consents, consentsNeeded, consentsOf, hasConsent } from '../2-mentees/consents.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { over, pairs } from '../5-pairs/tables.ts';
import { feedback } from '../6-work/feedback.ts';
import { letters } from '../records.ts';
import { dueOn } from '../roadmap.ts';
import { outcomes } from './outcomes.ts';
import { type Reserved, reserve } from './reserve.ts';

const FINISHED: readonly Mentee['state'][] = ['active', 'completed'];
const STAYING: readonly Mentor['state'][] = ['ready', 'active'];

/** Mentees who said that they would like to be mentors: in F10, with the outcome, or at the very beginning. */
export function willing(p: Programme): readonly Mentee[] {
  const said = new Set<string>([
    ...p.rows(feedback).flatMap((f) => (f.wave === 'final' && f.toMentor === 'yes' && f.mentee ? [f.mentee] : [])),
    ...p.rows(outcomes).flatMap((o) => (o.decision === 'to_mentor' ? [o.mentee] : [])),
  ]);
  return p.rows(mentees).filter((m) => FINISHED.includes(m.state) && said.has(m.id));
}

const asked = (p: Programme): ReadonlySet<string | undefined> =>
  new Set<string | undefined>(p.rows(reserve).flatMap((r) => [r.mentee, r.mentor]));

const offerLetter = (to: Mentee | Mentor, words: Words): Letter => ({
  key: `${to.id}|reserve-offer`,
  to: to.id,
  kind: 'reserve-offer',
  about: to.id,
  subject: ['Наставничество в новом учебном году', 'Mentoring in the next school year'],
  body: words,
});

const toMentees: Words = [
  'Здравствуйте!\n\nВы хотели попробовать себя в роли наставника. Новый набор — в сентябре: собеседование, короткое обучение, своя пара. Если вы согласны, ответьте куратору или зайдите к нему: понадобится новое согласие, для школьников — с подписью родителей.',
  'Hello!\n\nYou wished to try yourself as a mentor. The next intake is in September: a talk, a short training, a pair of your own. If you agree, answer the curator or drop in: a new consent is needed, for pupils with their parents’ signature.',
];
const toMentors: Words = [
  'Здравствуйте!\n\nСпасибо за этот год! Останетесь ли вы в программе наставничества и дальше? Если да, ответьте куратору: мы сохраним ваши данные в долгосрочной базе на срок, который вы укажете в согласии.',
  'Hello!\n\nThank you for this year! Will you stay with the mentoring programme? If so, answer the curator: your data are then kept in the long-term base for the term you name in the consent.',
];

export const offerReads = [settings, mentees, mentors, pairs, feedback, outcomes, reserve, consents, letters] as const;

/** Asks everybody who may stay and was not asked yet, once. */
export const offerReserve = command('offer-reserve', {
  title: ['предложено остаться', 'asked to stay'],
  button: ['Спросить, кто останется', 'Ask who will stay'],
  input: () => z.object({}),
  reads: offerReads,
  decide: (p, _input, now) => {
    const known = asked(p);
    const young = willing(p).filter((m) => !known.has(m.id));
    const guides = p.rows(mentors).filter((m) => STAYING.includes(m.state) && !known.has(m.id));
    const changes: Change[] = [
      ...young.map((m) => insert(reserve, newRow(reserve, { mentee: m.id }, now))),
      ...guides.map((m) => insert(reserve, newRow(reserve, { mentor: m.id }, now))),
    ];
    const mail = [
      ...young.filter((m) => m.email).map((m) => offerLetter(m, toMentees)),
      ...guides.filter((m) => m.email).map((m) => offerLetter(m, toMentors)),
    ];
    return { changes, letters: mail, reply: { asked: changes.length, letters: mail.length } };
  },
});

const reserveMissing = outdated('reserve-missing', (f: { row: string }) => [
  `Записи ${f.row} нет на листе «Долгосрочная база», или там не указан человек.`,
  `There is no row ${f.row} in the tab “Long-term base”, or it names nobody.`,
]);

const notAgreed = problem('reserve-not-agreed', (f: { row: string }) => [
  `${f.row}: человек ещё не согласился. Ничего не изменено. Поставьте состояние «согласен», когда он ответит.`,
  `${f.row}: the person has not agreed yet. Nothing was changed. Set the state “agreed” once there is an answer.`,
]);

function rowOf(p: Programme, id: string): Reserved {
  const found = p.row(reserve, id);
  if (!found || !(found.mentee || found.mentor)) throw reserveMissing({ row: id });
  if (found.state !== 'agreed') throw notAgreed({ row: id });
  return found;
}

/** What a mentor's record takes over from a mentee's: who it is and when there is time. Requests, strengths, notes and guardians stay behind. */
const takenOver = (m: Mentee): Partial<Mentor> => ({
  fullName: m.fullName ?? m.id,
  category: m.role === 'teacher' ? 'teacher' : m.role === 'student' ? 'student' : 'learner',
  email: m.email,
  school: m.role === 'teacher' ? undefined : m.classOrGroup,
  birthYear: m.role === 'teacher' ? undefined : m.birthYear,
  interests: m.interests,
  availability: m.availability,
  meetingMode: m.meetingMode,
});

const becameBefore = outdated('reserve-made', (f: { row: string; mentor: string }) => [
  `${f.row}: запись наставника ${f.mentor} уже есть.`,
  `${f.row}: the mentor’s record ${f.mentor} is there already.`,
]);

/**
 * A mentee becomes a mentor: a new record linked to the old one, fresh consents to be asked for, then selection and training
 * as for everybody. The mentee's own row keeps its history.
 * @throws reserveMissing, notAgreed, becameBefore
 */
export const becomeMentor = command('become-mentor', {
  title: ['наставляемый стал наставником', 'a mentee became a mentor'],
  input: () => z.object({ row: z.string() }),
  reads: offerReads,
  decide: (p, { row: id }, now) => {
    const r = rowOf(p, id);
    const mentee = r.mentee && p.row(mentees, r.mentee);
    if (!mentee || mentee.state === 'erased') throw reserveMissing({ row: id });
    if (r.mentor) throw becameBefore({ row: id, mentor: r.mentor });
    const mentor = newRow(mentors, { ...takenOver(mentee), experience: false, readyToTrain: true }, now);
    const wanted = consentsNeeded({ ...personOf(mentee), id: mentor.id }, p.today);
    return {
      changes: [
        insert(mentors, mentor),
        ...wanted.map((kind) => insert(consents, newRow(consents, { mentor: mentor.id, kind }, now))),
        update(reserve, id, { mentor: mentor.id, answeredOn: r.answeredOn ?? p.today }),
      ],
      reply: { mentor: mentor.id },
    };
  },
});

/** The longest term for which a person's data are kept in the base, years (domain 8.3, no. 13). */
const KEPT_YEARS = 3;

const noReserveConsent = problem('reserve-no-consent', (f: { mentor: string }) => [
  `${f.mentor}: нет согласия на долгосрочную базу. Ничего не изменено. Получите согласие и впишите его срок на листе «Согласия».`,
  `${f.mentor}: there is no consent to the long-term base. Nothing was changed. Get it, and enter its term in the tab “Consents”.`,
]);

const stillPaired = problem('reserve-still-paired', (f: { mentor: string; pair: string }) => [
  `${f.mentor} ещё ведёт пару ${f.pair}. Ничего не изменено. Сначала завершите её.`,
  `${f.mentor} still leads pair ${f.pair}. Nothing was changed. Complete it first.`,
]);

const yearsOn = (d: LocalDate, years: number): LocalDate => {
  const [y, rest] = [Number(d.slice(0, 4)), d.slice(4)];
  return `${y + years}${rest === '-02-29' ? '-02-28' : rest}` as LocalDate;
};

/** The end of a consent's term, never beyond three years from today. */
function termOf(p: Programme, mentor: string): LocalDate {
  const longest = yearsOn(p.today, KEPT_YEARS);
  const written = consentsOf(p, mentor)
    .filter((c) => c.kind === 'reserve' && c.state === 'given')
    .flatMap((c) => c.until ?? [])
    .sort()
    .at(-1);
  return written && written < longest ? written : longest;
}

/** A mentor stays: kept in the base until the consent ends. @throws noReserveConsent, stillPaired */
export const keepMentor = command('keep-mentor', {
  title: ['наставник в долгосрочной базе', 'a mentor is kept in the base'],
  input: () => z.object({ row: z.string() }),
  reads: offerReads,
  decide: (p, { row: id }) => {
    const r = rowOf(p, id);
    const m = r.mentor && p.row(mentors, r.mentor);
    if (!m) throw reserveMissing({ row: id });
    if (!hasConsent(p, m.id, 'reserve')) throw noReserveConsent({ mentor: m.id });
    const open = p.rows(pairs).find((x) => x.mentor === m.id && !over.includes(x.state));
    if (open) throw stillPaired({ mentor: m.id, pair: open.id });
    const kept = STAYING.includes(m.state) ? step(mentorMoves, m.id, m.state, 'reserve') : m.state;
    return {
      changes: [
        update(reserve, id, { state: 'kept', since: p.today, keepUntil: termOf(p, m.id) }),
        ...(kept === m.state ? [] : [update(mentors, m.id, { state: kept })]),
      ],
      reply: { mentor: m.id },
    };
  },
});

export const reserveToDo = rule('reserve-to-do', {
  title: ['Долгосрочная база: следующий шаг', 'Long-term base: the next step'],
  reads: [mentees, mentors, pairs, consents, reserve],
  find: (p) =>
    p
      .rows(reserve)
      .filter((r) => r.state === 'agreed')
      .flatMap((r): Finding[] => {
        const about = { about: r.id, who: 'curator', since: r.answeredOn ?? p.today };
        const input = { row: r.id };
        if (r.mentee && !r.mentor)
          return [
            {
              ...about,
              words: [
                `${r.id}: ${r.mentee} хочет стать наставником. Заведите запись: дальше отбор и обучение, как у всех.`,
                `${r.id}: ${r.mentee} wants to become a mentor. Make the record: then selection and training as for all.`,
              ],
              fix: { command: 'become-mentor', input, words: ['Завести наставника', 'Make the record'] },
            },
          ];
        if (!r.mentor || r.mentee) return [];
        if (!hasConsent(p, r.mentor, 'reserve'))
          return [
            {
              ...about,
              words: [
                `${r.id}: ${r.mentor} остаётся. Получите согласие на долгосрочную базу.`,
                `${r.id}: ${r.mentor} stays. Get the consent to the long-term base.`,
              ],
            },
          ];
        return [
          {
            ...about,
            words: [
              `${r.id}: ${r.mentor} согласен, согласие есть.`,
              `${r.id}: ${r.mentor} agrees, the consent is there.`,
            ],
            fix: { command: 'keep-mentor', input, words: ['Включить в базу', 'Keep in the base'] },
          },
        ];
      }),
  remind: 'never',
});

/** Pupils of these classes leave in June; they are asked before their examinations. */
const GRADUATING = /^(9|11)(?!\d)/;
const ASK_BY = '05-15';
const ASK_FROM_DAYS = 21;

export const graduatesUnasked = rule('graduates-unasked', {
  title: ['Спросите выпускников до 15 мая', 'Ask those who graduate before 15 May'],
  reads: [settings, mentees, mentors, reserve],
  find: (p) => {
    const by = dueOn(ASK_BY, firstYearOf(settingsOf(p).year, p.today));
    const since = addDays(by, -ASK_FROM_DAYS);
    if (p.today < since || daysBetween(by, p.today) > ASK_FROM_DAYS) return [];
    const known = asked(p);
    const leaving = [
      ...p.rows(mentees).filter((m) => FINISHED.includes(m.state) && GRADUATING.test(m.classOrGroup ?? '')),
      ...p.rows(mentors).filter((m) => STAYING.includes(m.state) && GRADUATING.test(m.school ?? '')),
    ].filter((m) => !known.has(m.id));
    if (!leaving.length) return [];
    return [
      {
        about: reserve.id,
        who: 'curator',
        since,
        words: [
          `Ещё не спросили выпускников: ${leaving.length}. До ${sayDay(by, 'ru')} внесите их на лист «Долгосрочная база» или нажмите «Спросить, кто останется».`,
          `Those who graduate and were not asked: ${leaving.length}. Enter them in “Long-term base” by ${sayDay(by, 'en')}, or press “Ask who will stay”.`,
        ],
      },
    ];
  },
  remind: { everyDays: 7 },
});

/** Days before the end of a term on which it is brought up (domain 7, no. 15). */
const TERM_WARNING_DAYS = 30;

export const reserveTerm = rule('reserve-term', {
  title: ['Срок хранения в базе заканчивается', 'The term in the base is ending'],
  reads: [reserve],
  find: (p) =>
    p
      .rows(reserve)
      .filter((r) => r.state === 'kept' && r.keepUntil && daysBetween(p.today, r.keepUntil) <= TERM_WARNING_DAYS)
      .map((r) => ({
        about: r.id,
        who: 'curator',
        since: addDays(r.keepUntil ?? p.today, -TERM_WARNING_DAYS),
        words: [
          `${r.id}: данные ${r.mentor ?? r.mentee} можно хранить до ${sayDay(r.keepUntil ?? p.today, 'ru')}. Продлите согласие или обезличьте запись.`,
          `${r.id}: the data of ${r.mentor ?? r.mentee} may be kept until ${sayDay(r.keepUntil ?? p.today, 'en')}. Renew the consent, or erase the record.`,
        ],
      })),
  remind: { onDays: [0, TERM_WARNING_DAYS] },
});

/** «спросили 30, согласны 12, в базе 9, стали наставниками 3» */
export function reserveEvidence(p: Programme): Words {
  const all = p.rows(reserve);
  const agreed = all.filter((r) => r.state === 'agreed' || r.state === 'kept').length;
  const kept = all.filter((r) => r.state === 'kept').length;
  const became = all.filter((r) => r.mentee && r.mentor).length;
  return [
    `спросили ${all.length}, согласны ${agreed}, в базе ${kept}, из наставляемых в наставники ${became}`,
    `asked ${all.length}, agreed ${agreed}, kept ${kept}, mentees who became mentors ${became}`,
  ];
}
