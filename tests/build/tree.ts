/** A small tree of the repository's shape in a folder of its own, so that what must not compile never stands in the real one. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROJECTS = [
  'src/kit',
  'src/matching',
  'src/statistics',
  'src/disclosure',
  'src/stages',
  'src/google',
  'src/app',
  'src',
  'sidebar',
];

export function tree(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'tree-'));
  // A link to node_modules as a whole would let this tree's compiler write into the real one's cache.
  mkdirSync(path.join(root, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    if (!name.startsWith('.')) symlinkSync(path.resolve('node_modules', name), path.join(root, 'node_modules', name));
  }
  for (const file of [
    'appsscript.json',
    '.clasp.json',
    'build/tsconfig.base.json',
    ...PROJECTS.map((folder) => `${folder}/tsconfig.json`),
  ]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    cpSync(file, path.join(root, file));
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
