import { expect, test } from 'vitest';
import { describeDocument } from '../../runtime/index.ts';
import { papers, stages } from '../../src/stages/index.ts';
import { practiceSchool, schoolAtWork, setUpWorkbook, type Workbook } from '../workbook.ts';

const ofTheEnd = new Set(stages[6]?.papers.map((x) => x.id));

const docOf = (book: Workbook, url: string) => {
  const found = book.world.documents.find((d) => url.includes(d.id));
  if (!found) throw new Error(`no document at ${url}`);
  const texts = (node: { text?: string; children?: readonly unknown[] }): string =>
    [node.text ?? '', ...(node.children ?? []).map((x) => texts(x as typeof node))].join('\n');
  return texts(describeDocument(book.world, found.id).body);
};

const calls = (book: Workbook) => Object.values(book.last.counts).reduce((a, b) => a + b, 0);

test('every paper of the practice school is made, opened, and holds no unfilled field, in at most 25 calls; the register knows where it lies', () => {
  const book = schoolAtWork(60, 30);
  const made = papers.filter((x) => x.values);
  for (const paper of made) {
    const rows = paper.of ? (book.get('paperRows', { paper: paper.id }).rows as { id: string }[]) : [];
    // three pairs in October: nothing to be published about them, nothing to be summed up or awarded yet
    if (paper.id === 'bulletin' || ofTheEnd.has(paper.id)) continue;
    const about = rows[0]?.id ?? '';
    const reply = book.ask('makePaper', { paper: paper.id, about });
    if (!reply.ok) throw new Error(`${paper.id}: ${reply.message}`);
    const { url } = reply.value as { url: string };
    expect([paper.id, calls(book)]).toEqual([paper.id, expect.toSatisfy((n: number) => n <= 25)]);
    expect(docOf(book, url)).not.toMatch(/\{\{|\}\}/);
    expect(book.rows('Документы').find((d) => d.Файл === url)).toMatchObject({ Подготовлен: '12.10.2026' });
  }
});

test('papers of awards and guests are made in at most 25 calls too', () => {
  const book = schoolAtWork(14, 10);
  const enter = (table: 'awards' | 'finalEvents' | 'guests', values: Record<string, string>) =>
    (book.get('enterRow', { table, row: null, values }) as { rows: string[] }).rows[0] ?? '';
  const award = enter('awards', { mentor: 'НР-001', kind: 'thanks', level: 'school', basis: 'завершил год' });
  book.get('press', { command: 'decide-award', input: { award, give: 'yes', reason: 'по критериям положения' } });
  const event = enter('finalEvents', { on: '2027-05-28', time: '15:00', place: 'актовый зал' });
  const guest = enter('guests', { event, name: 'Ильина Вера Олеговна', type: 'business' });
  for (const [paper, about] of [
    ['award-order', ''],
    ['award-paper', award],
    ['invitation', guest],
  ] as const) {
    const { url } = book.get('makePaper', { paper, about }) as { url: string };
    expect([paper, calls(book)]).toEqual([paper, expect.toSatisfy((n: number) => n <= 25)]);
    expect(docOf(book, url)).not.toMatch(/\{\{|\}\}/);
  }
});

test('a workbook without the organisation’s card is refused with every missing field named, and no document is made', () => {
  const book = setUpWorkbook();
  const before = book.world.documents.length;
  const reply = book.ask('makePaper', { paper: 'order', about: '' });
  expect(reply).toMatchObject({ ok: false, code: 'paper-lacks' });
  for (const words of ['полное название', 'город', 'руководитель', 'куратор', 'ожидаемые результаты'])
    expect((reply as { message: string }).message).toContain(words);
  expect(book.world.documents).toHaveLength(before);
});

test('the school’s own template wins; a field it misspells is named, and nothing is made', () => {
  const book = practiceSchool();
  const { url } = book.get('ownTemplate', { paper: 'curator-order' }) as { url: string };
  expect(book.get('ownTemplate', { paper: 'curator-order' })).toEqual({ url });
  const id = book.world.documents.find((d) => url.includes(d.id))!.id;
  const say = (text: string) =>
    book.script('function write(id, text) { DocumentApp.openById(id).getBody().appendParagraph(text); }', 'write', [
      id,
      text,
    ]);
  say('Наше дополнение: {{city}}');
  const made = book.get('makePaper', { paper: 'curator-order', about: '' }) as { url: string };
  expect(docOf(book, made.url)).toContain('Наше дополнение: Казань');
  expect(docOf(book, made.url)).not.toContain('{{');
  expect(docOf(book, made.url)).toContain('Роль в программе');
  say('{{director}}');
  const before = book.world.documents.length;
  expect(book.ask('makePaper', { paper: 'curator-order', about: '' })).toMatchObject({
    ok: false,
    code: 'fields-unknown',
    message: expect.stringContaining('{{director}}'),
  });
  expect(book.world.documents).toHaveLength(before);
});

type Node = {
  type: string;
  text: string;
  attributes: Record<string, unknown>;
  marks: { attributes: unknown }[];
  children: Node[];
};

test('what the school changed in its template stays as it looks; a field of a table within a line is refused', () => {
  const book = practiceSchool();
  const { url } = book.get('ownTemplate', { paper: 'curator-order' }) as { url: string };
  const id = book.world.documents.find((d) => url.includes(d.id))!.id;
  const change = (code: string) =>
    book.script(`function change(id) { const body = DocumentApp.openById(id).getBody(); ${code} }`, 'change', [id]);
  const make = () => {
    const { url: made } = book.get('makePaper', { paper: 'curator-order', about: '' }) as { url: string };
    const doc = book.world.documents.find((d) => made.includes(d.id))!;
    return describeDocument(book.world, doc.id).body as unknown as Node;
  };
  change(`
    const p = body.appendParagraph('Город {{city}}, год');
    p.setAlignment(DocumentApp.HorizontalAlignment.RIGHT);
    p.editAsText().setBold(6, 10, true);
    body.appendListItem('пункт {{year}}').setGlyphType(DocumentApp.GlyphType.NUMBER);
    body.setMarginLeft(85);`);
  const plain = make();
  const [city, item] = plain.children.slice(-2) as [Node, Node];
  expect(city.attributes.HORIZONTAL_ALIGNMENT).toBe('RIGHT');
  expect(city.children).toMatchObject([
    { text: 'Город Казань, год', marks: [{ from: 6, to: 12, attributes: { BOLD: true } }] },
  ]);
  expect(item).toMatchObject({ type: 'LIST_ITEM', attributes: { GLYPH_TYPE: 'NUMBER' } });
  expect(plain.attributes.MARGIN_LEFT).toBe(85);
  expect(calls(book)).toBeLessThanOrEqual(25);

  change('body.appendHorizontalRule();');
  const copied = make();
  expect(copied.children.map((n) => n.type).filter((type) => type === 'TABLE')).toHaveLength(1);
  expect(JSON.stringify(copied)).toContain('HORIZONTAL_RULE');
  expect(JSON.stringify(copied)).not.toContain('{{');

  change(`body.appendParagraph('Наша команда: {{team}}');`);
  expect(book.ask('makePaper', { paper: 'curator-order', about: '' })).toMatchObject({
    ok: false,
    code: 'table-in-line',
    message: expect.stringContaining('{{team}}'),
  });
});

test('sixty slips with codes cost no more calls than one page', () => {
  const book = practiceSchool();
  const { url } = book.get('makePaper', { paper: 'choice-slips', about: '' }) as { url: string };
  expect(docOf(book, url)).toContain('Код НР-030');
  expect(calls(book)).toBeLessThanOrEqual(25);
});
