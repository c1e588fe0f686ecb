import { expect, test } from 'vitest';
import { localAddress, withLocalLinks } from '../../runtime/workbench/links.ts';

test.each([
  ['https://docs.google.com/forms/d/e/1FAIp_x-Q/viewform', '/forms/1FAIp_x-Q'],
  ['https://docs.google.com/forms/d/abc/viewform?usp=pp_url&entry.12=A', '/forms/abc?usp=pp_url&entry.12=A'],
  ['https://docs.google.com/spreadsheets/d/S1/edit#gid=5', '/?id=S1'],
  ['https://docs.google.com/document/d/D1/edit', '/documents/D1'],
  ['https://example.org/forms/d/abc', 'https://example.org/forms/d/abc'],
])('%s leads to %s', (url, local) => {
  expect(localAddress(url)).toBe(local);
});

test('links of a letter lead to local pages, its words stay as they are', () => {
  const html =
    '<p>Форма: <a href="https://docs.google.com/forms/d/F/viewform?a=1&amp;b=2">здесь</a>, сайт https://example.org/</p>';
  expect(withLocalLinks(html)).toBe(
    '<p>Форма: <a href="/forms/F?a=1&amp;b=2">здесь</a>, сайт https://example.org/</p>',
  );
});
