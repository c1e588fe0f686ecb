/** The practice school: invented people made by the same declarations, dice and set-up as everything else. */
import { underLock } from '../google/host.ts';
import {
  addDays,
  type Change,
  dice,
  insert,
  type LocalDate,
  newRow,
  problem,
  sampleRows,
  update,
} from '../kit/index.ts';
import { settings, team } from '../stages/1-preparation/settings.ts';
import { personOf } from '../stages/2-mentees/admission.ts';
import { type ConsentKind, consents, consentsNeeded } from '../stages/2-mentees/consents.ts';
import { type Mentee, mentees } from '../stages/2-mentees/register.ts';
import { menteeSources } from '../stages/2-mentees/sources.ts';
import { type Mentor, mentorPersonOf, mentors } from '../stages/3-mentors/register.ts';
import { roadmaps, tables } from '../stages/index.ts';
import { preparation, pressed } from './practice-stages.ts';
import { atWork, inPairs } from './practice-work.ts';
import { settled } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import { refresh } from './tick.ts';

const notEmpty = problem<void>('not-empty', () => [
  'В книге уже есть наставляемые или наставники. Учебная школа не создана, ничего не изменено. Создайте её в новой книге.',
  'The workbook already has mentees or mentors. No practice school was made, nothing was changed. Make it in a new workbook.',
]);

/** With `pairs` some of the people are in pairs that have met already. */
export type School = { mentees: number; mentors: number; seed: number; pairs: boolean };

/** A year that fits: people join over the last month, not on the day the school was made. */
const joined = (today: LocalDate, back: number): LocalDate => addDays(today, -back);

function unique<R extends { fullName: string | undefined }>(rows: readonly R[]): R[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const n = (seen.get(row.fullName ?? '') ?? 0) + 1;
    seen.set(row.fullName ?? '', n);
    return n === 1 || !row.fullName ? row : { ...row, fullName: `${row.fullName} (${n})` };
  });
}

/** Everybody and their papers, as changes. Pure but for the codes that `s.now` gives out. */
function people(s: Snapshot, school: School): Change[] {
  const d = dice(school.seed, { team: ['К-001', 'К-002', 'К-003'], events: ['СБ-001'] });
  const { today } = s.now;
  const codes = s.memory.mode === 'codes';
  const staff = sampleRows(team, d, 3).map((m, i) => ({
    ...newRow(
      team,
      { ...m, id: undefined as never, from: joined(today, 40), email: `komanda${i + 1}@example.org` },
      s.now,
    ),
    role: (['curator', 'psychologist', 'methodist'] as const)[i] ?? 'curator',
    position: ['заместитель директора', 'педагог-психолог', 'методист'][i],
  }));
  const newcomers = unique(sampleRows(mentees, d, school.mentees)).map(
    (m): Mentee => ({
      ...m,
      ...(codes && {
        fullName: undefined,
        email: undefined,
        birthYear: undefined,
        contact: undefined,
        guardian: undefined,
      }),
      id: s.now.nextId('mentees', 'НМ') as Mentee['id'],
      joinedOn: joined(today, d.int(1, 16)),
      toDo: undefined,
    }),
  );
  const candidates = unique(sampleRows(mentors, d, school.mentors)).map(
    (m, i): Mentor => ({
      ...m,
      ...(codes && m.category === 'learner'
        ? { fullName: `ученик-наставник ${i + 1}`, email: undefined, phone: undefined }
        : { email: `nastavnik${i + 1}@example.org` }),
      id: s.now.nextId('mentors', 'НР') as Mentor['id'],
      joinedOn: joined(today, d.int(1, 16)),
      state: i % 10 === 9 ? 'candidate' : 'ready',
      vettingChecked: m.vetting === undefined ? undefined : joined(today, 15),
      vettingBy: undefined,
      vettingUntil: m.vetting === 'certificate' ? addDays(today, d.int(40, 340)) : undefined,
      contacted: joined(today, d.int(1, 20)),
      toDo: undefined,
    }),
  );
  const { young: learners, guides } = school.pairs
    ? inPairs(newcomers, candidates, today)
    : { young: newcomers, guides: candidates };
  const given = (whose: { mentee?: Mentee['id']; mentor?: Mentor['id'] }, kind: ConsentKind, back: number) =>
    insert(
      consents,
      newRow(
        consents,
        {
          ...whose,
          kind,
          state: 'given',
          requested: joined(today, back + 5),
          given: joined(today, back),
          keptAt: `папка ${d.int(1, 4)}`,
        },
        s.now,
      ),
    );
  return [
    ...staff.map((m) => insert(team, m)),
    ...learners.map((m) => insert(mentees, m)),
    ...learners
      .filter((_, i) => i % 12 !== 0)
      .flatMap((m) => consentsNeeded(personOf(m), today).map((kind) => given({ mentee: m.id }, kind, d.int(1, 12)))),
    ...learners.map((m) =>
      insert(
        menteeSources,
        newRow(
          menteeSources,
          {
            mentee: m.id,
            channel: d.pick([
              'questionnaire',
              'class_teachers',
              'psychologists',
              'interview',
              'parents',
              'career_tests',
            ] as const),
            collected: m.joinedOn,
          },
          s.now,
        ),
      ),
    ),
    ...guides.map((m) => insert(mentors, m)),
    ...guides.flatMap((m) =>
      consentsNeeded(mentorPersonOf(m), today).map((kind) => given({ mentor: m.id }, kind, d.int(1, 12))),
    ),
    ...preparation(s, learners, guides, school.seed),
    ...(school.pairs ? atWork(s, learners, guides) : []),
  ];
}

/** The first stages are mostly done in October, the later ones are still ahead. */
function progress(s: Snapshot, d = dice(7)): Change[] {
  return roadmaps.flatMap(({ stage, table }) =>
    s.rows(table).map((t, i) => {
      const far =
        stage.number <= 2
          ? 'done'
          : stage.number <= 4
            ? i % 2
              ? 'doing'
              : 'done'
            : stage.number === 5 && i === 0
              ? 'doing'
              : 'todo';
      return update(table, t.id, { status: far, due: addDays(s.now.today, stage.number * 20 - 50 + d.int(0, 10)) });
    }),
  );
}

/** Fills an empty, set-up workbook with a practice school. @throws notEmpty */
export function makePractice(school: School): { mentees: number; mentors: number } {
  underLock(() => {
    const s = snapshot(
      tables.filter((t) => !t.grows),
      'skip',
    );
    if (s.rows(mentees).length || s.rows(mentors).length) throw notEmpty();
    const changes = [
      update(settings, settings.id, {
        practice: s.lang === 'ru' ? 'да, люди вымышлены' : 'yes, the people are invented',
        replyTo: 'kurator@example.org',
      }),
      ...people(s, school),
      ...progress(s),
    ];
    s.write(settled(s, [...changes, ...pressed(s, changes)]));
  });
  refresh();
  return { mentees: school.mentees, mentors: school.mentors };
}
