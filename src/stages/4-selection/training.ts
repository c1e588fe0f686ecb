/** The school of mentors: sessions, who was there, and how ready mentors feel afterwards (F5). */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  choice,
  command,
  date,
  daysBetween,
  form,
  type Id,
  insert,
  key,
  label,
  newRow,
  number,
  optional,
  outdated,
  type Programme,
  paragraph,
  type Row,
  ref,
  refs,
  rule,
  sayDay,
  scale,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { lacking, resources } from '../1-preparation/resources.ts';
import { mentors } from '../3-mentors/register.ts';

export const trainings = table(
  'trainings',
  ['Обучение наставников', 'Training of mentors'],
  () => ({
    id: key('trainings', 'ОБ'),
    label: label(),
    topic: text(['Тема занятия', 'Topic'], {
      width: 280,
      samples: ['роль наставника и границы', 'первая встреча и постановка цели', 'безопасное общение'],
    }),
    kind: choice(
      ['Вид', 'Kind'],
      { first: ['первичное', 'before the work'], later: ['в процессе работы', 'during the work'] },
      { start: 'first', width: 140 },
    ),
    date: date(['Дата', 'Date'], { start: 'today' }),
    hours: number(['Часов', 'Hours'], { from: 0.5, to: 40, whole: false }, { start: 2, width: 80 }),
    trainer: optional(text(['Ведущий', 'Trainer'], { samples: ['школьный психолог', 'тренер фонда «Берег»'] })),
    expert: optional(ref('experts', ['Внешний эксперт', 'Outside expert'])),
    place: optional(text(['Место', 'Place'], { samples: ['кабинет 12', 'онлайн'] })),
    materials: optional(
      paragraph(['Программа и материалы', 'Programme and materials'], { samples: ['памятка наставника'] }),
    ),
  }),
  {
    called: (t) => t.topic,
    happens: (t) => [{ on: t.date, words: [`Обучение наставников: ${t.topic}`, `Training of mentors: ${t.topic}`] }],
    aside: true,
    about: ['Занятия школы наставников.', 'Sessions of the school of mentors.'],
    practice: (t, dice) => ({ ...t, hours: dice.pick([1, 1.5, 2, 3]) }),
  },
);
export type Training = Row<typeof trainings>;

const attendanceResults = {
  invited: ['приглашён', 'invited'],
  present: ['был', 'present'],
  absent: ['не был', 'absent'],
  passed: ['был, зачёт', 'present, passed'],
  failed: ['был, без зачёта', 'present, not passed'],
} as const;

export const attendance = table(
  'trainingAttendance',
  ['Посещение занятий', 'Attendance'],
  () => ({
    id: key('trainingAttendance', 'ПО'),
    training: ref('trainings', ['Занятие', 'Session']),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    result: choice(['Итог', 'Result'], attendanceResults, { start: 'invited', width: 140 }),
  }),
  {
    each: ['mentor'],
    once: (a) => (a.training && a.mentor ? `${a.training}|${a.mentor}` : ''),
    aside: true,
    about: [
      'Кто приглашён и кто был на занятиях: часы считаются сами.',
      'Who was invited and who came: hours add up by themselves.',
    ],
  },
);
export type Attendance = Row<typeof attendance>;

const COUNTS: readonly Attendance['result'][] = ['present', 'passed'];

/** Hours of training a mentor has had. A session counts once, and not before its day. */
export function hoursOf(p: Programme, mentor: string): number {
  const been = new Set(
    p.rows(attendance).flatMap((a) => (a.mentor === mentor && COUNTS.includes(a.result) ? [a.training as string] : [])),
  );
  return p.rows(trainings).reduce((sum, t) => (been.has(t.id) && t.date <= p.today ? sum + t.hours : sum), 0);
}

export const isInvited = (p: Programme, mentor: string): boolean => p.rows(attendance).some((a) => a.mentor === mentor);

/** Whether everybody it concerns has answered F5, and what they said. */
export const selfChecks = table(
  'selfChecks',
  ['Готовность после обучения', 'Readiness after training'],
  () => ({
    id: key('selfChecks', 'ГО'),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    answered: optional(date(['Когда', 'When'], { start: 'today' })),
    role: scale(['Понимаю свою роль', 'I understand my role'], {
      to: 10,
      low: ['совсем нет', 'not at all'],
      high: ['полностью', 'fully'],
    }),
    start: scale(['Знаю, с чего начать', 'I know how to begin'], {
      to: 10,
      low: ['совсем нет', 'not at all'],
      high: ['полностью', 'fully'],
    }),
    safety: scale(['Знаю правила безопасного общения', 'I know the rules of safe contact'], {
      to: 10,
      low: ['совсем нет', 'not at all'],
      high: ['полностью', 'fully'],
    }),
    training: scale(['Обучение было полезным', 'The training was useful'], {
      to: 10,
      low: ['совсем нет', 'not at all'],
      high: ['очень', 'very'],
    }),
    ready: choice(['Готов начать', 'Ready to begin'], {
      yes: ['да', 'yes'],
      help: ['да, но нужна помощь', 'yes, with some help'],
      no: ['пока нет', 'not yet'],
    }),
    help: optional(paragraph(['Какая помощь нужна', 'What help is needed'], { samples: ['план первой встречи'] })),
  }),
  {
    aside: true,
    about: ['Как наставники оценили свою готовность (F5).', 'How ready mentors feel (F5).'],
  },
);

