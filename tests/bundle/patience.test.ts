import { expect, test } from 'vitest';
import { practiceSchool, setUpWorkbook } from '../workbook.ts';

const QUOTA = "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'";

test('a read that Google refuses for a minute is made again', () => {
  const book = practiceSchool();
  const request = JSON.stringify({ name: 'pairs', input: {} });
  const sixth = book.world.run('rpc', [request]).calls.findIndex((c) => c.name.endsWith('batchGet')) + 1;
  const done = book.world.run('rpc', [request], { kind: 'rpc', fault: { failAt: { [sixth]: QUOTA } } });
  expect(JSON.parse(String(done.value))).toMatchObject({ ok: true });
  expect(done.counts['Utilities.sleep']).toBe(1);
});

test('a change of structure that may have got through is not made twice', () => {
  const book = setUpWorkbook();
  const at = book.run('checkAndMend').calls.findIndex((c) => c.name === 'Sheets.Spreadsheets.batchUpdate') + 1;
  const done = book.world.run('checkAndMend', [], {
    kind: 'menu',
    fault: { failAt: { [at]: 'Internal error encountered.' } },
  });
  expect(done.ok).toBe(false);
  expect(done.counts['Utilities.sleep']).toBeUndefined();
});
