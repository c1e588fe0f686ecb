/** Zip archives: as much of the format as packing and unpacking whole files needs (PKWARE APPNOTE 4.3). */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fail } from '../service.ts';

export type Packed = { name: string; bytes: Buffer };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
/** Names are UTF-8. */
const UTF8_FLAG = 0x800;

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A record of little-endian numbers: each is [bytes, value]. */
function record(...fields: [2 | 4, number][]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = size === 2 ? out.writeUInt16LE(value, at) : out.writeUInt32LE(value, at);
  return out;
}

export function zip(files: Packed[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = Buffer.from(name);
    const data = deflateRawSync(bytes);
    // Version 2.0, UTF-8 names, deflated; time and day are the first of the format, so that equal files make equal archives.
    const shared: [2 | 4, number][] = [
      [2, 20],
      [2, UTF8_FLAG],
      [2, DEFLATED],
      [2, 0],
      [2, 0x21],
      [4, crc32(bytes)],
      [4, data.length],
      [4, bytes.length],
      [2, title.length],
      [2, 0],
    ];
    const local = Buffer.concat([record([4, LOCAL], ...shared), title, data]);
    centrals.push(record([4, CENTRAL], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), title);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = files.length;
  const end = record([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

/** @throws GasError when the bytes are no archive */
export function unzip(archive: Buffer): Packed[] {
  const end = archive.lastIndexOf(record([4, END]));
  if (end < 0) fail('Invalid argument: the blob is not a zip archive.');
  const files: Packed[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    if (archive.readUInt32LE(at) !== CENTRAL) fail('Invalid argument: the zip archive is damaged.');
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + size);
    files.push({ name, bytes: method === DEFLATED ? inflateRawSync(data) : Buffer.from(data) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
