import { createServer, request, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createWorld } from '../../runtime/index.ts';
import { localAddress } from '../../runtime/workbench/links.ts';
import { serveWorkbench, type Workbench } from '../../runtime/workbench/server.ts';

const nothing = { 'main.js': '', 'main.css': '', 'form.js': '', 'form.css': '', icon: '<svg/>' };
const open: (Workbench | Server)[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(port: number): Promise<Workbench> {
  const world = createWorld();
  const { id } = world.createSpreadsheet('Книга');
  world.push({ files: { 'Code.js': "function hi() { return 'да'; }" }, manifest: {} }, { boundTo: id });
  const workbench = await serveWorkbench({ world, spreadsheetId: id, assets: nothing, port });
  open.push(workbench);
  return workbench;
}

/** fetch() does not let a test choose its Host. */
function ask(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a busy port is passed over', async () => {
  const first = await serve(8930);
  const second = await serve(Number(new URL(first.url).port));
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port));
});

// Other systems have one loopback address only, and nothing to compare with.
test.runIf(process.platform === 'linux')('it listens on loopback only', async () => {
  const { url } = await serve(8940);
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const clash = createServer();
  open.push(clash);
  // Were the workbench on every address, this one would be taken.
  await new Promise<void>((resolve, reject) => {
    clash.once('error', reject);
    clash.listen(Number(new URL(url).port), '127.0.0.2', resolve);
  });
});

test('a foreign Host or Origin is refused with a sentence, and nothing has run', async () => {
  const { url, desk } = await serve(8950);
  const call = JSON.stringify({ fn: 'hi', args: [] });
  expect(await ask(`${url}bridge`, 'POST', { origin: 'https://evil.example' }, call)).toEqual({
    status: 403,
    text: 'Pages of https://evil.example may not use the workbench.',
  });
  expect((await ask(url, 'GET', { host: 'evil.example' })).status).toBe(403);
  expect(desk.world.executions).toEqual([]);
  expect(JSON.parse((await ask(`${url}bridge`, 'POST', {}, call)).text)).toEqual({ ok: true, value: 'да' });
});

test('a document is a page of its own, and its text is text', async () => {
  const { url, desk } = await serve(8970);
  const { world } = desk;
  const code = `function write() {
    const doc = DocumentApp.create('Приказ');
    const body = doc.getBody();
    body.appendParagraph('Приказ № 1').setHeading(DocumentApp.ParagraphHeading.HEADING1);
    body.appendParagraph('<b>не разметка</b>').editAsText().setBold(true);
    body.appendTable([['Код', 'Имя'], ['Н-1', 'Анна']]);
    doc.saveAndClose();
    return doc.getUrl();
  }`;
  world.push({ files: { 'Code.js': code }, manifest: {} }, { boundTo: desk.spreadsheetId });
  const { value, error } = world.run('write');
  expect(error).toBeNull();
  const { text } = await ask(url.slice(0, -1) + localAddress(String(value)), 'GET', {});
  expect(text).toContain('<h1>Приказ № 1</h1>');
  expect(text).toContain('<span style="font-weight:700">&lt;b&gt;не разметка&lt;/b&gt;</span>');
  expect(text).toMatch(/<td>.*Анна.*<\/td>/);
  expect((await ask(`${url}documents/none`, 'GET', {})).status).toBe(404);
});

test('what is no JSON, no page and no method is answered in words', async () => {
  const { url } = await serve(8960);
  expect(await ask(`${url}act`, 'POST', {}, '{')).toEqual({ status: 400, text: 'The request is not JSON.' });
  expect(await ask(`${url}nowhere`, 'GET', {})).toEqual({ status: 404, text: 'There is no such page.' });
  expect((await ask(`${url}act`, 'DELETE', {})).status).toBe(405);
  expect((await ask(`${url}forms/none`, 'GET', {})).status).toBe(404);
  expect((await ask(`${url}sheet?name=none`, 'GET', {})).status).toBe(404);
});

test.each([
  ['null'],
  ['{"act":"explode"}'],
  ['{"act":"constructor"}'],
  ['{"act":"type","sheet":"Лист1"}'],
  ['{"act":"type","sheet":"Лист1","blocks":[{"a1":"A1","values":"x"}]}'],
  ['{"act":"insertRows","sheet":"Лист1","at":-1,"count":1}'],
  ['{"act":"fault","fault":{"call":"2"}}'],
])('an act that is none is refused and changes nothing: %s', async (sent) => {
  const { url, desk } = await serve(8980);
  const before = JSON.stringify(desk.world.state);
  const { status, text } = await ask(`${url}act`, 'POST', {}, sent);
  expect([status, text]).toEqual([400, 'The page asked for something the workbench does not know. Reload the page.']);
  expect(JSON.stringify(desk.world.state)).toBe(before);
});

test('a letter may load nothing from elsewhere and run nothing', async () => {
  const { url, desk } = await serve(8990);
  const htmlBody = '<p>Ждём</p><img src="https://spy.example/1.png">';
  desk.world.outbox.push({
    from: 'a@b.c',
    to: 'd@e.f',
    cc: '',
    bcc: '',
    subject: 's',
    body: '<Ждём>',
    htmlBody,
    name: '',
    replyTo: '',
    at: 0,
    attachments: [],
  });
  const policy = (await fetch(`${url}letter/0/html`)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('img-src data:');
  expect((await ask(`${url}letter/0/text`, 'GET', {})).text).toContain('&lt;Ждём&gt;');
});

test('a sheet is printed with its texts as texts, its hidden rows left out', async () => {
  const { url, desk } = await serve(9000);
  desk.world.user(desk.me).type(desk.spreadsheetId, 'Лист1', 'A1', [['<b>Имя</b>'], ['скрытая'], ['видна']]);
  desk.world.push(
    { files: { 'Code.js': 'function hide() { SpreadsheetApp.getActiveSheet().hideRows(2); }' }, manifest: {} },
    { boundTo: desk.spreadsheetId },
  );
  desk.world.run('hide');
  const { text } = await ask(`${url}print?name=${encodeURIComponent('Лист1')}`, 'GET', {});
  expect(text).toContain('<td>&lt;b&gt;Имя&lt;/b&gt;</td>');
  expect(text).toContain('видна');
  expect(text).not.toContain('скрытая');
});

test('a file is downloaded under its own name, and a file that is none is refused', async () => {
  const { url, desk } = await serve(9010);
  const got = await fetch(`${url}xlsx/${desk.spreadsheetId}`);
  expect(got.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Книга.xlsx')}`,
  );
  const base64 = Buffer.from(await got.arrayBuffer()).toString('base64');
  const made = JSON.parse((await ask(`${url}xlsx`, 'POST', {}, JSON.stringify({ title: 'Вторая', base64 }))).text) as {
    id: string;
  };
  expect(desk.world.documents.find(({ id }) => id === made.id)?.title).toBe('Вторая');
  const pdf = await fetch(`${url}pdf/${desk.spreadsheetId}`);
  expect(pdf.headers.get('content-disposition')).toMatch(/^inline; /);
  expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
  expect((await ask(`${url}pdf/none`, 'GET', {})).status).toBe(404);
  const refused = await ask(`${url}xlsx`, 'POST', {}, JSON.stringify({ title: 'x', base64: 'AAAA' }));
  expect([refused.status, refused.text.slice(0, 17)]).toEqual([400, 'Это не книга XLSX']);
});
