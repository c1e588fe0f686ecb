import { expect, test } from 'vitest';
import { describeDocument } from '../../runtime/index.ts';
import { bench, MANIFEST } from './bench.ts';

test('a document is filled with paragraphs, headings, lists and tables', () => {
  const { world, run } = bench();
  const docId = run(`const doc = DocumentApp.create('Приказ'); const body = doc.getBody();
    body.appendParagraph('Приказ').setHeading(DocumentApp.ParagraphHeading.HEADING1).setAlignment(DocumentApp.HorizontalAlignment.CENTER);
    body.appendListItem('первое').setGlyphType(DocumentApp.GlyphType.NUMBER);
    const table = body.appendTable([['Имя', 'Класс'], ['Анна', '7']]); table.getCell(1, 1).setText('8').setBackgroundColor('#eeeeee');
    body.appendHorizontalRule();
    doc.saveAndClose(); return doc.getId();`);
  const { title, body } = describeDocument(world, docId);
  expect(title).toBe('Приказ');
  expect(body.children.map((each) => each.type)).toEqual(['PARAGRAPH', 'PARAGRAPH', 'LIST_ITEM', 'TABLE', 'PARAGRAPH']);
  expect(body.children[1]!.attributes).toEqual({ HEADING: 'HEADING1', HORIZONTAL_ALIGNMENT: 'CENTER' });
  expect(
    run(`const body = DocumentApp.openById('${docId}').getBody(); const t = body.getTables()[0];
      return [body.getText(), t.getNumRows(), t.getRow(1).getNumCells(), t.getCell(1, 1).getText(), String(body.getListItems()[0].getGlyphType()), body.getParagraphs().length];`),
  ).toEqual(['\nПриказ\nпервое\nИмя\nКласс\nАнна\n8\n', 2, 2, '8', 'NUMBER', 8]);
});

test('replaceText goes through tables and takes the replacement as it is', () => {
  expect(
    bench().run(`const body = DocumentApp.create('D').getBody(); body.appendParagraph('Дорогая {имя}, {имя}!'); body.appendTable([['{имя}']]);
      body.replaceText('\\\\{имя\\\\}', '$& Анна'); return body.getText();`),
  ).toBe('\nДорогая $& Анна, $& Анна!\n$& Анна');
});

test('looks belong to a text or to a part of it', () => {
  expect(
    bench().run(`const p = DocumentApp.create('D').getBody().appendParagraph('один '); p.appendText('два').setBold(true);
      const t = p.editAsText(); t.setItalic(0, 3, true);
      return [t.getText(), t.isBold(0), t.isBold(6), t.isBold(), t.isItalic(3), t.isItalic(4), t.setBold(false).isBold()];`),
  ).toEqual(['один два', null, true, null, true, null, false]);
});

test('what is written is seen by others once it is saved, and an execution that is stopped saves nothing', () => {
  const { world, run } = bench();
  const docId = run(`return DocumentApp.create('D').getId();`);
  const write = `const doc = DocumentApp.openById('${docId}'); doc.getBody().appendParagraph('x'); Utilities.sleep(1);`;
  expect(() => run(write, { fault: { killAt: 4 } })).toThrow('stopped');
  expect(describeDocument(world, docId).body.children).toHaveLength(1);
  run(write);
  expect(describeDocument(world, docId).body.children).toHaveLength(2);
});

test('a closed document takes no more changes until it is opened again', () => {
  const { run } = bench();
  const body = `const doc = DocumentApp.create('D'); doc.saveAndClose();`;
  expect(() => run(`${body} doc.getBody().appendParagraph('x');`)).toThrow('Document is closed');
  expect(
    run(
      `${body} const again = DocumentApp.openById(doc.getId()); again.getBody().appendParagraph('x'); return again.getBody().getNumChildren();`,
    ),
  ).toBe(2);
});

test('an element stands in one place: it is copied to stand in another, and the last paragraph stays', () => {
  const { run } = bench();
  const start = `const body = DocumentApp.create('D').getBody(); const p = body.appendParagraph('x');`;
  expect(() => run(`${start} body.appendParagraph(p);`)).toThrow('Element must be detached.');
  expect(run(`${start} body.appendParagraph(p.copy()); p.removeFromParent(); return body.getText();`)).toBe('\nx');
  expect(() => run(`${start} p.removeFromParent(); body.getChild(0).removeFromParent();`)).toThrow(
    "Can't remove the last paragraph",
  );
});

