/** Interim results told outward (6.out.1): only counts that nobody can be found in, and cases with consent. */
import * as z from 'zod/mini';
import {
  byScript,
  command,
  date,
  dayFromText,
  insert,
  key,
  type Letter,
  many,
  newRow,
  optional,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  refs,
  say,
  sayDay,
  type Table,
  table,
  template,
  text,
  update,
  url,
  type Words,
} from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { facts } from '../1-preparation/facts.ts';
import { audiences } from '../1-preparation/informing.ts';
import { partners } from '../1-preparation/partners.ts';
import { settings, settingsOf, team } from '../1-preparation/settings.ts';
import { consents, hasConsent } from '../2-mentees/consents.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type MentoringForm, mentoringForms } from '../dictionaries.ts';
import { letters } from '../records.ts';
import { meets } from './about-pair.ts';
import { feedback } from './feedback.ts';
import { meetings } from './meetings.ts';

export const bulletins = table(
  'bulletins',
  ['Бюллетени', 'Bulletins'],
  () => ({
    id: key('bulletins', 'БЛ'),
    from: date(['За период с', 'Period from']),
    to: date(['По', 'To'], { start: 'today' }),
    audiences: optional(many(['Для кого', 'For whom'], audiences)),
    partners: optional(refs('partners', ['Каким партнёрам ушёл', 'Partners it went to'])),
    sent: optional(date(['Отправлен', 'Sent on'])),
    url: optional(url(['Документ', 'Document'])),
    published: optional(text(['Где опубликован', 'Where it was published'], { width: 240, samples: ['сайт школы'] })),
    figures: optional(byScript(paragraph(['Показатели', 'Figures'], { samples: ['пар и групп: 24'] }))),
    cases: optional(refs('cases', ['Кейсы', 'Cases'])),
    note: optional(paragraph(['Примечание', 'Note'], { samples: ['к Дню наставника'] })),
  }),
  {
    about: [
      'Промежуточные результаты для партнёров и медиа: что собрано и куда ушло. Только сводные числа.',
      'Interim results for partners and media: what was assembled and where it went. Aggregates only.',
    ],
    practice: (x) => ({ ...x, cases: undefined }),
  },
);
export type Bulletin = Row<typeof bulletins>;

/** Nothing about fewer people than this leaves the workbook for the public (domain 8.3, no. 5). */
export const PUBLIC_K = 10;

/** A case as the bulletin needs it; the table belongs to the next stage and is known by its id. */
type Story = {
  id: string;
  title: string;
  pair: string | undefined;
  situation: string;
  result: string;
  anonymous: string | undefined;
};
const cases = { id: 'cases' } as Table<Story>;

/** Counts by form: those under k are put together; one alone under k takes the next smallest with it. */
export function grouped(counts: ReadonlyMap<MentoringForm, number>, k = PUBLIC_K) {
  const all = [...counts].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  const hidden = all.filter(([, n]) => n < k);
  if (hidden.length && all.length > hidden.length) {
    const last = all[all.length - hidden.length - 1] as (typeof all)[number];
    // the total is told too: a single small number could be found by subtraction
    if (hidden.length === 1 || hidden.reduce((sum, [, n]) => sum + n, 0) < k) hidden.push(last);
  }
  const shown = all.filter((x) => !hidden.includes(x));
  return { shown, rest: hidden.reduce((sum, [, n]) => sum + n, 0) };
}

export type BulletinFigures = {
  pairs: number;
  mentees: number;
  mentors: number;
  meetings: number;
  forms: ReturnType<typeof grouped>;
  satisfaction: { n: number; comfortable: number } | undefined;
};

export function figuresOf(p: Programme, from: string, to: string): BulletinFigures {
  const running = p.rows(pairs).filter(meets);
  const people = new Set(running.flatMap((x) => x.mentees));
  const byForm = new Map<MentoringForm, number>();
  for (const x of running) byForm.set(x.form, (byForm.get(x.form) ?? 0) + x.mentees.length);
  const said = p
    .rows(feedback)
    .filter((f) => f.side === 'mentee' && f.wave !== 'pulse' && f.wave !== 'first' && f.comfort !== undefined)
    .filter((f) => f.on >= from && f.on <= to);
  const asked = new Set(said.map((f) => f.mentee ?? f.id));
  return {
    pairs: running.length,
    mentees: people.size,
    mentors: new Set(running.map((x) => x.mentor)).size,
    meetings: p.rows(meetings).filter((m) => m.state === 'held' && m.on >= from && m.on <= to).length,
    forms: grouped(byForm),
    satisfaction:
      asked.size >= PUBLIC_K
        ? { n: asked.size, comfortable: said.filter((f) => (f.comfort ?? 0) >= 8).length }
        : undefined,
  };
}

/** A share told to the public: near the ends it would speak of single people. */
const share = (n: number, of: number): string => {
  const percent = Math.round((100 * n) / of);
  return percent <= 5 ? '≤ 5 %' : percent >= 95 ? '≥ 95 %' : `${percent} %`;
};

