/** A person's own link to a form: it opens with the code already filled in. Made once a form, then only a text. */

import { letIn } from '../google/files.ts';
import { type FormMemory, prefilled } from '../google/forms.ts';
import { type AnyForm, type AnyTable, columnsOf, type Lang, problem, say, type Words } from '../kit/index.ts';
import { serving, team } from '../stages/1-preparation/settings.ts';
import { pairs } from '../stages/5-pairs/tables.ts';
import { meets } from '../stages/6-work/about-pair.ts';
import { takers } from '../stages/6-work/signals.ts';
import { forms, tables } from '../stages/index.ts';
import type { Memory } from './memory.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/** Stands in a link for the code of the person. */
const CODE = 'CODE-000';

/** The links of a form with a gap for the code, by the table of the person. */
export function linksOf(f: AnyForm, made: FormMemory): Record<string, string> {
  const columns = Object.fromEntries(columnsOf(f.into));
  const spelt = (key: string, given: string, lang: Lang): string => {
    const input = columns[key]?.input;
    const option = input?.type === 'choice' ? input.options.find((o) => o.code === given) : undefined;
    return given === '*' ? CODE : option ? say(option.words, lang) : given;
  };
  const links = Object.entries<Readonly<Record<string, string>>>((f.links ?? {}) as never);
  return Object.fromEntries(
    links.flatMap(([table, given]) => {
      const url = prefilled(
        made,
        Object.fromEntries(Object.entries(given).map(([key, text]) => [key, spelt(key, text, made.lang)])),
      );
      return url ? [[table, url]] : [];
    }),
  );
}

/** The link of one person, or the form's own where there is none for him. */
export function linkOf(memory: Memory, f: AnyForm, table: string, code: string): string {
  const made = memory.forms[f.id];
  const own = made?.links?.[table];
  return own ? own.replaceAll(CODE, encodeURIComponent(code)) : (made?.url ?? '');
}

const noLink = problem('no-own-link', (f: { person: string }) => [
  `Личной ссылки для ${f.person || 'этого кода'} нет: проверьте код и то, что форма открыта.`,
  `There is no own link for ${f.person || 'this code'}: check the code, and that the form is open.`,
]);

/** The link that opens a form with the code of this person filled in. @throws noLink */
export function personLink({ form: code, person }: { form: string; person: string }): { url: string } {
  const f = forms.find((x) => x.code === code);
  const ways = f ? tables.filter((t) => f.links?.[t.id]) : [];
  const s = snapshot(ways, 'skip');
  const table = ways.find((t) => s.row(t, person.trim()));
  const url = f && table ? linkOf(s.memory, f, table.id, person.trim()) : '';
  if (!url) throw noLink({ person });
  return { url };
}

/** Everybody in a running pair, and the curators, with their own links to a form: for slips that are printed. @throws noLink */
export function personLinks({ form: code }: { form: string }): { slips: { code: string; url: string }[] } {
  const f = forms.find((x) => x.code === code);
  if (!f?.links) throw noLink({ person: '' });
  const s = snapshot([pairs, team], 'skip');
  const running = s.rows(pairs).filter((x) => meets(x) && x.state !== 'on_hold');
  const people: Readonly<Record<string, readonly string[]>> = {
    mentees: running.flatMap((x) => x.mentees),
    mentors: running.map((x) => x.mentor),
    team: serving(s, 'curator').map((m) => m.id),
  };
  const slips = Object.keys(f.links).flatMap((table) =>
    [...new Set(people[table])].sort().map((one) => ({ code: one, url: linkOf(s.memory, f, table, one) })),
  );
  return { slips: slips.filter((x) => x.url) };
}

/** Lets those who take signals, and nobody else, into the file where a form keeps its answers. */
export function openFile({ form: code }: { form: string }): { url: string; people: readonly string[] } {
  const f = forms.find((x) => x.code === code);
  const s = snapshot([team], 'skip');
  const to = f && s.memory.forms[f.id]?.to;
  if (!to) throw noLink({ person: code });
  const emails = takers(s).flatMap((id) => s.row(team, id)?.email ?? []);
  const { url, owner, editors } = letIn(to, emails);
  return { url, people: [owner, ...editors] };
}

const GAP = /\{\{(F\d+(?:-\d)?)\}\}/g;
const missing: Words = ['(ссылку даст куратор)', '(the curator has the link)'];

const tableOf = (s: Snapshot, f: AnyForm, code: string): AnyTable | undefined =>
  tables.find((t) => f.links?.[t.id] && s.loaded.includes(t) && s.row(t, code));

/** A letter's text with `{{F7}}` replaced by its reader's link to that form. */
export function withLinks(s: Snapshot, body: string, to: string, lang: Lang): string {
  return body.replace(GAP, (_, code: string) => {
    const f = forms.find((x) => x.code === code);
    const link = f && linkOf(s.memory, f, tableOf(s, f, to)?.id ?? '', to);
    return link || say(missing, lang);
  });
}
