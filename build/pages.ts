/** Pages of the spreadsheet: each sidebar/*.html becomes one file with its script and its styles inside, as Apps Script serves it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { Stop } from './stop.ts';

/** Code of src a page may carry; of the rest it may know types only, which leave no trace in the bundle. */
const SHARED_WITH_PAGES = ['src/kit/', 'src/matching/', 'src/stages/5-pairs/price-words.ts'];

/**
 * Served as HTML, the script must not close its own element, open a comment or look like a scriptlet.
 * \x3c means the same in a string and in a regular expression; where it would not, the parser below refuses it.
 */
export function inlineScript(code: string): string {
  const safe = code.replaceAll(/<(?=\/script|!--|\?)/gi, '\\x3c');
  parse(safe, { ecmaVersion: 2022, sourceType: 'script' });
  return safe;
}

async function compiled(root: string, entry: string, page: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: entry.endsWith('.css') ? 'esm' : 'iife',
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
    absWorkingDir: root,
    metafile: true,
    write: false,
  });
  const server = Object.values(result.metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 && file.startsWith('src/') && !SHARED_WITH_PAGES.some((folder) => file.startsWith(folder))
        ? [file]
        : [],
    ),
  );
  if (server.length > 0) throw new Stop(`sidebar/${page} carries ${server.join(', ')}: import its types only.`);
  return result.outputFiles[0]?.text.trim() ?? '';
}

async function onePage(root: string, page: string): Promise<string> {
  const folder = path.join(root, 'sidebar');
  let html = readFileSync(path.join(folder, page), 'utf8');
  const styles = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="(\.\/[^"]+)"[^>]*>/g)];
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="(\.\/[^"]+)"[^>]*><\/script>/g)];
  if (scripts.length === 0)
    throw new Stop(`sidebar/${page} names no script: <script src="./main.tsx"></script> is expected.`);
  for (const [tag, href = ''] of styles) {
    const css = await compiled(root, path.join(folder, href), page);
    html = html.replace(tag, () => `<style>${css.replaceAll(/<(?=\/style)/gi, '\\3c ')}</style>`);
  }
  for (const [tag, src = ''] of scripts) {
    const code = inlineScript(await compiled(root, path.join(folder, src), page));
    // The page may name its script in <head>; an inline one runs at once, so it goes where the elements already exist.
    html = html.replace(tag, '').replace('</body>', () => `<script>${code}</script>\n</body>`);
  }
  if (html.includes('<?')) throw new Stop(`sidebar/${page} contains "<?": Apps Script would take it for a scriptlet.`);
  return html;
}

/** @returns file name in dist → text; index.html is the sidebar. */
export async function bundlePages(root: string): Promise<Map<string, string>> {
  const folder = path.join(root, 'sidebar');
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
  const made = await Promise.all(
    pages.map(async (page) => [page === 'index.html' ? 'sidebar.html' : page, await onePage(root, page)] as const),
  );
  return new Map(made);
}
