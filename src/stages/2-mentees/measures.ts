/** The indicators of mentees before, during and after: one row is one look at one person by one observer. */
import * as z from 'zod/mini';
import {
  byScript,
  type Change,
  type Column,
  choice,
  command,
  date,
  form,
  hash,
  key,
  number,
  optional,
  outdated,
  type Programme,
  paragraph,
  type Row,
  ref,
  rule,
  sayDay,
  scale,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { surveyOf, surveys } from '../surveys.ts';
import { type Mentee, mentees } from './register.ts';

export const waves = {
  before: ['до начала', 'before'],
  middle: ['середина', 'middle'],
  after: ['после', 'after'],
} as const;
export type Wave = keyof typeof waves;

export const informants = {
  learner: ['обучающийся о себе', 'the learner'],
  teacher: ['педагог о себе', 'the teacher'],
  class_teacher: ['классный руководитель', 'the class teacher'],
  psychologist: ['педагог-психолог', 'the school psychologist'],
  curator: ['куратор', 'the curator'],
} as const;

const ten = (title: Words): Column<number | undefined> =>
  optional(scale(title, { to: 10, low: ['совсем нет', 'not at all'], high: ['в полной мере', 'fully'] }));
const level = (title: Words): Column<number | undefined> =>
  optional(scale(title, { to: 3, low: ['низкий', 'low'], high: ['высокий', 'high'] }));

/** The indicators themselves (domain 4.3); a level is better when it is lower. */
export const indicatorColumns = {
  school: ten(['Желание посещать школу', 'Wish to go to school']),
  mood: ten(['Эмоциональное состояние в школе', 'Feelings at school']),
  ambition: ten(['Желание высокой успеваемости', 'Wish for good marks']),
  future: ten(['Понимание собственного будущего', 'Seeing one’s own future']),
  activity: ten(['Самооценка, активность', 'Self-esteem, activity']),
  skills: ten(['Гибкие навыки', 'Soft skills']),
  anxiety: level(['Уровень тревожности', 'Level of anxiety']),
  burnout: level(['Уровень профессионального выгорания', 'Level of burnout']),
  job: ten(['Удовлетворённость профессией', 'Satisfaction with the profession']),
  marks: optional(number(['Средний балл', 'Average mark'], { from: 2, to: 5, whole: false })),
  involvement: ten(['Вовлечённость в учёбу', 'Involvement in learning']),
  adaptation: ten(['Адаптация молодого специалиста', 'Settling in of a young specialist']),
} as const;
export type Indicator = keyof typeof indicatorColumns;
/** The indicators by their titles. */
export const indicatorWords = Object.fromEntries(
  Object.entries(indicatorColumns).map(([indicator, column]) => [indicator, column.title]),
) as Readonly<Record<Indicator, Words>>;
export const lowerIsBetter: readonly Indicator[] = ['anxiety', 'burnout'];

const indicatorKeys = Object.keys(indicatorColumns) as Indicator[];

const frozenWords: Words = [
  'исходный замер закреплён: пара уже работает. Если значение ошибочно, исправьте его на листе «Показатели участников» и запишите причину',
  'the first measure is fixed: the pair is at work. If a value is wrong, correct it in the tab “Measures” and record the reason',
];

export const measures = table(
  'measures',
  ['Показатели участников', 'Measures'],
  () => ({
    id: key('measures', 'ПК'),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    wave: choice(['Замер', 'Wave'], waves, { start: 'before', width: 110 }),
    informant: choice(['Кто отвечает', 'Who answers'], informants, { start: 'learner' }),
    measured: optional(date(['Когда', 'When'], { start: 'today' })),
    ...indicatorColumns,
    frozen: optional(
      byScript(date(['Закреплён', 'Fixed'], { help: ['С началом работы пары', 'When the pair begins to work'] })),
    ),
    print: optional(byScript(text(['Отпечаток', 'Fingerprint'], { hidden: true }))),
    reason: optional(byScript(paragraph(['Причина исправления', 'Reason of a correction'], { samples: ['описка'] }))),
  }),
  {
    once: (m) => (m.mentee ? `${m.mentee}|${m.wave ?? 'before'}|${m.informant ?? ''}` : ''),
    aside: true,
    about: [
      'Показатели до начала, в середине и после. «До» закрепляется, когда пара начинает работать.',
      'Indicators before, in the middle and after. “Before” is fixed when the pair begins to work.',
    ],
    locked: (m) => (m.frozen ? frozenWords : undefined),
    practice: (m) => ({ ...m, frozen: undefined, print: undefined, reason: undefined }),
  },
);
export type Measure = Row<typeof measures>;

const AT_WORK: readonly Mentee['state'][] = ['active'];

/** Which wave an answer of today belongs to: at work it is the middle until the survey of the end has opened. */
export function waveNow(p: Programme, mentee: string | undefined): Wave {
  const state = mentee === undefined ? undefined : p.row(mentees, mentee)?.state;
  if (state === 'completed') return 'after';
  if (!state || !AT_WORK.includes(state)) return 'before';
  const last = surveyOf(p, 'F11_after')?.opens;
  return last && last <= p.today ? 'after' : 'middle';
}

const waveSurveys = { before: 'F11_before', middle: 'F11_middle', after: 'F11_after' } as const;

/** A wave is answered once by each observer, and not after its close; what came before the work is never closed. */
function measureRefused(p: Programme, m: Partial<Measure>, own: string | undefined): Words | undefined {
  const wave = m.wave ?? 'before';
  const same = p
    .rows(measures)
    .find((x) => x.mentee === m.mentee && x.wave === wave && x.informant === m.informant && x.id !== own);
  if (same) {
    return [
      `этот замер (${waves[wave][0]}) уже есть: ${same.id}. Закройте ответ или исправьте замер на листе «Показатели участников»`,
      `this measure (${waves[wave][1]}) is there already: ${same.id}. Close the answer, or correct the measure in the tab “Measures”`,
    ];
  }
  const closes = wave === 'before' ? undefined : surveyOf(p, waveSurveys[wave])?.closes;
  return closes && p.today > closes
    ? [
        `замер закрыт ${sayDay(closes, 'ru')}. Чтобы принять ответ, продлите опрос и нажмите «Повторить»`,
        `the measure closed on ${sayDay(closes, 'en')}. To take the answer in, prolong it and press “Try again”`,
      ]
    : undefined;
}

export const measureForm = form('measures', measures, {
  code: 'F11',
  title: ['Показатели участника', 'Measures of a participant'],
  intro: [
    'Оцените, как обстоят дела сейчас. Правильных ответов нет: те же вопросы зададут ещё раз, чтобы увидеть, что изменилось. Ответы увидят куратор и школьный психолог, больше никто.',
    'Say how things are now. There are no right answers: the same questions come again later to see what has changed. Only the curator and the school psychologist will see the answers.',
  ],
  thanks: ['Спасибо! Ответ записан.', 'Thank you! Your answer is recorded.'],
  sections: [
    {
      questions: {
        mentee: {
          ask: ['О ком ответ: фамилия и имя наставляемого', 'Whom it is about: name of the mentee'],
          inCodes: ['Код наставляемого', 'Code of the mentee'],
        },
        informant: ['Кто вы?', 'Who are you?'],
      },
    },
    {
      title: ['О себе и учёбе', 'About yourself and learning'],
      of: { informant: ['learner'] },
      questions: {
        school: {
          ask: ['Насколько вам хочется идти в школу (колледж)?', 'How much do you like to go to school?'],
          required: true,
        },
        mood: {
          ask: ['Как вы себя чувствуете в школе (колледже)?', 'How do you feel at school?'],
          help: ['1 — плохо, 10 — отлично', '1 bad, 10 excellent'],
          required: true,
        },
        ambition: {
          ask: ['Насколько вам хочется хорошо учиться?', 'How much do you wish to do well in class?'],
          required: true,
        },
        future: {
          ask: ['Насколько вы представляете своё будущее?', 'How well do you see your own future?'],
          required: true,
        },
        activity: {
          ask: ['Насколько вы уверены в себе и активны?', 'How confident and active are you?'],
          required: true,
        },
        skills: {
          ask: [
            'Насколько вам легко общаться, договариваться, планировать?',
            'How easy is it for you to communicate, agree, plan?',
          ],
          required: true,
        },
      },
    },
    {
      title: ['О работе педагога', 'About a teacher’s work'],
      of: { informant: ['teacher'] },
      questions: {
        job: {
          ask: ['Насколько вы довольны своей профессией?', 'How satisfied are you with your profession?'],
          required: true,
        },
        burnout: {
          ask: ['Как вы оцениваете свою усталость от работы?', 'How tired of the work are you?'],
          required: true,
        },
      },
    },
    {
      title: ['Наблюдения классного руководителя', 'What the class teacher sees'],
      of: { informant: ['class_teacher'] },
      questions: {
        involvement: {
          ask: [
            'Насколько обучающийся вовлечён в учёбу и дела класса?',
            'How involved is the learner in learning and the class?',
          ],
          required: true,
        },
        marks: {
          ask: ['Средний балл по предметам', 'Average mark'],
          help: ['По журналу, например 3,75', 'From the register, for example 3.75'],
        },
      },
    },
    {
      title: ['Для педагога-психолога', 'For the school psychologist'],
      of: { informant: ['psychologist'] },
      questions: {
        anxiety: {
          ask: ['Уровень тревожности', 'Level of anxiety'],
          help: [
            'Только уровень, при согласии на психологическое сопровождение',
            'Only the level, and only with the consent to psychological support',
          ],
          required: true,
        },
      },
    },
    {
      title: ['Для куратора', 'For the curator'],
      of: { informant: ['curator'] },
      questions: {
        adaptation: {
          ask: ['Как проходит адаптация молодого специалиста?', 'How is the young specialist settling in?'],
          required: true,
        },
      },
    },
  ],
  links: { mentees: { mentee: '*', informant: 'learner' } },
  fill: ({ mentee }, p) => ({ wave: waveNow(p, mentee) }),
  refuse: (m, p, own) => measureRefused(p, m, own),
  reads: [surveys],
});

/** One value of one person, as statistics want it. */
export type Value = { mentee: string; indicator: Indicator; wave: Wave; value: number };

export const valuesOf = (all: readonly Measure[]): Value[] =>
  all.flatMap((m) =>
    indicatorKeys.flatMap((indicator) => {
      const value = m[indicator];
      return value === undefined ? [] : [{ mentee: m.mentee, indicator, wave: m.wave, value }];
    }),
  );

const printOf = (m: Measure): string => hash(JSON.stringify(indicatorKeys.map((k) => m[k] ?? null)));

/** The first measure is fixed once the pair has begun to work. */
export function settleMeasures(p: Programme): Change[] {
  return p.rows(measures).flatMap((m) => {
    const state = p.row(mentees, m.mentee)?.state;
    if (m.wave !== 'before' || m.frozen || (state !== 'active' && state !== 'completed')) return [];
    return [update(measures, m.id, { frozen: p.today, print: printOf(m) })];
  });
}

export const hasBaseline = (p: Programme): ReadonlySet<string> =>
  new Set(p.rows(measures).flatMap((m) => (m.wave === 'before' ? [m.mentee as string] : [])));

const STARTING: readonly Mentee['state'][] = ['proposed', 'matched', 'active'];

export const noBaseline = rule('no-baseline', {
  title: ['Нет исходного замера', 'No measure from before'],
  reads: [mentees, measures],
  find: (p) => {
    const known = hasBaseline(p);
    return p
      .rows(mentees)
      .filter((m) => STARTING.includes(m.state) && !known.has(m.id))
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: m.joinedOn,
        words: [
          `${m.id}: замера «до» нет. Попросите ответить на анкету F11, пока пара не начала работать: иначе сравнить будет не с чем.`,
          `${m.id}: no measure from before. Ask for form F11 before the pair begins to work: there will be nothing to compare with.`,
        ],
      }));
  },
  remind: { everyDays: 7 },
});

