/** Where cases are told: only with consent, linked back to both participants, taken down when a consent is withdrawn. */
import * as z from 'zod/mini';
import {
  type Change,
  choice,
  command,
  date,
  dayFromText,
  insert,
  many,
  newRow,
  optional,
  outdated,
  type Programme,
  problem,
  ref,
  rule,
  update,
  url,
  type Words,
} from '../../kit/index.ts';
import { audiences, caseVersions, isOut, type Publication, publications, ways } from '../1-preparation/informing.ts';
import { consents, hasConsent } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Case, cases } from './cases.ts';

/** Everybody a case is about, by code. */
export function peopleOf(p: Programme, c: Case): readonly string[] {
  const pair = c.pair && p.row(pairs, c.pair);
  return pair ? [pair.mentor, ...pair.mentees] : [];
}

/** Whose consent to publication is not there today; a case of nobody in particular needs none. */
export const consentLacks = (p: Programme, c: Case): readonly string[] =>
  peopleOf(p, c).filter((who) => !hasConsent(p, who, 'publication'));

const namesIn = (p: Programme, c: Case, text: string): readonly string[] => {
  const said = text.toLowerCase();
  return peopleOf(p, c).filter((who) => {
    const name = (p.row(mentees, who)?.fullName ?? p.row(mentors, who)?.fullName ?? '').toLowerCase();
    return name.split(/\s+/).some((part) => part.length > 2 && said.includes(part));
  });
};

type Version = keyof typeof caseVersions;

/** Why a version of a case may not be told; empty when it may. */
export function tellingLacks(p: Programme, c: Case, version: Version): readonly Words[] {
  if (version === 'full')
    return consentLacks(p, c).map((who) => [`согласие на публикацию: ${who}`, `consent to publication: ${who}`]);
  if (!c.anonymous) return [['версия без имён', 'a version without names']];
  return namesIn(p, c, c.anonymous).map((who) => [
    `в версии без имён узнаётся ${who}`,
    `the version without names tells of ${who}`,
  ]);
}

const caseMissing = outdated('case-missing', (f: { case: string }) => [
  `Кейса ${f.case} нет на листе «Кейсы».`,
  `There is no case ${f.case} in the tab “Cases”.`,
]);

export const mayNotTell = problem('case-no-consent', (f: { case: string; lacks: readonly Words[] }) => [
  `${f.case} публиковать нельзя: не хватает — ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено. Получите согласие или подготовьте версию без имён.`,
  `${f.case} may not be published; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed. Get the consent, or prepare a version without names.`,
]);

const keysOf = <K extends string>(o: Readonly<Record<K, unknown>>) => Object.keys(o) as [K, ...K[]];

export const tellingReads = [cases, publications, consents, pairs, mentees, mentors] as const;

/** Notes that a case was told somewhere; refused without the consents. @throws mayNotTell */
export const tellCase = command('tell-case', {
  title: ['кейс опубликован', 'case published'],
  button: ['Записать публикацию кейса', 'Note that a case was published'],
  asks: () => ({
    case: ref('cases', ['Кейс', 'Case']),
    version: choice(['Версия', 'Version'], caseVersions, { start: 'full' }),
    way: choice(['Где', 'Where'], ways, { start: 'site' }),
    audiences: many(['Для кого', 'For whom'], audiences),
    url: optional(url(['Ссылка', 'Link'])),
    date: date(['Когда', 'When'], { start: 'today' }),
  }),
  input: () =>
    z.object({
      case: z.string(),
      version: z.enum(keysOf(caseVersions)),
      way: z.enum(keysOf(ways)),
      audiences: z.array(z.enum(keysOf(audiences))),
      url: z.optional(z.string()),
      date: z.string(),
    }),
  reads: tellingReads,
  decide: (p, { case: id, version, way, audiences: to, url: link, date: on }, now) => {
    const c = p.row(cases, id);
    if (!c) throw caseMissing({ case: id });
    const lacks = tellingLacks(p, c, version);
    if (lacks.length) throw mayNotTell({ case: id, lacks });
    const row = newRow(
      publications,
      {
        case: c.id,
        caseVersion: version,
        occasion: 'results',
        way,
        audiences: to,
        url: link,
        date: dayFromText(on) ?? p.today,
        done: 'held',
      },
      now,
    );
    return { changes: [insert(publications, row)], reply: { publication: row.id } };
  },
});

const tells = (p: Programme): readonly { at: Publication; of: Case }[] =>
  p.rows(publications).flatMap((at) => {
    const of = at.case && p.row(cases, at.case);
    return of && isOut(at) ? [{ at, of }] : [];
  });

