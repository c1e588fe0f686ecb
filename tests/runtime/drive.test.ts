import { expect, test } from 'vitest';
import { bench, MANIFEST } from './bench.ts';

const TWO = 'two@example.org';
const LIST =
  'const names = (it) => { const out = []; while (it.hasNext()) out.push(it.next().getName()); return out.sort(); };';

test('documents, forms, spreadsheets and plain files are found by id, name and type', () => {
  const { run } = bench();
  expect(
    run(`${LIST} FormApp.create('F'); DocumentApp.create('D'); const t = DriveApp.createFile('t.txt', 'текст'); const p = DriveApp.createFile(Utilities.newBlob('%PDF', MimeType.PDF, 'a.pdf'));
      return [names(DriveApp.getFiles()), names(DriveApp.getFilesByName('D')), names(DriveApp.getFilesByType(MimeType.PDF)),
        DriveApp.getFileById(id).getMimeType() === MimeType.GOOGLE_SHEETS, DriveApp.getFileById(t.getId()).getBlob().getDataAsString(), t.getSize(), p.getName(), t.getOwner().getEmail()];`),
  ).toEqual([['Book', 'D', 'F', 'a.pdf', 't.txt'], ['D'], ['a.pdf'], true, 'текст', 10, 'a.pdf', 'owner@example.org']);
});

test('folders hold files and folders, and a file lies in one place', () => {
  const { run } = bench();
  expect(
    run(`${LIST} const a = DriveApp.createFolder('a'); const b = a.createFolder('b'); const book = DriveApp.getFileById(id);
      book.moveTo(b); b.createFile('n.txt', 'x');
      return [names(a.getFolders()), names(b.getFiles()), book.getParents().next().getName(), names(DriveApp.getRootFolder().getFiles()), names(DriveApp.getRootFolder().getFolders())];`),
  ).toEqual([['b'], ['Book', 'n.txt'], 'b', [], ['a']]);
  expect(() =>
    run(`const a = DriveApp.getFoldersByName('a').next(); a.moveTo(DriveApp.getFoldersByName('b').next());`),
  ).toThrow('into itself');
});

test('what is in the bin is not found, and comes back from it', () => {
  const { run } = bench();
  expect(
    run(`${LIST} const folder = DriveApp.createFolder('old'); folder.createFile('n.txt', 'x'); folder.setTrashed(true);
      const gone = [names(DriveApp.getFilesByName('n.txt')), names(DriveApp.getTrashedFiles()), folder.isTrashed()];
      folder.setTrashed(false);
      return gone.concat([names(DriveApp.getFilesByName('n.txt'))]);`),
  ).toEqual([[], ['n.txt'], true, ['n.txt']]);
});

test('a copy is a file of its own: the values of a spreadsheet, the text of a document, no answers of a form', () => {
  const { run, world } = bench();
  const copied = run(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue('value');
    const folder = DriveApp.createFolder('copies'); const copy = DriveApp.getFileById(id).makeCopy('Next', folder);
    const d = DocumentApp.create('D'); d.getBody().setText('text'); d.saveAndClose(); const d2 = DriveApp.getFileById(d.getId()).makeCopy();
    return [SpreadsheetApp.open(copy).getSheets()[0].getRange('A1').getValue(), copy.getParents().next().getName(), DocumentApp.openById(d2.getId()).getBody().getText(), d2.getName(), copy.getId() !== id];`);
  expect(copied).toEqual(['value', 'copies', 'text', 'Копия D', true]);
  const form = run(`const f = FormApp.create('F', true); f.addTextItem().setTitle('q'); return f.getId();`);
  world.user(TWO).respond(form, { q: 'x' });
  expect(
    run(
      `const c = FormApp.openById(DriveApp.getFileById('${form}').makeCopy('C').getId()); return [c.getItems().length, c.getResponses().length, c.isPublished()];`,
    ),
  ).toEqual([1, 0, false]);
});

test('sharing goes by person, and by link for those who have it', () => {
  const { run } = bench();
  const file = run(`const f = DriveApp.createFile('n.txt', 'x'); f.addEditor('${TWO}'); return f.getId();`);
  const open = `return DriveApp.getFileById('${file}').getName();`;
  expect(run(open, { as: TWO })).toBe('n.txt');
  expect(() => run(open, { as: 'three@example.org' })).toThrow('No item with the given ID');
  expect(() => run(`DriveApp.getFileById('${file}').setTrashed(true);`, { as: TWO })).toThrow('Access denied');
  run(
    `DriveApp.getFileById('${file}').removeEditor('${TWO}').setSharing(DriveApp.Access.ANYONE_WITH_LINK, DriveApp.Permission.VIEW);`,
  );
  expect(run(open, { as: 'three@example.org' })).toBe('n.txt');
  expect(() => run(`DriveApp.getFileById('${file}').setName('x');`, { as: TWO })).toThrow('Access denied');
  expect(
    run(
      `const f = DriveApp.getFileById('${file}'); return [String(f.getSharingAccess()), String(f.getAccess('${TWO}')), f.getEditors().length];`,
    ),
  ).toEqual(['ANYONE_WITH_LINK', 'NONE', 0]);
});

test('a document turns into PDF from Drive, too', () => {
  expect(
    bench().run(
      `const d = DocumentApp.create('D'); d.saveAndClose(); const b = DriveApp.getFileById(d.getId()).getAs(MimeType.PDF); return [b.getName(), b.getDataAsString().slice(0, 5)];`,
    ),
  ).toEqual(['D.pdf', '%PDF-']);
});

test('14.21 reading needs a scope of Drive, changing the full one', () => {
  const manifest = { ...MANIFEST, oauthScopes: ['https://www.googleapis.com/auth/drive.readonly'] };
  const { run } = bench({ manifest });
  expect(run('return DriveApp.getFileById(id).getName();')).toBe('Book');
  expect(() => run(`DriveApp.getFileById(id).setName('x');`)).toThrow('not sufficient to call File.setName');
  expect(() => run(`DriveApp.createFolder('x');`)).toThrow('not sufficient to call DriveApp.createFolder');
});
