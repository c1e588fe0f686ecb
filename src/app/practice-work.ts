/** Pairs of the practice school that are at work already: one well, one just begun, one that has fallen silent. */
import { addDays, type Change, type Id, insert, type LocalDate, newRow, type Table } from '../kit/index.ts';
import type { Mentee } from '../stages/2-mentees/register.ts';
import type { Mentor } from '../stages/3-mentors/register.ts';
import { type PairState, pairMembers, pairs } from '../stages/5-pairs/tables.ts';
import { feedback } from '../stages/6-work/feedback.ts';
import { helpRequests, materials } from '../stages/6-work/help.ts';
import { meetings } from '../stages/6-work/meetings.ts';
import { type MeetingKind, plans, planTasks } from '../stages/6-work/plans.ts';
import { rewards } from '../stages/6-work/rewards.ts';
import type { Snapshot } from './snapshot.ts';

type Story = {
  state: PairState;
  /** days since the pair was formed */
  age: number;
  met: readonly (readonly [daysAgo: number, kind: MeetingKind, minutes: number])[];
};

const STORIES: readonly Story[] = [
  {
    state: 'working',
    age: 36,
    met: [
      [33, 'acquaintance', 30],
      [26, 'trial', 45],
      [19, 'planning', 60],
      [5, 'working', 45],
    ],
  },
  { state: 'acquaintance', age: 6, met: [[3, 'acquaintance', 30]] },
  {
    state: 'planning',
    age: 44,
    met: [
      [41, 'acquaintance', 30],
      [37, 'trial', 40],
      [31, 'planning', 60],
    ],
  },
];

/** The people of these pairs, as they are from the beginning of their story on. */
export function inPairs(young: readonly Mentee[], guides: readonly Mentor[], today: LocalDate) {
  const began = addDays(today, -60);
  return {
    young: young.map((m, i) => {
      const story = STORIES[young.length - 1 - i];
      const state: Mentee['state'] = story?.state === 'working' ? 'active' : 'matched';
      return story ? { ...m, state, joinedOn: began } : m;
    }),
    guides: guides.map((m, i) =>
      STORIES[guides.length - 2 - i]
        ? { ...m, state: 'active' as const, joinedOn: began, capacity: Math.max(2, m.capacity) }
        : m,
    ),
  };
}

/** What they have done so far. */
export function atWork(s: Snapshot, young: readonly Mentee[], guides: readonly Mentor[]): Change[] {
  const { today } = s.now;
  const changes: Change[] = [];
  const put = <R>(table: Table<R>, given: Partial<NoInfer<R>>): R => {
    const row = newRow(table, given, s.now);
    changes.push(insert(table, row));
    return row;
  };
  const back = (days: number) => addDays(today, -days);
  STORIES.forEach(({ state, age, met }, i) => {
    const mentee = young[young.length - 1 - i];
    const mentor = guides[guides.length - 2 - i];
    if (!mentee || !mentor) return;
    const formed = back(age);
    const pair = put(pairs, {
      mentor: mentor.id,
      mentees: [mentee.id],
      form: 'student_student',
      state,
      formed,
      orderNo: '12-од',
      orderDate: formed,
      plannedEnd: addDays(today, 220),
      curator: 'К-001' as Id<'team'>,
    });
    put(pairMembers, { pair: pair.id, mentee: mentee.id, from: formed });
    for (const [ago, kind, minutes] of met) {
      const told = { on: back(ago), told: back(ago - 1), minutes, mode: 'in_person', source: 'form' } as const;
      const meeting = put(meetings, {
        ...told,
        pair: pair.id,
        mentor: mentor.id,
        kind,
        rating: 4,
        next: back(ago - 14),
      });
      const said = { wave: 'pulse', side: 'mentee', on: back(ago), comfort: 9, personal: 8 } as const;
      put(feedback, { ...said, mentee: mentee.id, pair: pair.id, form: pair.form });
      if (kind === 'planning')
        put(helpRequests, {
          mentor: mentor.id,
          pair: pair.id,
          meeting: meeting.id,
          asked: back(ago),
          need: 'как поставить цель на четверть',
          ...(i === 0 && { answered: back(ago - 1), answer: 'памятка «Как ставить цель»' }),
        });
    }
    if (state !== 'working') return;
    put(plans, {
      pair: pair.id,
      state: 'agreed',
      mode: 'in_person',
      cadenceDays: 14,
      minutes: 45,
      place: 'school',
      channel: 'guardian',
      rulesOn: back(33),
      strengthsMentee: 'доводит начатое до конца',
      strengthsMentor: 'умеет объяснять сложное просто',
      goal: 'подготовить проект к городской конференции',
      indicator: 'проект представлен на конференции',
    });
    put(planTasks, {
      pair: pair.id,
      from: back(19),
      to: back(4),
      task: 'выбрать тему проекта',
      result: 'тема записана',
      progress: 'done',
    });
    put(planTasks, {
      pair: pair.id,
      from: back(4),
      to: addDays(today, 26),
      task: 'собрать материал',
      result: 'десять источников',
      progress: 'doing',
    });
  });
  const page = 'https://school.example/mentoring';
  put(materials, { title: 'Первая встреча: памятка', url: `${page}/first`, kind: 'memo' });
  put(materials, { title: 'Как ставить цель', url: `${page}/goal`, kind: 'guide', themes: ['project', 'career'] });
  put(materials, { title: 'Разговор о выборе профессии', url: `${page}/career`, kind: 'exercise', themes: ['career'] });
  put(rewards, {
    name: 'Благодарность директора',
    kind: 'moral',
    metric1: 'meetings',
    least1: 4,
    metric2: 'onTime',
    least2: 80,
    approvedOn: back(20),
    approvedBy: 'педсовет, протокол 2',
  });
  put(rewards, { name: 'Рассказ о наставнике на сайте', kind: 'status', metric1: 'satisfaction', least1: 8 });
  return changes;
}
