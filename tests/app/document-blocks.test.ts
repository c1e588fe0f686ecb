import { expect, test } from 'vitest';
import { type Block, blocksOf, requestsFor, widthsOf } from '../../src/google/document-blocks.ts';
import { bench } from '../runtime/bench.ts';

type Node = {
  type: string;
  text: string;
  children: Node[];
  attributes: Record<string, unknown>;
  marks: { attributes: object }[];
};

/** What stands in a document after these blocks were written in one call: a line for each element. */
function written(blocks: readonly Block[]): string[] {
  const { world, run } = bench();
  const id = run(`
    const { documentId } = Docs.Documents.create({ title: 'Проба' });
    Docs.Documents.batchUpdate({ requests: ${JSON.stringify(requestsFor(blocks, 1))} }, documentId);
    return documentId;`);
  const words = (n: Node): string => n.text + n.children.map(words).join('');
  const { body } = world.state.documents[id] as unknown as { body: Node };
  return body.children.map((n) => {
    if (n.type === 'TABLE') return n.children.map((row) => row.children.map(words).join('|')).join(' / ');
    const mark = n.type === 'LIST_ITEM' ? '• ' : n.attributes.HEADING === 'HEADING2' ? '# ' : '';
    return mark + words(n);
  });
}

const table: Block = {
  rows: [
    ['Имя', 'Роль'],
    ['Анна', ''],
    ['', 'куратор'],
  ],
};
const text = (words: string): Block => ({ runs: [{ text: words }] });

test('a paper comes out as its parts say, a table with every cell in its place', () => {
  const parts = blocksOf(
    [
      { part: 'heading', words: ['Приказ', 'Order'] },
      {
        part: 'list',
        items: [
          ['раз', 'one'],
          ['два\nи ещё', 'two'],
        ],
      },
      {
        part: 'table',
        header: [
          ['Имя', 'Name'],
          ['Роль', 'Role'],
        ],
        rows: [
          ['Анна', ''],
          ['', 'куратор'],
        ],
      },
      { part: 'heading', words: ['Подпись', 'Signature'] },
      { part: 'text', words: ['директор', 'head'] },
    ],
    'ru',
  );
  expect(written(parts)).toEqual([
    '# Приказ',
    '• раз',
    '• два\nи ещё',
    'Имя|Роль / Анна| / |куратор',
    '',
    '# Подпись',
    'директор',
  ]);
});

test('tables may stand first, last and beside each other', () => {
  const rows = 'Имя|Роль / Анна| / |куратор';
  expect(written([table, table, text('между'), table])).toEqual(['', rows, '', rows, '', 'между', rows, '']);
  expect(written([text('до'), table, text(''), text('после')])).toEqual(['до', rows, '', 'после']);
});

test('each list is one list, though a text stands between two of them', () => {
  const item = (words: string): Block => ({ runs: [{ text: words }], bullets: 'BULLET_DISC_CIRCLE_SQUARE' });
  expect(written([item('а'), item('б'), text('между'), item('в')])).toEqual(['• а', '• б', 'между', '• в']);
  const lists = requestsFor([item('а'), item('б'), text('между'), item('в')], 1);
  expect(lists.filter((r) => r.createParagraphBullets)).toHaveLength(2);
});

test('columns are as wide as their words need, long texts get the rest; where words do not fit the columns are equal', () => {
  const widths = widthsOf(
    [
      ['№', 'Мероприятие', 'Ответственный'],
      ['12', 'собрать предварительные запросы обучающихся', ''],
    ],
    3,
  );
  expect(widths[0]).toBeGreaterThanOrEqual(25);
  expect(widths[0]).toBeLessThan(50);
  expect(widths[2]).toBeGreaterThanOrEqual(96);
  expect(widths[1]).toBeGreaterThan(widths[2]!);
  expect(Math.abs(widths.reduce((a, b) => a + b, 0) - 451)).toBeLessThanOrEqual(2);
  expect(widthsOf([['слово'.repeat(20)]], 1)).toEqual([]);
});

test('no blocks are no requests', () => {
  expect(requestsFor([], 1)).toEqual([]);
});
