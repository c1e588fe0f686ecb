/** Papers of a pair (domain 5, nos. 12, 15, 16). In codes mode the codes stand where names would; names are written in by hand. */
import {
  type Field,
  type Lang,
  type Paper,
  type Programme,
  say,
  sayDay,
  template,
  type Words,
} from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { facts } from '../1-preparation/facts.ts';
import { settings, team } from '../1-preparation/settings.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { type Pair, pairs } from '../5-pairs/tables.ts';
import { mentoringForms, modes } from '../dictionaries.ts';
import { meetings } from './meetings.ts';
import { channels, meetingKinds, type Plan, places, plans, planTasks, progress } from './plans.ts';

const { organisation, head, headPosition, year, curator, today } = facts;

type Of = (pair: Pair, p: Programme, lang: Lang) => Field['of'] extends (...args: never[]) => infer V ? V : never;

const ofPair = (title: Words, of: Of, byHand = false): Field => ({
  title,
  of: (p, about, lang) => {
    const pair = p.row(pairs, about);
    return pair && of(pair, p, lang);
  },
  ...(byHand && { byHand }),
});

const planOf = (p: Programme, pair: Pair): Plan | undefined => p.rows(plans).find((x) => x.pair === pair.id);

const inPlan = (title: Words, of: (x: Plan, lang: Lang) => string | undefined, byHand = false): Field =>
  ofPair(
    [`${title[0]} (лист «Планы пар»)`, `${title[1]} (tab “Plans of pairs”)`],
    (pair, p, lang) => {
      const plan = planOf(p, pair);
      return plan && of(plan, lang);
    },
    byHand,
  );

const chosen = <C extends string>(dictionary: Readonly<Record<C, Words>>, code: C | undefined, lang: Lang) =>
  code === undefined ? undefined : say(dictionary[code], lang);

const who = {
  mentor: ofPair(['наставник', 'the mentor'], (x, p) => p.row(mentors, x.mentor)?.fullName ?? x.mentor),
  mentees: ofPair(['наставляемые', 'the mentees'], (x, p) =>
    x.mentees.map((id) => p.row(mentees, id)?.fullName ?? id).join(', '),
  ),
  form: ofPair(['форма наставничества', 'the form'], (x, _p, lang) => say(mentoringForms[x.form], lang)),
} as const;

const format = {
  mode: inPlan(['как встречаются', 'how they meet'], (x, lang) => chosen(modes, x.mode, lang)),
  cadence: inPlan(['раз в сколько дней', 'every how many days'], (x) =>
    x.cadenceDays ? String(x.cadenceDays) : undefined,
  ),
  place: inPlan(['место', 'the place'], (x, lang) => chosen(places, x.place, lang)),
  channel: inPlan(['связь между встречами', 'contact between meetings'], (x, lang) =>
    chosen(channels, x.channel, lang),
  ),
} as const;

const dayOf = (d: string | undefined, lang: Lang) => (d ? sayDay(d as never, lang) : undefined);

const signatures: Words = [
  'Наставник ______________   Наставляемый ______________   Куратор ______________',
  'Mentor ______________   Mentee ______________   Curator ______________',
];

