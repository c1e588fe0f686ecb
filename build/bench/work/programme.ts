/** A school at the design size: 250 pairs of two, 4,000 meetings, 12,000 answers, and what the end of the year adds. */
import {
  type AnyTable,
  addDays,
  day,
  dice,
  type LocalDate,
  type Programme,
  programme,
  sampleRows,
  type Table,
} from '../../../src/kit/index.ts';
import { defaults, settings, team } from '../../../src/stages/1-preparation/settings.ts';
import { consents } from '../../../src/stages/2-mentees/consents.ts';
import { measures } from '../../../src/stages/2-mentees/measures.ts';
import { mentees } from '../../../src/stages/2-mentees/register.ts';
import { mentors } from '../../../src/stages/3-mentors/register.ts';
import { experts } from '../../../src/stages/4-selection/experts.ts';
import { attendance, trainings } from '../../../src/stages/4-selection/training.ts';
import { pairs } from '../../../src/stages/5-pairs/tables.ts';
import { checkIns } from '../../../src/stages/6-work/check-ins.ts';
import { feedback } from '../../../src/stages/6-work/feedback.ts';
import { helpRequests } from '../../../src/stages/6-work/help.ts';
import { meetings } from '../../../src/stages/6-work/meetings.ts';
import { plans, planTasks } from '../../../src/stages/6-work/plans.ts';
import { rewards } from '../../../src/stages/6-work/rewards.ts';
import { assessments } from '../../../src/stages/7-completion/assessments.ts';
import { awards } from '../../../src/stages/7-completion/awards.ts';
import { cases } from '../../../src/stages/7-completion/cases.ts';
import { eventItems, finalEvents, guestAnswers, guests } from '../../../src/stages/7-completion/event.ts';
import { outcomes } from '../../../src/stages/7-completion/outcomes.ts';
import { reflections } from '../../../src/stages/7-completion/reflections.ts';
import { reserve } from '../../../src/stages/7-completion/reserve.ts';
import { destructions } from '../../../src/stages/7-completion/year-end.ts';
import { breaks } from '../../../src/stages/calendar.ts';
import { surveys } from '../../../src/stages/surveys.ts';

const MENTEES = 500;
const PAIRS = 250;
const MEETINGS = 4000;
const ANSWERS = 12_000;
const FORMED = day('2026-10-20');

const code = (prefix: string, n: number) => `${prefix}-${String(n + 1).padStart(3, '0')}`;

/** The rows, made once; a programme over them is new each time, so nothing worked out before is at hand. */
export function atDesignSize(): (today: LocalDate) => Programme {
  const d = dice(7, {
    team: ['К-001'],
    mentees: Array.from({ length: MENTEES }, (_, i) => code('НМ', i)),
    mentors: Array.from({ length: PAIRS }, (_, i) => code('НР', i)),
    pairs: Array.from({ length: PAIRS }, (_, i) => code('П', i)),
    trainings: ['ОБ-001'],
    events: ['СБ-001'],
    meetings: ['ВС-001'],
    materials: ['МТ-001'],
    rewards: ['ПН-001'],
    experts: ['ЭК-001'],
    partners: ['ПР-001'],
    nominations: ['ВР-001'],
    cases: Array.from({ length: PAIRS }, (_, i) => code('КС', i)),
    awards: Array.from({ length: PAIRS }, (_, i) => code('НГ', i)),
    finalEvents: ['ПЗ-001'],
    guests: Array.from({ length: PAIRS }, (_, i) => code('ГС', i)),
  });
  const known: [AnyTable, readonly unknown[]][] = [[settings, [defaults]]];
  const add = <R extends { id: string }>(t: Table<R>, n: number, more: (i: number) => object): void => {
    known.push([t, sampleRows(t, d, n).map((row, i) => ({ ...row, ...more(i) }))]);
  };
  const pairOf = (i: number) => code('П', i % PAIRS);
  add(team, 2, () => ({ role: 'curator', from: undefined, to: undefined }));
  add(mentees, MENTEES, (i) => ({ id: code('НМ', i), state: 'active' }));
  add(mentors, PAIRS, (i) => ({ id: code('НР', i), state: 'active' }));
  add(pairs, PAIRS, (i) => ({
    id: code('П', i),
    mentor: code('НР', i),
    mentees: [code('НМ', 2 * i), code('НМ', 2 * i + 1)],
    state: 'working',
    formed: FORMED,
    orderDate: FORMED,
    plannedEnd: day('2027-05-20'),
  }));
  add(consents, MENTEES * 2, () => ({}));
  add(measures, MENTEES * 2, (i) => ({ mentee: code('НМ', i % MENTEES), wave: i < MENTEES ? 'before' : 'middle' }));
  add(trainings, 4, () => ({}));
  add(attendance, PAIRS * 2, () => ({}));
  add(plans, PAIRS, (i) => ({ pair: pairOf(i), cadenceDays: 14 }));
  add(planTasks, PAIRS * 4, (i) => ({ pair: pairOf(i), from: FORMED, to: addDays(FORMED, 40 + (i % 4) * 40) }));
  add(meetings, MEETINGS, (i) => ({
    pair: pairOf(i),
    on: addDays(FORMED, Math.floor(i / PAIRS) * 9),
    state: 'held',
    source: i % 3 ? 'form' : 'hand',
  }));
  add(feedback, ANSWERS, (i) => ({
    wave: i % 4 ? 'pulse' : 'mid',
    side: 'mentee',
    mentee: code('НМ', i % MENTEES),
    mentor: undefined,
    pair: pairOf(Math.floor((i % MENTEES) / 2)),
    on: addDays(FORMED, i % 140),
  }));
  add(checkIns, PAIRS * 5, (i) => ({ pair: pairOf(i), due: addDays(FORMED, 7 + 30 * Math.floor(i / PAIRS)) }));
  add(helpRequests, 60, () => ({}));
  add(rewards, 5, () => ({}));
  known.push([breaks, breaks.starts('ru', 2026)], [surveys, surveys.starts('ru', 2026)]);
  add(experts, 5, () => ({}));
  add(outcomes, PAIRS, (i) => ({ pair: code('П', i) }));
  add(reflections, PAIRS * 3, (i) => ({ pair: pairOf(i) }));
  add(awards, PAIRS, (i) => ({ id: code('НГ', i), mentor: code('НР', i), mentee: undefined }));
  add(cases, PAIRS, (i) => ({ id: code('КС', i), pair: code('П', i) }));
  add(finalEvents, 1, () => ({ state: 'planned', on: day('2027-05-28') }));
  add(guests, PAIRS, (i) => ({ id: code('ГС', i) }));
  add(guestAnswers, PAIRS, (i) => ({ guest: code('ГС', i) }));
  add(eventItems, PAIRS, () => ({}));
  add(assessments, PAIRS, () => ({}));
  add(reserve, PAIRS, (i) => ({ mentor: code('НР', i), mentee: undefined }));
  add(destructions, MENTEES + PAIRS, () => ({}));
  return (today) => ({ ...programme(today, ...known) });
}
