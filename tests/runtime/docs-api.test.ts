import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const wrote = (requests: unknown, after = '') => `
  const { documentId } = Docs.Documents.create({ title: 'Приказ' });
  Docs.Documents.batchUpdate({ requests: ${JSON.stringify(requests)} }, documentId);
  ${after}
  return Docs.Documents.get(documentId);`;

const text = (index: number, words: string) => ({ insertText: { location: { index }, text: words } });

test('a new document is one empty paragraph; every place in it has an index as at Google', () => {
  const doc = bench().run(
    wrote([text(1, 'Раз\nДва'), { insertTable: { location: { index: 4 }, rows: 2, columns: 2 } }]),
  );
  const [section, first, table, empty, second] = doc.body.content;
  expect(section).toEqual({ endIndex: 1, sectionBreak: {} });
  expect(first).toMatchObject({
    startIndex: 1,
    endIndex: 5,
    paragraph: { elements: [{ textRun: { content: 'Раз' } }, {}] },
  });
  expect(table).toMatchObject({ startIndex: 5, endIndex: 17, table: { rows: 2, columns: 2 } });
  const cells = table.table.tableRows.map((row: { tableCells: { content: { startIndex: number }[] }[] }) =>
    row.tableCells.map((cell) => cell.content[0]!.startIndex),
  );
  expect(cells).toEqual([
    [8, 10],
    [13, 15],
  ]);
  expect(empty).toMatchObject({ startIndex: 17, endIndex: 18 });
  expect(second).toMatchObject({ startIndex: 18, endIndex: 22 });
});

test('looks reach from their first character to before the last index, and only the fields of the mask are set', () => {
  const doc = bench().run(
    wrote([
      text(1, 'Глава\nпункт\nпункт'),
      {
        updateParagraphStyle: {
          range: { startIndex: 1, endIndex: 2 },
          paragraphStyle: { namedStyleType: 'HEADING_2', alignment: 'CENTER' },
          fields: 'namedStyleType',
        },
      },
      {
        updateTextStyle: {
          range: { startIndex: 2, endIndex: 4 },
          textStyle: { bold: true, fontSize: { magnitude: 14, unit: 'PT' } },
          fields: 'bold,fontSize',
        },
      },
      {
        createParagraphBullets: {
          range: { startIndex: 7, endIndex: 18 },
          bulletPreset: 'NUMBERED_DECIMAL_ALPHA_ROMAN',
        },
      },
    ]),
  );
  const [, head, one, two] = doc.body.content;
  expect(head.paragraph.paragraphStyle).toEqual({ namedStyleType: 'HEADING_2', direction: 'LEFT_TO_RIGHT' });
  expect(head.paragraph.elements.map((e: { textRun: unknown }) => e.textRun)).toEqual([
    { content: 'Г', textStyle: {} },
    { content: 'ла', textStyle: { bold: true, fontSize: { magnitude: 14, unit: 'PT' } } },
    { content: 'ва', textStyle: {} },
    { content: '\n', textStyle: {} },
  ]);
  expect(one.paragraph.bullet).toEqual(two.paragraph.bullet);
  expect(doc.lists[one.paragraph.bullet.listId].listProperties.nestingLevels[0]).toEqual({ glyphType: 'DECIMAL' });
});

test('a call is made whole or not at all, and says which request was wrong', () => {
  const { run } = bench();
  const left = run(`
    const { documentId } = Docs.Documents.create({ title: 'Пусто' });
    let said = '';
    try { Docs.Documents.batchUpdate({ requests: [${JSON.stringify(text(1, 'Начало'))}, ${JSON.stringify(text(40, 'мимо'))}] }, documentId); }
    catch (e) { said = e.name + ': ' + e.message; }
    return { said, text: DocumentApp.openById(documentId).getBody().getText() };`);
  expect(left.text).toBe('');
  expect(left.said).toBe(
    'GoogleJsonResponseException: API call to docs.documents.batchUpdate failed with error: Invalid requests[1].insertText: The insertion index must be inside the bounds of an existing paragraph.',
  );
});

test('what Google refuses is refused: a field it does not have, the last newline, a document of somebody else', () => {
  const { run } = bench();
  const said = (requests: unknown) => {
    try {
      run(wrote(requests));
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(said([{ insertText: { place: 1, text: 'a' } }])).toContain(`Unknown name "place" at 'requests[0].insertText'`);
  expect(said([{ deleteContentRange: { range: { startIndex: 1, endIndex: 2 } } }])).toContain(
    'newline character at the end',
  );
  expect(said([{ updateTextStyle: { range: { startIndex: 1, endIndex: 2 }, textStyle: {} } }])).toContain(
    'At least one field',
  );
  expect(said([])).toContain('at least one request');
  expect(said([{ insertPageBreak: { location: { index: 1 } } }])).toContain(
    'insertPageBreak of Docs.Documents.batchUpdate is not emulated',
  );
  expect(() => run(`return Docs.Documents.get('nowhere')`)).toThrow('Requested entity was not found.');
});

test('DocumentApp sees what the service wrote, and the other way round', () => {
  const { run } = bench();
  const seen = run(`
    const doc = DocumentApp.create('Вместе');
    const paper = doc.getId();
    doc.getBody().appendParagraph('строка\\nдругая').setHeading(DocumentApp.ParagraphHeading.HEADING1);
    doc.getBody().appendTable([['а', 'б']]);
    doc.getBody().appendParagraph('конец');
    doc.saveAndClose();
    Docs.Documents.batchUpdate({ requests: [
      { deleteContentRange: { range: { startIndex: 1, endIndex: 2 } } },
      { insertText: { location: { index: 1 }, text: 'Первая ' } },
    ] }, paper);
    const { body } = Docs.Documents.get(paper, { fields: 'body(content(paragraph(elements(textRun(content)))))' });
    const paragraph = DocumentApp.openById(paper).getBody().getChild(0);
    return { body, first: paragraph.getText(), heading: paragraph.getHeading().toString() };`);
  expect(seen.first).toBe('Первая строка\nдругая');
  expect(JSON.stringify(seen.body)).toContain('Первая строка\\u000bдругая');
});

test('a table of a document: its header is filled and pinned, its cells take text', () => {
  const doc = bench().run(
    wrote([
      { insertTable: { endOfSegmentLocation: {}, rows: 2, columns: 1 } },
      text(8, 'строка'),
      text(5, 'Имя'),
      {
        updateTableCellStyle: {
          tableRange: {
            tableCellLocation: { tableStartLocation: { index: 2 }, rowIndex: 0, columnIndex: 0 },
            rowSpan: 1,
            columnSpan: 1,
          },
          tableCellStyle: { backgroundColor: { color: { rgbColor: { red: 1 } } } },
          fields: 'backgroundColor',
        },
      },
      { pinTableHeaderRows: { tableStartLocation: { index: 2 }, pinnedHeaderRowsCount: 1 } },
    ]),
  );
  const [head, row] = doc.body.content[2].table.tableRows;
  expect(head).toMatchObject({
    tableRowStyle: { tableHeader: true },
    tableCells: [{ tableCellStyle: { backgroundColor: { color: { rgbColor: { red: 1 } } } } }],
  });
  expect(JSON.stringify(head)).toContain('Имя');
  expect(JSON.stringify(row)).toContain('строка');
});
