/** What the summary would tell: counts of people, how they hang together, and what is not about people. Pure. */
import { joined, type Share, type Tables } from '../../disclosure/index.ts';
import type { AnyTable, Programme } from '../../kit/index.ts';
import { kpiCode, kpis } from '../1-preparation/kpis.ts';
import { settingsOf, team } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairMembers, pairs } from '../5-pairs/tables.ts';
import { curatorSurveys, programmeIndex } from '../6-work/curator-survey.ts';
import { feedback } from '../6-work/feedback.ts';
import { helpRequests } from '../6-work/help.ts';
import { lightReads } from '../6-work/light.ts';
import { questionChanges } from '../6-work/question-changes.ts';
import { breaks } from '../calendar.ts';
import { agesOf } from '../monitoring/kpi-people.ts';
import { answerCounts, influenceCounts } from './answers.ts';
import { bands } from './cells.ts';
import { type Plain, releases } from './ledger.ts';
import { type Lines, wayOfMentees, wayOfMentors } from './way.ts';
import { type Fresh, helpForMentors, pairsAtWork, workMeasures } from './work.ts';

/** Every table the numbers come from. */
export const summaryReads: readonly AnyTable[] = [
  ...new Set<AnyTable>([
    mentees,
    consents,
    mentors,
    pairs,
    pairMembers,
    measures,
    questionChanges,
    feedback,
    curatorSurveys,
    team,
    ...lightReads,
    helpRequests,
    breaks,
    kpis,
    releases,
  ]),
];

export type Numbers = {
  tables: Tables;
  shares: readonly Share[];
  measures: Readonly<Record<string, Fresh>>;
  plain: Omit<Plain, 'stages'>;
};

/** Parts that are shown as shares of their wholes. */
const shares: readonly Share[] = [
  ...['consented', 'paired'].map((part) => ({ part, whole: 'all' })),
  ...['completed', 'met', 'mentee|w=first', 'mentee|w=mid'].map((part) => ({ part, whole: 'paired' })),
  ...['selected', 'ready', 'guides'].map((part) => ({ part, whole: 'mentors' })),
  ...['mentor|w=first', 'mentor|w=mid'].map((part) => ({ part, whole: 'guides' })),
  ...Object.keys(bands).map((b) => ({ part: `paired|b=${b}`, whole: `all|b=${b}` })),
  { part: 'pairsPlanned', whole: 'pairs' },
  { part: 'learners', whole: 'paired' },
  { part: 'young', whole: 'paired|b=t' },
  ...['helpAnswered', 'helpInTime'].map((part) => ({ part, whole: 'helpAsked' })),
  { part: 'menteeGlad', whole: 'menteeSaid' },
  { part: 'mentorGlad', whole: 'mentorSaid' },
];

/** All that the summary could tell today, small numbers included. */
export function numbersOf(p: Programme, lines: Lines): Numbers {
  const way = joined(wayOfMentees(p, lines), wayOfMentors(p, lines));
  const influence = influenceCounts(p, new Set(way.cells.map((c) => c.id)));
  return {
    tables: joined(way, pairsAtWork(p), helpForMentors(p), answerCounts(p), influence.tables),
    shares,
    measures: { ...influence.measures, ...workMeasures(p) },
    plain: {
      kpis: Array.from({ length: 6 }, (_, i) => {
        const row = p.row(kpis, kpiCode(i));
        return [row?.of ?? null, row?.target ?? null] as const;
      }),
      ages: agesOf(p),
      level: programmeIndex(p)?.level,
      rule: settingsOf(p).satisfied,
    },
  };
}
