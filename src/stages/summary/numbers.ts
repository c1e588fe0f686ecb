/** What the summary would tell: counts of people, how they hang together, and what is not about people. Pure. */
import { type Cell, crossed, joined, type Share, type Tables, within } from '../../disclosure/index.ts';
import { type AnyTable, derived, type Programme, type Words } from '../../kit/index.ts';
import { kpiCode, kpis } from '../1-preparation/kpis.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consents, consentsLacking } from '../2-mentees/consents.ts';
import { measures } from '../2-mentees/measures.ts';
import { questionChanges } from '../2-mentees/question-changes.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { type Pair, pairMembers, pairs } from '../5-pairs/tables.ts';
import { feedback } from '../6-work/feedback.ts';
import { helpRequests } from '../6-work/help.ts';
import { lightReads } from '../6-work/light.ts';
import { meetings } from '../6-work/meetings.ts';
import { plans } from '../6-work/plans.ts';
import { breaks } from '../calendar.ts';
import { mentorCategories, mentoringForms } from '../dictionaries.ts';
import { influenceOf } from '../monitoring/influence.ts';
import { hasBegun } from '../monitoring/participants.ts';
import { processOf } from '../monitoring/process.ts';
import { satisfactionOf } from '../monitoring/satisfaction.ts';
import { type Measure, type Plain, releases } from './ledger.ts';

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
    ...lightReads,
    helpRequests,
    breaks,
    kpis,
    releases,
  ]),
];

/** Class bands, as the codes mode keeps them. */
export const bands = {
  b4: ['1–4 классы', 'classes 1–4'],
  b6: ['5–6 классы', 'classes 5–6'],
  b9: ['7–9 классы', 'classes 7–9'],
  b11: ['10–11 классы', 'classes 10–11'],
  s: ['студенты', 'students'],
  t: ['педагоги', 'teachers'],
  x: ['класс не указан', 'no class given'],
} as const satisfies Readonly<Record<string, Words>>;
type Band = keyof typeof bands;

function bandOf(m: Mentee): Band {
  if (m.role === 'teacher') return 't';
  if (m.role === 'student') return 's';
  const grade = Number(/\d+/.exec(m.classOrGroup ?? '')?.[0] ?? 0);
  if (grade < 1 || grade > 11) return 'x';
  return grade <= 4 ? 'b4' : grade <= 6 ? 'b6' : grade <= 9 ? 'b9' : 'b11';
}

/** The earliest pair of each person that has begun: it never changes again, so nobody moves between forms. */
function firstPairs(p: Programme, of: (x: Pair) => readonly string[]): Map<string, Pair> {
  const out = new Map<string, Pair>();
  const begun = p.rows(pairs).filter(hasBegun);
  for (const x of [...begun].sort((a, b) => a.formed.localeCompare(b.formed) || a.id.localeCompare(b.id))) {
    for (const person of of(x)) if (!out.has(person)) out.set(person, x);
  }
  return out;
}

/** Classes and categories are listed as they occur: their lines say that there is somebody. */
const PRESENT = { present: true } as const;

/** Lines that stand at the top of the file are given up last. */
const HEADLINE = 10;

const cell = (id: string, people: readonly unknown[] | number, also: Partial<Cell> = {}): Cell => {
  const count = typeof people === 'number' ? people : people.length;
  return { id, count, printed: true, ...also };
};
const headline = (id: string, people: readonly unknown[]): Cell =>
  cell(id, people, { weight: HEADLINE * people.length });

const YOUNG_SPECIALIST_YEARS = 3;

/** The forms of this year, used or not. */
const formCodes = (p: Programme): string[] => {
  const used = new Set<string>([...settingsOf(p).forms, ...p.rows(pairs).map((x) => x.form)]);
  return Object.keys(mentoringForms).filter((form) => used.has(form));
};

type People = {
  all: readonly Mentee[];
  paired: readonly Mentee[];
  formOf: ReadonlyMap<string, Pair>;
  mentors: readonly Mentor[];
  guides: readonly Mentor[];
  guideFormOf: ReadonlyMap<string, Pair>;
};