export const agreement = template('pair-agreement', {
  no: 12,
  title: ['Соглашение наставника и наставляемого', 'Agreement of mentor and mentee'],
  of: pairs,
  reads: [settings, team, documents, pairs, mentors, mentees, plans],
  fields: {
    organisation,
    year,
    curator,
    today,
    ...who,
    ...format,
    goal: inPlan(['цель', 'the goal'], (x) => x.goal, true),
    until: ofPair(['срок', 'the term'], (x, _p, lang) => dayOf(x.plannedEnd, lang), true),
  },
  blocks: () => [
    ['{{organisation}}', '{{organisation}}'],
    ['# СОГЛАШЕНИЕ О НАСТАВНИЧЕСТВЕ', '# MENTORING AGREEMENT'],
    ['{{today}}', '{{today}}'],
    [
      'Наставник {{mentor}} и наставляемый {{mentees}} договорились о совместной работе в программе наставничества {{year}} учебного года. Форма: {{form}}. Куратор: {{curator}}.',
      'Mentor {{mentor}} and mentee {{mentees}} have agreed to work together in the mentoring programme of the school year {{year}}. Form: {{form}}. Curator: {{curator}}.',
    ],
    ['# Как мы встречаемся', '# How we meet'],
    [
      'Встречи: {{mode}}, {{place}}, раз в {{cadence}} дней. Связь между встречами: {{channel}}. Срок: до {{until}}.',
      'Meetings: {{mode}}, {{place}}, every {{cadence}} days. Contact between meetings: {{channel}}. Term: until {{until}}.',
    ],
    ['Цель: {{goal}}', 'Goal: {{goal}}'],
    ['# Правила безопасного общения', '# Rules of safe contact'],
    [
      '- встречаемся в школе, на согласованной площадке или онлайн в согласованном сервисе; первая встреча с несовершеннолетним проходит при кураторе',
      '- we meet at school, at an agreed place or online in an agreed service; the first meeting with a minor is held with the curator',
    ],
    [
      '- не переписываемся в личных мессенджерах без согласия родителя; не дарим подарков и денег',
      '- no private messengers without the parent’s agreement; no gifts and no money',
    ],
    [
      '- не рассказываем другим того, что узнали друг о друге; если кому-то грозит опасность, сообщаем куратору',
      '- what we learn of each other stays with us; where somebody is in danger, we tell the curator',
    ],
    [
      '- каждый может попросить о перерыве, замене или завершении: достаточно сказать куратору',
      '- anyone may ask for a break, a change or an end: it is enough to tell the curator',
    ],
    signatures,
    ['Законный представитель (для несовершеннолетнего) ______________', 'Guardian (of a minor) ______________'],
  ],
});

