/** An invented school near the end of its year, of any size: what monitoring is measured, drawn and tested with. */
import type { World } from '../runtime/index.ts';
import {
  type AnyRow,
  type AnyTable,
  addDays,
  type Cell,
  columnsOf,
  day,
  dice,
  type Id,
  type Lang,
  type LocalDate,
  type Programme,
  programme,
  sampleRows,
  say,
  type Table,
  type Writing,
  writeCells,
} from '../src/kit/index.ts';
import { indicators, kpiCode, kpis } from '../src/stages/1-preparation/kpis.ts';
import { defaults, settings, team } from '../src/stages/1-preparation/settings.ts';
import { personOf } from '../src/stages/2-mentees/admission.ts';
import { consents, consentsNeeded } from '../src/stages/2-mentees/consents.ts';
import { measures } from '../src/stages/2-mentees/measures.ts';
import { mentees } from '../src/stages/2-mentees/register.ts';
import { mentorPersonOf, mentors } from '../src/stages/3-mentors/register.ts';
import { type Pair, pairMembers, pairs } from '../src/stages/5-pairs/tables.ts';
import { checkIns } from '../src/stages/6-work/check-ins.ts';
import { curatorSurveys } from '../src/stages/6-work/curator-survey.ts';
import { feedback } from '../src/stages/6-work/feedback.ts';
import { helpRequests } from '../src/stages/6-work/help.ts';
import { meetings } from '../src/stages/6-work/meetings.ts';
import { plans } from '../src/stages/6-work/plans.ts';

export type YearSize = { mentees: number; pairs: number; meetings: number; feedback: number };

/** How much better or worse a later measure is: some indicators rise, some stay, one falls. */
const SHIFTS = [0, 0, 1, 1, 2, -1, 3];
const STEADY = [0, 0, 0, 1, -1, 1, -2];
const FALLING = [0, 0, -1, -1, 1, -2];
const VALUABLE = ['живое общение', 'поддержка в учёбе', 'новые друзья', 'помогли с проектом'];
const MISSING = ['больше встреч', 'своего кабинета', 'времени весной', 'встреч вне школы'];

export type Year = {
  today: LocalDate;
  rows: readonly (readonly [AnyTable, readonly AnyRow[]])[];
  programme: Programme;
};

