import { generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { qrPath } from '../../sidebar/where/qr-path.ts';

test('the drawn code has the modules of the code, inside four modules of white', () => {
  const code = generate('https://example.org/form');
  const { side, path } = qrPath('https://example.org/form');
  const dark = new Set(path.match(/M\d+ \d+/g));
  expect(side).toBe(code.size + 8);
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) expect(dark.has(`M${x + 4} ${y + 4}`)).toBe(code.get(x, y));
  }
});
