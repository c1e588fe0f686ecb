import { expect, test } from 'vitest';
import { refusal } from '../../runtime/workbench/hosts.ts';

test('the pages the workbench served may call it, and so may a program on this computer', () => {
  expect(refusal({ host: '127.0.0.1:8765', origin: 'http://127.0.0.1:8765' }, 8765)).toBeNull();
  expect(refusal({ host: 'localhost:8765', origin: 'http://localhost:8765' }, 8765)).toBeNull();
  expect(refusal({ host: '127.0.0.1:8765' }, 8765)).toBeNull();
});

test.each([
  ['another site', { host: '127.0.0.1:8765', origin: 'https://evil.example' }],
  ['a frame without an origin', { host: '127.0.0.1:8765', origin: 'null' }],
  ['another port of this computer', { host: '127.0.0.1:8765', origin: 'http://127.0.0.1:9999' }],
  ['the same port over https', { host: '127.0.0.1:8765', origin: 'https://127.0.0.1:8765' }],
])('a page of %s is refused in a sentence', (_, caller) => {
  expect(refusal(caller, 8765)).toBe(`Pages of ${caller.origin} may not use the workbench.`);
});

test.each([
  ['a name that was made to point here', 'evil.example:8765'],
  ['another port', '127.0.0.1:1'],
  ['no host', undefined],
])('a request for %s is refused', (_, host) => {
  expect(refusal({ host }, 8765)).toContain('127.0.0.1:8765 only');
});
