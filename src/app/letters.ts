/** What the curator does with letters: looks at what would go, tries it on himself, pauses, decides about unclear ones. */
import * as z from 'zod/mini';
import { actor } from '../google/host.ts';
import { quotaLeft, refusal, send } from '../google/mail.ts';
import { command, outdated, problem, type Row, say, sayMoment, update, type Words } from '../kit/index.ts';
import { settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { letterStates, letters } from '../stages/records.ts';
import { type Letter, languageOf, plan, postReads, reasonWords, written } from './post.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const letterGone = outdated('letter-not-there', (f: { letter: string }) => [
  `Письма ${f.letter} на листе «Письма» нет.`,
  `There is no letter ${f.letter} in the tab “Letters”.`,
]);

const letterSettled = outdated('letter-settled', (f: { letter: string; state: Words }) => [
  `Письмо ${f.letter} уже в состоянии «${f.state[0]}»: решать о нём нечего.`,
  `Letter ${f.letter} is “${f.state[1]}” already: there is nothing to decide.`,
]);

const TO_DECIDE: readonly Letter['state'][] = ['unclear', 'failed'];

/** A person says what became of a letter; those that went in the same mail share its fate. */
export const settleLetter = command('settle-letter', {
  title: ['решение о письме', 'decision about a letter'],
  input: () => z.object({ letter: z.string(), what: z.enum(['went', 'again', 'drop']) }),
  reads: [settings, letters],
  decide: (p, { letter: id, what }, now) => {
    const letter = p.row(letters, id);
    if (!letter) throw letterGone({ letter: id });
    if (!TO_DECIDE.includes(letter.state)) throw letterSettled({ letter: id, state: letterStates[letter.state] });
    const mine = p
      .rows(letters)
      .filter((l) => l.id === id || (letter.mail !== undefined && l.mail === letter.mail && l.state === letter.state));
    const fate: Partial<Row<typeof letters>> = {
      went: { state: 'sent' as const, sent: letter.started ?? now.moment },
      again: { state: 'queued' as const, started: undefined, mail: undefined, reason: undefined },
      drop: { state: 'cancelled' as const },
    }[what];
    return {
      changes: mine.map((l) => update(letters, l.id, fate)),
      posted: what === 'again',
      reply: { letters: mine.length },
    };
  },
});

export const pauseLetters = command('pause-letters', {
  title: ['письма остановлены или возобновлены', 'letters paused or resumed'],
  input: () => z.object({ paused: z.boolean() }),
  reads: [settings],
  decide: (p, { paused }, now) => ({
    changes: [
      update(settings, settings.id, {
        lettersPaused: paused
          ? [sayMoment(now.moment, settingsOf(p).language), now.who].filter(Boolean).join(', ')
          : undefined,
      }),
    ],
    posted: !paused,
    reply: { paused },
  }),
});

export type MailView = { to: string; subject: string; text: string; letters: string[]; urgent: boolean };
export type LetterView = { id: string; to: string; subject: string; about: string; state: string; reason: string };
export type Letters = {
  paused: string;
  /** mails that would go now, the first as its reader will see it */
  mails: MailView[];
  held: { why: string; letters: number }[];
  toDecide: LetterView[];
  quota: number;
};

const MOST_SHOWN = 30;

const toView = (s: Snapshot, mine: readonly Letter[], to: string, urgent: boolean): MailView => {
  const { subject, text } = written(mine, settingsOf(s).organisation, languageOf(s, to));
  return { to, subject, text, letters: mine.map((l) => l.id), urgent };
};

/** A dry run: exactly what the hourly run would send at this moment, and why the rest waits. */
export function lettersView(): Letters {
  const s = snapshot(postReads, 'skip');
  const quota = quotaLeft();
  const { mails, held } = plan(s, s.now, quota);
  const reasons = new Map<string, number>();
  for (const { why } of held) {
    const words = say(reasonWords[why], s.lang);
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return {
    paused: settingsOf(s).lettersPaused ?? '',
    mails: mails.slice(0, MOST_SHOWN).map((m) => toView(s, m.letters, m.to, m.urgent)),
    held: [...reasons].map(([why, n]) => ({ why, letters: n })),
    toDecide: s
      .rows(letters)
      .filter((l) => TO_DECIDE.includes(l.state))
      .slice(0, MOST_SHOWN)
      .map((l) => ({
        id: l.id,
        to: l.to,
        subject: l.subject,
        about: l.about,
        state: l.state,
        reason: l.reason ?? '',
      })),
    quota,
  };
}

const notSent = problem('not-sent-to-me', (f: { why: string }) => [
  `Проба не отправлена: ${f.why}. Письма участникам не тронуты. Проверьте адрес и лимит писем и повторите.`,
  `The trial was not sent: ${f.why}. Letters to participants were not touched. Check the address and the quota, and try again.`,
]);

/** Sends the curator what a reader would get; the ledger is not touched. @throws letterGone, notSent */
export function sendToMe({ letter: id }: { letter: string }): { to: string } {
  const s = snapshot(postReads, 'skip');
  const letter = s.row(letters, id);
  if (!letter) throw letterGone({ letter: id });
  const to = actor();
  const { organisation } = settingsOf(s);
  const { subject, text, html } = written([letter], organisation, languageOf(s, letter.to));
  const trial = say(['Проба', 'Trial'], s.lang);
  try {
    send({ to, subject: `${trial}: ${subject}`, text, html, name: organisation ?? trial });
  } catch (e) {
    throw notSent({ why: refusal(e).words });
  }
  return { to };
}