const figureLines = (f: BulletinFigures): Words[] => [
  [
    `пар и групп в работе: ${f.pairs}; наставляемых: ${f.mentees}; наставников: ${f.mentors >= PUBLIC_K ? f.mentors : `меньше ${PUBLIC_K}`}`,
    `pairs and groups at work: ${f.pairs}; mentees: ${f.mentees}; mentors: ${f.mentors >= PUBLIC_K ? f.mentors : `fewer than ${PUBLIC_K}`}`,
  ],
  [`встреч за период: ${f.meetings}`, `meetings in the period: ${f.meetings}`],
  ...f.forms.shown.map(
    ([form, n]): Words => [`${mentoringForms[form][0]}: ${n} наставляемых`, `${mentoringForms[form][1]}: ${n} mentees`],
  ),
  ...(f.forms.rest && f.forms.shown.length
    ? [[`остальные формы: ${f.forms.rest} наставляемых`, `other forms: ${f.forms.rest} mentees`] as const]
    : []),
  ...(f.satisfaction
    ? [
        [
          `общаться комфортно (8–10 из 10): ${share(f.satisfaction.comfortable, f.satisfaction.n)} ответивших наставляемых`,
          `communication is comfortable (8–10 of 10): ${share(f.satisfaction.comfortable, f.satisfaction.n)} of the mentees who answered`,
        ] as const,
      ]
    : []),
];

/** Members of a case's pair without a consent to publication. */
const withoutConsent = (p: Programme, c: Story): string[] => {
  const pair = c.pair ? p.row(pairs, c.pair) : undefined;
  if (!pair) return c.anonymous ? [] : [c.id];
  return [pair.mentor as string, ...pair.mentees].filter((id) => !hasConsent(p, id, 'publication'));
};

const chosenCases = (p: Programme, b: Bulletin): Story[] => (b.cases ?? []).flatMap((id) => p.row(cases, id) ?? []);

/** What keeps a bulletin from being made: too few people, or a case somebody has not agreed to. */
export function bulletinLacks(p: Programme, b: Bulletin): Words[] {
  const f = figuresOf(p, b.from, b.to);
  const few: Words[] =
    f.mentees < PUBLIC_K
      ? [
          [
            `наставляемых в парах ${f.mentees}, для публикации нужно не меньше ${PUBLIC_K}`,
            `${f.mentees} mentees in pairs; at least ${PUBLIC_K} are needed to publish`,
          ],
        ]
      : [];
  const silent = chosenCases(p, b).flatMap((c): Words[] => {
    const lacking = c.anonymous ? [] : withoutConsent(p, c);
    return lacking.length
      ? [
          [
            `согласие на публикацию кейса ${c.id}: ${lacking.join(', ')}`,
            `consent to the publication of case ${c.id}: ${lacking.join(', ')}`,
          ],
        ]
      : [];
  });
  return [...few, ...silent];
}

/** With everybody's consent the story as it is; otherwise its version without names. */
const told = (p: Programme, c: Story): string =>
  !withoutConsent(p, c).length && c.pair ? `${c.title}: ${c.situation}. ${c.result}` : `${c.anonymous ?? ''}`;

const bulletinReads = [settings, team, documents, partners, pairs, consents, meetings, feedback, bulletins, cases];

export const bulletinPaper = (() => {
  const { organisation, year, curator, replyTo } = facts;
  const made = template('bulletin', {
    no: 17,
    title: ['Промежуточный бюллетень', 'Interim bulletin'],
    of: bulletins,
    reads: bulletinReads,
    fields: {
      organisation,
      year,
      curator,
      replyTo: { ...replyTo, byHand: true },
      from: {
        title: ['начало периода', 'beginning of the period'],
        of: (p, about, lang) => dayOf(p, about, 'from', lang),
      },
      to: { title: ['конец периода', 'end of the period'], of: (p, about, lang) => dayOf(p, about, 'to', lang) },
      figures: {
        title: ['показатели', 'figures'],
        of: (p, about, lang) => {
          const b = p.row(bulletins, about);
          return (
            b && {
              header: [['Что сделано', 'What was done']],
              rows: figureLines(figuresOf(p, b.from, b.to)).map((w) => [say(w, lang)]),
            }
          );
        },
      },
      cases: {
        title: ['кейсы', 'cases'],
        of: (p, about) => {
          const b = p.row(bulletins, about);
          return (
            (b &&
              chosenCases(p, b)
                .map((c) => told(p, c))
                .join('\n')) ||
            '—'
          );
        },
      },
    },
    blocks: () => [
      ['{{organisation}}', '{{organisation}}'],
      ['# Наставничество: промежуточные результаты', '# Mentoring: interim results'],
      ['{{year}} учебный год, {{from}} – {{to}}', 'School year {{year}}, {{from}} – {{to}}'],
      ['{{figures}}', '{{figures}}'],
      ['# Истории', '# Stories'],
      ['{{cases}}', '{{cases}}'],
      [
        'Хотите стать наставником или партнёром в следующем году? Напишите куратору: {{curator}}, {{replyTo}}.',
        'Would you like to be a mentor or a partner next year? Write to the curator: {{curator}}, {{replyTo}}.',
      ],
    ],
  });
  const lacks: typeof made.lacks = (p, about) => {
    const b = p.row(bulletins, about);
    return [...(b ? bulletinLacks(p, b) : []), ...made.lacks(p, about)];
  };
  return { ...made, lacks };
})();

