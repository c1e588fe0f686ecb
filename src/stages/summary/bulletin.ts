/** Interim results told outward (6.out.1): the numbers of the last release that may be published, and cases with consent. */
import * as z from 'zod/mini';
import {
  command,
  date,
  dayFromText,
  insert,
  join,
  type Letter,
  newRow,
  optional,
  type Programme,
  problem,
  type Row,
  ref,
  refs,
  say,
  sayDay,
  template,
  update,
  type Words,
} from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { facts } from '../1-preparation/facts.ts';
import { partners } from '../1-preparation/partners.ts';
import { settings, settingsOf, team } from '../1-preparation/settings.ts';
import { consents, hasConsent } from '../2-mentees/consents.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Bulletin, bulletins } from '../6-work/bulletins.ts';
import { meetings } from '../6-work/meetings.ts';
import { cases } from '../7-completion/cases.ts';
import { letters } from '../records.ts';
import { releases } from './ledger.ts';
import { PUBLISHED_FROM, publicNumbers, WHOLES } from './public.ts';
import { cellWords } from './words.ts';

type Story = Row<typeof cases>;

/** Meetings are told in tens: two bulletins of overlapping periods cannot be subtracted to one pair. */
const TEN = 10;

/** A share told to the public: near the ends it would speak of single people. */
const share = (n: number, of: number): string => {
  const percent = Math.round((100 * n) / of);
  return percent <= 5 ? '≤ 5 %' : percent >= 95 ? '≥ 95 %' : `${percent} %`;
};

const figureLines = (p: Programme, from: string, to: string): Words[] => {
  const numbers = publicNumbers(p);
  const counted = (id: string): Words[] => {
    const n = numbers.get(id);
    return n === undefined ? [] : [join(cellWords(id), [`: ${n}`, `: ${n}`])];
  };
  const forms = [...numbers.keys()].filter((id) => /^paired\|f=[^|]*$/.test(id));
  const [said, glad] = [numbers.get('menteeSaid'), numbers.get('menteeGlad')];
  const held = p.rows(meetings).filter((m) => m.state === 'held' && m.on >= from && m.on <= to);
  const enough = new Set(held.map((m) => m.pair)).size >= PUBLISHED_FROM;
  const about = Math.round(held.length / TEN) * TEN;
  return [
    ...WHOLES.flatMap(counted),
    ...forms.flatMap(counted),
    ...(enough ? [[`встреч за период: около ${about}`, `meetings in the period: about ${about}`] as const] : []),
    ...(said && glad !== undefined
      ? [
          [
            `довольны: ${share(glad, said)} ответивших наставляемых`,
            `satisfied: ${share(glad, said)} of the mentees who answered`,
          ] as const,
        ]
      : []),
  ];
};

/** Members of a case's pair without a consent to publication. */
const withoutConsent = (p: Programme, c: Story): string[] => {
  const pair = c.pair ? p.row(pairs, c.pair) : undefined;
  if (!pair) return c.anonymous ? [] : [c.id];
  return [pair.mentor as string, ...pair.mentees].filter((id) => !hasConsent(p, id, 'publication'));
};

const chosenCases = (p: Programme, b: Bulletin): Story[] => (b.cases ?? []).flatMap((id) => p.row(cases, id) ?? []);

/** What keeps a bulletin from being made: too few people, or a case somebody has not agreed to. */
export function bulletinLacks(p: Programme, b: Bulletin): Words[] {
  const few: Words[] = publicNumbers(p).has('paired')
    ? []
    : [
        [
          `выпуск сводки, по которому в парах не меньше ${PUBLISHED_FROM} наставляемых (панель → «Итоги» → «Сводка для наблюдателей»)`,
          `a release of the summary with at least ${PUBLISHED_FROM} mentees in pairs (panel → “Results” → “Summary for observers”)`,
        ],
      ];
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

const bulletinReads = [settings, team, documents, partners, pairs, consents, meetings, releases, bulletins, cases];

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
              rows: figureLines(p, b.from, b.to).map((w) => [say(w, lang)]),
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
    const figures = figureLines(p, from, to)
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
    const lines = figureLines(p, b.from, b.to);
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
