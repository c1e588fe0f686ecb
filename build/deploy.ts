/** npm run deploy: builds and pushes to the user's own script; each thing that is missing gets one line saying what to type. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, summary } from './bundle.ts';
import { Stop } from './stop.ts';

export const CLASP = path.join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');

const PLACEHOLDER = 'paste-your-script-id-here';

export type State = { scriptId: string | undefined; loggedIn: boolean };

/** What stands between the person and a push, all of it at once. */
export function missing({ scriptId, loggedIn }: State): string[] {
  return [
    ...(loggedIn ? [] : ['clasp is not logged in to Google. Type: npx clasp login']),
    ...(scriptId && scriptId !== PLACEHOLDER
      ? []
      : [
          '.clasp.json has no script id. In your spreadsheet open Extensions → Apps Script → Project Settings, copy "Script ID" into "scriptId".',
        ]),
  ];
}

const KNOWN: [RegExp, string][] = [
  [
    /has not enabled the Apps Script API|Apps Script API has not been used/i,
    'The Apps Script API is off for your account. Switch it on at https://script.google.com/home/usersettings, wait a minute and repeat.',
  ],
  [
    /invalid_grant|invalid_rapt|No credentials|Invalid Credentials|NOT_AUTHENTICATED/i,
    'The login has run out. Type: npx clasp login',
  ],
  [
    /entity was not found|NOT_FOUND|Could not find script/i,
    'Google knows no script with the id in .clasp.json, or shows it to another account only.',
  ],
  [
    /does not have permission|NOT_AUTHORIZED|insufficient/i,
    'The account clasp is logged in with may not edit this script. Type: npx clasp login',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|fetch failed/i,
    'Google cannot be reached from here. Check the connection and repeat.',
  ],
];

/** clasp's own words, and the next step where the failure is a known one. */
export function explained(output: string): string {
  const next = KNOWN.find(([pattern]) => pattern.test(output))?.[1];
  return [`clasp push failed: ${output.trim() || 'it said nothing'}`, ...(next ? [next] : [])].join('\n');
}

function clasp(...args: string[]): { ok: boolean; said: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [CLASP, ...args], { encoding: 'utf8' });
  return { ok: status === 0, said: `${stdout ?? ''}${stderr ?? error?.message ?? ''}` };
}

function scriptId(): string | undefined {
  if (!existsSync('.clasp.json')) return undefined;
  return /"scriptId"\s*:\s*"([^"]*)"/.exec(readFileSync('.clasp.json', 'utf8'))?.[1];
}

export default async function main(): Promise<void> {
  console.log(summary(await bundle()));
  const lacking = missing({
    scriptId: scriptId(),
    loggedIn: /"loggedIn":\s*true/.test(clasp('show-authorized-user', '--json').said),
  });
  if (lacking.length > 0) throw new Stop(`Not pushed:\n${lacking.map((line, n) => `  ${n + 1}. ${line}`).join('\n')}`);
  // Without --force a changed manifest asks a question, and where nobody can answer the push is skipped in silence.
  const { ok, said } = clasp('push', '--force');
  if (!ok) throw new Stop(explained(said));
  console.log(said.trim());
  console.log('Pushed. Reload the spreadsheet: the menu appears within a few seconds.');
}
