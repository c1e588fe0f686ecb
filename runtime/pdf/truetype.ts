/** Reading a TrueType font as far as a PDF needs it, and cutting it down to the glyphs that are used. */

export type TrueType = {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  box: [number, number, number, number];
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
  /** The font file with no other glyphs than these; their numbers stay. */
  subset(glyphs: Iterable<number>): Buffer;
};

const KEPT_TABLES = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** @throws RangeError when the file is no TrueType font */
export function readTrueType(file: Buffer): TrueType {
  const tables = new Map<string, Buffer>();
  for (let at = 0; at < file.readUInt16BE(4); at++) {
    const entry = 12 + at * 16;
    const start = file.readUInt32BE(entry + 8);
    tables.set(file.toString('latin1', entry, entry + 4), file.subarray(start, start + file.readUInt32BE(entry + 12)));
  }
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`The font has no table ${tag}`);
    return found;
  };
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const metrics = hhea.readUInt16BE(34);
  const characters = readCharacters(table('cmap'));
  return {
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: (codePoint) => characters.get(codePoint) ?? 0,
    advanceOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4),
    subset: (glyphs) => assemble(new Map([...tables, ...cut(table('glyf'), table('loca'), head, glyphs)])),
  };
}

/** Code points by glyph, from the Unicode subtable (format 4 or 12). */
function readCharacters(cmap: Buffer): Map<number, number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => ({
    platform: cmap.readUInt16BE(4 + at * 8),
    data: cmap.subarray(cmap.readUInt32BE(8 + at * 8)),
  }));
  const usable = subtables.filter(
    ({ platform, data }) => (platform === 3 || platform === 0) && [4, 12].includes(data.readUInt16BE(0)),
  );
  const out = new Map<number, number>();
  for (const { data } of usable) {
    if (data.readUInt16BE(0) === 4) readFormat4(data, out);
    else readFormat12(data, out);
  }
  return out;
}
function readFormat4(data: Buffer, out: Map<number, number>): void {
  const segments = data.readUInt16BE(6) / 2;
  const [ends, starts] = [14, 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let at = 0; at < segments; at++) {
    const [end, start] = [data.readUInt16BE(ends + at * 2), data.readUInt16BE(starts + at * 2)];
    const [delta, offset] = [data.readUInt16BE(deltas + at * 2), data.readUInt16BE(offsets + at * 2)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const place = offsets + at * 2 + offset + (code - start) * 2;
      const raw = offset === 0 ? code : place + 1 < data.length ? data.readUInt16BE(place) : 0;
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph) out.set(code, glyph);
    }
  }
}
function readFormat12(data: Buffer, out: Map<number, number>): void {
  for (let at = 0; at < data.readUInt32BE(12); at++) {
    const [first, last, glyph] = [0, 4, 8].map((part) => data.readUInt32BE(16 + at * 12 + part)) as [
      number,
      number,
      number,
    ];
    for (let code = first; code <= last; code++) out.set(code, glyph + code - first);
  }
}

/** The tables `glyf`, `loca` and `head` with the outlines of some glyphs, and of the parts those are made of. */
function cut(glyf: Buffer, loca: Buffer, head: Buffer, glyphs: Iterable<number>): [string, Buffer][] {
  const long = head.readInt16BE(50) === 1;
  const count = loca.length / (long ? 4 : 2);
  const offset = (at: number) => (long ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2);
  const outline = (glyph: number) => glyf.subarray(offset(glyph), offset(glyph + 1));
  const wanted = new Set([0, ...glyphs]);
  for (const glyph of wanted) for (const part of partsOf(outline(glyph))) wanted.add(part);
  const outlines: Buffer[] = [];
  const places = Buffer.alloc(count * 4);
  let length = 0;
  for (let glyph = 0; glyph < count - 1; glyph++) {
    places.writeUInt32BE(length, glyph * 4);
    if (!wanted.has(glyph)) continue;
    const bytes = outline(glyph);
    outlines.push(bytes, Buffer.alloc(-bytes.length & 3));
    length += (bytes.length + 3) & ~3;
  }
  places.writeUInt32BE(length, (count - 1) * 4);
  const newHead = Buffer.from(head);
  newHead.writeInt16BE(1, 50);
  return [
    ['glyf', Buffer.concat(outlines)],
    ['loca', places],
    ['head', newHead],
  ];
}

/** The glyphs that a composite glyph puts together. */
function partsOf(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return parts;
}

function assemble(tables: Map<string, Buffer>): Buffer {
  const kept = KEPT_TABLES.filter((tag) => tables.has(tag));
  const power = 2 ** Math.floor(Math.log2(kept.length));
  const header = Buffer.alloc(12 + kept.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(kept.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((kept.length - power) * 16, 10);
  const bodies: Buffer[] = [];
  let start = header.length;
  kept.forEach((tag, at) => {
    const bytes = tables.get(tag)!;
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    header.write(tag, 12 + at * 16, 'latin1');
    header.writeUInt32BE(checksum(padded), 16 + at * 16);
    header.writeUInt32BE(start, 20 + at * 16);
    header.writeUInt32BE(bytes.length, 24 + at * 16);
    bodies.push(padded);
    start += padded.length;
  });
  return Buffer.concat([header, ...bodies]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
