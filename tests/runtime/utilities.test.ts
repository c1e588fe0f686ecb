import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const MOMENT = 'new Date(Date.UTC(2026, 8, 1, 6, 5, 4, 30))';

test.each([
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'Europe/Moscow', '2026-09-01T09:05:04.030+03:00'],
  ['dd.MM.yy H:m:s', 'GMT', '01.09.26 6:5:4'],
  ['EEEE, d MMMM yyyy', 'Europe/Moscow', 'Tuesday, 1 September 2026'],
  ['EEE d MMM, h:mm a', 'America/New_York', 'Tue 1 Sep, 2:05 AM'],
  ["u w D 'week' ''yy", 'UTC', "2 36 244 week '26"],
  ['HH:mm z Z', 'GMT+5', '11:05 GMT+05:00 +0500'],
  ['z', 'Europe/Moscow', 'MSK'],
  ['K k', 'Etc/GMT', '6 6'],
])('a date by the Java pattern %s in %s', (pattern, zone, expected) => {
  expect(bench().run(`return Utilities.formatDate(${MOMENT}, "${zone}", "${pattern}");`)).toBe(expected);
});

test('formatDate refuses what is no date, no zone and no pattern', () => {
  const { run } = bench();
  expect(() => run(`Utilities.formatDate('2026-09-01', 'GMT', 'yyyy');`)).toThrow(
    "don't match the method signature for Utilities.formatDate",
  );
  expect(() => run(`Utilities.formatDate(new Date(NaN), 'GMT', 'yyyy');`)).toThrow('Invalid argument: date');
  expect(() => run(`Utilities.formatDate(${MOMENT}, 'Mars/Olympus', 'yyyy');`)).toThrow('timeZone');
  expect(() => run(`Utilities.formatDate(${MOMENT}, 'GMT', 'yyyy b');`)).toThrow("Illegal pattern character 'b'");
});

test('parseDate reads what formatDate writes', () => {
  const parse = (text: string, zone: string, pattern: string) =>
    bench().run(`return Utilities.parseDate('${text}', '${zone}', '${pattern}');`);
  expect(parse('2026-09-01 09:05', 'Europe/Moscow', 'yyyy-MM-dd HH:mm')).toBe('2026-09-01T06:05:00.000Z');
  expect(parse('1 Sep 26 2:05 PM', 'GMT', 'd MMM yy h:mm a')).toBe('2026-09-01T14:05:00.000Z');
  expect(parse('20260901', 'GMT', 'yyyyMMdd')).toBe('2026-09-01T00:00:00.000Z');
  expect(() => parse('tomorrow', 'GMT', 'yyyy-MM-dd')).toThrow('Invalid argument: date');
});

test('digests and encodings are those of the standards, in signed bytes', () => {
  const { run } = bench();
  expect(
    run(`return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'да')
      .map((b) => ((b + 256) % 256).toString(16).padStart(2, '0')).join('');`),
  ).toBe('cdc5ed90cb4b9a7540b24d1c45c23c851930c98b07b6885667114c9f95fb0a12');
  expect(run(`return Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '').slice(0, 3);`)).toEqual([
    -44, 29, -116,
  ]);
  expect(run(`return Utilities.base64Encode('наставник');`)).toBe('0L3QsNGB0YLQsNCy0L3QuNC6');
  expect(run(`return Utilities.base64EncodeWebSafe([-1, -2, 62]);`)).toBe('__4-');
  expect(run(`return Utilities.newBlob(Utilities.base64Decode('0L3QsA==')).getDataAsString();`)).toBe('на');
  expect(() => run(`Utilities.base64Decode('!');`)).toThrow('Could not decode string.');
  expect(() => run(`Utilities.computeDigest('SHA_256', 'x');`)).toThrow("The parameters (String,String) don't match");
});

test('a digest that is not here is refused by name', () => {
  expect(() => bench().run(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD2, 'x');`)).toThrow('has no MD2');
});

test('hmac with a key', () => {
  const expected = [-9, -68, -125, -12];
  expect(
    bench().run(
      `return Utilities.computeHmacSha256Signature('The quick brown fox jumps over the lazy dog', 'key').slice(0, 4);`,
    ),
  ).toEqual(expected);
});

test('a uuid is well-formed, new each time, and the same again in a world of the same seed', () => {
  const ids = () => bench().run('return [Utilities.getUuid(), Utilities.getUuid()];') as string[];
  const [first, second] = ids();
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(second).not.toBe(first);
  expect(ids()).toEqual([first, second]);
});

test('CSV with quotes, line breaks and another delimiter', () => {
  const { run } = bench();
  expect(run(`return Utilities.parseCsv('a,"b, ""c""\\n",d\\r\\n1,,3');`)).toEqual([
    ['a', 'b, "c"\n', 'd'],
    ['1', '', '3'],
  ]);
  expect(run(`return Utilities.parseCsv('a;b', ';');`)).toEqual([['a', 'b']]);
});

test('formatString pads and rounds', () => {
  expect(bench().run(`return Utilities.formatString('%s|%5d|%05.1f|%-4s|%%', 'a', 42, 3.14159, 'x');`)).toBe(
    'a|   42|003.1|x   |%',
  );
  expect(bench().run(`return Utilities.formatString('%x %X %.1e', 255, 255, 1234);`)).toBe('ff FF 1.2e+3');
});

test('14.07 sleep lets virtual time pass and no more than five minutes at once', () => {
  const { run, world } = bench();
  const before = world.now;
  run('Utilities.sleep(2000);');
  expect(world.now - before).toBeGreaterThanOrEqual(2000);
  expect(() => run('Utilities.sleep(300001);')).toThrow('out of range');
});

test('a blob keeps its bytes, name and type', () => {
  const { run } = bench();
  expect(
    run(`const b = Utilities.newBlob('имя', 'text/csv', 'a.csv'); const c = b.copyBlob().setDataFromString('x').setName('b.txt').setContentTypeFromExtension();
      return [b.getDataAsString(), b.getContentType(), b.getBytes().length, c.getName(), c.getContentType(), c.getDataAsString()];`),
  ).toEqual(['имя', 'text/csv', 6, 'b.txt', 'text/plain', 'x']);
  expect(
    run(`return Utilities.ungzip(Utilities.gzip(Utilities.newBlob('x'.repeat(100)))).getDataAsString().length;`),
  ).toBe(100);
  expect(() => run(`Utilities.newBlob('x').getAs('application/pdf');`)).toThrow('is not emulated');
});

test('an archive gives back what was put in, under its name', () => {
  const { run } = bench();
  expect(
    run(`const z = Utilities.zip([Utilities.newBlob('а'.repeat(500), 'text/plain', 'имя.txt'), Utilities.newBlob('a;b', 'text/csv', 'b.csv')], 'all.zip');
      return [z.getName(), z.getContentType(), z.getBytes().length < 500, ...Utilities.unzip(z).map((b) => [b.getName(), b.getContentType(), b.getDataAsString().length])];`),
  ).toEqual(['all.zip', 'application/zip', true, ['имя.txt', 'text/plain', 500], ['b.csv', 'text/csv', 3]]);
  expect(() => run(`Utilities.unzip(Utilities.newBlob('x'));`)).toThrow('not a zip archive');
  expect(() => run(`const b = Utilities.newBlob('x', 'text/plain', 'a'); Utilities.zip([b, b]);`)).toThrow(
    'Duplicate name',
  );
});
