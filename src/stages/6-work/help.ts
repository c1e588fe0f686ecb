/** Materials for mentors, and what they ask for: a request is answered with links, within three working days. */
import * as z from 'zod/mini';
import {
  byScript,
  type Change,
  choice,
  command,
  date,
  type Id,
  insert,
  join,
  key,
  type Letter,
  label,
  many,
  type Now,
  newRow,
  none,
  optional,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  refs,
  rule,
  sayDay,
  table,
  text,
  update,
  url,
  type Words,
} from '../../kit/index.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { breaks, schoolDaysAfter } from '../calendar.ts';
import { mentoringForms, themes } from '../dictionaries.ts';
import { letters } from '../records.ts';
import { meetings } from './meetings.ts';

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
    nextYear: () => ({}),
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
    called: (r) => r.need.slice(0, 60),
    about: [
      'О чём просят наставники; на ответ — три рабочих дня.',
      'What mentors ask for; three working days to answer.',
    ],
    practice: (x) => ({ ...x, answered: undefined, materials: undefined, answer: undefined }),
  },
);
export type HelpRequest = Row<typeof helpRequests>;

export const helpReads = [pairs, meetings, helpRequests] as const;

/** What a mentor asked for in a report of a meeting becomes a request with a clock, also when it was told on paper. */
export function settleHelp(p: Programme, now: Now): Change[] {
  const known = new Set(p.rows(helpRequests).map((r) => r.meeting as string | undefined));
  return p.rows(meetings).flatMap((m) => {
    const mentor = m.mentor ?? p.row(pairs, m.pair)?.mentor;
    if (!m.help || known.has(m.id) || !mentor) return [];
    const request = { mentor, pair: m.pair, meeting: m.id, need: m.help };
    return [insert(helpRequests, newRow(helpRequests, request, now))];
  });
}

const MOST_SUGGESTED = 2;

/** Materials of the pair's form and of its mentees' themes, the closest first; none when nothing fits. */
export function suggested(p: Programme, request: HelpRequest): readonly Material[] {
  const pair = request.pair && p.row(pairs, request.pair);
  if (!pair) return [];
  const wanted = new Set(pair.mentees.flatMap((id) => p.row(mentees, id)?.themes ?? []));
  const closeness = (m: Material) =>
    (m.forms?.includes(pair.form) ? 1 : 0) + 2 * (m.themes ?? []).filter((t) => wanted.has(t)).length;
  return [...p.rows(materials)]
    .filter((m) => closeness(m) > 0)
    .sort((a, b) => closeness(b) - closeness(a) || a.id.localeCompare(b.id))
    .slice(0, MOST_SUGGESTED);
}

/** Working days in which a mentor has an answer (6.in.3). */
export const ANSWER_WITHIN = 3;

export const helpDue = rule('help-due', {
  title: ['Наставник ждёт помощи', 'A mentor waits for help'],
  reads: [helpRequests, materials, pairs, mentees, breaks],
  find: (p) =>
    p
      .rows(helpRequests)
      .filter((r) => !r.answered)
      .map((r) => {
        const due = schoolDaysAfter(p, r.asked, ANSWER_WITHIN);
        const fitting = suggested(p, r).map((m) => `${m.title} (${m.id})`);
        const late: Words = due < p.today ? [' Срок прошёл.', ' It is late.'] : none;
        return {
          about: r.id,
          who: 'curator',
          since: due < p.today ? due : r.asked,
          words: join(
            [
              `${r.mentor} просит о помощи (${r.id}): ответьте материалами или советом до ${sayDay(due, 'ru')}.`,
              `${r.mentor} asks for help (${r.id}): answer with materials or advice by ${sayDay(due, 'en')}.`,
            ],
            late,
            fitting.length ? [` Может подойти: ${fitting.join(', ')}.`, ` May fit: ${fitting.join(', ')}.`] : none,
          ),
        };
      }),
  remind: { onDays: [0] },
});

const helpUnknown = problem('help-unknown', (f: { request: string }) => [
  `Просьбы ${f.request} нет или на неё уже ответили. Письмо не отправлено. Обновите панель.`,
  `There is no request ${f.request}, or it was answered already. No letter was sent. Refresh the panel.`,
]);

const helpEmpty = problem<void>('help-empty', () => [
  'Ответ пуст: выберите материалы или напишите несколько слов. Письмо не отправлено.',
  'The answer is empty: choose materials or write a few words. No letter was sent.',
]);

/** Links and a few words go to the mentor; what went stands in the row. */
export const answerHelp = command('answer-help', {
  title: ['ответ на просьбу наставника', 'answer to a mentor’s request'],
  button: ['Ответить наставнику', 'Answer a mentor'],
  asks: () => ({
    request: ref('helpRequests', ['Просьба', 'Request']),
    materials: optional(refs('materials', ['Материалы', 'Materials'])),
    answer: optional(paragraph(['Несколько слов', 'A few words'])),
  }),
  input: () =>
    z.object({ request: z.string(), materials: z.optional(z.array(z.string())), answer: z.optional(z.string()) }),
  reads: [mentors, helpRequests, materials, letters],
  decide: (p, { request: id, materials: chosen = [], answer = '' }) => {
    const request = p.row(helpRequests, id);
    if (!request || request.answered) throw helpUnknown({ request: id });
    const links = chosen.flatMap((code) => p.row(materials, code) ?? []);
    const words = answer.trim();
    if (!links.length && !words) throw helpEmpty();
    const list = links.map((m) => `• ${m.title}: ${m.url}`).join('\n');
    const letter: Letter = {
      key: `${request.mentor}|help|${id}`,
      to: request.mentor,
      kind: 'help',
      about: id,
      subject: ['Ответ куратора', 'The curator’s answer'],
      body: join(
        ['Здравствуйте!\n\nВы просили о помощи.', 'Hello!\n\nYou asked for help.'],
        words ? [`\n\n${words}`, `\n\n${words}`] : ['', ''],
        list ? [`\n\nМатериалы:\n${list}`, `\n\nMaterials:\n${list}`] : ['', ''],
      ),
    };
    const told = p.row(mentors, request.mentor)?.email !== undefined;
    return {
      changes: [
        update(helpRequests, id, {
          answered: p.today,
          materials: links.length ? links.map((m) => m.id as Id<'materials'>) : undefined,
          answer: words || undefined,
        }),
      ],
      letters: told ? [letter] : [],
      reply: { request: id, materials: links.length, letter: told },
    };
  },
});
