/** npm run build: dist/ is exactly what clasp pushes. Code.js (server), one file a page, the manifest; gated before it is written. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import type { Manifest } from '../runtime/index.ts';
import { bannedFormats, type GateReport, gate } from './gate.ts';
import { bundlePages } from './pages.ts';
import { Stop } from './stop.ts';

export type ServerBundle = { code: string; names: string[] };
export type Built = {
  files: Record<string, string>;
  manifest: Manifest;
  names: string[];
  report: GateReport;
  fresh: boolean;
};

const BUILD_INPUTS = [
  'src',
  'sidebar',
  'appsscript.json',
  'package-lock.json',
  'build/bundle.ts',
  'build/pages.ts',
  'build/gate.ts',
];

function filesUnder(root: string, entry: string): string[] {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  const inside = readdirSync(full, { withFileTypes: true, recursive: true }).filter((found) => found.isFile());
  return inside.map((found) => path.relative(root, path.join(found.parentPath, found.name))).sort();
}

function inputs(root: string): string[] {
  return BUILD_INPUTS.flatMap((entry) =>
    path.extname(entry) === '' ? filesUnder(root, entry) : existsSync(path.join(root, entry)) ? [entry] : [],
  );
}

function digest(root: string, files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** One ES module of the whole server: zod and the rest inside, unused code gone, Cyrillic as it is written. */
async function oneModule(root: string, outfile: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [path.join(root, 'src', 'main.ts')],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    // Names stay: a school's technician reads this code in the editor. Blanks go: they were a quarter of what every run loads.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 480,
    logLevel: 'silent',
    metafile: true,
    outfile,
  });
  return (Object.values(metafile.outputs)[0]?.exports ?? []).sort();
}

function webpacked(folder: string, entry: string): Promise<string> {
  const compiler = webpack({
    context: folder,
    entry,
    mode: 'production',
    target: ['es2020'],
    devtool: false,
    // chunkFormat: with no browser and no Node as target webpack has no default, though one chunk is all there is.
    output: {
      path: folder,
      filename: 'Code.js',
      chunkFormat: 'array-push',
      globalObject: 'globalThis',
      pathinfo: false,
    },
    optimization: { minimize: false },
    performance: false,
    // Only the entry is scanned for `global.name = …`: the plugin's own parser is older than the syntax of what is bundled.
    plugins: [new GasPlugin({ include: [entry] as unknown as [] })],
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) return reject(error);
      if (stats?.hasErrors()) return reject(new Stop(stats.toString({ all: false, errors: true })));
      compiler.close(() => resolve(readFileSync(path.join(folder, 'Code.js'), 'utf8')));
    });
  });
}

/** Apps Script finds entry points by scanning for top-level functions: gas-webpack-plugin writes one for each export of src/main.ts. */
export async function bundleServer(root: string): Promise<ServerBundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gas-bundle-'));
  try {
    const names = await oneModule(root, path.join(folder, 'server.mjs'));
    const entry = path.join(folder, 'entry.mjs');
    // The form `global.name = name` is the only one the plugin recognises.
    const lines = names.map((name) => `global.${name} = ${name};`);
    writeFileSync(entry, `import { ${names.join(', ')} } from './server.mjs';\n${lines.join('\n')}\n`);
    return { code: await webpacked(folder, entry), names };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseBannedFormats(root: string): void {
  const found = filesUnder(root, 'src').flatMap((file) =>
    file.endsWith('.ts')
      ? bannedFormats(readFileSync(path.join(root, file), 'utf8')).map((format) => `${file}: ${format}`)
      : [],
  );
  if (found.length > 0) {
    throw new Stop(
      `These zod formats refuse valid input in Apps Script, which has no URL, atob or File:\n  ${found.join('\n  ')}`,
    );
  }
}

function writeDist(root: string, files: Record<string, string>): void {
  const dist = path.join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const draft = path.join(dist, `.${name}.${process.pid}`);
    writeFileSync(draft, text);
    renameSync(draft, path.join(dist, name));
  }
  for (const name of readdirSync(dist)) {
    if (!(name in files) && !name.startsWith('.')) rmSync(path.join(dist, name), { recursive: true });
  }
}

type Stamp = { inputs: string; outputs: string; names: string[]; report: GateReport };

function readStamp(file: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

function built(root: string, stamp: Stamp, fresh: boolean): Built {
  const files = Object.fromEntries(
    filesUnder(root, 'dist').map((file) => [path.basename(file), readFileSync(path.join(root, file), 'utf8')]),
  );
  const { 'appsscript.json': manifest = '{}', ...rest } = files;
  return { files: rest, manifest: JSON.parse(manifest) as Manifest, names: stamp.names, report: stamp.report, fresh };
}

/**
 * Builds dist/ unless neither what it is made of nor what was made has changed.
 * @throws Stop when a source does not compile or the gate refuses the result; dist/ is then left as it was
 */
export async function bundle(root = process.cwd()): Promise<Built> {
  const stampFile = path.join(root, 'node_modules', '.cache', 'bundle.json');
  const sources = digest(root, inputs(root));
  const last = readStamp(stampFile);
  if (last?.inputs === sources && last.outputs === digest(root, filesUnder(root, 'dist')))
    return built(root, last, false);

  if (!existsSync(path.join(root, 'src', 'main.ts')))
    throw new Stop('src/main.ts does not exist: there is nothing to bundle.');
  refuseBannedFormats(root);
  const [server, pages] = await Promise.all([bundleServer(root), bundlePages(root)]);
  const report = gate(server.code, server.names);
  if (report.problems.length > 0) throw new Stop(`The gate refuses Code.js:\n  ${report.problems.join('\n  ')}`);
  const manifest = readFileSync(path.join(root, 'appsscript.json'), 'utf8');
  writeDist(root, { 'Code.js': server.code, ...Object.fromEntries(pages), 'appsscript.json': manifest });

  const stamp: Stamp = {
    inputs: sources,
    outputs: digest(root, filesUnder(root, 'dist')),
    names: server.names,
    report,
  };
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
  return built(root, stamp, true);
}

export function summary({ files, names, report, fresh }: Built): string {
  const sizes = Object.entries(files).map(([name, text]) => `${name} ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);
  const state = fresh ? '' : ' (unchanged)';
  return `dist/: ${sizes.join(', ')}, appsscript.json; loads in ${report.loadMs.toFixed(1)} ms; ${names.length} entry points: ${names.join(', ')}${state}`;
}

export default async function main(): Promise<void> {
  console.log(summary(await bundle()));
}
