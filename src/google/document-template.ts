/** The school's own template as the Docs API tells it, made into blocks with its fields filled: pure. */
import { type Grid, HOLE, loneHole, type Value } from '../kit/index.ts';
import {
  BULLETS,
  type DocRequest,
  type Paragraph,
  type ParagraphStyle,
  type TextRun,
  type TextStyle,
} from './document-blocks.ts';

export type GoogleDocument = GoogleAppsScript.Docs.Schema.Document;
type Element = GoogleAppsScript.Docs.Schema.StructuralElement;
type ParagraphOf = GoogleAppsScript.Docs.Schema.Paragraph;

const contentOf = (doc: GoogleDocument): readonly Element[] => doc.body?.content ?? [];

/** Only paragraphs and lists of text: what can be written anew just as it was. */
export const isPlain = (doc: GoogleDocument): boolean =>
  contentOf(doc).every((x) =>
    x.paragraph
      ? x.paragraph.elements?.every((e) => e.textRun) && !x.paragraph.positionedObjectIds?.length
      : x.sectionBreak,
  );

const lineOf = (p: ParagraphOf): string =>
  (p.elements ?? [])
    .map((e) => e.textRun?.content ?? '')
    .join('')
    .replace(/\n$/, '');

const linesOf = (content: readonly Element[]): string[] =>
  content.flatMap((x) => {
    if (x.paragraph) return [lineOf(x.paragraph)];
    return (x.table?.tableRows ?? []).flatMap((row) =>
      (row.tableCells ?? []).flatMap((cell) => linesOf(cell.content ?? [])),
    );
  });

/** The text of a template, a line for each paragraph. */
export const textOfTemplate = (doc: GoogleDocument): string => linesOf(contentOf(doc)).join('\n');

const TEXT = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'smallCaps',
  'fontSize',
  'weightedFontFamily',
  'foregroundColor',
  'backgroundColor',
] as const;
const PARAGRAPH = ['namedStyleType', 'alignment', 'direction', 'lineSpacing', 'spaceAbove', 'spaceBelow'] as const;
const INDENTS = ['indentFirstLine', 'indentStart', 'indentEnd'] as const;
const MARGINS = ['marginTop', 'marginBottom', 'marginLeft', 'marginRight'] as const;

/** What is set of these, in the last style that sets it. */
const picked = <T extends object, K extends keyof T>(keys: readonly K[], ...styles: (T | undefined)[]): Pick<T, K> => {
  const all: T = Object.assign({}, ...styles);
  return Object.fromEntries(keys.filter((k) => all[k] !== undefined).map((k) => [k, all[k]])) as Pick<T, K>;
};

/** The margins of the template. */
export function pageOf(doc: GoogleDocument): DocRequest[] {
  const documentStyle = picked(MARGINS, doc.documentStyle);
  const fields = Object.keys(documentStyle).join();
  return fields ? [{ updateDocumentStyle: { documentStyle, fields } }] : [];
}

/** Runs with their fields filled; what is filled in looks as the beginning of its field does. */
function filledRuns(runs: readonly TextRun[], values: ReadonlyMap<string, Value>): TextRun[] {
  const text = runs.map((r) => r.text).join('');
  const part = (from: number, to: number): TextRun[] => {
    let start = 0;
    return runs.flatMap((run) => {
      const [a, b] = [Math.max(from - start, 0), Math.min(to - start, run.text.length)];
      start += run.text.length;
      return a < b ? [{ ...run, text: run.text.slice(a, b) }] : [];
    });
  };
  const out: TextRun[] = [];
  let at = 0;
  for (const hole of text.matchAll(HOLE)) {
    const value = values.get(hole[1] as string);
    out.push(...part(at, hole.index));
    out.push({ ...part(hole.index, hole.index + 1)[0], text: typeof value === 'string' ? value : hole[0] });
    at = hole.index + hole[0].length;
  }
  return [...out, ...part(at, text.length)];
}

/** @returns paragraphs, and the tables that stand in the place of their fields */
export function blocksOfTemplate(doc: GoogleDocument, values: ReadonlyMap<string, Value>): (Paragraph | Grid)[] {
  const named = (type: string | undefined) => doc.namedStyles?.styles?.find((s) => s.namedStyleType === type);
  const lists = (doc.lists ?? {}) as Record<string, GoogleAppsScript.Docs.Schema.List>;
  return contentOf(doc).flatMap(({ paragraph: p }): (Paragraph | Grid)[] => {
    if (!p) return [];
    const line = lineOf(p);
    const grid = values.get(loneHole(line) ?? '');
    if (typeof grid === 'object') return [grid];
    const known = named(p.paragraphStyle?.namedStyleType);
    const runs = (p.elements ?? []).map(
      (e): TextRun => ({
        text: (e.textRun?.content ?? '').replace(/\n$/, ''),
        style: {
          ...picked<TextStyle, (typeof TEXT)[number]>(TEXT, known?.textStyle, e.textRun?.textStyle),
          ...(e.textRun?.textStyle?.link?.url && { link: { url: e.textRun.textStyle.link.url } }),
        },
      }),
    );
    const level = lists[p.bullet?.listId ?? '']?.listProperties?.nestingLevels?.[p.bullet?.nestingLevel ?? 0];
    const keys: readonly (keyof ParagraphStyle)[] = p.bullet ? PARAGRAPH : [...PARAGRAPH, ...INDENTS];
    return [
      {
        runs: filledRuns(runs, values),
        style: picked<ParagraphStyle, keyof ParagraphStyle>(keys, known?.paragraphStyle, p.paragraphStyle),
        ...(p.bullet && { bullets: level?.glyphType ? 'NUMBERED_DECIMAL_ALPHA_ROMAN' : BULLETS }),
      },
    ];
  });
}
