/** A person's own link to a form: it opens with the code already filled in. Made once a form, then only a text. */
import { type FormMemory, prefilled } from '../google/forms.ts';
import { type AnyForm, type AnyTable, columnsOf, type Lang, say, type Words } from '../kit/index.ts';
import { forms, tables } from '../stages/index.ts';
import type { Memory } from './memory.ts';
import type { Snapshot } from './snapshot.ts';

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

const GAP = /\{\{(F\d+(?:-\d)?)\}\}/g;
const missing: Words = ['(ссылку даст куратор)', '(the curator has the link)'];

const tableOf = (s: Snapshot, f: AnyForm, code: string): AnyTable | undefined =>
  tables.find((t) => f.links?.[t.id] && s.loaded.includes(t) && s.row(t, code));

/** A letter's text with `{{F7}}` replaced by its reader's link to that form. */
export function withLinks(s: Snapshot, body: string, to: string): string {
  return body.replace(GAP, (_, code: string) => {
    const f = forms.find((x) => x.code === code);
    const link = f && linkOf(s.memory, f, tableOf(s, f, to)?.id ?? '', to);
    return link || say(missing, s.lang);
  });
}
