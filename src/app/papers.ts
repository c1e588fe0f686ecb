/** Makes papers as Google documents: from the product's words, or from the school's own template where there is one. */
import { linesOf, readBoards } from '../google/boards.ts';
import { fillTemplate, makeDocument, openTemplate } from '../google/docs.ts';
import {
  type AnyRow,
  filled,
  holesIn,
  idOf,
  type Kept,
  keptOf,
  type Lang,
  loneHole,
  outdated,
  type Paper,
  type Part,
  problem,
  say,
  type Value,
  type Words,
} from '../kit/index.ts';
import { documentOf, documents, recordPaper } from '../stages/1-preparation/documents.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { papers } from '../stages/index.ts';
import { stillOpen } from './memory.ts';
import { run } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const paperUnknown = outdated('paper-unknown', (f: { paper: string }) => [
  `Документа «${f.paper}» в программе нет.`,
  `There is no paper “${f.paper}”.`,
]);

const paperLacks = problem(
  'paper-lacks',
  (f: { title: Words; lacks: readonly Words[] }): Words => [
    `Документ «${f.title[0]}» не создан: не хватает — ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено. Заполните и повторите.`,
    `The paper “${f.title[1]}” was not made; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed. Fill this in and try again.`,
  ],
);

const fieldsUnknown = problem('fields-unknown', (f: { fields: readonly string[]; known: readonly string[] }) => [
  `В вашем шаблоне есть поля, которых программа не знает: ${f.fields.join(', ')}. Документ не создан. Исправьте шаблон; можно: ${f.known.join(', ')}.`,
  `Your template has fields the product does not know: ${f.fields.join(', ')}. No document was made. Correct the template; known are: ${f.known.join(', ')}.`,
]);

const tableInLine = problem('table-in-line', (f: { fields: readonly string[] }) => [
  `В вашем шаблоне поле таблицы стоит внутри строки: ${f.fields.join(', ')}. Документ не создан. Поставьте его в отдельную строку и повторите.`,
  `In your template the field of a table stands within a line: ${f.fields.join(', ')}. No document was made. Put it into a line of its own and try again.`,
]);

const rowUnknown = problem('paper-row', (f: { title: Words }) => [
  `Документ «${f.title[0]}» делается для одной строки. Выберите, для кого, и повторите.`,
  `The paper “${f.title[1]}” is made for one row. Choose for whom, and try again.`,
]);

/** @throws paperUnknown */
export function paperOf(id: string): Paper {
  const paper = papers.find((p) => p.id === id);
  if (!paper) throw paperUnknown({ paper: id });
  return paper;
}

const wrapped = (keys: readonly string[]) => keys.map((key) => `{{${key}}}`);

type Ready = { paper: Paper; s: Snapshot; title: string; own: Kept };

/** What a paper is made from, read just now. @throws paperUnknown, rowUnknown */
function ready(id: string, about: string): Ready {
  const paper = paperOf(id);
  const s = snapshot([settings, documents, ...paper.reads], 'refuse');
  const row = paper.of && (s.row(paper.of, about) as AnyRow | undefined);
  if (paper.of && !row) throw rowUnknown({ title: paper.title });
  const tab = paper.besides && readBoards([paper.besides]).tabs.get(paper.besides.id);
  const own: Kept = paper.besides && tab ? keptOf(paper.besides, linesOf(paper.besides, tab)) : new Map();
  const whose = row && paper.of ? paper.of.called(row) || about : '';
  return { paper, s, own, title: whose ? `${say(paper.title, s.lang)}: ${whose}` : say(paper.title, s.lang) };
}

/** What the fields of the school's own template are filled with. @throws fieldsUnknown, paperLacks naming what is not known, tableInLine */
function valuesFor({ paper, s }: Ready, template: string, about: string): ReadonlyMap<string, Value> {
  const values = paper.values?.(s, about, s.lang) ?? new Map();
  const fields = paper.fields ?? {};
  const asked = [...new Set(holesIn(template))];
  const strange = asked.filter((key) => !Object.hasOwn(fields, key));
  if (strange.length) throw fieldsUnknown({ fields: wrapped(strange), known: wrapped(Object.keys(fields)) });
  const lacks = asked.flatMap((key) => (values.has(key) ? [] : [fields[key]?.title ?? ([key, key] as const)]));
  if (lacks.length) throw paperLacks({ title: paper.title, lacks });
  const inLine = template
    .split('\n')
    .filter((line) => !loneHole(line))
    .flatMap((line) => holesIn(line).filter((key) => typeof values.get(key) === 'object'));
  if (inLine.length) throw tableInLine({ fields: wrapped(inLine) });
  return values;
}

