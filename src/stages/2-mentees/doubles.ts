/** One person entered twice: found by name or address, joined by the curator, and nothing of either is lost. */
import * as z from 'zod/mini';
import {
  type AnyRow,
  type Change,
  columnsOf,
  command,
  insert,
  newRow,
  outdated,
  type Programme,
  problem,
  rule,
  sameWords,
  say,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { personMissing } from './admission.ts';
import { consents } from './consents.ts';
import { measures } from './measures.ts';
import { type Mentee, mentees } from './register.ts';
import { menteeSources } from './sources.ts';
import { menteeMoves } from './states.ts';

const GONE: readonly Mentee['state'][] = ['withdrawn', 'erased'];

/** What two spellings of a name share: case, ё and the order of its parts do not matter. */
const nameKey = (name: string): string => sameWords(name).split(' ').sort().join(' ');

/** What a person may be known by; one in common is enough to ask whether two are one. */
const keysOf = (m: Mentee): string[] => [
  ...(m.fullName ? [`name ${nameKey(m.fullName)} ${sameWords(m.classOrGroup ?? '')}`] : []),
  ...(m.email ? [`mail ${sameWords(m.email)}`] : []),
];

/** Pairs of rows that look like one person, the earlier code first. */
export function doublesOf(p: Programme): readonly (readonly [keep: Mentee, double: Mentee])[] {
  const first = new Map<string, Mentee>();
  const found = new Map<string, readonly [Mentee, Mentee]>();
  for (const m of p.rows(mentees)) {
    if (GONE.includes(m.state)) continue;
    for (const key of keysOf(m)) {
      const before = first.get(key);
      if (!before) first.set(key, m);
      else if (before.id !== m.id) found.set(`${before.id} ${m.id}`, [before, m]);
    }
  }
  return [...found.values()];
}

export const doubles = rule('doubles', {
  title: ['Похоже, это один человек', 'This looks like one person'],
  reads: [mentees],
  find: (p) =>
    doublesOf(p).map(([keep, double]) => ({
      about: double.id,
      who: 'curator',
      since: double.joinedOn,
      words: [
        `${keep.id} и ${double.id} похожи: объедините их или исправьте имя или почту.`,
        `${keep.id} and ${double.id} look alike: merge them, or correct the name or the address.`,
      ],
      fix: {
        command: 'merge-mentees',
        input: { keep: keep.id, double: double.id },
        words: [`Объединить в ${keep.id}`, `Merge into ${keep.id}`],
      },
    })),
  remind: 'never',
});

export const alreadyMerged = outdated('already-merged', (f: { double: string; state: Words }) => [
  `${f.double} уже в состоянии «${f.state[0]}»: его могли объединить раньше.`,
  `${f.double} is already “${f.state[1]}”: it may have been merged before.`,
]);

export const bothAtWork = problem('both-at-work', (f: { keep: string; double: string }) => [
  `${f.double} уже участвует в паре, объединить с ${f.keep} нельзя. Ничего не изменено. Сохраните ${f.double}, а объедините ${f.keep} с ним.`,
  `${f.double} is in a pair already and cannot be merged into ${f.keep}. Nothing was changed. Keep ${f.double} and merge ${f.keep} into it.`,
]);

const PAIRED: readonly Mentee['state'][] = ['proposed', 'matched', 'active', 'completed'];
const OURS = new Set(['id', 'label', 'state', 'toDo', 'joinedOn']);

/** Makes one person of two rows: empty cells are filled, what differs is kept as a source, everything that points to the double points to the kept one. */
export const mergeMentees = command('merge-mentees', {
  title: ['записи объединены', 'rows merged'],
  input: () => z.object({ keep: z.string(), double: z.string() }),
  reads: [settings, mentees, menteeSources, consents, measures],
  decide: (p, input, now) => {
    const keep = p.row(mentees, input.keep);
    const double = p.row(mentees, input.double);
    if (!keep || input.keep === input.double) throw personMissing({ person: input.keep });
    if (!double) throw personMissing({ person: input.double });
    if (GONE.includes(double.state))
      throw alreadyMerged({ double: double.id, state: menteeMoves.states[double.state] });
    if (GONE.includes(keep.state)) throw alreadyMerged({ double: keep.id, state: menteeMoves.states[keep.state] });
    if (PAIRED.includes(double.state)) throw bothAtWork({ keep: keep.id, double: double.id });
    const { language } = settingsOf(p);
    const patch: Record<string, unknown> = {};
    const differs: string[] = [];
    for (const [key, column] of columnsOf(mentees)) {
      const mine = (keep as AnyRow)[key];
      const theirs = (double as AnyRow)[key];
      if (OURS.has(key) || theirs === undefined || theirs === false || JSON.stringify(mine) === JSON.stringify(theirs))
        continue;
      if (Array.isArray(theirs) && (column.input.type === 'many' || column.input.type === 'refs'))
        patch[key] = [...new Set([...((mine as unknown[]) ?? []), ...theirs])];
      else if (mine === undefined || mine === false) patch[key] = theirs;
      else
        differs.push(
          `${say(column.title, language)}: ${String(column.write(theirs, { lang: language, label: (_t, id) => id }))}`,
        );
    }
    const changes: Change[] = [
      ...(Object.keys(patch).length ? [update(mentees, keep.id, patch as Partial<Mentee>)] : []),
      update(mentees, double.id, {
        state: step(menteeMoves, double.id, double.state, 'withdrawn'),
        resultSummary: say([`объединён с ${keep.id}`, `merged into ${keep.id}`], language),
      }),
      ...p
        .rows(menteeSources)
        .flatMap((x) => (x.mentee === double.id ? [update(menteeSources, x.id, { mentee: keep.id })] : [])),
      ...p.rows(consents).flatMap((x) => (x.mentee === double.id ? [update(consents, x.id, { mentee: keep.id })] : [])),
      ...p.rows(measures).flatMap((x) => (x.mentee === double.id ? [update(measures, x.id, { mentee: keep.id })] : [])),
    ];
    if (differs.length) {
      const summary = say(
        [`из ${double.id}: ${differs.join('; ')}`, `from ${double.id}: ${differs.join('; ')}`],
        language,
      );
      changes.push(
        insert(
          menteeSources,
          newRow(menteeSources, { mentee: keep.id, channel: 'interview', by: double.id, summary }, now),
        ),
      );
    }
    return { changes, reply: { keep: keep.id, double: double.id, differs: differs.length } };
  },
});
