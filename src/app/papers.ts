/** Makes papers as Google documents: from the product's words, or from the school's own template where there is one. */
import { fillTemplate, makeDocument, templateText } from '../google/docs.ts';
import { type AnyRow, holesIn, idOf, type Paper, problem, say, type Words } from '../kit/index.ts';
import { documentOf, documents, recordPaper } from '../stages/1-preparation/documents.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { papers } from '../stages/index.ts';
import { run } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const paperUnknown = problem('paper-unknown', (f: { paper: string }) => [
  `Документа «${f.paper}» в программе нет. Ничего не изменено. Обновите панель.`,
  `There is no paper “${f.paper}”. Nothing was changed. Refresh the panel.`,
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

const rowUnknown = problem('paper-row', (f: { title: Words }) => [
  `Документ «${f.title[0]}» делается для одной строки. Выберите, для кого, и повторите.`,
  `The paper “${f.title[1]}” is made for one row. Choose for whom, and try again.`,
]);

function paperOf(id: string): Paper {
  const paper = papers.find((p) => p.id === id);
  if (!paper) throw paperUnknown({ paper: id });
  return paper;
}

const wrapped = (keys: readonly string[]) => keys.map((key) => `{{${key}}}`);

/** @throws fieldsUnknown, paperLacks naming what the template asks for and is not known */
function fromOwn(paper: Paper, template: string, s: Snapshot, about: string, title: string): string {
  const values = paper.values?.(s, about, s.lang) ?? new Map();
  const fields = paper.fields ?? {};
  const asked = [...new Set(holesIn(templateText(template)))];
  const strange = asked.filter((key) => !Object.hasOwn(fields, key));
  if (strange.length) throw fieldsUnknown({ fields: wrapped(strange), known: wrapped(Object.keys(fields)) });
  const lacks = asked.flatMap((key) => (values.has(key) ? [] : [fields[key]?.title ?? ([key, key] as const)]));
  if (lacks.length) throw paperLacks({ title: paper.title, lacks });
  return fillTemplate(template, title, values, s.lang);
}

/** Writes a paper into a Google document and notes it in the register. @throws paperLacks naming every missing fact */
export function makePaper({ paper: id, about }: { paper: string; about: string }): { url: string; title: string } {
  const paper = paperOf(id);
  const s = snapshot([settings, documents, ...paper.reads], 'refuse');
  const row = paper.of && (s.row(paper.of, about) as AnyRow | undefined);
  if (paper.of && !row) throw rowUnknown({ title: paper.title });
  const whose = row && paper.of ? paper.of.called(row) || about : '';
  const title = whose ? `${say(paper.title, s.lang)}: ${whose}` : say(paper.title, s.lang);
  const template = documentOf(s, id)?.template;
  let url: string;
  if (template && paper.values) url = fromOwn(paper, template, s, about, title);
  else {
    const lacks = paper.lacks(s, about);
    if (lacks.length) throw paperLacks({ title: paper.title, lacks });
    url = makeDocument(title, paper.parts(s, about), s.lang);
  }
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
