/** What a practice school has done by October in stages 1–4: papers, partners, meetings, selection and training. */
import {
  addDays,
  after,
  type Change,
  type Dice,
  dice,
  type Id,
  insert,
  newRow,
  sampleRows,
  type Table,
  update,
} from '../kit/index.ts';
import { documents } from '../stages/1-preparation/documents.ts';
import { takeBreaks } from '../stages/1-preparation/first-steps.ts';
import { publications } from '../stages/1-preparation/informing.ts';
import { indicators, kpiCode, kpis } from '../stages/1-preparation/kpis.ts';
import { partners } from '../stages/1-preparation/partners.ts';
import { requests } from '../stages/1-preparation/requests.ts';
import { resources } from '../stages/1-preparation/resources.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { measures } from '../stages/2-mentees/measures.ts';
import type { Mentee } from '../stages/2-mentees/register.ts';
import { events } from '../stages/3-mentors/events.ts';
import { type Mentor, mentors } from '../stages/3-mentors/register.ts';
import { drawCriteria } from '../stages/4-selection/criteria.ts';
import { experts } from '../stages/4-selection/experts.ts';
import { screenings } from '../stages/4-selection/screening.ts';
import { attendance, trainings } from '../stages/4-selection/training.ts';
import type { Snapshot } from './snapshot.ts';

const passport = {
  fullName: 'Муниципальное бюджетное общеобразовательное учреждение «Школа № 1» (учебная)',
  address: '420000, г. Казань, ул. Школьная, 1',
  city: 'Казань',
  headName: 'Петрова А. В.',
  headPosition: 'Директор',
  dataOfficer: 'Соколова Н. И., делопроизводитель',
  site: 'https://school.example/mentoring',
  classes: '7А, 7Б, 7В, 8А, 8Б, 8В, 9А, 9Б, 9В, 10А, 10Б, 10В, 11А, 11Б, 11В',
  goal: 'Раскрыть потенциал каждого наставляемого, нужный для успешной личной и профессиональной самореализации',
  tasks: 'Помочь с учёбой и выбором профессии; развить гибкие навыки; поддержать новичков',
  results: 'Рост успеваемости и вовлечённости; осознанный выбор профессии; сообщество наставников',
};

