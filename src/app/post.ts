/** Which letters may go now, together in which mails, and why the others wait. Pure. */
import {
  type AnyTable,
  addDays,
  type Change,
  counted,
  dayOf,
  type Lang,
  type LocalDate,
  type Moment,
  type Now,
  type Programme,
  type Row,
  say,
  update,
  type Words,
} from '../kit/index.ts';
import { partners } from '../stages/1-preparation/partners.ts';
import { serving, settings, settingsOf, team } from '../stages/1-preparation/settings.ts';
import { mentees } from '../stages/2-mentees/register.ts';
import { mentors } from '../stages/3-mentors/register.ts';
import { experts } from '../stages/4-selection/experts.ts';
import { guests } from '../stages/7-completion/event.ts';
import { breaks, isDayOff } from '../stages/calendar.ts';
import { letters, optOuts } from '../stages/records.ts';

export type Letter = Row<typeof letters>;

/** Recipients of the day's quota kept back for letters that go at once. */
export const RESERVE = 20;
/** Mails of one batch: a run killed within it leaves so many at most to be decided by a person. */
export const BATCH = 40;
/** What one mail holds; the rest waits for the next day. Google takes 200 KB of a consumer account's mail, text and HTML. */
const MOST_IN_A_MAIL = 40;
const LONGEST_MAIL = 30_000;
/** A run lives six minutes: a letter still being sent after this long was left by one that was killed. */
const RUN_IS_OVER_MS = 10 * 60_000;
const WEEK_DAYS = 7;

/** Everybody a letter may be addressed to. */
const addressed = [team, mentors, mentees, guests, partners, experts] as const;

export const postReads = [settings, ...addressed, letters, optOuts, breaks] as const;

/** The address of a person by code, as it stands now; undefined when no such row can be read. */
export function addressOf(p: Programme, code: string): string | '' | undefined {
  for (const t of addressed as readonly AnyTable[]) {
    const person = p.row(t, code) as { email: string | undefined } | undefined;
    if (person) return person.email ?? '';
  }
  return undefined;
}

/** The language a person reads letters in: his own, else the workbook's. */
export function languageOf(p: Programme, code: string): Lang {
  for (const t of addressed as readonly AnyTable[]) {
    const person = p.row(t, code) as { language?: Lang } | undefined;
    if (person?.language) return person.language;
  }
  return settingsOf(p).language;
}

/** Everybody in the team who is a curator today and can be written to. */
export const curatorsOf = (p: Programme): readonly string[] =>
  serving(p, 'curator')
    .filter((m) => m.email)
    .map((m) => m.id);

const time = (m: Moment): number => Date.parse(`${m.replace(' ', 'T')}Z`);

export type Reason = 'paused' | 'quiet' | 'day-off' | 'today' | 'weekly' | 'quota' | 'unknown' | 'later';

export const reasonWords: Readonly<Record<Reason, Words>> = {
  paused: ['письма остановлены', 'letters are paused'],
  quiet: ['тихие часы', 'quiet hours'],
  'day-off': ['выходной или каникулы', 'a day off'],
  today: ['сегодня этому человеку уже писали', 'this person was written to today'],
  weekly: ['на этой неделе писем достаточно', 'letters enough this week'],
  quota: ['дневной лимит писем Google исчерпан', 'Google’s daily quota of letters is used up'],
  unknown: [
    'строки этого человека нет или её не удаётся прочитать',
    'the row of this person is gone or cannot be read',
  ],
  later: ['пойдёт следующей очередью', 'goes with the next batch'],
};

/** Letters that go to one person together. */
export type Mail = { to: string; address: string; letters: readonly Letter[]; urgent: boolean };
export type Held = { letter: Letter; why: Reason };
export type Plan = { mails: readonly Mail[]; changes: readonly Change[]; held: readonly Held[] };

const rank = { now: 0, soon: 1, digest: 2 } as const;

