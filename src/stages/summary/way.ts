/** How far people have come: mentees by class and form, mentors by category. */
import { type Cell, crossed, joined, type Tables, within } from '../../disclosure/index.ts';
import type { Programme } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { mentorCategories } from '../dictionaries.ts';
import { fromEnterprises, kpiPeople, learning } from '../monitoring/kpi-people.ts';
import { mentorsReached, metOf } from '../monitoring/process.ts';
import { type Band, bandOf, bands, byForm, cell, formCodes, headline, indicator, PRESENT, peopleOf } from './cells.ts';

/** Classes and categories each on a line of its own, or not at all: that a line stands says that there is somebody. */
export type Lines = 'listed' | 'none';

/** Lines as they occur; of a handful of people none, for as many lines would say how many there are. */
function listed<T, C extends string>(
  k: number,
  lines: Lines,
  codes: readonly C[],
  all: readonly T[],
  of: (x: T) => C,
): C[] {
  const there = new Set(all.map(of));
  return lines === 'none' || all.length < k ? [] : codes.filter((code) => there.has(code));
}

/** A whole that stands in no line of the file and is the sum of some that do. */
const unprinted = (id: string, people: readonly unknown[], parts: readonly string[]): Tables => ({
  cells: [cell(id, people, { printed: false })],
  sums: [{ whole: id, parts }],
});

/** Mentees who learn, of any age; the indicator of the model counts those of an age. */
export const LEARNERS = 'learnersAll';

export function wayOfMentees(p: Programme, lines: Lines): Tables {
  const { smallest } = settingsOf(p);
  const { all, paired, formOf } = peopleOf(p);
  const consented = all.filter((m) => m.state !== 'erased' && !consentsLacking(p, personOf(m)).length);
  const completed = paired.filter((m) => m.state === 'completed');
  const met = paired.filter((m) => metOf(p).has(m.id));
  const forms = formCodes(p);
  const used = listed(smallest, lines, Object.keys(bands) as Band[], all, bandOf);
  const inBand = (whole: string, of: readonly Mentee[], band: Band) =>
    cell(
      `${whole}|b=${band}`,
      of.filter((m) => bandOf(m) === band),
    );
  const cube = crossed('paired', paired, { f: forms, b: used }, (m) => [formOf.get(m.id)?.form ?? '', bandOf(m)]);
  const twins = cube.cells.map((c) => {
    const form = /^paired\|f=([^|]*)$/.exec(c.id)?.[1];
    return form ? { ...c, ...byForm(form) } : c;
  });
  const { learners, youngTeachers } = kpiPeople(p);
  const ofLearners = used.filter((band) => band !== 't');
  const everybody = paired.filter((m) => bandOf(m) !== 't');
  return joined(
    within(headline('all', all), { ...headline('consented', consented), falls: true }),
    within(headline('all', all), headline('paired', paired)),
    within(headline('paired', paired), headline('completed', completed)),
    within(headline('paired', paired), cell('met', met)),
    ...(forms.length ? [{ cells: twins, sums: cube.sums }] : []),
    crossed('all', all, { b: used }, (m) => [bandOf(m)], PRESENT),
    crossed('paired', paired, { b: used }, (m) => [bandOf(m)]),
    ...used.map((band) => within({ ...inBand('all', all, band), ...PRESENT }, inBand('paired', paired, band))),
    ...(ofLearners.length
      ? [
          unprinted(
            LEARNERS,
            everybody,
            ofLearners.map((b) => `paired|b=${b}`),
          ),
          within(cell(LEARNERS, everybody, { printed: false }), indicator('learners', learners)),
        ]
      : []),
    ...(used.includes('t') ? [within(inBand('paired', paired, 't'), indicator('young', youngTeachers))] : []),
  );
}

export function wayOfMentors(p: Programme, lines: Lines): Tables {
  const { smallest } = settingsOf(p);
  const { mentors: all, guides } = peopleOf(p);
  const { selected, ready } = mentorsReached(p);
  const reached = (id: string, by: (m: Mentor) => boolean): Cell => cell(id, all.filter(by), { falls: true });
  const used = listed(smallest, lines, Object.keys(mentorCategories) as Mentor['category'][], all, (m) => m.category);
  const of = (whole: string, people: readonly Mentor[], category: string) =>
    cell(
      `${whole}|c=${category}`,
      people.filter((m) => m.category === category),
    );
  const { youngMentors, enterprises } = kpiPeople(p);
  const within_ = (id: string, categories: readonly Mentor['category'][], inner: Cell): Tables[] => {
    const mine = categories.filter((c) => used.includes(c));
    const people = guides.filter((m) => mine.includes(m.category));
    return mine.length
      ? [
          unprinted(
            id,
            people,
            mine.map((c) => `guides|c=${c}`),
          ),
          within(cell(id, people, { printed: false }), inner),
        ]
      : [];
  };
  return joined(
    within(headline('mentors', all), headline('guides', guides)),
    within(headline('mentors', all), reached('selected', selected)),
    within(reached('selected', selected), reached('ready', ready)),
    within(reached('ready', ready), headline('guides', guides)),
    crossed('mentors', all, { c: used }, (m) => [m.category], PRESENT),
    crossed('guides', guides, { c: used }, (m) => [m.category]),
    ...used.map((c) => within({ ...of('mentors', all, c), ...PRESENT }, of('guides', guides, c))),
    ...within_('guidesLearning', learning, indicator('pupilGuides', youngMentors)),
    // organisations are no people, yet there are at least as many mentors
    ...within_('guidesEnterprise', fromEnterprises, cell('enterprises', enterprises.size, { open: true, falls: true })),
  );
}
