/** What the data already say about the seven tasks of the stage, and what must be there before one is done. */
import { type Evidence, join, type Programme, type Words } from '../../kit/index.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { meets } from './about-pair.ts';
import { bulletins } from './bulletins.ts';
import { curatorSurveys } from './curator-survey.ts';
import { feedback } from './feedback.ts';
import { helpRequests, materials } from './help.ts';
import { meetings } from './meetings.ts';
import { planLacks } from './moving.ts';
import { plans, planTasks } from './plans.ts';
import { everAsked, responseReads } from './responses.ts';
import { rewards } from './rewards.ts';
import { rewardFaults } from './rewards-standing.ts';
import { type Work, workOf } from './work-of.ts';

const running = (p: Programme): Work[] => [...workOf(p).values()].filter((w) => meets(w.pair));

const has = (w: Work, what: 'format' | 'goal' | 'task'): boolean =>
  !planLacks(w.plan, w.tasks.length).some((l) => l === what || (what === 'format' && l === 'rules'));

const counted = (p: Programme, what: (w: Work) => boolean): [n: number, of: number] => {
  const all = running(p);
  return [all.filter(what).length, all.length];
};

const planReads = [pairs, plans, planTasks] as const;

export const formats: Evidence = {
  reads: planReads,
  say: (p) => {
    const [n, of] = counted(p, (w) => has(w, 'format'));
    return [`формат выбран у ${n} из ${of} пар`, `the format is chosen by ${n} of ${of} pairs`];
  },
  lacks: (p) => {
    const without = running(p).filter((w) => !has(w, 'format'));
    return without.length ? [[`формат у пар: ${namesOf(without)}`, `the format of pairs: ${namesOf(without)}`]] : [];
  },
};

const namesOf = (all: readonly Work[]): string =>
  all
    .slice(0, 5)
    .map((w) => w.pair.id)
    .join(', ') + (all.length > 5 ? ` (+${all.length - 5})` : '');

export const goals: Evidence = {
  reads: planReads,
  say: (p) => {
    const [goal, of] = counted(p, (w) => has(w, 'goal'));
    const [task] = counted(p, (w) => has(w, 'task'));
    const done = p.rows(planTasks).filter((t) => t.progress === 'done').length;
    return [
      `цель есть у ${goal} из ${of} пар, задачи у ${task}; сделано задач ${done} из ${p.rows(planTasks).length}`,
      `a goal: ${goal} of ${of} pairs, tasks: ${task}; tasks done ${done} of ${p.rows(planTasks).length}`,
    ];
  },
  lacks: (p) => {
    const without = running(p).filter((w) => !has(w, 'goal') || !has(w, 'task'));
    return without.length
      ? [
          [
            `цель и задача с периодом у пар: ${namesOf(without)}`,
            `a goal and a task with a period of pairs: ${namesOf(without)}`,
          ],
        ]
      : [];
  },
};

export const helped: Evidence = {
  reads: [materials, helpRequests],
  say: (p) => {
    const asked = p.rows(helpRequests);
    const answered = asked.filter((r) => r.answered).length;
    return [
      `материалов ${p.rows(materials).length}, просьб ${asked.length}, отвечено ${answered}`,
      `${p.rows(materials).length} materials, ${asked.length} requests, ${answered} answered`,
    ];
  },
};

const sides = ['mentee', 'mentor', 'curator'] as const;
const sideWords: Readonly<Record<(typeof sides)[number], Words>> = {
  mentee: ['наставляемые', 'mentees'],
  mentor: ['наставники', 'mentors'],
  curator: ['кураторы', 'curators'],
};

/** Answers of each side to the surveys asked so far; one who was asked twice counts twice. */
const rates = (p: Programme) =>
  sides.map((side) => {
    const all = everAsked(p);
    return {
      side,
      n: all.reduce((sum, a) => sum + a.answered[side], 0),
      of: all.reduce((sum, a) => sum + a.of[side], 0),
    };
  });

export const collected: Evidence = {
  reads: [...responseReads, meetings],
  say: (p) => {
    const held = p.rows(meetings).filter((m) => m.state === 'held').length;
    const told = (at: 0 | 1) =>
      rates(p)
        .map(({ side, n, of }) => `${sideWords[side][at]} ${n}/${of}`)
        .join(', ');
    return join([`встреч ${held}; ответы: ${told(0)}`, `meetings ${held}; answers: ${told(1)}`]);
  },
  lacks: (p) => {
    const silent: Words[] = [];
    const rows = p.rows(feedback);
    if (!rows.some((f) => f.side === 'mentor')) silent.push(['ответы наставников', 'answers of mentors']);
    if (!rows.some((f) => f.side === 'mentee')) silent.push(['ответы наставляемых', 'answers of mentees']);
    if (!p.rows(curatorSurveys).length) silent.push(['анкета куратора (F12)', 'the curator’s questionnaire (F12)']);
    return silent;
  },
};

export const measured: Evidence = {
  reads: [mentees, measures, pairs],
  say: (p) => {
    const at = new Set(
      p
        .rows(pairs)
        .filter(meets)
        .flatMap((x) => x.mentees as readonly string[]),
    );
    const by = (wave: 'before' | 'middle') =>
      new Set(
        p
          .rows(measures)
          .filter((m) => m.wave === wave && at.has(m.mentee))
          .map((m) => m.mentee as string),
      );
    const [before, middle] = [by('before'), by('middle')];
    const both = [...middle].filter((id) => before.has(id)).length;
    return [
      `замер «до» ${before.size}, «середина» ${middle.size} из ${at.size}; сравнить можно ${both}`,
      `before: ${before.size}, middle: ${middle.size} of ${at.size}; ${both} can be compared`,
    ];
  },
};

export const rewarded: Evidence = {
  reads: [rewards],
  say: (p) => {
    const all = p.rows(rewards);
    const ready = all.filter((r) => !rewardFaults(r).length).length;
    return [
      `поощрений ${all.length}, критерии утверждены у ${ready}`,
      `${all.length} rewards, criteria approved of ${ready}`,
    ];
  },
  lacks: (p) =>
    p.rows(rewards).some((r) => !rewardFaults(r).length)
      ? []
      : [['поощрение с критериями и датой утверждения', 'a reward with criteria and the date of their approval']],
};

export const spread: Evidence = {
  reads: [bulletins],
  say: (p) => {
    const all = p.rows(bulletins);
    const sent = all.filter((b) => b.sent).length;
    const partners = new Set(all.flatMap((b) => (b.partners ?? []) as readonly string[])).size;
    return [
      `бюллетеней ${all.length}, отправлено ${sent}, партнёров ${partners}`,
      `${all.length} bulletins, ${sent} sent, ${partners} partners`,
    ];
  },
};
