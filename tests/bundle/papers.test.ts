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

test('every paper of the practice school is made, opened, and holds no unfilled field; the register knows where it lies', () => {
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
    expect(docOf(book, url)).not.toMatch(/\{\{|\}\}/);
    expect(book.rows('Документы').find((d) => d.Файл === url)).toMatchObject({ Подготовлен: '12.10.2026' });
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
