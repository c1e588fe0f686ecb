import { expect, test } from 'vitest';
import { createWorld } from '../../runtime/index.ts';
import { bench, MANIFEST } from './bench.ts';

function withPage(html: string, code: string) {
  const world = createWorld();
  const { id } = world.createSpreadsheet('Book');
  world.push({ files: { 'Code.js': code, 'page.html': html }, manifest: MANIFEST }, { boundTo: id });
  return world;
}

test('a page from a file keeps its text, scriptlets included', () => {
  const world = withPage(
    '<b><?= 1 ?></b>',
    `function f() { return HtmlService.createHtmlOutputFromFile('page').getContent(); }`,
  );
  expect(world.run('f').value).toBe('<b><?= 1 ?></b>');
});

test('a file that is not there is named', () => {
  expect(() => bench().run(`HtmlService.createTemplateFromFile('none');`)).toThrow(
    'No HTML file named none was found.',
  );
});

test("a template runs in the script's own realm, with its properties and the script's functions", () => {
  const world = withPage(
    '<ul><? for (const x of list) { ?><li><?= x ?>/<?!= bold(x) ?></li><? } ?></ul><?= when instanceof Date ?>',
    `const bold = (x) => '<b>' + x + '</b>';
     function f() {
       const t = HtmlService.createTemplateFromFile('page');
       t.list = ['a<b', 'c']; t.when = new Date(); t.fn = bold;
       return [t.evaluate().getContent(), t.list === t.list, t.fn(1)];
     }`,
  );
  expect(world.run('f').value).toEqual([
    '<ul><li>a&#60;b/<b>a<b</b></li><li>c/<b>c</b></li></ul>true',
    true,
    '<b>1</b>',
  ]);
});

test('an error inside a template is an error of the script', () => {
  const world = withPage(
    '<?= missing ?>',
    `function f() { try { HtmlService.createTemplateFromFile('page').evaluate(); } catch (e) { return [e instanceof ReferenceError, e.message]; } }`,
  );
  expect(world.run('f').value).toEqual([true, 'missing is not defined']);
});

test('only a template takes properties of the script', () => {
  expect(() => bench().run(`'use strict'; HtmlService.createHtmlOutput('x').extra = 1;`)).toThrow(
    'Cannot set property extra',
  );
});

test('an output has a title, a size and the allowed meta tags', () => {
  const { run } = bench();
  expect(
    run(`const o = HtmlService.createHtmlOutput('a').append('b').appendUntrusted('<c>').setTitle('T').setWidth(300).setHeight(200);
      o.addMetaTag('viewport', 'width=device-width');
      return [o.getContent(), o.getTitle(), o.getWidth(), o.getHeight(), o.getMetaTags()[0].getName()];`),
  ).toEqual(['ab&#60;c&#62;', 'T', 300, 200, 'viewport']);
  expect(() => run(`HtmlService.createHtmlOutput('').addMetaTag('author', 'x');`)).toThrow('not allowed');
});

test('a page is a blob where a blob is wanted', () => {
  const { world, run } = bench();
  run(
    `MailApp.sendEmail({ to: 'a@example.org', subject: 's', attachments: [HtmlService.createHtmlOutput('<p>').setTitle('T')] });`,
  );
  expect(world.outbox[0]?.attachments).toEqual([{ name: 'T.html', contentType: 'text/html', base64: 'PHA+' }]);
});
