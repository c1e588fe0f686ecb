/** Rules turned into letters: who is reminded of what today, and which letters have lost their reason. Pure. */
import {
  addDays,
  type Change,
  counted,
  daysBetween,
  type Finding,
  type Letter,
  none,
  type Programme,
  type Rule,
  type Words,
} from '../kit/index.ts';
import { weekday } from '../stages/calendar.ts';
import { letters } from '../stages/records.ts';
import { addressOf, cancelled, curatorsOf } from './post.ts';

type Found = { rule: Rule; findings: readonly Finding[] };

/** Findings listed in a weekly letter; the rest are counted. */
const MOST_LISTED = 15;

const readersOf = (p: Programme, { remind }: Rule, f: Finding): readonly string[] => {
  const codes = remind !== 'never' && remind.to ? remind.to(f, p) : [f.who];
  return codes.flatMap((code) => (code === 'curator' ? curatorsOf(p) : addressOf(p, code) ? [code] : []));
};

/** How many letters about a finding should have gone by now: 0 before the first day. */
export function instanceOf(
  { onDays = [0], everyDays }: { onDays?: readonly number[]; everyDays?: number },
  days: number,
): number {
  const planned = onDays.filter((d) => d <= days).length;
  const last = onDays.at(-1) ?? 0;
  return everyDays && days > last ? planned + Math.floor((days - last) / everyDays) : planned;
}

const wordsOf = ({ remind, title }: Rule, f: Finding, p: Programme): { subject: Words; body: Words } => ({
  subject: (remind !== 'never' && remind.subject) || title,
  body: (remind !== 'never' && remind.words?.(f, p)) || f.words,
});

const manner = ({ remind }: Rule): Pick<Letter, 'urgency' | 'obligatory'> => ({
  urgency: (remind !== 'never' && remind.urgency) || 'digest',
  obligatory: remind !== 'never' && remind.obligatory === true,
});

function perFinding(p: Programme, { rule, findings }: Found): Letter[] {
  const { remind } = rule;
  if (remind === 'never' || 'weekly' in remind) return [];
  return findings.flatMap((f) => {
    const n = instanceOf(remind, daysBetween(f.since, p.today));
    if (!n) return [];
    return readersOf(p, rule, f).map((to) => ({
      key: `${to}|${rule.id}|${f.about}|${f.since}|${n}`,
      to,
      kind: rule.id,
      about: f.about,
      ...wordsOf(rule, f, p),
      ...manner(rule),
    }));
  });
}

const listed = (words: readonly Words[]): Words => {
  const shown = words.slice(0, MOST_LISTED);
  const rest = words.length - shown.length;
  const more: Words = rest ? [`\n… и ещё ${rest}: лист «Внимание»`, `\n… and ${rest} more: the tab “Attention”`] : none;
  return [shown.map((w) => `• ${w[0]}`).join('\n') + more[0], shown.map((w) => `• ${w[1]}`).join('\n') + more[1]];
};

/** One letter a week to each reader. The week is named by its Monday, so a Monday without a run is made up for. */
function weekly(p: Programme, { rule, findings }: Found): Letter[] {
  if (rule.remind === 'never' || !('weekly' in rule.remind)) return [];
  const monday = addDays(p.today, -weekday(p.today));
  const byReader = new Map<string, Finding[]>();
  for (const f of findings) for (const to of readersOf(p, rule, f)) byReader.set(to, [...(byReader.get(to) ?? []), f]);
  return [...byReader].map(([to, mine]) => {
    const number = counted(mine.length, ['строка', 'строки', 'строк'], ['row', 'rows']);
    return {
      key: `${to}|${rule.id}|${monday}`,
      to,
      kind: rule.id,
      about: monday,
      subject: [`${rule.title[0]}: ${number[0]}`, `${rule.title[1]}: ${number[1]}`],
      body: listed(mine.map((f) => wordsOf(rule, f, p).body)),
      ...manner(rule),
    };
  });
}

/** Letters to queue today. What waits for the same person about the same thing is not queued beside itself. */
export function reminders(p: Programme, found: readonly Found[]): Letter[] {
  const waiting = new Set(
    p
      .rows(letters)
      .filter((l) => l.state === 'queued')
      .map((l) => `${l.to}|${l.kind}|${l.about}`),
  );
  return found
    .flatMap((each) => [...perFinding(p, each), ...weekly(p, each)])
    .filter((l) => !waiting.has(`${l.to}|${l.kind}|${l.about}`));
}

const gone: Words = ['повода больше нет', 'the reason is gone'];

/** Letters that still wait although what they speak of is settled. */
export function stopped(p: Programme, found: readonly Found[]): Change[] {
  const byRule = new Map(found.map((each) => [each.rule.id, each]));
  return p
    .rows(letters)
    .filter((l) => l.state === 'queued')
    .flatMap((l) => {
      const each = byRule.get(l.kind);
      if (!each || each.rule.remind === 'never') return [];
      const stands =
        'weekly' in each.rule.remind ? each.findings.length > 0 : each.findings.some((f) => f.about === l.about);
      return stands ? [] : [cancelled(l, gone, p)];
    });
}

/** What every rule finds now. */
export const found = (p: Programme, rules: readonly Rule[]): Found[] =>
  rules.map((rule) => ({ rule, findings: rule.find(p) }));