/** What stands published although a consent is not there (any more): the list of what to take down. */
export const toTakeDown = (p: Programme): readonly { at: Publication; of: Case; who: readonly string[] }[] =>
  tells(p)
    .filter(({ at }) => !at.takenDown && (at.caseVersion ?? 'full') === 'full')
    .map((x) => ({ ...x, who: consentLacks(p, x.of) }))
    .filter((x) => x.who.length > 0);

export const takeDown = rule('take-down', {
  title: ['Снять с публикации', 'Take down'],
  reads: tellingReads,
  find: (p) =>
    toTakeDown(p).map(({ at, of, who }) => ({
      about: at.id,
      who: 'curator',
      since: p.today,
      words: [
        `${at.id}: кейс ${of.id} опубликован, а согласия нет: ${who.join(', ')}. Снимите${at.url ? ` ${at.url}` : ''} и отметьте.`,
        `${at.id}: case ${of.id} is published without the consent of ${who.join(', ')}. Take down${at.url ? ` ${at.url}` : ''} and note it.`,
      ],
      fix: { command: 'note-taken-down', input: { publication: at.id }, words: ['Снято', 'Taken down'] },
    })),
  remind: { onDays: [0], everyDays: 3, urgency: 'now', obligatory: true },
});

const publicationMissing = outdated('publication-missing', (f: { publication: string }) => [
  `Публикации ${f.publication} нет на листе «Информирование».`,
  `There is no publication ${f.publication} in the tab “Informing”.`,
]);

export const noteTakenDown = command('note-taken-down', {
  title: ['публикация снята', 'publication taken down'],
  input: () => z.object({ publication: z.string() }),
  reads: tellingReads,
  decide: (p, { publication }) => {
    if (!p.row(publications, publication)) throw publicationMissing({ publication });
    return { changes: [update(publications, publication, { takenDown: p.today })], reply: { publication } };
  },
});

/** Which consents a case still lacks, and the link to it in the rows of both participants while it stands. */
export function settleCases(p: Programme): Change[] {
  const marks = p.rows(cases).flatMap((c): Change[] => {
    const lacking = consentLacks(p, c).join(', ') || undefined;
    return lacking === c.lacking ? [] : [update(cases, c.id, { lacking })];
  });
  const standing = new Map<string, string>();
  const down = new Set<string>();
  for (const { at, of } of tells(p)) {
    if (!at.url) continue;
    if (at.takenDown) down.add(at.url);
    else if (at.caseVersion !== 'anonymous')
      for (const who of peopleOf(p, of)) if (!standing.has(who)) standing.set(who, at.url);
  }
  const linked = <R extends { id: string; caseUrl: string | undefined }>(rows: readonly R[]) =>
    rows.flatMap((r): [string, string | undefined][] => {
      const url = standing.get(r.id);
      if (!r.caseUrl) return url ? [[r.id, url]] : [];
      return down.has(r.caseUrl) ? [[r.id, url]] : [];
    });
  return [
    ...marks,
    ...linked(p.rows(mentees)).map(([id, caseUrl]) => update(mentees, id, { caseUrl })),
    ...linked(p.rows(mentors)).map(([id, caseUrl]) => update(mentors, id, { caseUrl })),
  ];
}

/** The three channels of 7.out.3 and which audiences they are. */
const channels = [
  { words: ['медиа', 'media'], of: ['media'] },
  { words: ['участники', 'participants'], of: ['learners', 'parents', 'teachers'] },
  { words: ['партнёры', 'partners'], of: ['enterprises', 'universities', 'ngos', 'alumni', 'local_government'] },
] as const;

/** «кейсов 6, опубликовано 4: медиа 2, участники 3, партнёры 1; снять 0» */
export function tellingEvidence(p: Programme): Words {
  const out = p.rows(publications).filter((x) => x.occasion === 'results' && isOut(x) && !x.takenDown);
  const by = channels.map(({ words, of }) => ({
    words,
    n: out.filter((x) => x.audiences.some((a) => (of as readonly string[]).includes(a))).length,
  }));
  const list = (at: 0 | 1) => by.map((b) => `${b.words[at]} ${b.n}`).join(', ');
  const down = toTakeDown(p).length;
  return [
    `кейсов ${p.rows(cases).length}, публикаций об итогах ${out.length}: ${list(0)}${down ? `; снять с публикации ${down}` : ''}`,
    `cases ${p.rows(cases).length}, publications on the results ${out.length}: ${list(1)}${down ? `; to take down ${down}` : ''}`,
  ];
}
