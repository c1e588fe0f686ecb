/** A workbook for Excel, of texts and numbers alone: texts stand in it as texts, so none of them is ever run. */
import type { Exported } from '../../src/app/exports.ts';

const text = (value: string): string =>
  value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const cell = (value: unknown): string => {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return value === '' || value === null || value === undefined
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${text(String(value))}</t></is></c>`;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Excel takes 31 characters, and none of these. */
const tabName = (title: string, at: number): string =>
  title
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim() || `${at + 1}`;

function parts({ sheets }: Exported): [string, string][] {
  const names = sheets.map((s, i) => tabName(s.title, i));
  const unique = names.map((name, i) => (names.indexOf(name) === i ? name : `${name.slice(0, 27)} ${i + 1}`));
  const rel = (type: string, target: string, id: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const rels = (all: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${sheets.map((_, i) => type(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    ['_rels/.rels', rels(rel('officeDocument', 'xl/workbook.xml', 'rId1'))],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${unique.map((name, i) => `<sheet name="${text(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      rels(sheets.map((_, i) => rel('worksheet', `worksheets/sheet${i + 1}.xml`, `rId${i + 1}`)).join('')),
    ],
    ...sheets.map((s, i): [string, string] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>${s.rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
    ]),
  ];
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Numbers of two and four bytes, the lowest first. */
function little(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const out: number[] = [];
  for (const [size, value] of fields) for (let i = 0; i < size; i++) out.push((value >>> (8 * i)) & 255);
  return Uint8Array.from(out);
}

/** 1 January 1980: an archive has no earlier day, and the file says elsewhere when it was made. */
const DAY = 0x21;
const UTF8_NAMES = 0x800;

/** An archive without compression: a register of a school is small. */
export function xlsxOf(exported: Exported): Uint8Array {
  const encoder = new TextEncoder();
  const body: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let at = 0;
  const entries = parts(exported);
  for (const [path, xml] of entries) {
    const [name, data] = [encoder.encode(path), encoder.encode(xml)];
    const sizes = [
      [4, crcOf(data)],
      [4, data.length],
      [4, data.length],
      [2, name.length],
      [2, 0],
    ] as const;
    const head = little([4, 0x04034b50], [2, 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DAY], ...sizes);
    const entry = little([4, 0x02014b50], [2, 20], [2, 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DAY], ...sizes);
    body.push(head, name, data);
    index.push(entry, little([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    at += head.length + name.length + data.length;
  }
  const size = index.reduce((sum, x) => sum + x.length, 0);
  const n = entries.length;
  const end = little([4, 0x06054b50], [2, 0], [2, 0], [2, n], [2, n], [4, size], [4, at], [2, 0]);
  const out = new Uint8Array(at + size + end.length);
  let to = 0;
  for (const part of [...body, ...index, end]) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}
