import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import { practiceSchool } from '../workbook.ts';

test('the manifest asks for what is used and for nothing else', () => {
  const book = practiceSchool();
  const { oauthScopes } = JSON.parse(readFileSync('appsscript.json', 'utf8')) as { oauthScopes: string[] };
  book.run('checkAndMend');
  book.run('showPanel');
  book.run('showImport');
  const mentee = (book.get('pairs', {}) as Pairs).seekers[0]!.id;
  const mentor = (book.get('mentorsFor', { mentee }) as MentorsFor).fits[0]!.id;
  const { pair } = book.get('formPair', { mentee, mentor }) as { pair: string };
  book.get('confirmPair', { pair });
  book.get('makePaper', { paper: 'pair-order', about: '' });
  book.run('onTick', [], 'trigger');
  expect(book.world.scopesUsed()).toEqual([...oauthScopes].sort());
});

test('the order names every agreed pair, and is refused with all that is missing', () => {
  const book = practiceSchool();
  expect(book.ask('makePaper', { paper: 'pair-order', about: '' })).toMatchObject({
    ok: false,
    code: 'paper-lacks',
    message: expect.stringContaining('согласованные пары'),
  });
});
