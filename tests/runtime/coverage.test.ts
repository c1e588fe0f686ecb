import { expect, test } from 'vitest';
import { type Coverage, coverage, coveragePage } from '../../runtime/coverage.ts';
import { Run } from '../../runtime/execute.ts';
import { bench } from './bench.ts';

/** Members that Google has and the declarations do not know yet. */
const NEWER: Record<string, string[]> = {
  'Forms.Form': [
    'addRatingItem',
    'isPublished',
    'setPublished',
    'supportsAdvancedResponderPermissions',
    'addPublishedReader',
    'addPublishedReaders',
    'getPublishedReaders',
    'removePublishedReader',
  ],
  'Forms.FormApp': ['RatingIconType'],
  'Forms.Item': ['asRatingItem'],
  'Spreadsheet.SpreadsheetApp': ['SortOrder'],
  'Script.AuthorizationInfo': ['getAuthorizedScopes'],
};

function rows(): Coverage[] {
  const { world } = bench();
  return coverage(new Run(world, 'coverage', { as: world.owner, kind: 'editor' }));
}

test('no member is invented', () => {
  const invented = rows().flatMap(({ types, unknown }) =>
    unknown.filter((name) => !NEWER[types]?.includes(name)).map((name) => `${types}.${name}`),
  );
  expect(invented).toEqual([]);
});

test('COVERAGE.md says what is written (renew it with vitest -u)', async () => {
  await expect(coveragePage(rows())).toMatchFileSnapshot('../../runtime/COVERAGE.md');
});
