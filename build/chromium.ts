/** Finds a Chrome or Chromium for the browser tests, or gets Debian's, or says what a person must type. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from './stop.ts';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'msedge'];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome Canary'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

function windowsPlaces(env: NodeJS.ProcessEnv): string[] {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const tails = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return roots.flatMap((root) => tails.map((tail) => path.join(root, tail)));
}

/** Where a browser is looked for, in order. CHROME_PATH is obeyed alone: whoever sets it means that one. */
export function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (env.CHROME_PATH) return [env.CHROME_PATH];
  if (platform === 'win32') return windowsPlaces(env);
  const onPath = (env.PATH ?? '')
    .split(':')
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const snap = NAMES.map((name) => `/snap/bin/${name}`);
  return platform === 'darwin'
    ? [...MAC, ...MAC.map((place) => `${env.HOME}${place}`), ...onPath]
    : [...onPath, ...snap];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** @param osRelease the text of /etc/os-release */
export function isDebianLike(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/** The one line to type when no browser is found and none may be installed for the person. */
export function advice(platform: NodeJS.Platform, debian: boolean): string {
  if (platform === 'darwin') return 'brew install --cask chromium';
  if (platform === 'win32') return 'winget install --id Google.Chrome';
  return debian
    ? 'sudo apt-get update && sudo apt-get install -y chromium fonts-dejavu-core'
    : 'CHROME_PATH=/path/to/chrome npm test';
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr, error } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status === 0) return;
  throw new Stop(
    `${stdout ?? ''}${stderr ?? error?.message ?? ''}\napt-get ${args.join(' ')} failed. Install Chrome or Chromium and repeat.`,
  );
}

function installed(env: NodeJS.ProcessEnv): string | undefined {
  return candidates(env, process.platform).find((file) => existsSync(file));
}

/**
 * The path of a browser that can be driven.
 * @throws Stop with the line to type when there is none
 */
export function chromium(env: NodeJS.ProcessEnv = process.env): string {
  const found = installed(env);
  if (found) return found;
  if (env.CHROME_PATH) throw new Stop(`CHROME_PATH names ${env.CHROME_PATH}, and there is no such file.`);
  const debian = existsSync('/etc/os-release') && isDebianLike(readFileSync('/etc/os-release', 'utf8'));
  if (debian && isRoot()) {
    console.log('No Chrome or Chromium here: installing chromium and fonts-dejavu-core with apt-get (once)…');
    aptGet('update');
    // Without a font that has Cyrillic letters every Russian word on a screenshot is a row of boxes.
    aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
    const now = installed(env);
    if (now) return now;
  }
  throw new Stop(`The browser tests need Chrome or Chromium. Type: ${advice(process.platform, debian)}`);
}

/** For playwright-core's launch(); a root user's browser cannot have Chromium's sandbox. */
export function launchOptions(): { executablePath: string; headless: boolean; args: string[] } {
  const args =
    '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
  return {
    executablePath: chromium(),
    headless: true,
    args: [...args.split(' '), ...(isRoot() ? ['--no-sandbox'] : [])],
  };
}
