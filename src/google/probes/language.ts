/** What the engine has and has not. A built-in that is missing is a method nobody may call. */
import { type Probe, probe } from './probe.ts';

const kindOf = (name: string): string => typeof (globalThis as Record<string, unknown>)[name];

const ABSENT =
  'setTimeout URL TextEncoder atob fetch crypto window navigator performance process Buffer require structuredClone queueMicrotask';

const noon = new Date(Date.UTC(2026, 8, 1, 9));

export const language = (): Probe[] => [
  ...ABSENT.split(' ').map((name) => probe(`typeof ${name}`, '"undefined"', () => kindOf(name))),
  probe('typeof globalThis', '"object"', () => typeof globalThis),
  probe('typeof Promise', '"function"', () => kindOf('Promise')),
  probe('typeof WeakRef', '"function"', () => kindOf('WeakRef')),
  probe('BigInt(2) ** BigInt(64)', '"18446744073709551616"', () => (BigInt(2) ** BigInt(64)).toString()),
  probe('Object.hasOwn', 'true', () => Object.hasOwn({ a: 1 }, 'a')),
  probe('Object.fromEntries', '{"a":1}', () => Object.fromEntries([['a', 1]])),
  probe('[1, 2].at(-1)', '2', () => [1, 2].at(-1)),
  probe('"a.b.c".replaceAll(".", "-")', '"a-b-c"', () => 'a.b.c'.replaceAll('.', '-')),
  probe('[[1], [2]].flat()', '[1, 2]', () => [[1], [2]].flat()),
  probe('named groups and lookbehind', '"7"', () => /(?<=кл\. )(?<n>\d)/u.exec('кл. 7')?.groups?.n),
  probe('letters of any script: \\p{L}', 'true', () => /^\p{L}+$/u.test('Ёлка')),
  probe('NFC: й of two signs is й', 'true', () => 'и\u0306'.normalize('NFC') === 'й'),
  probe('Error with a cause', '"inner"', () => new Error('outer', { cause: 'inner' }).cause),
  probe('sorting is stable', '["b1", "a2", "c2"]', () =>
    ['a2', 'b1', 'c2'].sort((x, y) => Number(x[1]) - Number(y[1])),
  ),
  probe('Intl knows Russian months', '"1 сентября 2026 г."', () =>
    new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeZone: 'Europe/Moscow' }).format(noon),
  ),
  probe('Intl keeps zones', '"2026-09-01 19:00"', () =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Vladivostok' }).format(
      noon,
    ),
  ),
  probe('"ё" stands beside "е"', 'true', () => 'ёж'.localeCompare('жук', 'ru') < 0),
  probe('a run forgets what the last one kept', '"undefined"', () => {
    const before = kindOf('leftByAProbe');
    (globalThis as Record<string, unknown>).leftByAProbe = 1;
    return before;
  }),
];
