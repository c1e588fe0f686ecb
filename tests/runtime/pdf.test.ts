import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Block, writePdf } from '../../runtime/pdf/layout.ts';
import { bench } from './bench.ts';

/** What a reader that searches the file would find: each page's text by the font's own map back to Unicode. */
function readPdf(file: Buffer): { pages: string[]; fonts: number } {
  const raw = file.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(raw)?.[1]);
  const places = [...raw.slice(start).matchAll(/(\d{10}) 00000 n /g)].map((each) => Number(each[1]));
  const objects = places.map((place, at) => {
    expect(raw.slice(place)).toMatch(new RegExp(`^${at + 1} 0 obj\n`));
    const length = Number(/\/Length (\d+)/.exec(raw.slice(place, raw.indexOf('endobj', place)))?.[1]);
    const from = raw.indexOf('stream\n', place) + 7;
    const head = raw.slice(place, raw.indexOf('endobj', place));
    const stream = head.includes('stream\n') ? inflateSync(file.subarray(from, from + length)) : null;
    return { head: head.split('stream\n')[0]!, stream };
  });
  const object = (head: string, key: string) => objects[Number(new RegExp(`${key} (\\d+) 0 R`).exec(head)?.[1]) - 1]!;
  const letters = (font: string): Map<string, string> =>
    new Map(
      [
        ...object(font, '/ToUnicode')
          .stream!.toString()
          .matchAll(/^<([0-9a-f]+)> <([0-9a-f]+)>$/gm),
      ].map((each) => [each[1]!, Buffer.from(each[2]!, 'hex').swap16().toString('utf16le')]),
    );
  const pages = objects
    .filter(({ head }) => head.includes('/Type /Page '))
    .map(({ head }) => {
      const fonts = { 1: object(head, '/F1').head, 2: object(head, '/F2').head };
      const maps = { 1: letters(fonts[1]), 2: letters(fonts[2]) };
      const text = object(head, '/Contents').stream!.toString();
      return [...text.matchAll(/\/F([12]) .*<([0-9a-f]*)> Tj/g)]
        .map(([, font, codes]) => {
          const map = maps[Number(font) as 1 | 2];
          const width = [...map.keys()][0]!.length;
          return (codes!.match(new RegExp(`.{${width}}`, 'g')) ?? []).map((code) => map.get(code)).join('');
        })
        .join('');
    });
  return { pages, fonts: objects.filter(({ head }) => head.includes('/Subtype /Type0')).length };
}
const text = (words: string): Block => ({ kind: 'text', size: 11, pieces: [{ text: words }] });
const made = (blocks: Block[], embedFonts = true) =>
  readPdf(writePdf(blocks, { title: 'Проба', createdAt: 0, embedFonts }));

test.each([true, false])('a PDF file keeps its Cyrillic text searchable (fonts embedded: %s)', (embed) => {
  const { pages } = made([text('Ёлка — «тёплая», № 5 and English'), { kind: 'page' }, text('вторая')], embed);
  expect(pages).toEqual(['Ёлка — «тёплая», № 5 and English', 'вторая']);
});

test('long text goes on on the next page, and a table is never cut in the middle of a row', () => {
  const row = (n: number) => [{ blocks: [{ kind: 'text' as const, size: 11, pieces: [{ text: `строка${n};` }] }] }];
  const { pages } = made([
    text('слово '.repeat(400)),
    { kind: 'table', rows: Array.from({ length: 60 }, (_, n) => row(n)) },
  ]);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.join('').match(/строка\d+;/g)).toHaveLength(60);
  expect(pages.join('').match(/слово/g)).toHaveLength(400);
});

test('a document, a page and a spreadsheet become PDF blobs, each counted', () => {
  const { run } = bench();
  const files = run(`
    const d = DocumentApp.create('Соглашение');
    d.getBody().appendParagraph('О наставничестве').setHeading(DocumentApp.ParagraphHeading.HEADING1);
    d.getBody().appendListItem('первое'); d.getBody().appendTable([['да', 'нет']]);
    d.saveAndClose();
    const page = HtmlService.createHtmlOutput('<style>p{color:red}</style><h1>Отчёт</h1><p>Все &amp; <b>каждый</b></p><ol><li>раз</li></ol><table><tr><td>1</td></tr></table>').setTitle('Отчёт');
    SpreadsheetApp.getActiveSheet().getRange('A1:B1').setValues([['Имя', 3.5]]);
    const blobs = [DocumentApp.openById(d.getId()).getAs('application/pdf'), page.getAs('application/pdf'), Utilities.newBlob('<p>из текста</p>', 'text/html').getAs(MimeType.PDF), SpreadsheetApp.getActive().getBlob()];
    return blobs.map((b) => [b.getName(), b.getContentType(), Utilities.base64Encode(b.getBytes())]);`) as string[][];
  expect(files.map((each) => each.slice(0, 2))).toEqual([
    ['Соглашение.pdf', 'application/pdf'],
    ['Отчёт.pdf', 'application/pdf'],
    ['output.pdf', 'application/pdf'],
    ['Book.pdf', 'application/pdf'],
  ]);
  expect(files.map((each) => readPdf(Buffer.from(each[2]!, 'base64')).pages)).toEqual([
    ['О наставничестве•первоеданет'],
    ['ОтчётВсе & каждый1.раз1'],
    ['из текста'],
    ['Лист1Имя3,5'],
  ]);
});

test('a document turns into what was saved last', () => {
  const { run } = bench();
  const pdf = run(`const d = DocumentApp.create('d'); d.getBody().appendParagraph('saved'); d.saveAndClose();
    const again = DocumentApp.openById(d.getId()); again.getBody().appendParagraph('not yet');
    return Utilities.base64Encode(again.getAs('application/pdf').getBytes());`);
  expect(readPdf(Buffer.from(pdf, 'base64')).pages).toEqual(['saved']);
});

test('other types are refused by name', () => {
  expect(() => bench().run(`DocumentApp.create('d').getAs('image/png');`)).toThrow(
    'Turning a document into image/png is not emulated by the local runtime',
  );
});
