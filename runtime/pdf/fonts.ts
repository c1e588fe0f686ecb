/** The letters of a PDF: a font of this computer, cut down and embedded, or a name that the reader's program knows. */
import { existsSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { readTrueType, type TrueType } from './truetype.ts';

/** Puts an object into the file. @returns its number */
export type AddObject = (body: string | ((own: number) => string), stream?: Buffer) => number;

/** One font as a page uses it. */
export type Face = {
  /** In thousandths of the font's size. */
  advance(text: string): number;
  /** The operand of `Tj`. */
  encoded(text: string): string;
  /** Adds the font, once all its text is known. @returns its number */
  finish(add: AddObject): number;
};

/** Where computers keep a font with Latin and Cyrillic letters: regular, then bold. */
const PLACES: [string, string][] = [
  '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf|/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf',
  '/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf|/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf|/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf',
  '/usr/share/fonts/TTF/DejaVuSans.ttf|/usr/share/fonts/TTF/DejaVuSans-Bold.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf|/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf|/System/Library/Fonts/Supplemental/Arial Bold.ttf',
  'C:\\Windows\\Fonts\\arial.ttf|C:\\Windows\\Fonts\\arialbd.ttf',
].map((each) => each.split('|') as [string, string]);

let found: [TrueType, TrueType] | null | undefined;

function fontsHere(): [TrueType, TrueType] | null {
  if (found === undefined) {
    const place = PLACES.find((each) => each.every((file) => existsSync(file)));
    found = place ? [readTrueType(readFileSync(place[0])), readTrueType(readFileSync(place[1]))] : null;
  }
  return found;
}

export function newFace(weight: 'regular' | 'bold', embed = true): Face {
  const fonts = embed ? fontsHere() : null;
  return fonts ? embedded(fonts[weight === 'regular' ? 0 : 1], weight) : named(weight);
}

function embedded(font: TrueType, weight: string): Face {
  const used = new Map<number, string>();
  const scale = 1000 / font.unitsPerEm;
  const width = (glyph: number) => Math.round(font.advanceOf(glyph) * scale);
  const glyphs = (text: string) =>
    Array.from(text, (letter) => {
      const glyph = font.glyphOf(letter.codePointAt(0)!);
      used.set(glyph, letter);
      return glyph;
    });
  return {
    advance: (text) => glyphs(text).reduce((sum, glyph) => sum + width(glyph), 0),
    encoded: (text) => `<${glyphs(text).map(hex4).join('')}>`,
    finish(add) {
      const all = [...used].sort(([a], [b]) => a - b);
      const name = `/LOCALR+${weight === 'bold' ? 'Sans-Bold' : 'Sans'}`;
      const file = font.subset(used.keys());
      const stream = deflateSync(file);
      const fontFile = add(`<< /Length1 ${file.length} /Filter /FlateDecode /Length ${stream.length} >>`, stream);
      const box = font.box.map((each) => Math.round(each * scale)).join(' ');
      const descriptor = add(
        `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${Math.round(font.ascent * scale)} /Descent ${Math.round(font.descent * scale)} /CapHeight 700 /StemV 80 /FontFile2 ${fontFile} 0 R >>`,
      );
      const widths = all.map(([glyph]) => `${glyph} [${width(glyph)}]`).join(' ');
      const letters = add(
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 500 /W [${widths}] >>`,
      );
      const unicode = unicodeMap(add, all, hex4, '<0000> <FFFF>');
      return add(
        `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${letters} 0 R] /ToUnicode ${unicode} 0 R >>`,
      );
    },
  };
}

/** No font here to embed: Arial by name, each letter by its Unicode name. At most 220 different ones. */
function named(weight: string): Face {
  const codes = new Map<string, number>();
  const codeOf = (letter: string) => {
    if (!codes.has(letter) && codes.size < 220) codes.set(letter, 32 + codes.size);
    return codes.get(letter) ?? 32;
  };
  const width = (letter: string) => (/[\s.,:;!|'()ijlI-]/.test(letter) ? 278 : /\p{Lu}/u.test(letter) ? 700 : 556);
  const hex2 = (code: number) => code.toString(16).padStart(2, '0');
  return {
    advance: (text) => Array.from(text).reduce((sum, letter) => sum + width(letter), 0),
    encoded: (text) => `<${Array.from(text, (letter) => hex2(codeOf(letter))).join('')}>`,
    finish(add) {
      const letters = [...codes.keys()];
      const name = weight === 'bold' ? '/Arial-BoldMT' : '/ArialMT';
      const names = letters.map((each) => `/uni${hex4(each.codePointAt(0)!).toUpperCase()}`).join(' ');
      const unicode = unicodeMap(
        add,
        letters.map((each) => [codes.get(each)!, each]),
        hex2,
        '<00> <FF>',
      );
      const descriptor = add(
        `<< /Type /FontDescriptor /FontName ${name} /Flags 32 /FontBBox [-665 -325 2000 1006] /ItalicAngle 0 /Ascent 905 /Descent -212 /CapHeight 716 /StemV 80 >>`,
      );
      return add(
        `<< /Type /Font /Subtype /TrueType /BaseFont ${name} /FirstChar 32 /LastChar ${31 + letters.length} /Widths [${letters.map(width).join(' ')}] /FontDescriptor ${descriptor} 0 R /Encoding << /Type /Encoding /Differences [32 ${names}] >> /ToUnicode ${unicode} 0 R >>`,
      );
    },
  };
}

/** What text the codes stand for, so that a reader can search and copy it. */
function unicodeMap(add: AddObject, letters: [number, string][], code: (n: number) => string, space: string): number {
  const lines = letters.map(
    ([at, letter]) => `<${code(at)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  const text = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange ${space} endcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict /CMap defineresource pop end end`;
  const stream = deflateSync(Buffer.from(text));
  return add(`<< /Filter /FlateDecode /Length ${stream.length} >>`, stream);
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0');
}
