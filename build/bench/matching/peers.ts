/** Other solvers, fetched on demand into an ignored folder and never for users: absent ones are only said to be absent. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve('node_modules', '.cache', 'bench-peers');
const PACKAGES = { 'munkres-js': '1.2.2', munkres: '2.0.4' } as const;

export type PeerPackage = keyof typeof PACKAGES;

/** Path of the module, or nothing when it could not be had. */
export function peerModule(name: PeerPackage, fetching: boolean): string | undefined {
  const home = path.join(FOLDER, name);
  const file = path.join(home, 'node_modules', name, name === 'munkres' ? 'dist/munkres.mjs' : 'munkres.js');
  if (!existsSync(file) && fetching) {
    mkdirSync(home, { recursive: true });
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', home, `${name}@${PACKAGES[name]}`];
    spawnSync(npm[0] as string, [...npm.slice(1), ...args], { stdio: 'ignore', shell: process.platform === 'win32' });
  }
  return existsSync(file) ? file : undefined;
}

const has = (python: string, module: string): boolean =>
  spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0;

/** A Python that has the module; SciPy is asked of Debian when that is possible. */
export function pythonWith(module: 'scipy' | 'ortools', fetching: boolean): string | undefined {
  const pythons = [process.env.BENCH_PYTHON ?? 'python3', '/usr/bin/python3'];
  const found = () => pythons.find((python) => has(python, module));
  if (!found() && module === 'scipy' && fetching && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['install', '-y', '-q', 'python3-scipy'], { stdio: 'ignore' });
  }
  return found();
}

export const json = (file: string, args: readonly string[]): string =>
  execFileSync(file, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
