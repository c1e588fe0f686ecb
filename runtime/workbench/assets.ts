/** The pages of the workbench, bundled in memory from page/. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

export type Assets = { 'main.js': string; 'main.css': string; 'form.js': string; 'form.css': string; icon: string };

/** @param pageDir the folder page/ of the workbench */
export async function assets(pageDir: string): Promise<Assets> {
  const result = await build({
    entryPoints: [
      { in: path.join(pageDir, 'main.tsx'), out: 'main' },
      { in: path.join(pageDir, 'style.css'), out: 'main' },
      { in: path.join(pageDir, 'form.tsx'), out: 'form' },
      { in: path.join(pageDir, 'form.css'), out: 'form' },
    ],
    outdir: pageDir,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  });
  const file = (name: string): string =>
    result.outputFiles.find((each) => path.basename(each.path) === name)?.text ?? '';
  return {
    'main.js': file('main.js'),
    'main.css': file('main.css'),
    'form.js': file('form.js'),
    'form.css': file('form.css'),
    icon: readFileSync(path.join(pageDir, 'icon.svg'), 'utf8'),
  };
}
