import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coveragePage, currentCoverage, withCoverage } from '../../runtime/coverage.ts';

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

const rows = currentCoverage();

test('no member is invented', () => {
  const invented = rows.flatMap(({ types, unknown }) =>
    unknown.filter((name) => !NEWER[types]?.includes(name)).map((name) => `${types}.${name}`),
  );
  expect(invented).toEqual([]);
});

test('the table of the README and the list of COVERAGE.md are up to date (npm run readme renews them)', () => {
  const readme = readFileSync('runtime/README.md', 'utf8');
  expect(withCoverage(readme, rows)).toBe(readme);
  expect(readFileSync('runtime/COVERAGE.md', 'utf8')).toBe(coveragePage(rows));
});
