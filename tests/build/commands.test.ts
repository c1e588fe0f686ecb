import { expect, test } from 'vitest';
import { table } from '../../build/bench.ts';
import { advice, candidates, isDebianLike } from '../../build/chromium.ts';
import { explained, missing } from '../../build/deploy.ts';
import { closing, counted, exitCode, sum } from '../../build/steps.ts';

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((one) => ({ status: one })),
});
const report = (passed: number, failed: number, ...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
});

test('the closing line adds the runs up and names what was skipped', () => {
  const total = sum([
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 4, failed: 1, skipped: 2 },
  ]);
  expect(closing(total)).toBe('7 passed, 1 failed, 2 skipped');
  expect(closing({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
});

test('no test at all is a failure, and so is one failed test', () => {
  expect(exitCode({ passed: 0, failed: 0, skipped: 3 })).toBe(1);
  expect(exitCode({ passed: 5, failed: 1, skipped: 0 })).toBe(1);
  expect(exitCode({ passed: 5, failed: 0, skipped: 0 })).toBe(0);
});

test('a test file that fails before its first test is counted', () => {
  expect(counted(report(2, 0, file('passed', 'passed', 'passed'), file('failed')), 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
  });
  expect(counted(report(1, 1, file('failed', 'passed', 'failed')), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a run that ends badly without a failed test is counted', () => {
  expect(counted(report(2, 0, file('passed', 'passed', 'passed')), 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

test('CHROME_PATH is obeyed alone', () => {
  expect(candidates({ CHROME_PATH: '/opt/mine', PATH: '/usr/bin' }, 'linux')).toEqual(['/opt/mine']);
});

test('a browser is looked for on the path and in the usual places of each system', () => {
  expect(candidates({ PATH: '/usr/bin' }, 'linux')).toEqual(
    expect.arrayContaining(['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium']),
  );
  expect(candidates({ HOME: '/Users/a' }, 'darwin')).toContain(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  expect(candidates({ PROGRAMFILES: 'C:/P' }, 'win32').map((place) => place.replaceAll('\\', '/'))).toContain(
    'C:/P/Google/Chrome/Application/chrome.exe',
  );
});

test('Debian and what descends from it may get the package, others get a line to type', () => {
  expect(isDebianLike('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
  expect(isDebianLike('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
  expect(isDebianLike('ID=fedora\nNAME="not debian"\n')).toBe(false);
  expect(advice('linux', true)).toMatch(/^sudo apt-get .* chromium/);
});

test('everything that stands between a person and a push is said at once', () => {
  expect(missing({ scriptId: 'paste-your-script-id-here', loggedIn: false }).join('\n')).toMatch(
    /npx clasp login[\s\S]*Script ID/,
  );
  expect(missing({ scriptId: '1AbC', loggedIn: true })).toEqual([]);
});

test("clasp's known failures get the next step, an unknown one its own words", () => {
  expect(explained('User has not enabled the Apps Script API. Enable it…')).toContain(
    'https://script.google.com/home/usersettings',
  );
  expect(explained('invalid_grant')).toContain('npx clasp login');
  expect(explained('something new')).toBe('clasp push failed: something new');
});

test('the table of budgets marks what is over', () => {
  const lines = table([
    { what: 'size', measured: '12 KB', budget: '400 KB', ok: true },
    { what: 'load', measured: '25 ms', budget: '20 ms', ok: false },
  ]).split('\n');
  expect(lines).toEqual(['what  measured  budget', 'size  12 KB     400 KB  ok', 'load  25 ms     20 ms   OVER']);
});
