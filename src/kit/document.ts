import type { Kept } from './page.ts';
import type { Programme } from './programme.ts';
import type { Report } from './report.ts';
import type { AnyTable } from './table.ts';
import { type Lang, say, type Words } from './words.ts';

/** A part of a paper. Names stand in the nominative: Russian declension by machine is not reliable. */
export type Part =
  | { part: 'heading'; words: Words }
  | { part: 'text'; words: Words }
  | { part: 'list'; items: readonly Words[] }
  | { part: 'table'; header: readonly Words[]; rows: readonly (readonly string[])[] };

/** A paper of the programme (order, consent, certificate): made for one row or for the whole programme. */
export type Paper = {
  id: string;
  title: Words;
  /** its number in the list of papers of domain 5 */
  no?: number;
  /** made for one row of this table; otherwise for the whole programme */
  of?: AnyTable;
  reads: readonly AnyTable[];
  /** what the curator has written on this tab goes into the paper */
  besides?: Report;
  /** printed with names, it still shows the codes: people answer by them */
  keepsCodes?: boolean;
  /** names of the facts still missing, for the sentence that refuses; empty when the paper can be made */
  lacks: (p: Programme, about: string, own?: Kept) => readonly Words[];
  parts: (p: Programme, about: string, own?: Kept) => readonly Part[];
  /** what a template of the school's own may ask for by `{{field}}`; absent when it cannot have one */
  values?: (p: Programme, about: string, lang: Lang) => ReadonlyMap<string, Value>;
  fields?: Readonly<Record<string, Field>>;
  /** the paper's words with their fields unfilled, as the beginning of a template of the school's own */
  blank?: () => readonly Part[];
};

export const document = (id: string, def: Omit<Paper, 'id'>): Paper => ({ id, ...def });

/** A table that stands in the place of its field. */
export type Grid = { header: readonly Words[]; rows: readonly (readonly string[])[] };
export type Value = string | Grid;

/** A fact that is merged into a paper. */
export type Field = {
  /** as the refusal names it, with the place to fill it in */
  title: Words;
  of: (p: Programme, about: string, lang: Lang) => Value | undefined;
  /** left as a line for the pen when it is not known */
  byHand?: boolean;
};

/** A paper written as blocks with `{{field}}` in them. */
export type Template<F extends string> = {
  title: Words;
  no: number;
  of?: AnyTable;
  reads: readonly AnyTable[];
  fields: Readonly<Record<F, Field>>;
  /** made when it is needed: texts are long and few runs write papers */
  blocks: () => readonly TemplateLine[];
};

/** `#` begins a heading, `-` an item of a list, `{{grid}}` alone is a table; anything else is a paragraph. */
export type TemplateLine = Words;

export const HOLE = /\{\{\s*([\p{L}\d_-]+)\s*\}\}/gu;
const LINE = '____________________';

/** The field that a line consists of. */
export const loneHole = (line: string): string | undefined => /^\s*\{\{\s*([\p{L}\d_-]+)\s*\}\}\s*$/u.exec(line)?.[1];

export const holesIn = (text: string): string[] => [...text.matchAll(HOLE)].map((m) => m[1] as string);

const isGrid = (v: Value | undefined): v is Grid => typeof v === 'object';

/** The text with its fields filled. */
export const filled = (text: string, values: ReadonlyMap<string, Value>): string =>
  text.replace(HOLE, (hole, key: string) => {
    const value = values.get(key);
    return value === undefined || isGrid(value) ? hole : value;
  });

function partsOf(
  blocks: readonly TemplateLine[],
  fill: (text: string, lang: Lang) => string,
  gridOf: (key: string) => Grid | undefined,
): Part[] {
  const out: Part[] = [];
  for (const block of blocks) {
    const alone = loneHole(block[0]);
    const grid = alone === undefined ? undefined : gridOf(alone);
    if (grid) {
      out.push({ part: 'table', ...grid });
      continue;
    }
    const mark = /^[#-] /.exec(block[0])?.[0] ?? '';
    const words: Words = [fill(block[0].slice(mark.length), 'ru'), fill(block[1].slice(mark.length), 'en')];
    const last = out.at(-1);
    if (mark === '# ') out.push({ part: 'heading', words });
    else if (mark === '') out.push({ part: 'text', words });
    else if (last?.part === 'list') out[out.length - 1] = { part: 'list', items: [...last.items, words] };
    else out.push({ part: 'list', items: [words] });
  }
  return out;
}

/**
 * A paper with merge fields. It is refused while a field has no value, naming all of them at once; a field may be left
 * for the pen.
 * @example template('order', { no: 1, title: [...], reads: [settings], fields: { organisation }, blocks: () => [['# ПРИКАЗ', '# ORDER']] })
 */
export function template<F extends string>(id: string, def: Template<F>): Paper {
  const entries = () => Object.entries<Field>(def.fields);
  const values = (p: Programme, about: string, lang: Lang) =>
    new Map(
      entries().flatMap(([key, f]): [string, Value][] => {
        const value = f.of(p, about, lang);
        if (value !== undefined && value !== '') return [[key, value]];
        return f.byHand ? [[key, LINE]] : [];
      }),
    );
  return {
    id,
    no: def.no,
    title: def.title,
    ...(def.of && { of: def.of }),
    reads: def.reads,
    lacks: (p, about) => {
      const known = values(p, about, 'ru');
      return entries().flatMap(([key, f]) => (known.has(key) ? [] : [f.title]));
    },
    parts: (p, about) => {
      const by = { ru: values(p, about, 'ru'), en: values(p, about, 'en') };
      return partsOf(
        def.blocks(),
        (text, lang) => filled(text, by[lang]),
        (key) => {
          const value = by.ru.get(key);
          return isGrid(value) ? value : undefined;
        },
      );
    },
    values,
    fields: def.fields,
    blank: () =>
      partsOf(
        def.blocks(),
        (text) => text,
        () => undefined,
      ),
  };
}

/** The parts of a paper as plain text, for a check that nothing is left unfilled. */
export const textOf = (parts: readonly Part[], lang: Lang): string =>
  parts
    .flatMap((x) => {
      if (x.part === 'list') return x.items.map((w) => say(w, lang));
      if (x.part === 'table') return [x.header.map((w) => say(w, lang)).join('\t'), ...x.rows.map((r) => r.join('\t'))];
      return [say(x.words, lang)];
    })
    .join('\n');