const peopleOf = derived((p: Programme): People => {
  const members = new Map<string, string[]>();
  for (const m of p.rows(pairMembers)) members.set(m.pair, [...(members.get(m.pair) ?? []), m.mentee]);
  const formOf = firstPairs(p, (x) => [...x.mentees, ...(members.get(x.id) ?? [])]);
  const guideFormOf = firstPairs(p, (x) => [x.mentor]);
  const all = p.rows(mentees).filter((m) => m.state !== 'draft' || formOf.has(m.id));
  return {
    all,
    paired: all.filter((m) => formOf.has(m.id)),
    formOf,
    mentors: p.rows(mentors),
    guides: p.rows(mentors).filter((m) => guideFormOf.has(m.id)),
    guideFormOf,
  };
});

/** Cells by form stand or are hidden together: pairs, mentees and mentors of a form are nearly the same number. */
const byForm = (form: string): Partial<Cell> => ({ together: `f=${form}` });

function wayOfMentees(p: Programme): Tables {
  const { all, paired, formOf } = peopleOf(p);
  const consented = all.filter((m) => m.state !== 'erased' && !consentsLacking(p, personOf(m)).length);
  const completed = paired.filter((m) => m.state === 'completed');
  const forms = formCodes(p);
  const used = (Object.keys(bands) as Band[]).filter((band) => all.some((m) => bandOf(m) === band));
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
  const learning = used.filter((band) => band !== 't');
  return joined(
    within(headline('all', all), { ...headline('consented', consented), falls: true }),
    within(headline('all', all), headline('paired', paired)),
    within(headline('paired', paired), headline('completed', completed)),
    ...(forms.length ? [{ cells: twins, sums: cube.sums }] : []),
    crossed('all', all, { b: used }, (m) => [bandOf(m)], PRESENT),
    crossed('paired', paired, { b: used }, (m) => [bandOf(m)]),
    ...used.map((band) => within({ ...inBand('all', all, band), ...PRESENT }, inBand('paired', paired, band))),
    {
      cells: [
        cell(
          'learners',
          paired.filter((m) => bandOf(m) !== 't'),
        ),
      ],
      sums: learning.length ? [{ whole: 'learners', parts: learning.map((b) => `paired|b=${b}`) }] : [],
    },
    ...(used.includes('t')
      ? [
          within(
            inBand('paired', paired, 't'),
            cell(
              'young',
              paired.filter((m) => bandOf(m) === 't' && (m.teachingYears ?? 0) <= YOUNG_SPECIALIST_YEARS),
            ),
          ),
        ]
      : []),
  );
}

/** Pairs whose plan has been agreed. */
const withPlan = (p: Programme, begun: readonly Pair[]): Tables[] => {
  const planned = new Set(p.rows(plans).flatMap((x) => (x.state === 'draft' ? [] : [x.pair as string])));
  return [
    within(
      headline('pairs', begun),
      cell(
        'pairsPlanned',
        begun.filter((x) => planned.has(x.id)),
      ),
    ),
  ];
};

function mentorsAndPairs(p: Programme): Tables {
  const { mentors: all, guides, guideFormOf } = peopleOf(p);
  const used = Object.keys(mentorCategories).filter((c) => all.some((m) => m.category === c));
  const begun = p.rows(pairs).filter(hasBegun);
  const forms = formCodes(p);
  const of = (whole: string, people: readonly Mentor[], category: string) =>
    cell(
      `${whole}|c=${category}`,
      people.filter((m) => m.category === category),
    );
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
  const pupils: readonly string[] = used.filter((c) => c === 'learner' || c === 'student');
  return joined(
    within(headline('mentors', all), headline('guides', guides)),
    crossed('mentors', all, { c: used }, (m) => [m.category], PRESENT),
    crossed('guides', guides, { c: used }, (m) => [m.category]),
    ...used.map((c) => within({ ...of('mentors', all, c), ...PRESENT }, of('guides', guides, c))),
    ...(pupils.length
      ? [
          {
            cells: [
              cell(
                'pupilGuides',
                guides.filter((m) => pupils.includes(m.category)),
              ),
            ],
            sums: [{ whole: 'pupilGuides', parts: pupils.map((c) => `guides|c=${c}`) }],
          },
        ]
      : []),
    ended('pairsDone', 'closed_completed'),
    ended('pairsEarly', 'closed_early'),
    ...withPlan(p, begun),
    inForms('pairs', (form) => begun.filter((x) => x.form === form).length),
    inForms('guides', (form) => guides.filter((m) => guideFormOf.get(m.id)?.form === form).length),
  );
}