export const selfCheckForm = form('self-check', selfChecks, {
  code: 'F5',
  title: ['Готовность наставника', 'A mentor’s readiness'],
  intro: [
    'Вы прошли обучение. Оцените, насколько вы готовы начать работу. Это не экзамен: по ответам куратор поймёт, чем вам помочь. Ответы увидит только куратор.',
    'You have been trained. Say how ready you are to begin. This is no exam: the curator will see how to help you. Only the curator will see the answers.',
  ],
  thanks: [
    'Спасибо! Куратор свяжется с вами о первой встрече.',
    'Thank you! The curator will contact you about the first meeting.',
  ],
  sections: [
    {
      questions: {
        mentor: {
          ask: ['Ваши фамилия, имя, отчество (или код)', 'Your full name (or code)'],
          inCodes: ['Ваш код наставника', 'Your mentor code'],
        },
        role: ['Я понимаю, что входит в роль наставника', 'I understand what a mentor does'],
        start: ['Я знаю, с чего начать первую встречу', 'I know how to begin the first meeting'],
        safety: [
          'Я знаю правила безопасного общения и к кому обращаться',
          'I know the rules of safe contact and whom to turn to',
        ],
        training: ['Обучение было для меня полезным', 'The training was useful to me'],
        ready: ['Готовы ли вы начать работу с наставляемым?', 'Are you ready to begin with a mentee?'],
      },
    },
    {
      title: ['Какая помощь нужна', 'What help is needed'],
      of: { ready: ['help', 'no'] },
      questions: { help: { ask: ['Чем мы можем помочь?', 'How can we help?'], required: true } },
    },
  ],
});

const sessionMissing = outdated('session-missing', (f: { training: string }) => [
  `Занятия ${f.training} нет на листе «Обучение наставников».`,
  `There is no session ${f.training} in the tab “Training of mentors”.`,
]);

const results = Object.keys(attendanceResults) as [
  keyof typeof attendanceResults,
  ...(keyof typeof attendanceResults)[],
];

/** Marks several mentors at once; a mentor stands once in a session. */
export const markAttendance = command('mark-attendance', {
  title: ['посещение занятия', 'attendance of a session'],
  button: ['Отметить посещение занятия', 'Mark attendance of a session'],
  asks: () => ({
    training: ref('trainings', ['Занятие', 'Session']),
    mentors: refs('mentors', ['Наставники', 'Mentors']),
    result: choice(['Что с ними', 'What of them'], attendanceResults),
  }),
  input: () => z.object({ training: z.string(), mentors: z.array(z.string()), result: z.enum(results) }),
  reads: [mentors, trainings, attendance],
  decide: (p, { training, mentors: who, result }, now) => {
    if (!p.row(trainings, training)) throw sessionMissing({ training });
    const changes = [...new Set(who)].flatMap((mentor): Change[] => {
      if (!p.row(mentors, mentor)) return [];
      const known = p.rows(attendance).find((a) => a.training === training && a.mentor === mentor);
      if (known) return known.result === result ? [] : [update(attendance, known.id, { result })];
      const row = { training: training as Id<'trainings'>, mentor: mentor as Id<'mentors'>, result };
      return [insert(attendance, newRow(attendance, row, now))];
    });
    return { changes, reply: { marked: changes.length } };
  },
});

/** Days before a session on which those invited are reminded (domain 7, no. 3). */
const SESSION_WARNING_DAYS = 3;

export const sessionSoon = rule('session-soon', {
  title: ['Скоро занятие', 'A session is coming'],
  reads: [trainings, attendance],
  find: (p) =>
    p.rows(attendance).flatMap((a) => {
      const session = a.result === 'invited' ? p.row(trainings, a.training) : undefined;
      const left = session ? daysBetween(p.today, session.date) : -1;
      if (!session || left < 0 || left > SESSION_WARNING_DAYS) return [];
      const words: Words = [
        `${session.id}: занятие ${sayDay(session.date, 'ru')}, ${session.hours} ч.`,
        `${session.id}: the session is on ${sayDay(session.date, 'en')}, ${session.hours} h.`,
      ];
      return [{ about: a.id, who: a.mentor, since: addDays(session.date, -SESSION_WARNING_DAYS), words }];
    }),
  // three days ahead, and one day ahead
  remind: { onDays: [0, 2], obligatory: true },
});

export const sessionUnmarked = rule('session-unmarked', {
  title: ['Посещение не отмечено', 'Attendance is not marked'],
  reads: [trainings, attendance],
  find: (p) =>
    p
      .rows(trainings)
      .filter((t) => t.date < p.today && p.rows(attendance).some((a) => a.training === t.id && a.result === 'invited'))
      .map((t) => ({
        about: t.id,
        who: 'curator',
        since: addDays(t.date, 1),
        words: [
          `${t.id}: занятие прошло. Отметьте на листе «Посещение занятий», кто был.`,
          `${t.id}: the session is over. Mark who came in the tab “Attendance”.`,
        ],
      })),
  remind: { everyDays: 7 },
});

export const trainingShort = rule('training-short', {
  title: ['Занятию не хватает ресурсов', 'A session lacks resources'],
  reads: [trainings, resources],
  find: (p) =>
    p
      .rows(trainings)
      .filter((t) => t.date >= p.today && p.rows(resources).some((r) => r.training === t.id && lacking(r)))
      .map((t) => ({
        about: t.id,
        who: 'curator',
        since: p.today,
        words: [
          `${t.id}: нужное для занятия ещё не найдено. Посмотрите лист «Ресурсы».`,
          `${t.id}: what the session needs is not there yet. Look into the tab “Resources”.`,
        ],
      })),
  remind: 'never',
});
