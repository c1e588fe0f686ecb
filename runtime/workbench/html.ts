/** The shells of the pages the workbench serves. What a script or a letter brings stays in a frame of its own. */
import { BRIDGE_CLIENT } from '../bridge-client.ts';
import type { Mail } from '../types.ts';
import { withLocalLinks } from './links.ts';

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function shell(language: string, title: string, name: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/${name}.css">
</head>
<body>
<div id="app"></div>
<script src="/${name}.js"></script>
</body>
</html>`;
}

export function mainPage(language: string, title: string): string {
  return shell(language, title, 'main');
}

export function formPage(language: string, title: string): string {
  return shell(language, title, 'form');
}

// Addresses the page itself puts together come too late for withLocalLinks: they are turned round when they are pressed.
const LINKS = `
addEventListener('click', function (event) {
  var link = event.target.closest && event.target.closest('a[href^="https://docs.google.com/"]');
  if (!link) return;
  event.preventDefault();
  open('/go?to=' + encodeURIComponent(link.href), '_blank', 'noopener');
}, true);`;

/** The script's own page with `google.script` in front of it, as Google puts it there. */
export function framePage(html: string): string {
  const script = `<script>window.__bridge = '/bridge';${BRIDGE_CLIENT}${LINKS}</script>`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => `${head}${script}`) : `${script}${html}`;
}

/** A letter as its reader sees it; the frame it goes into runs no scripts. */
export function letterPage(mail: Mail | null, as: 'html' | 'text'): string {
  if (!mail) return '';
  const plain = `<pre style="white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0">${escaped(mail.body)}</pre>`;
  const html = as === 'html' && mail.htmlBody ? mail.htmlBody : plain;
  const head =
    '<meta charset="utf-8"><base target="_blank"><style>body{font:15px/1.5 system-ui,sans-serif;margin:16px;color:#1f2328;background:#fff;overflow-wrap:anywhere}img{max-width:100%}</style>';
  return `<!doctype html>${head}${withLocalLinks(html)}`;
}