export function yearOf(seed: number, size: YearSize): Year {
  const today = day('2027-05-20');
  const begun = day('2026-11-10');
  const ids: Record<string, string[]> = {
    team: ['К-001'],
    partners: ['ПР-001'],
    trainings: ['ОБ-001'],
    events: ['СБ-001'],
    experts: ['ЭК-001'],
    materials: ['МТ-001'],
  };
  const d = dice(seed, ids);
  const code = (prefix: string, i: number) => `${prefix}-${String(i + 1).padStart(3, '0')}`;
  const many = <R extends { id: string }>(
    t: Table<R>,
    prefix: string,
    n: number,
    more: (row: R, i: number) => object,
  ): R[] => {
    const blank = Object.fromEntries(columnsOf(t).map(([key, c]) => [key, c.required ? c.sample(d) : undefined]));
    const rows = Array.from({ length: n }, (_, i): R => {
      const row = { ...(blank as unknown as R), id: code(prefix, i) as R['id'] };
      return { ...row, ...more(row, i) };
    });
    ids[t.id] = rows.map((row) => row.id);
    return rows;
  };
  const score = (from = 3) => Math.min(10, d.int(from, 11));

  const staff = sampleRows(team, d, 1).map((m) => ({ ...m, id: 'К-001' as typeof m.id, role: 'curator' as const }));
  const young = sampleRows(mentees, d, size.mentees).map((m, i) => ({
    ...m,
    id: code('НМ', i) as typeof m.id,
    ...(i % 10 === 9 && { role: 'teacher' as const, teachingYears: d.int(0, 3), birthYear: 1998 }),
    state: i % 9 === 8 ? ('withdrawn' as const) : ('active' as const),
  }));
  ids.mentees = young.map((m) => m.id);
  const guides = sampleRows(mentors, d, size.pairs).map((m, i) => ({
    ...m,
    id: code('НР', i) as typeof m.id,
    state: 'active' as const,
  }));
  ids.mentors = guides.map((m) => m.id);
  const members = young.map((m, i) => ({ mentee: m, pair: i % size.pairs }));
  const all = many(pairs, 'П', size.pairs, (_, i): Partial<Pair> => {
    const early = i % 12 === 11;
    return {
      mentor: guides[i]?.id as Id<'mentors'>,
      mentees: members.flatMap((x) => (x.pair === i ? [x.mentee.id] : [])),
      form: d.pick(['student_student', 'student_student', 'college_student_pupil', 'employer_pupil'] as const),
      origin: d.pick(['mutual', 'mutual', 'curator', 'directive'] as const),
      state: early
        ? 'closed_early'
        : d.pick(['working', 'working', 'working', 'final', 'closed_completed', 'trial'] as const),
      formed: addDays(begun, d.int(-10, 30)),
      endedOn: early ? day('2027-03-01') : undefined,
      endReason: early ? d.pick(['mentor_time', 'incompatible', 'left_school'] as const) : undefined,
      orderDate: undefined,
    };
  });
  const [someConsent] = sampleRows(consents, d, 1);
  const given = [...young.map(personOf), ...guides.map(mentorPersonOf)].flatMap((person) =>
    consentsNeeded(person, today).map((kind) => ({
      mentee: person.id.startsWith('НМ') ? person.id : undefined,
      mentor: person.id.startsWith('НР') ? person.id : undefined,
      kind,
    })),
  );
  const rows: [AnyTable, readonly AnyRow[]][] = [
    [settings, [{ ...defaults, organisation: 'Школа № 1 (учебная)', year: '2026/2027', practice: 'да' }]],
    [team, staff],
    [mentees, young],
    [mentors, guides],
    [
      consents,
      given.map((c, i) => ({
        ...someConsent,
        ...c,
        id: code('СГ', i),
        state: 'given',
        until: undefined,
        withdrawn: undefined,
      })),
    ],
    [pairs, all],
    [
      pairMembers,
      members.map(({ mentee, pair }, i) => ({
        id: code('СП', i),
        pair: all[pair]?.id,
        mentee: mentee.id,
        from: all[pair]?.formed,
        to: all[pair]?.endedOn,
      })),
    ],
    [
      kpis,
      indicators.map(({ words, targets }, i) => ({
        id: kpiCode(i),
        words: words[0],
        of: i < 3 ? [size.mentees * 2, size.mentees, Math.ceil(size.mentees / 6)][i] : undefined,
        target: targets[3],
        baseline: 0,
        note: undefined,
      })),
    ],
    [
      plans,
      many(plans, 'ПЛ', Math.ceil(size.pairs * 0.8), (_, i) => ({
        pair: all[i]?.id as Id<'pairs'>,
        state: 'agreed',
        cadenceDays: 14,
      })),
    ],
    [
      meetings,
      many(meetings, 'ВС', size.meetings, (_, i) => {
        const pair = all[i % size.pairs] as Pair;
        const on = addDays(pair.formed, Math.floor(i / size.pairs) * 12 + d.int(0, 8));
        return {
          pair: pair.id,
          on,
          state: on > today ? 'planned' : i % 14 === 13 ? 'cancelled' : 'held',
          rating: d.int(3, 5),
          minutes: d.int(20, 90),
          help: undefined,
          next: undefined,
          mentor: pair.mentor,
        };
      }),
    ],
    [
      feedback,
      many(feedback, 'АН', size.feedback, (_, i) => {
        const person = members[i % members.length];
        const pair = all[person?.pair ?? 0] as Pair;
        const mentor = i % 3 === 2;
        const turn = Math.floor(i / members.length);
        const wave = (['first', 'final', 'mid'] as const)[turn] ?? 'pulse';
        const late = wave === 'final' ? 1 : 0;
        const scales = [
          'effectiveness',
          'comfort',
          'personal',
          'group',
          'support',
          'help',
          'safety',
          'clarity',
          'changes',
        ] as const;
        return {
          wave,
          side: mentor ? 'mentor' : 'mentee',
          on: day(wave === 'first' ? '2026-11-20' : wave === 'mid' ? '2027-02-01' : '2027-05-10'),
          mentee: mentor ? undefined : (person?.mentee.id as Id<'mentees'>),
          mentor: mentor ? pair.mentor : undefined,
          pair: pair.id,
          form: pair.form,
          version: 1,
          ...Object.fromEntries(scales.map((scale) => [scale, Math.min(10, score(4) + late)])),
          quality: late ? score(5) : undefined,
          result: late ? score(5) : undefined,
          joint: late ? score(5) : undefined,
          glad: wave === 'pulse' ? undefined : d.int(0, 9) < 6 + 2 * late ? 'yes' : 'no',
          toMentor: late ? d.pick(['yes', 'no'] as const) : undefined,
          valuable: late && i % 5 === 0 ? d.pick(VALUABLE) : undefined,
          missing: late && i % 7 === 0 ? d.pick(MISSING) : undefined,
          adult: undefined,
        };
      }),
    ],
    [
      measures,
      young
        .flatMap((m, i) =>
          (['before', 'middle', 'after'] as const).flatMap((wave, w) => {
            if (wave === 'after' && m.state === 'withdrawn') return [];
            const base = {
              mentee: m.id,
              wave,
              measured: day(['2026-10-05', '2027-02-05', '2027-05-12'][w] as string),
              frozen: undefined,
              print: undefined,
              reason: undefined,
            };
            const from = (least: number, shifts = SHIFTS) =>
              Math.max(1, Math.min(10, least + (w ? d.pick(shifts) : 0)));
            const own =
              m.role === 'teacher'
                ? {
                    informant: 'teacher',
                    job: from(4 + (i % 5)),
                    burnout: Math.max(1, 3 - ((i + w) % 3)),
                    skills: from(5 + (i % 4)),
                  }
                : {
                    informant: 'learner',
                    school: from(3 + (i % 6)),
                    mood: from(4 + (i % 5), STEADY),
                    ambition: from(5 + (i % 4), STEADY),
                    future: from(2 + (i % 6)),
                    activity: from(4 + (i % 6), FALLING),
                    skills: from(5 + (i % 4)),
                  };
            const more =
              m.role === 'teacher'
                ? []
                : [
                    {
                      ...base,
                      informant: 'class_teacher',
                      involvement: from(5 + (i % 4)),
                      marks: Math.min(5, 3 + ((i * 7) % 17) / 10 + (w * d.int(-10, 25)) / 100),
                    },
                    ...(i % 8 === 7
                      ? []
                      : [
                          {
                            ...base,
                            informant: 'psychologist',
                            anxiety: Math.max(1, 1 + ((i + 1) % 3) - (w === 2 ? i % 2 : 0)),
                          },
                        ]),
                  ];
            return [{ ...base, ...own }, ...more];
          }),
        )
        .map((m, i) => ({ ...m, id: code('ПК', i) })),
    ],
    [
      helpRequests,
      many(helpRequests, 'ПМ', Math.ceil(size.pairs / 4), (_, i) => ({
        mentor: guides[i]?.id as Id<'mentors'>,
        pair: all[i]?.id as Id<'pairs'>,
        meeting: undefined,
        asked: day('2027-02-10'),
        answered: i % 5 ? day(i % 3 ? '2027-02-12' : '2027-02-20') : undefined,
      })),
    ],
    [
      checkIns,
      many(checkIns, 'КК', size.pairs, (_, i) => ({
        pair: all[i]?.id as Id<'pairs'>,
        due: day('2027-05-05'),
        done: i % 4 ? day('2027-05-10') : undefined,
        how: i % 4 ? (i % 9 ? 'well' : 'care') : undefined,
      })),
    ],
    [
      curatorSurveys,
      many(curatorSurveys, 'АК', 1, () => ({
        curator: 'К-001' as Id<'team'>,
        wave: 'final',
        goal: 2,
        principles: 2,
        approaches: 1,
        climate: 2,
        logic: 2,
        participants: 2,
        partners: 1,
        interest: 2,
        application: 1,
        index: 15,
        level: 'optimal',
      })),
    ],
  ];
  return { today, rows, programme: programme(today, ...rows) };
}