export const baselineChanged = rule('baseline-changed', {
  title: ['Исправлен закреплённый замер', 'A fixed measure was changed'],
  reads: [measures],
  find: (p) =>
    p
      .rows(measures)
      .filter((m) => m.frozen && m.print !== printOf(m))
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: m.frozen ?? p.today,
        words: [
          `${m.id}: значение «до» изменено после начала работы. Верните прежнее или запишите причину.`,
          `${m.id}: a value from before was changed after the work began. Put it back, or record the reason.`,
        ],
      })),
  remind: 'never',
});

const measureMissing = outdated('measure-missing', (f: { measure: string }) => [
  `Замера ${f.measure} нет на листе «Показатели участников» или он не закреплён.`,
  `Measure ${f.measure} is not in the tab “Measures”, or it is not fixed.`,
]);

/** A fixed measure was wrong: the new values stand, with the reason. */
export const explainMeasure = command('explain-measure', {
  title: ['причина исправления замера', 'reason of a corrected measure'],
  input: () => z.object({ measure: z.string(), reason: z.string().check(z.minLength(3)) }),
  reads: [measures],
  decide: (p, { measure, reason }) => {
    const m = p.row(measures, measure);
    if (!m?.frozen) throw measureMissing({ measure });
    return { changes: [update(measures, m.id, { print: printOf(m), reason })], reply: { measure } };
  },
});

export const baselineEvidence = (p: Programme): Words => {
  const all = p.rows(mentees).filter((m) => m.state !== 'withdrawn' && m.state !== 'erased');
  const known = hasBaseline(p);
  const n = all.filter((m) => known.has(m.id)).length;
  return [`замер «до» есть у ${n} из ${all.length}`, `measured before: ${n} of ${all.length}`];
};