/** The most urgent first, then those that wait longest. */
const byUrgency = (a: Letter, b: Letter) =>
  rank[a.urgency] - rank[b.urgency] || a.queued.localeCompare(b.queued) || a.id.localeCompare(b.id);

/** Letters left in `sending` by a run that is over: they may have gone or not, and a person decides. */
export const lostTrack = (p: Programme, now: Now): Change[] =>
  p
    .rows(letters)
    .filter((l) => l.state === 'sending')
    .filter((l) => !l.started || Math.abs(time(now.moment) - time(l.started)) > RUN_IS_OVER_MS)
    .map((l) => update(letters, l.id, { state: 'unclear' }));

type Past = { lastDay: LocalDate | undefined; mailsThisWeek: number };

/** What each person has been sent, or may have been sent, of late. */
function pastOf(p: Programme): (to: string) => Past {
  const weekAgo = addDays(p.today, -WEEK_DAYS);
  const gone = new Map<string, { last: LocalDate; mails: Set<string> }>();
  for (const l of p.rows(letters)) {
    const at = l.sent ?? (l.state === 'sending' || l.state === 'unclear' ? l.started : undefined);
    if (!at || dayOf(at) <= weekAgo) continue;
    const known = gone.get(l.to) ?? { last: dayOf(at), mails: new Set() };
    if (dayOf(at) > known.last) known.last = dayOf(at);
    // letters that went at once are not what the cap is about
    if (l.urgency !== 'now') known.mails.add(l.mail ?? l.id);
    gone.set(l.to, known);
  }
  return (to) => ({ lastDay: gone.get(to)?.last, mailsThisWeek: gone.get(to)?.mails.size ?? 0 });
}

/** Why nothing but the most urgent may go at this hour. */
function closed(p: Programme, now: Now): Reason | undefined {
  const { quietFrom, quietTo, lettersPaused } = settingsOf(p);
  const hour = Number(now.moment.slice(11, 13));
  if (lettersPaused) return 'paused';
  if (isDayOff(p, p.today)) return 'day-off';
  return hour >= quietFrom || hour < quietTo ? 'quiet' : undefined;
}

function whyNot(p: Programme, mine: readonly Letter[], shut: Reason | undefined, past: Past): Reason | undefined {
  const urgent = mine.some((l) => l.urgency === 'now');
  if (shut === 'paused' || (shut && !urgent)) return shut;
  if (urgent) return undefined;
  if (past.lastDay === p.today) return 'today';
  const capped = !mine.some((l) => l.obligatory) && past.mailsThisWeek >= settingsOf(p).lettersAWeek;
  return capped ? 'weekly' : undefined;
}

/** What an urgent mail carries is only what is urgent: the rest keeps to its hours. */
const together = (mine: readonly Letter[], shut: Reason | undefined, past: Past, p: Programme): readonly Letter[] =>
  mine[0]?.urgency === 'now' && (shut || past.lastDay === p.today) ? mine.filter((l) => l.urgency === 'now') : mine;

/** As many of the first as one mail holds. */
function fitting(mine: readonly Letter[]): readonly Letter[] {
  let long = 0;
  return mine.filter((l, i) => {
    long += l.subject.length + l.body.length;
    return i === 0 || (i < MOST_IN_A_MAIL && long <= LONGEST_MAIL);
  });
}

