/** Who is needed: criteria drawn from the mentees' requests (4.in.1), and where mentors are missing. */
import * as z from 'zod/mini';
import {
  byScript,
  type Cell,
  type Change,
  choice,
  command,
  insert,
  join,
  key,
  type Lines,
  label,
  newRow,
  number,
  optional,
  type Programme,
  type Row,
  report,
  say,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { requests } from '../1-preparation/requests.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { type Theme, themes } from '../dictionaries.ts';

export const criteria = table(
  'criteria',
  ['Критерии отбора', 'Selection criteria'],
  () => ({
    id: key('criteria', 'КР'),
    label: label(),
    theme: optional(choice(['Под какой запрос', 'For which request'], themes)),
    words: text(['Критерий', 'Criterion'], {
      width: 360,
      samples: ['может помочь с темой: выбор профессии', 'умеет слушать', 'знает правила безопасного общения'],
    }),
    kind: choice(
      ['Обязательный', 'Obligatory'],
      { must: ['обязательный', 'obligatory'], wish: ['желательный', 'desirable'] },
      { start: 'wish', width: 130 },
    ),
    weight: number(['Вес', 'Weight'], { from: 0, to: 100 }, { start: 10, width: 80 }),
    drawn: optional(
      byScript(
        number(
          ['Вес из запросов', 'Weight by requests'],
          { from: 0, to: 100 },
          {
            width: 110,
            help: [
              'Доля запросов с этой темой; ваш вес рядом важнее',
              'Share of requests with this theme; your own weight counts',
            ],
          },
        ),
      ),
    ),
    checked: choice(
      ['Как проверяется', 'How it is checked'],
      {
        form: ['анкета', 'questionnaire'],
        interview: ['собеседование', 'interview'],
        paper: ['документ', 'document'],
      },
      { start: 'interview', width: 140 },
    ),
    inUse: choice(['Действует', 'In use'], { yes: ['да', 'yes'], no: ['нет', 'no'] }, { start: 'yes', width: 90 }),
  }),
  {
    called: (c) => c.words,
    aside: true,
    nextYear: () => ({ drawn: undefined }),
    about: [
      'Кого ищем: критерии под запросы наставляемых. Вес предлагает программа, решаете вы.',
      'Who is wanted: criteria for the mentees’ requests. The product proposes weights, you decide.',
    ],
  },
);
export type Criterion = Row<typeof criteria>;

const LOOKING: readonly Mentee['state'][] = ['draft', 'awaiting_consent', 'in_base', 'searching', 'proposed'];
const OFFERING: readonly Mentor['state'][] = ['candidate', 'screening', 'selected', 'training', 'ready', 'active'];

export type Need = { theme: Theme; asked: number; waiting: number; mentors: number; places: number; gap: number };

/** Requests by theme against the places of mentors who can help with it, the widest gap first. */
export function needsOf(p: Programme): readonly Need[] {
  const looking = p.rows(mentees).filter((m) => LOOKING.includes(m.state));
  const offering = p.rows(mentors).filter((m) => OFFERING.includes(m.state));
  return (Object.keys(themes) as Theme[])
    .map((theme): Need => {
      const waiting = looking.filter((m) => m.themes?.includes(theme)).length;
      const able = offering.filter((m) => m.competences?.includes(theme));
      const places = able.reduce((sum, m) => sum + m.capacity, 0);
      const asked = p.rows(requests).filter((r) => r.themes?.includes(theme)).length;
      return { theme, asked, waiting, mentors: able.length, places, gap: places - waiting };
    })
    .sort((a, b) => a.gap - b.gap || a.theme.localeCompare(b.theme));
}

/** The map of requests and the gaps: whom to look for next. */
export const requestMap = report('request-map', {
  sheet: ['Карта запросов', 'Map of requests'],
  reads: [requests, mentees, mentors, criteria],
  header: [
    ['Тема', 'Theme'],
    ['Предварительных запросов', 'Preliminary requests'],
    ['Наставляемых ищут', 'Mentees looking'],
    ['Наставников могут помочь', 'Mentors able'],
    ['Мест у них', 'Places'],
    ['Хватает мест', 'Places left'],
    ['Критериев', 'Criteria'],
    ['Кого искать', 'Whom to look for'],
  ],
  rows: (p) =>
    needsOf(p).map((n): (Cell | Words)[] => [
      themes[n.theme],
      n.asked,
      n.waiting,
      n.mentors,
      n.places,
      n.gap,
      p.rows(criteria).filter((c) => c.theme === n.theme && c.inUse === 'yes').length,
      n.gap < 0 ? [`ещё мест: ${-n.gap}`, `places needed: ${-n.gap}`] : '',
    ]),
});

/** What the requests would weigh, in a hundred. */
function weightsOf(needs: readonly Need[]): ReadonlyMap<Theme, number> {
  const open = needs.filter((n) => n.waiting + n.asked > 0);
  const total = open.reduce((sum, n) => sum + n.waiting + n.asked, 0);
  return new Map(open.map((n) => [n.theme, Math.max(1, Math.round((100 * (n.waiting + n.asked)) / total))]));
}

/** Whom to look for next: each theme that is asked for with its weight, its places and its criteria. */
export const needLines: Lines = {
  id: 'needs',
  title: ['Кого искать: запросы и места', 'Whom to look for: requests and places'],
  reads: [settings, requests, mentees, mentors, criteria],
  of: (p) => {
    const needs = needsOf(p);
    const weights = weightsOf(needs);
    return needs
      .filter((n) => weights.has(n.theme))
      .map((n) => {
        const weight = weights.get(n.theme);
        const mine = p.rows(criteria).filter((c) => c.theme === n.theme && c.inUse === 'yes');
        const own = mine.find((c) => c.weight !== c.drawn)?.weight;
        return {
          short: n.gap < 0,
          words: join(
            themes[n.theme],
            [
              `: ищут ${n.waiting}, предварительно ${n.asked}; наставников ${n.mentors}, мест ${n.places}`,
              `: looking ${n.waiting}, asked before ${n.asked}; mentors ${n.mentors}, places ${n.places}`,
            ],
            n.gap < 0 ? [` — найдите ещё мест: ${-n.gap}`, ` – places to find: ${-n.gap}`] : ['', ''],
            [`. Вес по запросам ${weight}`, `. Weight by requests ${weight}`],
            own === undefined ? ['', ''] : [`, ваш ${own}`, `, yours ${own}`],
            mine.length ? ['', ''] : [', критерия нет', ', no criterion'],
          ),
        };
      });
  },
};

const drawnWords = (theme: Theme): Words => [
  `может помочь с темой: ${themes[theme][0]}`,
  `can help with: ${themes[theme][1]}`,
];

/** Criteria for every theme that is asked for; a weight the curator has changed stays as it is. */
export const drawCriteria = command('draw-criteria', {
  title: ['критерии из запросов', 'criteria from requests'],
  button: ['Составить критерии из запросов', 'Draw criteria from the requests'],
  input: () => z.object({}),
  reads: [settings, requests, mentees, mentors, criteria],
  decide: (p, _input, now) => {
    const { language } = settingsOf(p);
    const weights = weightsOf(needsOf(p));
    const changes = [...weights].flatMap(([theme, weight]): Change[] => {
      const mine = p.rows(criteria).filter((c) => c.theme === theme);
      if (!mine.length) {
        const words = say(drawnWords(theme), language);
        return [insert(criteria, newRow(criteria, { theme, words, weight, drawn: weight, checked: 'form' }, now))];
      }
      return mine
        .filter((c) => c.drawn !== undefined && c.drawn !== weight)
        .map((c) => update(criteria, c.id, c.weight === c.drawn ? { weight, drawn: weight } : { drawn: weight }));
    });
    return { changes, reply: { changed: changes.length, themes: weights.size } };
  },
});

export const criteriaEvidence = (p: Programme): Words => {
  const inUse = p.rows(criteria).filter((c) => c.inUse === 'yes');
  const open = needsOf(p).filter((n) => n.waiting > 0);
  const bare = open.filter((n) => !inUse.some((c) => c.theme === n.theme)).length;
  const short = open.filter((n) => n.gap < 0);
  const named = (at: 0 | 1) =>
    short.length ? `: ${short.map((n) => `${themes[n.theme][at]} (${-n.gap})`).join(', ')}` : '';
  return [
    `критериев ${inUse.length}, запросов без критерия ${bare}, тем с нехваткой мест ${short.length}${named(0)}`,
    `criteria ${inUse.length}, requests without one ${bare}, themes short of places ${short.length}${named(1)}`,
  ];
};
