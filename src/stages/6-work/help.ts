/** Materials for mentors, and what they ask for: a request is answered with links, within three working days. */
import {
  byScript,
  choice,
  date,
  key,
  label,
  many,
  optional,
  paragraph,
  type Row,
  ref,
  refs,
  table,
  text,
  url,
} from '../../kit/index.ts';
import { mentoringForms, themes } from '../dictionaries.ts';

export const materials = table(
  'materials',
  ['Материалы для наставников', 'Materials for mentors'],
  () => ({
    id: key('materials', 'МТ'),
    label: label(),
    title: text(['Название', 'Title'], { width: 280, samples: ['Первая встреча: памятка', 'Как ставить цель'] }),
    url: url(['Ссылка', 'Link'], { width: 240 }),
    themes: optional(many(['Темы', 'Themes'], themes)),
    forms: optional(many(['Для каких форм', 'For which forms'], mentoringForms)),
    kind: choice(
      ['Вид', 'Kind'],
      {
        memo: ['памятка', 'memo'],
        guide: ['методические рекомендации', 'guide'],
        exercise: ['упражнение', 'exercise'],
        video: ['видео', 'video'],
        template: ['бланк', 'template'],
      },
      { start: 'memo', width: 180 },
    ),
  }),
  {
    called: (x) => x.title,
    about: [
      'Библиотека для наставников: по темам и формам наставничества.',
      'A library for mentors, by theme and form of mentoring.',
    ],
  },
);
export type Material = Row<typeof materials>;

export const helpRequests = table(
  'helpRequests',
  ['Просьбы о помощи', 'Requests for help'],
  () => ({
    id: key('helpRequests', 'ПМ'),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    pair: optional(ref('pairs', ['Пара', 'Pair'])),
    meeting: optional(byScript(ref('meetings', ['Встреча', 'Meeting']))),
    asked: date(['Когда просит', 'Asked on'], { start: 'today' }),
    need: paragraph(['Что нужно', 'What is needed'], { samples: ['как начать разговор', 'пример плана'] }),
    answered: optional(date(['Отвечено', 'Answered on'])),
    materials: optional(refs('materials', ['Материалы', 'Materials'])),
    answer: optional(paragraph(['Ответ', 'Answer'], { samples: ['посмотрите памятку'] })),
  }),
  {
    about: [
      'О чём просят наставники; на ответ — три рабочих дня.',
      'What mentors ask for; three working days to answer.',
    ],
    practice: (x) => ({ ...x, answered: undefined, materials: undefined, answer: undefined }),
  },
);
export type HelpRequest = Row<typeof helpRequests>;
