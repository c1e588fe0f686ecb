import {
  choice,
  date,
  email,
  key,
  label,
  many,
  optional,
  type Programme,
  type Row,
  rule,
  table,
  text,
  type Words,
} from '../../kit/index.ts';

/** The five kinds exactly as the model lists them (4.out.1). */
export const expertTypes = {
  psychologist: ['психолог', 'psychologist'],
  volunteer: ['волонтёр', 'volunteer'],
  ngo: ['сотрудник НКО', 'NGO staff'],
  university: ['сотрудник педагогического вуза', 'staff of a pedagogical university'],
  mentor: ['ментор', 'mentor-trainer'],
} as const;

export const experts = table(
  'experts',
  ['Внешние эксперты', 'Outside experts'],
  () => ({
    id: key('experts', 'ЭК'),
    label: label(),
    fullName: text(['ФИО', 'Full name'], {
      width: 220,
      samples: ['Никитина Елена Павловна', 'Сорокин Денис Андреевич'],
    }),
    type: choice(['Кто это', 'Kind'], expertTypes, { start: 'psychologist', width: 200 }),
    organisation: optional(
      text(['Организация', 'Organisation'], { samples: ['педагогический университет', 'фонд «Берег»'] }),
    ),
    tasks: optional(
      many(['К чему привлечён', 'Involved in'], {
        selection: ['отбор', 'selection'],
        training: ['обучение', 'training'],
        pairing: ['подбор пар', 'pairing'],
        assessment: ['оценка результатов', 'assessment of results'],
      }),
    ),
    email: optional(email(['Эл. почта', 'E-mail'])),
    agreement: optional(text(['Договор №', 'Agreement no.'], { width: 110, samples: ['3/26'] })),
    confidentiality: optional(
      date(['Обязательство о неразглашении', 'Non-disclosure signed'], {
        help: [
          'Без него списки обучающихся эксперту не передают',
          'Without it no lists of learners may be given to the expert',
        ],
      }),
    ),
  }),
  {
    called: (e) => e.fullName,
    aside: true,
    nextYear: () => ({}),
    about: [
      'Психологи, волонтёры, сотрудники НКО и педвузов, менторы: кто и чем помогает.',
      'Psychologists, volunteers, staff of NGOs and pedagogical universities, mentors: who helps with what.',
    ],
  },
);
export type Expert = Row<typeof experts>;

/** Lists of learners may be given to this expert. */
export const maySeeLists = (e: Expert): boolean => e.confidentiality !== undefined;

export const notBound = rule('expert-not-bound', {
  title: ['Эксперт не подписал обязательство', 'An expert has not signed the non-disclosure'],
  reads: [experts],
  find: (p) =>
    p
      .rows(experts)
      .filter((e) => e.tasks?.length && !maySeeLists(e))
      .map((e) => ({
        about: e.id,
        who: 'curator',
        since: p.today,
        words: [
          `${e.id}: подпишите обязательство о неразглашении и впишите дату. До этого списки обучающихся не передавайте.`,
          `${e.id}: have the non-disclosure signed and enter the date. Until then pass on no lists of learners.`,
        ],
      })),
  remind: 'never',
});

export const expertsEvidence = (p: Programme): Words => {
  const all = p.rows(experts).filter((e) => e.tasks?.includes('selection') || e.tasks?.includes('training'));
  const by = Object.entries(expertTypes).flatMap(([code, words]) => {
    const n = all.filter((e) => e.type === code).length;
    return n ? [[`${words[0]} ${n}`, `${words[1]} ${n}`] as const] : [];
  });
  const listed = (at: 0 | 1) => (by.length ? `: ${by.map((w) => w[at]).join(', ')}` : '');
  return [`экспертов ${all.length}${listed(0)}`, `experts ${all.length}${listed(1)}`];
};