/** A tab as it would stand, header first, cells in the order of the declaration. */
export function gridOf(t: AnyTable, rows: readonly AnyRow[], book: Writing = BARE): Cell[][] {
  const keys = columnsOf(t).map(([key]) => key);
  return [
    columnsOf(t).map(([, c]) => say(c.title, book.lang)),
    ...rows.map((row) => {
      const written = writeCells(t, row, book);
      return keys.map((key) => written[key] ?? '');
    }),
  ];
}
const BARE: Writing = { lang: 'ru', label: (_table, id) => id };

/** Writes the rows below the headers of an empty, set-up workbook, as they would stand there. */
export function plantYear(world: World, book: string, year: Year, lang: Lang = 'ru'): void {
  const names = new Map(year.rows.flatMap(([t, rows]) => rows.map((row) => [String(row.id), t.called(row)] as const)));
  const label = (_table: string, id: string) => (names.get(id) ? `${names.get(id)} · ${id}` : id);
  const sheets = year.rows.flatMap(([t, rows]) =>
    t.drawn === 'down' ? [] : [{ name: say(t.sheet, lang), cells: gridOf(t, rows, { lang, label }).slice(1) }],
  );
  const { files, manifest } = world.project as NonNullable<World['project']>;
  const code = `function plant(sheets) {
    const data = sheets.map((s) => ({ range: "'" + s.name + "'!A2", values: s.cells }));
    const book = SpreadsheetApp.getActiveSpreadsheet();
    for (const s of sheets) { const sheet = book.getSheetByName(s.name); const lacks = s.cells.length + 1 - sheet.getMaxRows(); if (lacks > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacks); }
    Sheets.Spreadsheets.Values.batchUpdate({ valueInputOption: 'RAW', data }, book.getId());
  }`;
  world.push({ files: { ...files, 'Plant.js': code }, manifest }, { boundTo: book });
  const done = world.run('plant', [sheets], { kind: 'editor' });
  if (!done.ok) throw new Error(done.error?.stack);
  world.push({ files, manifest }, { boundTo: book });
}
