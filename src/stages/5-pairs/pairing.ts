/** Proposing and forming pairs. The engine of `src/matching` ranks; what a score is made of stands in `fit.ts`. */

import * as z from 'zod/mini';
import {
  type Change,
  command,
  insert,
  join,
  type Letter,
  type Now,
  newRow,
  none,
  type Programme,
  problem,
  say,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { type Market, ranked } from '../../matching/index.ts';
import { settings, settingsOf, team } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { consents } from '../2-mentees/consents.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { letters } from '../records.ts';
import { cautionsOf } from './cautions.ts';
import { menteeChoices, mentorChoices } from './choices.ts';
import {
  commonForm,
  type Fit,
  type Ground,
  groundOf,
  type Misfit,
  type ScorePart,
  scoreBreakdown,
  scoreOf,
  twoOf,
  whyNot,
} from './fit.ts';
import { limits } from './limits.ts';
import { pairOf } from './missing.ts';
import { mustBeResolved, opinions } from './opinions.ts';
import { over, type Pair, pairMembers, pairMoves, pairs } from './tables.ts';
import { weights } from './weights.ts';

/** The tables that pairing looks at. */
export const pairingReads = [
  settings,
  team,
  mentees,
  consents,
  mentors,
  pairs,
  pairMembers,
  weights,
  limits,
  menteeChoices,
  mentorChoices,
] as const;

export type Suggestions = { fits: readonly Fit[]; misfits: readonly Misfit[] };

function marketOf(g: Ground, seekers: readonly Mentee[], all: readonly Mentor[]): Market {
  return {
    seekers: seekers.map((m) => ({ code: m.id, since: m.joinedOn })),
    providers: all.map((m) => ({ code: m.id, capacity: Math.max(0, g.freePlaces.get(m.id) ?? 0) })),
    row: (i) =>
      all.flatMap((mentor, j) => {
        const mentee = seekers[i] as Mentee;
        if (whyNot(g, mentee, mentor)) return [];
        return [{ provider: j, score: scoreOf(g, twoOf(g, mentee, mentor)) }];
      }),
  };
}

/** Mentors for one mentee: those who fit, the best first, and the others with the gate that refuses. */
export function suggestMentors(p: Programme, mentee: Mentee): Suggestions {
  const all = [...p.rows(mentors)].sort((a, b) => a.id.localeCompare(b.id));
  const g = groundOf(p, all);
  const fits = ranked(marketOf(g, [mentee], all), 0).map(({ provider: j, score }): Fit => {
    const mentor = all[j] as Mentor;
    return {
      mentor,
      score,
      parts: scoreBreakdown(g, mentee, mentor),
      cautions: cautionsOf(twoOf(g, mentee, mentor)),
      form: commonForm(g, mentee, mentor) as Fit['form'],
    };
  });
  const misfits = all.flatMap((mentor) => whyNot(g, mentee, mentor) ?? []);
  return { fits, misfits };
}

/** Mentees who wait for a pair, the longest waiting first. */
export const unpaired = (p: Programme): readonly Mentee[] =>
  p
    .rows(mentees)
    .filter((m) => m.state === 'searching')
    .sort((a, b) => a.joinedOn.localeCompare(b.joinedOn) || a.id.localeCompare(b.id));

export const menteeTaken = problem('mentee-taken', (f: { mentee: string; pair: string }) => [
  `Наставляемый ${f.mentee} уже в паре ${f.pair}. Новая пара не создана. Обновите панель; чтобы подобрать другого наставника, сначала завершите эту пару.`,
  `Mentee ${f.mentee} is already in pair ${f.pair}. No new pair was made. Refresh the panel; to find another mentor, close that pair first.`,
]);

export const notSearching = problem('not-searching', (f: { mentee: string; state: Words }) => [
  `Наставляемый ${f.mentee} сейчас в состоянии «${f.state[0]}», а пара образуется из состояния «ищет пару». Пара не создана. Обновите панель.`,
  `Mentee ${f.mentee} is “${f.state[1]}”, but a pair is formed from “looking for a pair”. No pair was made. Refresh the panel.`,
]);

export const mentorRefused = problem('mentor-refused', (f: { mentor: string; why: Words }) => [
  `Наставник ${f.mentor} не подходит: ${f.why[0]}. Пара не создана. Выберите другого наставника или исправьте данные на листе «База наставников».`,
  `Mentor ${f.mentor} does not fit: ${f.why[1]}. No pair was made. Choose another mentor, or correct the tab “Mentors”.`,
]);

/** The pair a mentee is in now. */
export const runningPairOf = (p: Programme, mentee: string): Pair | undefined => {
  const member = p.rows(pairMembers).find((x) => {
    const pair = x.mentee === mentee && !x.to ? p.row(pairs, x.pair) : undefined;
    return pair && !over.includes(pair.state);
  });
  return member && p.row(pairs, member.pair);
};

/** The letter that asks a mentor: a code and a class, never a name or a request (domain 7). */
function invitation(p: Programme, pair: Pair, mentor: Mentor, mentee: Mentee): Letter[] {
  if (!mentor.email) return [];
  const { organisation, replyTo } = settingsOf(p);
  const who: Words = mentee.classOrGroup
    ? [`${mentee.id}, ${mentee.classOrGroup}`, `${mentee.id}, ${mentee.classOrGroup}`]
    : [mentee.id, mentee.id];
  const reply: Words = replyTo
    ? [`Ответьте, пожалуйста, куратору: ${replyTo}.`, `Please reply to the curator: ${replyTo}.`]
    : ['Ответьте, пожалуйста, куратору на это письмо.', 'Please reply to the curator by answering this letter.'];
  const place: Words = organisation ? [` (${organisation})`, ` (${organisation})`] : none;
  return [
    {
      key: `${mentor.id}|pair-proposed|${pair.id}`,
      to: mentor.id,
      kind: 'pair-proposed',
      about: pair.id,
      subject: [
        'Вам предлагается пара в программе наставничества',
        'A pair is proposed to you in the mentoring programme',
      ],
      body: join(
        ['Здравствуйте!\n\nПрограмма наставничества', 'Hello!\n\nThe mentoring programme'],
        place,
        [' предлагает вам стать наставником участника ', ' proposes that you become the mentor of participant '],
        who,
        ['.\n\nПодробности сообщит куратор при встрече. ', '.\n\nThe curator will tell you the details in person. '],
        reply,
        ['\n\nСпасибо, что вы с нами!', '\n\nThank you for being with us!'],
      ),
    },
  ];
}

/** «темы запроса: выбор профессии (40)», part by part. */
export function reasonsOf(p: Programme, parts: readonly ScorePart[]): string {
  const { language } = settingsOf(p);
  return parts
    .filter((part) => part.points > 0)
    .map((part) => `${say(part.title, language)}: ${say(part.words, language)} (${part.points})`)
    .join('; ');
}

type Couple = { mentee: Mentee; mentor: Mentor; origin: Pair['origin'] };

/** A proposed pair with its member, the mentee's next step and the letter that asks the mentor. */
export function newPair(
  p: Programme,
  g: Ground,
  { mentee, mentor, origin }: Couple,
  now: Now,
): { pair: Pair; changes: Change[]; letters: Letter[] } {
  const { language } = settingsOf(p);
  const pair = newRow(
    pairs,
    {
      mentor: mentor.id,
      mentees: [mentee.id],
      form: commonForm(g, mentee, mentor) as Pair['form'],
      origin,
      score: scoreOf(g, twoOf(g, mentee, mentor)),
      why: reasonsOf(p, scoreBreakdown(g, mentee, mentor)) || undefined,
      ...(mentee.curator && { curator: mentee.curator }),
    },
    now,
  );
  const changes: Change[] = [
    insert(pairs, pair),
    insert(pairMembers, newRow(pairMembers, { pair: pair.id, mentee: mentee.id }, now)),
    update(mentees, mentee.id, {
      state: step(menteeMoves, mentee.id, mentee.state, 'proposed'),
      toDo: say(['согласовать пару', 'agree on the pair'], language),
    }),
  ];
  return { pair, changes, letters: invitation(p, pair, mentor, mentee) };
}

export const formPair = command('form-pair', {
  title: ['пара образована', 'pair formed'],
  input: () => z.object({ mentee: z.string(), mentor: z.string() }),
  reads: [...pairingReads, letters],
  decide: (p, input, now) => {
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
    const { pair, changes, letters: mail } = newPair(p, g, { mentee, mentor, origin: 'curator' }, now);
    return { changes, letters: mail, reply: { pair: pair.id, letter: mail.length > 0 } };
  },
});

/** Ends a proposal: the mentee looks for a pair again, a letter still waiting is not sent. */
function takeBack(p: Programme, pair: Pair, to: 'cancelled' | 'declined'): Change[] {
  const { language } = settingsOf(p);
  return [
    update(pairs, pair.id, { state: step(pairMoves, pair.id, pair.state, to), endedOn: p.today }),
    ...p
      .rows(pairMembers)
      .filter((m) => m.pair === pair.id && !m.to)
      .flatMap((m) => {
        const mentee = p.row(mentees, m.mentee);
        return [
          update(pairMembers, m.id, { to: p.today }),
          ...(mentee?.state === 'proposed'
            ? [
                update(mentees, mentee.id, {
                  state: step(menteeMoves, mentee.id, mentee.state, 'searching'),
                  toDo: say(['подобрать наставника', 'find a mentor'], language),
                }),
              ]
            : []),
        ];
      }),
    ...p
      .rows(letters)
      .filter((l) => l.about === pair.id && l.state === 'queued')
      .map((l) => update(letters, l.id, { state: 'cancelled' as const })),
  ];
}

/** Undoes the forming of a pair while it is only proposed. */
export const undoPair = command('undo-pair', {
  title: ['пара отменена', 'pair taken back'],
  input: () => z.object({ pair: z.string() }),
  reads: [settings, mentees, pairs, pairMembers, letters],
  decide: (p, { pair: id }) => ({ changes: takeBack(p, pairOf(p, id), 'cancelled'), reply: { pair: id } }),
});

export const declinePair = command('decline-pair', {
  title: ['пара отклонена', 'pair declined'],
  input: () => z.object({ pair: z.string() }),
  reads: [settings, mentees, pairs, pairMembers, letters],
  decide: (p, { pair: id }) => ({ changes: takeBack(p, pairOf(p, id), 'declined'), reply: { pair: id } }),
});

/** Both sides agreed: the mentee is in a pair, the mentor works. */
export const confirmPair = command('confirm-pair', {
  title: ['пара согласована', 'pair agreed'],
  input: () => z.object({ pair: z.string() }),
  reads: [settings, mentees, mentors, pairs, pairMembers, opinions],
  decide: (p, { pair: id }) => {
    const pair = pairOf(p, id);
    mustBeResolved(p, pair);
    const mentor = p.row(mentors, pair.mentor);
    const changes: Change[] = [update(pairs, id, { state: step(pairMoves, id, pair.state, 'confirmed') })];
    for (const member of p.rows(pairMembers)) {
      const mentee = member.pair === id && !member.to ? p.row(mentees, member.mentee) : undefined;
      if (!mentee) continue;
      changes.push(
        update(mentees, mentee.id, { state: step(menteeMoves, mentee.id, mentee.state, 'matched'), toDo: undefined }),
      );
    }
    if (mentor?.state === 'ready') {
      changes.push(update(mentors, mentor.id, { state: step(mentorMoves, mentor.id, mentor.state, 'active') }));
    }
    return { changes, reply: { pair: id } };
  },
});