test('a document belongs to the person who made it', () => {
  const { run } = bench();
  const docId = run(`return DocumentApp.create('D').getId();`);
  expect(() => run(`DocumentApp.openById('${docId}');`, { as: 'anna@example.org' })).toThrow('Document is missing');
  run(`DocumentApp.openById('${docId}').addViewer('anna@example.org');`);
  expect(run(`return DocumentApp.openById('${docId}').getName();`, { as: 'anna@example.org' })).toBe('D');
});

test('14.21 documents need their scope', () => {
  const manifest = { ...MANIFEST, oauthScopes: [] };
  expect(() => bench({ manifest }).run(`DocumentApp.create('D');`)).toThrow(
    'Required permissions: https://www.googleapis.com/auth/documents',
  );
});

test('a part that looks different keeps its place when texts are joined', () => {
  expect(
    bench().run(`const p = DocumentApp.create('D').getBody().appendParagraph('один '); p.appendText('два').setItalic(0, 0, true);
      const t = p.editAsText(); return [t.isItalic(4), t.isItalic(5), t.isItalic(6)];`),
  ).toEqual([null, true, null]);
});

test('a removed element cannot be removed again', () => {
  expect(() =>
    bench().run(
      `const p = DocumentApp.create('D').getBody().appendParagraph('x'); p.removeFromParent(); p.removeFromParent();`,
    ),
  ).toThrow('must be attached');
});

test('a row takes cells with and without a text, and a child is known by its place', () => {
  expect(
    bench().run(`const body = DocumentApp.create('D').getBody(); const row = body.appendTable().appendTableRow();
      row.appendTableCell('a'); row.appendTableCell();
      return [row.getCell(0).getText(), row.getCell(1).getText(), body.getChildIndex(body.getChild(1))];`),
  ).toEqual(['a', '', 1]);
});

test('text is found from place to place, inserted, deleted, and its looks move along', () => {
  expect(
    bench().run(`const body = DocumentApp.create('d').getBody(); body.setText('one two one');
      const first = body.findText('one'), second = body.findText('one', first), third = body.findText('one', second);
      const text = body.getParagraphs()[0].editAsText(); text.setBold(4, 6, true).insertText(0, '>> ').deleteText(3, 5);
      return [first.getStartOffset(), second.getStartOffset(), second.getEndOffsetInclusive(), third, text.getText(), text.isBold(4), text.isBold(3), text.getTextAttributeIndices(), body.findElement(DocumentApp.ElementType.PARAGRAPH).getElement().getText()];`),
  ).toEqual([0, 8, 10, null, '>>  two one', true, null, [0, 4, 7], '>>  two one']);
});

test('rows and cells are inserted and taken out, and know where they stand', () => {
  expect(
    bench().run(`const table = DocumentApp.create('d').getBody().appendTable([['a', 'b'], ['c', 'd']]);
      table.insertTableRow(1).appendTableCell('x'); table.getRow(0).removeCell(1); table.getRow(2).insertTableCell(0, 'y');
      const cell = table.getCell(2, 1);
      return [table.getText(), cell.getParentRow().getNumCells(), cell.getParentTable().getNumRows(), cell.getText()];`),
  ).toEqual(['a\nx\ny\nc\nd', 3, 3, 'c']);
});

test('the page has a size and margins, a paragraph its spacing; a wrong cast is refused', () => {
  const { run } = bench();
  expect(
    run(`const body = DocumentApp.create('d').getBody().setMarginTop(36); const p = body.appendParagraph('x').setSpacingAfter(6);
      return [body.getMarginTop(), body.getMarginLeft(), body.getPageWidth(), p.getSpacingAfter(), p.getSpacingBefore(), p.isLeftToRight()];`),
  ).toEqual([36, 72, 595.276, 6, null, true]);
  expect(() => run(`DocumentApp.create('d').getBody().appendParagraph('x').asInlineImage();`)).toThrow(
    "PARAGRAPH can't be cast to INLINE_IMAGE.",
  );
});