const dayOf = (p: Programme, about: string, key: 'from' | 'to', lang: 'ru' | 'en') => {
  const b = p.row(bulletins, about);
  return b && sayDay(b[key], lang);
};

const bulletinUnready = problem('bulletin-unready', (f: { lacks: readonly Words[] }) => [
  `Бюллетень не готов, не хватает: ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено.`,
  `The bulletin is not ready; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed.`,
]);

const bulletinDays = problem<void>('bulletin-days', () => [
  'Бюллетень не собран: нужны два дня вида 01.11.2026, первый не позже второго. Ничего не изменено.',
  'The bulletin was not assembled: two days like 2026-11-01 are needed, the first not after the second. Nothing was changed.',
]);

export const assembleBulletin = command('assemble-bulletin', {
  title: ['бюллетень собран', 'bulletin assembled'],
  button: ['Собрать бюллетень', 'Assemble a bulletin'],
  asks: () => ({
    from: date(['За период с', 'Period from']),
    to: date(['По', 'To'], { start: 'today' }),
    cases: optional(refs('cases', ['Кейсы', 'Cases'])),
  }),
  input: () => z.object({ from: z.string(), to: z.string(), cases: z.optional(z.array(z.string())) }),
  reads: bulletinReads,
  decide: (p, { from: first, to: last, cases: chosen = [] }, now) => {
    const from = dayFromText(first);
    const to = dayFromText(last);
    if (!from || !to || from > to) throw bulletinDays();
    const { language } = settingsOf(p);
    const row = newRow(bulletins, { from, to, cases: chosen.length ? (chosen as never) : undefined }, now);
    const lacks = bulletinLacks(p, row);
    if (lacks.length) throw bulletinUnready({ lacks });
    const figures = figureLines(figuresOf(p, from, to))
      .map((w) => say(w, language))
      .join('\n');
    return { changes: [insert(bulletins, { ...row, figures })], reply: { bulletin: row.id, figures } };
  },
});

/** The letter goes to partners with an address; whom it went to stands in the row. */
export const sendBulletin = command('send-bulletin', {
  title: ['бюллетень отправлен партнёрам', 'bulletin sent to partners'],
  button: ['Отправить бюллетень партнёрам', 'Send a bulletin to partners'],
  asks: () => ({
    bulletin: ref('bulletins', ['Бюллетень', 'Bulletin']),
    partners: refs('partners', ['Кому', 'To whom']),
  }),
  input: () => z.object({ bulletin: z.string(), partners: z.array(z.string()) }),
  reads: [...bulletinReads, letters],
  decide: (p, { bulletin: id, partners: chosen }) => {
    const b = p.row(bulletins, id);
    const lacks: Words[] = b ? bulletinLacks(p, b) : [['такого бюллетеня нет', 'there is no such bulletin']];
    const to = chosen.flatMap((code) => p.row(partners, code) ?? []).filter((x) => x.email);
    if (!to.length) lacks.push(['партнёры с электронной почтой', 'partners with an address']);
    if (!b || lacks.length) throw bulletinUnready({ lacks });
    const { organisation } = settingsOf(p);
    const lines = figureLines(figuresOf(p, b.from, b.to));
    const mail = to.map(
      (partner): Letter => ({
        key: `${partner.id}|bulletin|${id}`,
        to: partner.id,
        kind: 'bulletin',
        about: id,
        subject: ['Наставничество: промежуточные результаты', 'Mentoring: interim results'],
        body: [
          `Здравствуйте!\n\n${organisation ?? ''}: промежуточные результаты программы наставничества, ${sayDay(b.from, 'ru')} – ${sayDay(b.to, 'ru')}.\n\n${lines.map((l) => `• ${l[0]}`).join('\n')}\n\n${b.url ?? ''}`.trim(),
          `Hello!\n\n${organisation ?? ''}: interim results of the mentoring programme, ${sayDay(b.from, 'en')} – ${sayDay(b.to, 'en')}.\n\n${lines.map((l) => `• ${l[1]}`).join('\n')}\n\n${b.url ?? ''}`.trim(),
        ],
      }),
    );
    const known = new Set([...(b.partners ?? []), ...to.map((x) => x.id)]);
    return {
      changes: [update(bulletins, id, { partners: [...known], sent: p.today })],
      letters: mail,
      reply: { bulletin: id, letters: mail.length },
    };
  },
});