function influenceCounts(p: Programme): { tables: Tables; measures: Record<string, Measure> } {
  const { paired } = peopleOf(p);
  const changes = influenceOf(p).changes.filter((c) => c.pairs.length >= settingsOf(p).smallest);
  const known: Record<string, Measure> = {};
  const tables = changes.flatMap((c): Tables[] => {
    const id = `i.${c.indicator}`;
    const n = c.pairs.length;
    const { improved, unchanged, worse } = c.tally;
    if (c.before !== undefined) known[`${id}.before`] = { value: c.before, people: n };
    if (c.after !== undefined) known[`${id}.after`] = { value: c.after, people: n };
    return [
      within(headline('paired', paired), cell(id, n)),
      {
        cells: [cell(`${id}.up`, improved), cell(`${id}.same`, unchanged), cell(`${id}.down`, worse)],
        sums: [{ whole: id, parts: [`${id}.up`, `${id}.same`, `${id}.down`] }],
      },
    ];
  });
  return { tables: joined(...tables), measures: known };
}

/** Answers with a code come from participants; who did not answer follows from both numbers. */
function satisfactionCounts(p: Programme): Tables {
  const { paired, guides } = peopleOf(p);
  const said = satisfactionOf(p);
  const of = (side: 'mentee' | 'mentor', whole: Cell): Tables[] =>
    said[side].answered >= settingsOf(p).smallest
      ? [
          within(whole, cell(`${side}Said`, said[side].answered)),
          within(cell(`${side}Said`, said[side].answered), cell(`${side}Glad`, said[side].satisfied)),
        ]
      : [];
  return joined(...of('mentee', headline('paired', paired)), ...of('mentor', headline('guides', guides)));
}

const TEN = 10;

type Fresh = Measure & { fresh?: number };

/** Meetings are not people, but those of a handful of pairs would tell of these pairs: they are told anew with enough of them. */
function processMeasures(p: Programme): Record<string, Fresh> {
  const held = p.rows(meetings).filter((m) => m.state === 'held');
  const last = p.rows(releases).reduce((day, r) => (r.state === 'released' && r.day > day ? r.day : day), '');
  const pairsSince = (from: string) => new Set(held.flatMap((m) => (m.on > from ? [m.pair] : []))).size;
  const met = { people: pairsSince(''), fresh: pairsSince(last) };
  const { meetings: kept, wait } = processOf(p);
  const tens = (n: number) => Math.round(n / TEN) * TEN;
  return {
    meetings: { value: tens(held.length), ...met },
    ...(kept.due && { meetingsDue: { value: tens(kept.due), ...met } }),
    ...(wait.median !== undefined && { wait: { value: wait.median, people: wait.n } }),
  };
}

export type Numbers = {
  tables: Tables;
  shares: readonly Share[];
  measures: Readonly<Record<string, Fresh>>;
  plain: Omit<Plain, 'stages'>;
};

/** All that the summary could tell today, small numbers included. */
export const numbersOf = derived((p: Programme): Numbers => {
  const influence = influenceCounts(p);
  const enterprises = peopleOf(p)
    .guides.filter((m) => m.category === 'employer' || m.category === 'entrepreneur')
    .flatMap((m) => m.organisation ?? []);
  return {
    tables: joined(wayOfMentees(p), mentorsAndPairs(p), satisfactionCounts(p), influence.tables),
    shares: [
      { part: 'consented', whole: 'all' },
      { part: 'paired', whole: 'all' },
      { part: 'completed', whole: 'paired' },
      { part: 'guides', whole: 'mentors' },
      ...(Object.keys(bands) as Band[]).map((b) => ({ part: `paired|b=${b}`, whole: `all|b=${b}` })),
      { part: 'pairsPlanned', whole: 'pairs' },
      { part: 'menteeGlad', whole: 'menteeSaid' },
      { part: 'mentorGlad', whole: 'mentorSaid' },
    ],
    measures: { ...influence.measures, ...processMeasures(p) },
    plain: {
      kpis: Array.from({ length: 6 }, (_, i) => {
        const row = p.row(kpis, kpiCode(i));
        return [row?.of ?? null, row?.target ?? null] as const;
      }),
      enterprises: new Set(enterprises).size,
      rule: settingsOf(p).satisfied,
    },
  };
});
