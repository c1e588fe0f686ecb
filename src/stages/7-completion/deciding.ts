/** Decisions about awards: with a reason, numbered once, never money for learners, nothing for somebody erased. */
import * as z from 'zod/mini';
import {
  type Change,
  choice,
  command,
  insert,
  type Letter,
  newRow,
  outdated,
  type Programme,
  paragraph,
  problem,
  ref,
  rule,
  update,
  type Words,
} from '../../kit/index.ts';
import { firstYearOf, settings, settingsOf } from '../1-preparation/settings.ts';
import { mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { nominations, type Reward, rewardLevels, rewards } from '../6-work/rewards.ts';
import { letters } from '../records.ts';
import { type Award, awardKinds, awards, MONEY } from './awards.ts';

const awardMissing = outdated('award-missing', (f: { award: string }) => [
  `Записи ${f.award} нет на листе «Награды и грамоты».`,
  `There is no row ${f.award} in the tab “Awards issued”.`,
]);

const awardGone = problem('award-person-gone', (f: { award: string; person: string }) => [
  `${f.award}: награждать некого — данные ${f.person || 'человека'} уничтожены или не указаны. Ничего не изменено. Укажите другого человека или решите не награждать.`,
  `${f.award}: there is nobody to award: the data of ${f.person || 'the person'} were erased or not given. Nothing was changed. Name somebody else, or decide against the award.`,
]);

const noMoney = problem('award-money', (f: { award: string; kind: Words }) => [
  `${f.award}: обучающимся деньги не выплачивают («${f.kind[0]}»). Ничего не изменено. Выберите другой вид поощрения.`,
  `${f.award}: learners are paid no money (“${f.kind[1]}”). Nothing was changed. Choose another kind of award.`,
]);

const decidedBefore = outdated('award-decided', (f: { award: string }) => [
  `${f.award}: решение уже записано, номер дан.`,
  `${f.award}: the decision is recorded already and the number given.`,
]);

const noReason = problem<void>('award-reason', () => [
  'Решение не записано: напишите, почему так решено. Ничего не изменено.',
  'No decision was recorded: write why it is decided so. Nothing was changed.',
]);

const LEARNERS: readonly Mentor['category'][] = ['learner', 'student'];
const AWAY: readonly string[] = ['erased', 'withdrawn'];

type Person = { id: string; learner: boolean; gone: boolean; email: string | undefined };

/** Who is awarded; nothing when the row names nobody that is there. */
export function awarded(p: Programme, a: Award): Person | undefined {
  const mentor = a.mentor && p.row(mentors, a.mentor);
  if (mentor)
    return {
      id: mentor.id,
      learner: LEARNERS.includes(mentor.category),
      gone: AWAY.includes(mentor.state),
      email: mentor.email,
    };
  const mentee = a.mentee && p.row(mentees, a.mentee);
  if (!mentee) return undefined;
  return { id: mentee.id, learner: mentee.role !== 'teacher', gone: AWAY.includes(mentee.state), email: mentee.email };
}

/** Why nobody may be awarded so; nothing when it may be. */
function refusal(p: Programme, a: Award): (() => Error) | undefined {
  const who = awarded(p, a);
  if (!who || who.gone) return () => awardGone({ award: a.id, person: who?.id ?? a.mentor ?? a.mentee ?? '' });
  if (who.learner && MONEY.includes(a.kind)) return () => noMoney({ award: a.id, kind: awardKinds[a.kind] });
  return undefined;
}

function awardOf(p: Programme, id: string): Award {
  const found = p.row(awards, id);
  if (!found) throw awardMissing({ award: id });
  return found;
}

/** «2026-007» and on: numbers of the school year, given once and never again. */
function numbersFrom(p: Programme): () => string {
  const year = firstYearOf(settingsOf(p).year, p.today);
  let last = p.rows(awards).reduce((max, a) => {
    const [of, n] = (a.number ?? '').split('-').map(Number);
    return of === year ? Math.max(max, n ?? 0) : max;
  }, 0);
  return () => `${year}-${String(++last).padStart(3, '0')}`;
}

const awardReads = [settings, mentees, mentors, awards, letters] as const;

/** The curator decides, with a reason. @throws awardGone, noMoney, decidedBefore */
export const decideAward = command('decide-award', {
  title: ['решение о поощрении', 'decision on an award'],
  button: ['Решить о награде', 'Decide on an award'],
  asks: () => ({
    award: ref('awards', ['Кого и чем наградить', 'Whom to award, and with what']),
    give: choice(['Решение', 'Decision'], { yes: ['наградить', 'award'], no: ['не награждать', 'do not award'] }),
    reason: paragraph(['Почему', 'Why']),
  }),
  input: () => z.object({ award: z.string(), give: z.enum(['yes', 'no']), reason: z.string() }),
  reads: awardReads,
  decide: (p, { award: id, give, reason }) => {
    const a = awardOf(p, id);
    if (!reason.trim()) throw noReason();
    if (a.number || a.sentOn) throw decidedBefore({ award: id });
    const decided = { decidedOn: p.today, reason: reason.trim() };
    if (give === 'no')
      return { changes: [update(awards, id, { ...decided, state: 'declined' })], reply: { award: id, number: '' } };
    const refused = refusal(p, a);
    if (refused) throw refused();
    const number = numbersFrom(p)();
    return { changes: [update(awards, id, { ...decided, state: 'decided', number })], reply: { award: id, number } };
  },
});

/** What a kind of reward is handed over as. */
const paperOf: Readonly<Record<Reward['kind'], Award['kind']>> = {
  moral: 'thanks',
  status: 'diploma',
  material: 'material',
};

/** Decisions by approved criteria become awards with a number, each once; what cannot stand is left out. */
export const issueAwards = command('issue-awards', {
  title: ['награды по решениям', 'awards by decisions'],
  button: ['Оформить награды по решениям', 'Issue awards by decisions'],
  input: () => z.object({}),
  reads: [...awardReads, rewards, nominations],
  decide: (p, _input, now) => {
    const issued = new Set(p.rows(awards).map((a) => a.nomination as string | undefined));
    const numberOf = numbersFrom(p);
    const changes = p.rows(nominations).flatMap((n): Change[] => {
      const reward = p.row(rewards, n.reward);
      if (n.decision !== 'yes' || issued.has(n.id) || !reward?.approvedOn) return [];
      const made = newRow(
        awards,
        { mentor: n.mentor, kind: paperOf[reward.kind], level: reward.level, basis: n.figures, nomination: n.id },
        now,
      );
      if (refusal(p, made)) return [];
      const decided = { state: 'decided' as const, decidedOn: p.today, reason: n.reason, number: numberOf() };
      return [insert(awards, { ...made, ...decided })];
    });
    return { changes, reply: { issued: changes.length } };
  },
});

const notDecided = problem('award-not-decided', (f: { award: string }) => [
  `${f.award}: решения «наградить» ещё нет. Письмо не поставлено. Запишите решение с причиной.`,
  `${f.award}: there is no decision to award yet. No letter was queued. Record the decision with its reason.`,
]);

const noAddress = problem('award-no-address', (f: { award: string; person: string }) => [
  `${f.award}: у ${f.person} нет адреса или письмо уже отправлено. Ничего не изменено. Вручите документ лично и отметьте дату.`,
  `${f.award}: ${f.person} has no address, or the letter went before. Nothing was changed. Hand the paper over and note the date.`,
]);

function letterOf(p: Programme, a: Award, who: Person): Letter {
  const { organisation, year } = settingsOf(p);
  const from = organisation ?? '';
  return {
    key: `${who.id}|award|${a.id}`,
    to: who.id,
    kind: 'award',
    about: a.id,
    subject: ['Благодарим вас', 'With thanks'],
    body: [
      `Здравствуйте!\n\n${from ? `${from}: ` : ''}за участие в программе наставничества ${year ?? ''} учебного года вам присуждается: ${awardKinds[a.kind][0]} (уровень: ${rewardLevels[a.level][0]}), № ${a.number}. Документ вручит куратор.\n\nСпасибо за время и внимание, которыми вы поделились.`,
      `Hello!\n\n${from ? `${from}: ` : ''}for taking part in the mentoring programme of ${year ?? ''} you are awarded: ${awardKinds[a.kind][1]} (level: ${rewardLevels[a.level][1]}), no. ${a.number}. The curator will hand over the paper.\n\nThank you for the time and attention you have shared.`,
    ],
  };
}

/** Only this act sends: nothing goes by itself. @throws notDecided, noAddress, awardGone */
export const sendAward = command('send-award', {
  title: ['поощрение отправлено', 'award sent'],
  button: ['Отправить письмо о награде', 'Send the letter of an award'],
  asks: () => ({ award: ref('awards', ['Награда', 'Award']) }),
  input: () => z.object({ award: z.string() }),
  reads: awardReads,
  decide: (p, { award: id }) => {
    const a = awardOf(p, id);
    if (a.state !== 'decided' && a.state !== 'handed') throw notDecided({ award: id });
    const refused = refusal(p, a);
    if (refused) throw refused();
    const who = awarded(p, a);
    if (!who?.email || a.sentOn) throw noAddress({ award: id, person: who?.id ?? '' });
    return { changes: [update(awards, id, { sentOn: p.today })], letters: [letterOf(p, a, who)], reply: { award: id } };
  },
});

/** Handed over once the curator has written the day down. */
export const settleAwards = (p: Programme): Change[] =>
  p
    .rows(awards)
    .filter((a) => a.state === 'decided' && a.handedOn)
    .map((a) => update(awards, a.id, { state: 'handed' }));

/** A nomination that cannot stand, whoever entered it. */
export const awardStops = rule('award-stops', {
  title: ['Поощрение невозможно', 'An award that cannot be'],
  reads: [settings, mentees, mentors, awards],
  find: (p) =>
    p
      .rows(awards)
      .filter((a) => a.state === 'nominated' || a.state === 'decided')
      .flatMap((a) => {
        const refused = refusal(p, a)?.() as { words: Words } | undefined;
        return refused ? [{ about: a.id, who: 'curator', since: p.today, words: refused.words }] : [];
      }),
  remind: 'never',
});

export const awardWaits = rule('award-waits', {
  title: ['Решите, наградить ли', 'Decide on an award'],
  reads: [mentees, mentors, awards],
  find: (p) =>
    p
      .rows(awards)
      .filter((a) => a.state === 'nominated' && !refusal(p, a))
      .map((a) => ({
        about: a.id,
        who: 'curator',
        since: p.today,
        words: [
          `${a.id}: ${awardKinds[a.kind][0]} для ${awarded(p, a)?.id}. ${a.basis ?? 'Основание не записано.'}`,
          `${a.id}: ${awardKinds[a.kind][1]} for ${awarded(p, a)?.id}. ${a.basis ?? 'No basis is recorded.'}`,
        ],
      })),
  remind: 'never',
});

/** «предложено 9, решено наградить 6, вручено 4, номеров дано 10» */
export function awardsEvidence(p: Programme): Words {
  const n = (state: Award['state']) => p.rows(awards).filter((a) => a.state === state).length;
  return [
    `предложено ${n('nominated')}, решено наградить ${n('decided')}, вручено ${n('handed')}`,
    `nominated ${n('nominated')}, to be awarded ${n('decided')}, handed over ${n('handed')}`,
  ];
}