export const pairPlan = template('pair-plan', {
  no: 15,
  title: ['Персонализированная программа пары', 'A pair’s personal programme'],
  of: pairs,
  reads: [settings, team, documents, pairs, mentors, mentees, plans, planTasks],
  fields: {
    organisation,
    year,
    head,
    headPosition,
    ...who,
    ...format,
    strengthsMentee: inPlan(['сильные стороны наставляемого', 'strengths of the mentee'], (x) => x.strengthsMentee),
    strengthsMentor: inPlan(['сильные стороны наставника', 'strengths of the mentor'], (x) => x.strengthsMentor),
    goal: inPlan(['цель', 'the goal'], (x) => x.goal),
    indicator: inPlan(['показатель цели', 'the sign of the goal'], (x) => x.indicator, true),
    from: ofPair(['начало', 'the beginning'], (x, p, lang) => dayOf(planOf(p, x)?.from ?? x.formed, lang)),
    to: ofPair(['окончание', 'the end'], (x, p, lang) => dayOf(planOf(p, x)?.to ?? x.plannedEnd, lang), true),
    meetings: ofPair(['встречи', 'the meetings'], (x, p, lang) => {
      const plan = planOf(p, x);
      const days = [plan?.acquaintanceOn, plan?.trialOn, plan?.planningOn, plan?.workingFrom, plan?.finalOn];
      return {
        header: [
          ['Встреча', 'Meeting'],
          ['Дата', 'Day'],
        ],
        rows: Object.values(meetingKinds).map((words, i) => [say(words, lang), dayOf(days[i], lang) ?? '']),
      };
    }),
    tasks: ofPair(['хотя бы одна задача (лист «Задачи планов»)', 'a task (tab “Tasks of plans”)'], (x, p, lang) => {
      const mine = p.rows(planTasks).filter((t) => t.pair === x.id);
      return mine.length
        ? {
            header: [
              ['№', 'No.'],
              ['Задача', 'Task'],
              ['Срок', 'Period'],
              ['Ожидаемый результат', 'Expected result'],
              ['Отметка', 'Progress'],
            ],
            rows: mine.map((t, i) => [
              String(i + 1),
              t.task,
              `${sayDay(t.from, lang)} – ${sayDay(t.to, lang)}`,
              t.result ?? '',
              t.progress === 'todo' ? '' : say(progress[t.progress], lang),
            ]),
          }
        : undefined;
    }),
  },
  blocks: () => [
    ['{{organisation}}', '{{organisation}}'],
    ['УТВЕРЖДАЮ: {{headPosition}} {{head}} ______________', 'APPROVED: {{headPosition}} {{head}} ______________'],
    ['# ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА', '# PERSONAL MENTORING PROGRAMME'],
    [
      'Наставник: {{mentor}}. Наставляемый: {{mentees}}. Форма: {{form}}.',
      'Mentor: {{mentor}}. Mentee: {{mentees}}. Form: {{form}}.',
    ],
    ['Срок: {{from}} – {{to}}, {{year}} учебный год.', 'Term: {{from}} – {{to}}, school year {{year}}.'],
    ['# Сильные стороны', '# Strengths'],
    ['Наставляемый: {{strengthsMentee}}', 'Mentee: {{strengthsMentee}}'],
    ['Наставник: {{strengthsMentor}}', 'Mentor: {{strengthsMentor}}'],
    ['# Цель', '# Goal'],
    ['{{goal}}', '{{goal}}'],
    ['Достигнута, если: {{indicator}}', 'Reached when: {{indicator}}'],
    ['# Формат', '# Format'],
    [
      '{{mode}}, {{place}}, раз в {{cadence}} дней. Связь между встречами: {{channel}}.',
      '{{mode}}, {{place}}, every {{cadence}} days. Contact between meetings: {{channel}}.',
    ],
    ['# Встречи', '# Meetings'],
    ['{{meetings}}', '{{meetings}}'],
    ['# Задачи', '# Tasks'],
    ['{{tasks}}', '{{tasks}}'],
    signatures,
  ],
});

export const meetingJournal = template('meeting-journal', {
  no: 16,
  title: ['Журнал встреч пары', 'A pair’s journal of meetings'],
  of: pairs,
  reads: [settings, team, documents, pairs, mentors, mentees, meetings],
  fields: {
    organisation,
    year,
    ...who,
    rows: ofPair(['хотя бы одна встреча (лист «Встречи»)', 'a meeting (tab “Meetings”)'], (x, p, lang) => {
      const mine = p.rows(meetings).filter((m) => m.pair === x.id && m.state === 'held');
      return mine.length
        ? {
            header: [
              ['Дата', 'Day'],
              ['Встреча', 'Meeting'],
              ['Минут', 'Minutes'],
              ['О чём', 'About'],
              ['Следующая', 'Next'],
            ],
            rows: [...mine]
              .sort((a, b) => a.on.localeCompare(b.on))
              .map((m) => [
                sayDay(m.on, lang),
                say(meetingKinds[m.kind], lang),
                m.minutes === undefined ? '' : String(m.minutes),
                m.topics ?? '',
                dayOf(m.next, lang) ?? '',
              ]),
          }
        : undefined;
    }),
  },
  blocks: () => [
    ['{{organisation}}', '{{organisation}}'],
    ['# ЖУРНАЛ ВСТРЕЧ', '# JOURNAL OF MEETINGS'],
    [
      'Наставник: {{mentor}}. Наставляемый: {{mentees}}. Форма: {{form}}. {{year}} учебный год.',
      'Mentor: {{mentor}}. Mentee: {{mentees}}. Form: {{form}}. School year {{year}}.',
    ],
    ['{{rows}}', '{{rows}}'],
    ['Наставник ______________   Куратор ______________', 'Mentor ______________   Curator ______________'],
  ],
});

export const pairPapers: readonly Paper[] = [agreement, pairPlan, meetingJournal];
