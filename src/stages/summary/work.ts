/** How the work goes: pairs by their state and light, help for mentors, and meetings. */
import { joined, type Tables, within } from '../../disclosure/index.ts';
import { addDays, type Programme } from '../../kit/index.ts';
import type { Pair } from '../5-pairs/tables.ts';
import { type Light, lights, pairLights } from '../6-work/light.ts';
import { type Meeting, meetings } from '../6-work/meetings.ts';
import { plans } from '../6-work/plans.ts';
import { helpGiven, processOf } from '../monitoring/process.ts';
import { byForm, cell, formCodes, headline, peopleOf } from './cells.ts';
import { type Measure, releases } from './ledger.ts';

export function pairsAtWork(p: Programme): Tables {
  const { begun, guides, guideFormOf } = peopleOf(p);
  const forms = formCodes(p);
  const inForms = (whole: string, count: (form: string) => number): Tables => ({
    cells: forms.map((form) => cell(`${whole}|f=${form}`, count(form), byForm(form))),
    sums: forms.length ? [{ whole, parts: forms.map((form) => `${whole}|f=${form}`) }] : [],
  });
  const ended = (id: string, state: Pair['state']) =>
    within(
      headline('pairs', begun),
      cell(
        id,
        begun.filter((x) => x.state === state),
      ),
    );
  const planned = new Set(p.rows(plans).flatMap((x) => (x.state === 'draft' ? [] : [x.pair as string])));
  return joined(
    ended('pairsDone', 'closed_completed'),
    ended('pairsEarly', 'closed_early'),
    within(
      headline('pairs', begun),
      cell(
        'pairsPlanned',
        begun.filter((x) => planned.has(x.id)),
      ),
    ),
    inForms('pairs', (form) => begun.filter((x) => x.form === form).length),
    inForms('guides', (form) => guides.filter((m) => guideFormOf.get(m.id)?.form === form).length),
    pairsByLight(p),
  );
}

/** Pairs at work on this day, by their light; the others that began are over. */
function pairsByLight(p: Programme): Tables {
  const begun = new Set(peopleOf(p).begun.map((x) => x.id));
  const seen = pairLights(p).filter((x) => begun.has(x.pair.id));
  const now = (id: string, n: number) => cell(id, n, { falls: true });
  const each = (Object.keys(lights) as Light[]).map((light) =>
    now(`pairsNow|l=${light}`, seen.filter((x) => x.light === light).length),
  );
  return {
    cells: [now('pairsNow', seen.length), ...each],
    sums: [
      { whole: 'pairs', parts: ['pairsNow', 'pairsDone', 'pairsEarly'] },
      { whole: 'pairsNow', parts: each.map((c) => c.id) },
    ],
  };
}

/** Mentors who asked for help; of them, those who have been answered in everything, and those always in time. */
export function helpForMentors(p: Programme): Tables {
  const { guides } = peopleOf(p);
  const asked = guides.flatMap((m) => {
    const mine = helpGiven(p).filter((r) => r.mentor === m.id);
    return mine.length ? [mine] : [];
  });
  const helped = cell('helpAsked', asked);
  const falls = { falls: true } as const;
  const answered = cell(
    'helpAnswered',
    asked.filter((mine) => mine.every((r) => r.days !== undefined)),
    falls,
  );
  const inTime = cell(
    'helpInTime',
    asked.filter((mine) => mine.every((r) => r.inTime)),
    falls,
  );
  return joined(within(headline('guides', guides), helped), within(helped, answered), within(answered, inTime));
}

const TEN = 10;

/** A measure that is told anew when so many pairs have been added to it. */
export type Fresh = Measure & { fresh?: number };

const pairsOf = (all: readonly Meeting[]): number => new Set(all.map((m) => m.pair)).size;
const tens = (n: number) => Math.round(n / TEN) * TEN;

/** Meetings are not people, but those of a handful of pairs would tell of these pairs: they are told anew with enough of them. */
export function workMeasures(p: Programme): Record<string, Fresh> {
  const held = p.rows(meetings).filter((m) => m.state === 'held');
  const last = p.rows(releases).reduce((day, r) => (r.state === 'released' && r.day > day ? r.day : day), '');
  const met = { people: pairsOf(held), fresh: pairsOf(held.filter((m) => m.on > last)) };
  const { meetings: kept, wait } = processOf(p);
  return {
    meetings: { value: tens(held.length), ...met },
    ...(kept.due && { meetingsDue: { value: tens(kept.due), ...met } }),
    ...(wait.median !== undefined && { wait: { value: wait.median, people: wait.n } }),
    ...byMonth(p, held),
  };
}

/** Months that are over, by their first seven characters. */
function byMonth(p: Programme, held: readonly Meeting[]): Record<string, Measure> {
  const over = addDays(p.today, 1).slice(0, 7);
  const months = new Map<string, Meeting[]>();
  for (const m of held) {
    const month = m.on.slice(0, 7);
    if (month < over) months.set(month, [...(months.get(month) ?? []), m]);
  }
  return Object.fromEntries(
    [...months].map(([month, all]) => [`meetings.${month}`, { value: tens(all.length), people: pairsOf(all) }]),
  );
}