/** @param quota recipients Google leaves today @param most mails of this batch */
export function plan(p: Programme, now: Now, quota: number, most = BATCH): Plan {
  const changes: Change[] = lostTrack(p, now);
  const held: Held[] = [];
  const mails: Mail[] = [];
  const wanted = new Map<string, Letter[]>();
  const silent = new Set(p.rows(optOuts).map((o) => o.person));
  for (const l of p
    .rows(letters)
    .filter((x) => x.state === 'queued')
    .sort(byUrgency)) {
    if (silent.has(l.to) && !l.obligatory)
      changes.push(cancelled(l, ['попросили не писать', 'asked not to be written to'], p));
    else wanted.set(l.to, [...(wanted.get(l.to) ?? []), l]);
  }
  const shut = closed(p, now);
  const past = pastOf(p);
  for (const [to, mine] of wanted) {
    const address = addressOf(p, to);
    const urgent = mine[0]?.urgency === 'now';
    const why = whyNot(p, mine, shut, past(to)) ?? (address === undefined ? 'unknown' : undefined);
    const room = quota - mails.length - (urgent ? 0 : RESERVE);
    if (why) held.push(...mine.map((letter) => ({ letter, why })));
    else if (!address) {
      for (const l of mine) changes.push(failed(l, ['нет адреса', 'no address'], p));
    } else if (room <= 0) held.push(...mine.map((letter) => ({ letter, why: 'quota' as const })));
    else if (mails.length >= most) held.push(...mine.map((letter) => ({ letter, why: 'later' as const })));
    else {
      const going = fitting(together(mine, shut, past(to), p));
      mails.push({ to, address, letters: going, urgent });
      held.push(
        ...mine.filter((l) => !going.includes(l)).map((letter) => ({ letter, why: shut ?? ('today' as const) })),
      );
      for (const l of going) {
        changes.push(
          update(letters, l.id, {
            state: 'sending',
            tries: l.tries + 1,
            started: now.moment,
            mail: going[0]?.id,
            reason: undefined,
          }),
        );
      }
    }
  }
  return { mails, changes, held };
}

const said = (words: Words, p: Programme) => say(words, settingsOf(p).language);

export const failed = (l: Letter, why: Words, p: Programme): Change =>
  update(letters, l.id, { state: 'failed', reason: said(why, p) });

export const cancelled = (l: Letter, why: Words, p: Programme): Change =>
  update(letters, l.id, { state: 'cancelled', reason: said(why, p) });

const HOUR_MS = 3_600_000;

/** How long nothing can change for the letters that are held. */
export function waitMs(held: readonly Held[], now: Now, quietTo: number): number {
  const hours = Number(now.moment.slice(11, 13)) + Number(now.moment.slice(14, 16)) / 60;
  const tillMorning = ((quietTo - hours + 24) % 24) * HOUR_MS;
  const waits = held.map(({ why }): number => {
    if (why === 'later' || why === 'quota' || why === 'unknown') return 0;
    return why === 'paused' ? 24 * HOUR_MS : tillMorning;
  });
  return waits.length ? Math.min(...waits) : 0;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');

export type Written = { subject: string; text: string; html: string };

/** The mail as its reader sees it, in text and in HTML. */
export function written(mine: readonly Letter[], organisation: string | undefined, lang: Lang): Written {
  const own = (words: Words) => say(words, lang);
  const [only] = mine;
  const programmeName = own(['Программа наставничества', 'Mentoring programme']);
  const from = organisation ? `${programmeName}, ${organisation}` : programmeName;
  const stop = mine.some((l) => !l.obligatory)
    ? own([
        'Если напоминания не нужны, ответьте на это письмо словом «стоп».',
        'If you need no reminders, answer this letter with the word “stop”.',
      ])
    : '';
  const foot = [from, stop].filter(Boolean).join('\n');
  const one = mine.length === 1;
  const parts = mine.map((l) => (one ? l.body : `${l.subject}\n${l.body}`));
  const number = counted(mine.length, ['сообщение', 'сообщения', 'сообщений'], ['message', 'messages']);
  const block = (l: Letter) =>
    `${one ? '' : `<h2 style="font-size:16px;margin:24px 0 4px">${escaped(l.subject)}</h2>`}<p style="margin:0 0 12px">${escaped(l.body)}</p>`;
  return {
    subject: one ? (only?.subject ?? '') : `${programmeName}: ${own(number)}`,
    text: `${parts.join('\n\n———\n\n')}\n\n—\n${foot}`,
    html: `<div style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;max-width:600px">${mine
      .map(block)
      .join(
        '',
      )}<p style="margin:24px 0 0;padding-top:8px;border-top:1px solid #ccc;color:#666;font-size:13px">${escaped(foot)}</p></div>`,
  };
}
