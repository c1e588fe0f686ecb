/** A text document as its reader sees it: one sheet of paper, built as HTML with nothing of the document left unescaped. */

import { GasError } from '../service.ts';
import type { Attributes, DocumentNode, TextDoc } from '../services/document-state.ts';
import type { World } from '../world.ts';
import { escaped } from './html.ts';
import { localAddress } from './links.ts';

const HEADINGS: Record<string, string> = {
  TITLE: 'h1',
  SUBTITLE: 'p',
  HEADING1: 'h1',
  HEADING2: 'h2',
  HEADING3: 'h3',
  HEADING4: 'h4',
  HEADING5: 'h5',
  HEADING6: 'h6',
};

const COLOR = /^#[0-9a-f]{3,8}$/i;

function css(attributes: Attributes): string {
  const lines = [
    attributes.UNDERLINE === true && 'underline',
    attributes.STRIKETHROUGH === true && 'line-through',
  ].filter(Boolean);
  const color = String(attributes.FOREGROUND_COLOR ?? '');
  const paper = String(attributes.BACKGROUND_COLOR ?? '');
  const align = { CENTER: 'center', RIGHT: 'right', JUSTIFY: 'justify', LEFT: 'left' }[
    String(attributes.HORIZONTAL_ALIGNMENT ?? '')
  ];
  return [
    attributes.BOLD === true && 'font-weight:700',
    attributes.ITALIC === true && 'font-style:italic',
    lines.length > 0 && `text-decoration:${lines.join(' ')}`,
    Number(attributes.FONT_SIZE) > 0 && `font-size:${Number(attributes.FONT_SIZE)}pt`,
    COLOR.test(color) && `color:${color}`,
    COLOR.test(paper) && `background:${paper}`,
    align && `text-align:${align}`,
    Number(attributes.WIDTH) > 0 && `width:${Number(attributes.WIDTH)}pt`,
  ]
    .filter(Boolean)
    .join(';');
}

function styled(tag: string, style: string, inside: string): string {
  return `<${tag}${style ? ` style="${style}"` : ''}>${inside}</${tag}>`;
}

/** The text in pieces, each with the marks that lie over it. */
function text({ text: whole, marks, attributes }: DocumentNode): string {
  const edges = [...new Set([0, whole.length, ...marks.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at <= whole.length)
    .sort((a, b) => a - b);
  return edges
    .slice(1)
    .map((to, n) => {
      const from = edges[n] ?? 0;
      const over = marks.filter((mark) => mark.from <= from && mark.to >= to).map((mark) => mark.attributes);
      const all: Attributes = Object.assign({}, attributes, ...over);
      const words = escaped(whole.slice(from, to)).replaceAll('\n', '<br>');
      const link = String(all.LINK_URL ?? '');
      const inside = /^(https?:|mailto:)/.test(link)
        ? `<a href="${escaped(localAddress(link))}" target="_blank" rel="noreferrer">${words}</a>`
        : words;
      const style = css(all);
      return style ? styled('span', style, inside) : inside;
    })
    .join('');
}

function drawn(part: DocumentNode): string {
  const inside = part.children.map(drawn).join('');
  switch (part.type) {
    case 'TEXT':
      return text(part);
    case 'PARAGRAPH':
      return styled(HEADINGS[String(part.attributes.HEADING ?? '')] ?? 'p', css(part.attributes), inside || '<br>');
    case 'LIST_ITEM':
      return `<li style="margin-left:${20 * Number(part.attributes.NESTING_LEVEL ?? 0)}px;${css(part.attributes)}">${inside}</li>`;
    case 'TABLE':
      return `<table>${inside}</table>`;
    case 'TABLE_ROW':
      return `<tr>${inside}</tr>`;
    case 'TABLE_CELL':
      return styled('td', css(part.attributes), inside);
    case 'HORIZONTAL_RULE':
      return '<hr>';
    case 'PAGE_BREAK':
      return '<hr class="page">';
    case 'BODY_SECTION':
      return inside;
  }
}

const LOOK = `body{margin:0;background:#eceef1;font:11pt/1.4 Arial,"DejaVu Sans",sans-serif;color:#1c2230}
main{width:min(21cm,100%);min-height:29.7cm;margin:24px auto;padding:2.2cm;background:#fff;box-sizing:border-box;box-shadow:0 1px 4px #0003;overflow-wrap:anywhere}
p,li{margin:0 0 6pt}table{border-collapse:collapse;width:100%;margin:6pt 0}td{border:1px solid #9aa2ad;padding:4pt 6pt;vertical-align:top}
hr.page{border:0;border-top:2px dashed #c3c9d1;margin:1cm -2.2cm}
@media print{body{background:#fff}main{margin:0;box-shadow:none;width:auto;padding:0}hr.page{break-after:page;border:0}}
@media (max-width:700px){main{padding:24px 18px;margin:0}}`;

/** @throws GasError when there is no such document */
export function documentPage(world: World, id: string, language: string): string {
  const doc = world.documents.find((each) => each.id === id && each.kind === 'document') as TextDoc | undefined;
  if (!doc) throw new GasError('There is no such document.');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(doc.title)}</title><link rel="icon" href="/icon.svg"><style>${LOOK}</style></head><body><main>${drawn(doc.body)}</main></body></html>`;
}
