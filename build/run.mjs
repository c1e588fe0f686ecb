// node build/run.mjs <command> [arguments]: what every npm script calls, on a machine where nothing is installed yet.
// Node's own modules only, until the packages are there; then build/<command>.ts is compiled and its default export is run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const lockfile = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules', '.cache', 'installed');

/** A sentence for the person who typed the command; shown without a stack. */
class Stop extends Error {
  name = 'Stop';
}

function text(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function digest(value) {
  return createHash('sha256').update(value).digest('hex');
}

/** Optional packages are those of other systems: npm leaves them out on purpose. */
function installedByHand() {
  const hidden = text(path.join(root, 'node_modules', '.package-lock.json'));
  if (!hidden) return false;
  const wanted = Object.entries(JSON.parse(text(lockfile)).packages);
  const present = JSON.parse(hidden).packages;
  return wanted.every(([name, entry]) => !name || entry.optional || present[name]?.version === entry.version);
}

function writeStamp() {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest(text(lockfile)));
}

function installed() {
  if (text(stamp) === digest(text(lockfile))) return true;
  if (!installedByHand()) return false;
  writeStamp();
  return true;
}

function npmCi() {
  // NODE_ENV=production would leave out the development packages, and here every package is one of those.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath;
  const [command, first, shell] =
    cli?.endsWith('.js') || cli?.endsWith('.cjs')
      ? [process.execPath, [cli], false]
      : ['npm', [], process.platform === 'win32'];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    const keep = (chunk) => {
      log += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, log: `${log}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, log }));
  });
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Beside the tree, not in it: `npm ci` removes node_modules and what is inside. */
const lockDir = path.join(tmpdir(), `npm-ci-${digest(root).slice(0, 16)}`);

function takeLock() {
  try {
    mkdirSync(lockDir);
    writeFileSync(path.join(lockDir, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const pid = Number(text(path.join(lockDir, 'pid')));
    // The holder writes its number just after making the folder; an older folder without one was left by a killed run.
    const young = existsSync(lockDir) && Date.now() - statSync(lockDir).mtimeMs < 2000;
    if (pid ? !alive(pid) : !young) rmSync(lockDir, { recursive: true, force: true });
    return false;
  }
}

async function install() {
  let told = false;
  while (!takeLock()) {
    if (!told && text(path.join(lockDir, 'pid'))) {
      console.log('Another command is installing the packages: waiting for it…');
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    if (installed()) return;
    const again = existsSync(path.join(root, 'node_modules', '.package-lock.json'));
    console.log(
      again
        ? 'The lockfile has changed: installing the packages it names…'
        : 'Installing the packages the lockfile names… (first run only)',
    );
    const started = Date.now();
    const { code, log } = await npmCi();
    const logFile = path.join(tmpdir(), `npm-ci-${digest(root).slice(0, 16)}.log`);
    writeFileSync(logFile, log);
    if (code !== 0) {
      throw new Stop(
        `${log.trim()}\n\nnpm ci failed (code ${code}). Its output is above and in ${logFile}. Mend that and repeat the command.`,
      );
    }
    writeStamp();
    console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

async function compile(command) {
  const { build } = await import('esbuild');
  const outdir = path.join(root, 'node_modules', '.cache', 'build');
  const outfile = path.join(outdir, `${command}.mjs`);
  const result = await build({
    entryPoints: [path.join(root, 'build', `${command}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'silent',
    write: false,
  });
  mkdirSync(outdir, { recursive: true });
  const draft = `${outfile}.${process.pid}`;
  writeFileSync(draft, result.outputFiles[0].text);
  renameSync(draft, outfile);
  return outfile;
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Stop(
      `Node 20 or newer is needed; this is ${process.versions.node}. Install it from https://nodejs.org and repeat.`,
    );
  }
  const [command = '', ...args] = process.argv.slice(2);
  const commands = readdirSync(path.join(root, 'build')).flatMap((name) =>
    name.endsWith('.ts') ? [name.slice(0, -3)] : [],
  );
  if (!commands.includes(command)) {
    throw new Stop(`There is no command "${command}". See "scripts" in package.json.`);
  }
  // npm sets it to the folder the person is in; file names they type are relative to that.
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  if (!installed()) await install();
  process.setSourceMapsEnabled(true);
  const module = await import(pathToFileURL(await compile(command)).href);
  if (typeof module.default !== 'function')
    throw new Stop(`build/${command}.ts is not a command: it has no default export.`);
  const code = await module.default(args);
  if (typeof code === 'number') process.exitCode = code;
}

main().catch((error) => {
  // esbuild's failures name the file and the line in their message; its own stack says nothing.
  const sentence = error?.name === 'Stop' || Array.isArray(error?.errors);
  console.error(sentence ? error.message : error);
  process.exitCode = 1;
});