/** @param d gives the same school every time for the same seed */
export function preparation(
  s: Snapshot,
  learners: readonly Mentee[],
  guides: readonly Mentor[],
  seed: number,
): Change[] {
  const { today } = s.now;
  const codes = s.memory.mode === 'codes';
  const points: Record<string, string[]> = {
    team: ['К-001', 'К-002', 'К-003'],
    trainings: ['ОБ-001'],
    cases: ['КС-001'],
  };
  const d = (): Dice => dice(seed + 11, points);
  const made: Change[] = [];
  const add =
    <R extends { id: string }>(t: Table<R>, n: number) =>
    (more: (row: R, i: number) => Partial<R>): R[] => {
      const rows = sampleRows(t, d(), n).map((row, i) =>
        newRow(t, { ...row, ...more(row, i), id: undefined as never } as Partial<R>, s.now),
      );
      made.push(...rows.map((row) => insert(t, row)));
      points[t.id] = rows.map((row) => row.id);
      return rows;
    };
  const names = [
    'завод «Вектор»',
    'педагогический университет',
    'фонд «Берег»',
    'политехнический колледж',
    'газета «Район»',
  ];
  const kinds = ['enterprise', 'university', 'ngo', 'college', 'media'] as const;
  add(
    partners,
    5,
  )((_, i) => ({
    name: names[i] ?? '',
    type: kinds[i] ?? 'enterprise',
    status: i < 2 ? 'agreement' : i < 4 ? 'consent' : 'contact',
    nextStep: addDays(today, 5 + i * 3),
    email: `partner${i + 1}@example.org`,
  }));
  add(
    experts,
    3,
  )((_, i) => ({
    type: (['psychologist', 'ngo', 'university'] as const)[i] ?? 'mentor',
    tasks: ['selection', 'training'],
    confidentiality: i < 2 ? addDays(today, -30) : undefined,
  }));
  add(
    requests,
    24,
  )((r, i) => ({
    ...(codes && { fullName: undefined }),
    themes: r.themes ?? ['career'],
    submitted: addDays(today, -40 + i),
  }));
  const lessons = add(
    trainings,
    2,
  )((_, i) => ({
    topic: ['роль наставника и границы', 'первая встреча и безопасное общение'][i] ?? '',
    kind: 'first' as const,
    date: addDays(today, -12 + i * 6),
    hours: 2 - i * 0.5,
  }));
  add(
    resources,
    5,
  )((r, i) => ({
    status: i < 3 ? 'received' : 'looking',
    have: i < 3 ? r.need : 0,
    applyBy: i === 4 ? addDays(today, 10) : undefined,
    training: undefined,
    scope: i < 3 ? 'internal' : 'external',
    source: i < 3 ? 'own' : 'grant',
  }));
  const occasions = ['preparing', 'preparing', 'opportunities', 'goals', 'goals', 'launch'] as const;
  add(
    publications,
    6,
  )((_, i) => ({
    occasion: occasions[i] ?? 'goals',
    date: addDays(today, -45 + i * 7),
    done: 'held',
    way: i === 2 ? 'site' : 'meeting',
    url: i === 2 ? 'https://school.example/mentoring' : undefined,
    audiences: i === 2 ? ['enterprises', 'universities', 'alumni'] : ['parents', 'learners', 'teachers'],
    classes: occasions[i] === 'goals' ? '7А, 7Б, 8А, 8Б, 9А, 9Б, 10А' : undefined,
    consentPacks: undefined,
    partner: undefined,
    case: undefined,
    caseVersion: undefined,
    takenDown: undefined,
  }));
  const [fair] = add(
    events,
    2,
  )((_, i) => ({
    contacts: 14 - i * 6,
    date: addDays(today, -25 + i * 8),
    followUp: addDays(today, -18 + i * 8),
    followed: 'yes',
  }));
  const ready = guides.filter((m) => m.state === 'ready');
  for (const m of ready) {
    made.push(
      insert(
        screenings,
        newRow(
          screenings,
          {
            mentor: m.id,
            date: addDays(today, -14),
            assessor: 'К-001' as Id<'team'>,
            psych: 'yes',
            decision: 'selected',
            motivation: 4,
            communication: 5,
            responsibility: 4,
            safety: 5,
            reason: 'опыт и желание помогать',
          },
          s.now,
        ),
      ),
      ...lessons.map((t) =>
        insert(attendance, newRow(attendance, { training: t.id, mentor: m.id, result: 'present' }, s.now)),
      ),
    );
  }
  const self = dice(seed + 13, points);
  for (const m of learners.filter((_, i) => i % 5 !== 0)) {
    const six = {
      school: self.int(3, 8),
      mood: self.int(3, 9),
      ambition: self.int(4, 9),
      future: self.int(2, 8),
      activity: self.int(3, 8),
      skills: self.int(3, 8),
    };
    made.push(
      insert(
        measures,
        newRow(
          measures,
          { mentee: m.id, informant: 'learner', measured: addDays(today, -self.int(1, 10)), ...six },
          s.now,
        ),
      ),
    );
  }
  const state = ['signed', 'published', 'approval', 'signed', 'draft'] as const;
  return [
    update(settings, settings.id, { ...passport, roleModels: ['ss_achiever', 'cp_project', 'ep_colleague'] }),
    ...s.rows(documents).map((doc, i) =>
      update(documents, doc.id, {
        state: state[i] ?? 'none',
        ...(state[i] === 'signed' && { number: `${41 + i}-од`, dated: addDays(today, -40 + i) }),
      }),
    ),
    ...indicators.map(({ targets }, i) => update(kpis, kpiCode(i), { target: (targets.at(-1) ?? 0) / 2, baseline: 0 })),
    ...made,
    ...(fair ? guides.filter((_, i) => i % 6 === 1).map((m) => update(mentors, m.id, { event: fair.id })) : []),
  ];
}

/** What a curator does with one press once the practice people are there: criteria from their requests, the breaks of the year. */
export const pressed = (s: Snapshot, changes: readonly Change[]): readonly Change[] =>
  [drawCriteria, takeBreaks].flatMap((c) => c.decide(after(s, changes), {}, s.now).changes);
