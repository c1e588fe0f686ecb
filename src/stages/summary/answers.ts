/** What people answered and what changed for them, as counts of people. */
import { joined, type Tables, within } from '../../disclosure/index.ts';
import type { Programme } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import type { Closed, Feedback, Side } from '../6-work/feedback.ts';
import { askedOf } from '../monitoring/indicators.ts';
import { influenceOf } from '../monitoring/influence.ts';
import { HIGH, OUTWARD, type Scale, scales } from '../monitoring/opinions.ts';
import { answersTo, finalAnswers, satisfactionOf } from '../monitoring/satisfaction.ts';
import { cell, headline, peopleOf } from './cells.ts';
import type { Measure } from './ledger.ts';
import { LEARNERS } from './way.ts';

const sides = ['mentee', 'mentor'] as const;

/** Who could have answered stands in the file as everybody of that side. */
function wholeOf(p: Programme, side: Side) {
  const { paired, guides } = peopleOf(p);
  return side === 'mentee' ? headline('paired', paired) : headline('guides', guides);
}

/** Who did not answer follows from who did. */
const surveyed = (p: Programme, side: Side): Tables[] =>
  (['first', 'mid'] as const).flatMap((wave) => {
    const n = answersTo(p, wave, side).length;
    return n >= settingsOf(p).smallest ? [within(wholeOf(p, side), cell(`${side}|w=${wave}`, n))] : [];
  });

/** The final survey: who answered, who is satisfied, who said yes to what, and who gave a good mark. */
function final(p: Programme, side: Side): Tables[] {
  const answers = finalAnswers(p, side);
  if (answers.length < settingsOf(p).smallest) return [];
  const said = cell(`${side}Said`, answers);
  const some = (id: string, asked: (f: Feedback) => unknown, met: (f: Feedback) => boolean): Tables[] =>
    answers.some((f) => asked(f) !== undefined) ? [within(said, cell(`${side}|${id}`, answers.filter(met)))] : [];
  return [
    within(wholeOf(p, side), said),
    within(said, cell(`${side}Glad`, satisfactionOf(p)[side].satisfied)),
    ...OUTWARD.flatMap((q: Closed) =>
      some(
        `q=${q}`,
        (f) => f[q],
        (f) => f[q] === 'yes',
      ),
    ),
    ...scales.flatMap((s: Scale) =>
      some(
        `h=${s}`,
        (f) => f[s],
        (f) => (f[s] ?? 0) >= HIGH,
      ),
    ),
  ];
}

export const answerCounts = (p: Programme): Tables =>
  joined(...sides.flatMap((side) => [...surveyed(p, side), ...final(p, side)]));

/**
 * Participants measured twice, by what became of the indicator; medians with them.
 * @param wholes cells that are counted already: who was not measured follows from the narrowest that fits
 */
export function influenceCounts(
  p: Programme,
  wholes: ReadonlySet<string>,
): { tables: Tables; measures: Record<string, Measure> } {
  const { paired } = peopleOf(p);
  const changes = influenceOf(p).changes.filter((c) => c.pairs.length >= settingsOf(p).smallest);
  const known: Record<string, Measure> = {};
  const tables = changes.flatMap((c): Tables[] => {
    const id = `i.${c.indicator}`;
    const n = c.pairs.length;
    const { improved, unchanged, worse } = c.tally;
    if (c.before !== undefined) known[`${id}.before`] = { value: c.before, people: n };
    if (c.after !== undefined) known[`${id}.after`] = { value: c.after, people: n };
    const asked = paired.filter((m) => askedOf(c.indicator, m.role));
    const group = asked.some((m) => m.role === 'teacher') ? 'paired|b=t' : LEARNERS;
    const narrow = asked.length < paired.length && wholes.has(group);
    return [
      within(narrow ? cell(group, asked) : headline('paired', paired), cell(id, n)),
      {
        cells: [cell(`${id}.up`, improved), cell(`${id}.same`, unchanged), cell(`${id}.down`, worse)],
        sums: [{ whole: id, parts: [`${id}.up`, `${id}.same`, `${id}.down`] }],
      },
    ];
  });
  return { tables: joined(...tables), measures: known };
}