const ownTemplateOf = ({ paper, s }: Ready): string | undefined => paper.values && documentOf(s, paper.id)?.template;

/** @throws paperLacks naming every missing fact */
function partsOf({ paper, s, own }: Ready, about: string): readonly Part[] {
  const lacks = paper.lacks(s, about, own);
  if (lacks.length) throw paperLacks({ title: paper.title, lacks });
  return paper.parts(s, about, own);
}

/** A part of a paper in the language of the workbook. */
export type Piece =
  | { part: 'heading' | 'text'; text: string }
  | { part: 'list'; items: readonly string[] }
  | { part: 'table'; header: readonly string[]; rows: readonly (readonly string[])[] };

export type PaperText = { title: string; pieces: Piece[]; keepsCodes: boolean };

/** A line of the school's own template; a table stands where its field stands alone. */
function pieceOf(line: string, values: ReadonlyMap<string, Value>, lang: Lang): Piece {
  const grid = values.get(loneHole(line) ?? '');
  return typeof grid === 'object'
    ? { part: 'table', header: grid.header.map((w) => say(w, lang)), rows: grid.rows }
    : { part: 'text', text: filled(line, values) };
}

/** The words of a paper for printing from the panel: no document is made. @throws as `makePaper` does */
export function paperText({ paper: id, about }: { paper: string; about: string }): PaperText {
  const found = ready(id, about);
  const { lang } = found.s;
  const { title } = found;
  const keepsCodes = found.paper.keepsCodes ?? false;
  const own = ownTemplateOf(found);
  if (own) {
    const { text } = openTemplate(own);
    const values = valuesFor(found, text, about);
    return { title, keepsCodes, pieces: text.split('\n').map((line) => pieceOf(line, values, lang)) };
  }
  const pieces = partsOf(found, about).map((x): Piece => {
    if (x.part === 'list') return { part: 'list', items: x.items.map((w) => say(w, lang)) };
    if (x.part === 'table') return { part: 'table', header: x.header.map((w) => say(w, lang)), rows: x.rows };
    return { part: x.part, text: say(x.words, lang) };
  });
  return { title, keepsCodes, pieces };
}

/**
 * Writes a paper into a Google document and notes it in the register.
 * @param anew also where the register has one already @throws paperLacks naming every missing fact
 */
export function makePaper(
  { paper: id, about }: { paper: string; about: string },
  anew = true,
): { url: string; title: string } {
  const found = ready(id, about);
  const { s, title } = found;
  stillOpen(s.memory);
  const before = anew ? undefined : documentOf(s, id, about)?.file;
  if (before !== undefined) return { url: before, title };
  const own = ownTemplateOf(found);
  let url: string;
  if (own) {
    const template = openTemplate(own);
    url = fillTemplate(template, title, valuesFor(found, template.text, about), s.lang);
  } else url = makeDocument(title, partsOf(found, about), s.lang);
  run(recordPaper, { paper: id, about, title, url, what: 'file' as const });
  return { url, title };
}

/** A copy of the product's words with their fields unfilled, for the school to change: from now on it is used. */
export function ownTemplate({ paper: id }: { paper: string }): { url: string } {
  const paper = paperOf(id);
  if (!paper.blank) throw paperUnknown({ paper: id });
  const s = snapshot([settings, documents], 'refuse');
  const known = documentOf(s, id)?.template;
  if (known) return { url: known };
  const title = say(paper.title, s.lang);
  const url = makeDocument(`${say(['Шаблон', 'Template'], s.lang)}: ${title}`, paper.blank(), s.lang);
  run(recordPaper, { paper: id, about: '', title, url, what: 'template' as const });
  return { url };
}

/** For whom a paper can be made. */
export function paperRows({ paper: id }: { paper: string }): { rows: { id: string; name: string }[] } {
  const { of } = paperOf(id);
  if (!of) return { rows: [] };
  const s = snapshot([of], 'skip');
  const rows = s.rows(of) as readonly AnyRow[];
  return {
    rows: rows
      .map((r) => ({ id: idOf(of, r), name: of.called(r) || idOf(of, r) }))
      .sort((a, b) => a.name.localeCompare(b.name, s.lang)),
  };
}
