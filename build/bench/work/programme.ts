/** A school at the design size in March: 250 pairs of two, 4,000 meetings, 12,000 answers. */
import {
  type AnyTable,
  addDays,
  day,
  dice,
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
import { attendance, trainings } from '../../../src/stages/4-selection/training.ts';
import { pairs } from '../../../src/stages/5-pairs/tables.ts';
import { checkIns } from '../../../src/stages/6-work/check-ins.ts';
import { feedback } from '../../../src/stages/6-work/feedback.ts';
import { helpRequests } from '../../../src/stages/6-work/help.ts';
import { meetings } from '../../../src/stages/6-work/meetings.ts';
import { plans, planTasks } from '../../../src/stages/6-work/plans.ts';
import { rewards } from '../../../src/stages/6-work/rewards.ts';
import { breaks } from '../../../src/stages/calendar.ts';
import { surveys } from '../../../src/stages/surveys.ts';

const MENTEES = 500;
const PAIRS = 250;
const MEETINGS = 4000;
const ANSWERS = 12_000;
const TODAY = day('2027-03-15');
const FORMED = day('2026-10-20');

const code = (prefix: string, n: number) => `${prefix}-${String(n + 1).padStart(3, '0')}`;

/** The rows, made once; a programme over them is new each time, so nothing worked out before is at hand. */
export function atDesignSize(): () => Programme {
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
  return () => ({ ...programme(TODAY, ...known) });
}
