/** Utilities: dates, digests, encodings, blobs, CSV. */
import { createHash, createHmac } from 'node:crypto';
import { types } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Run } from '../execute.ts';
import { enumName, enumOf, fail, type Service, ServiceObject } from '../service.ts';
import { Blob, blobOf, bytesOf, signedBytes } from './blob.ts';
import { formatJavaDate, parseJavaDate } from './java-dates.ts';
import { unzip, zip } from './zip.ts';

const CHARSET = enumOf('Charset', ['US_ASCII', 'UTF_8']);
const DIGEST = enumOf('DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
const MAC = enumOf('MacAlgorithm', ['HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512']);

const MAX_SLEEP_MS = 300_000;

class Utilities extends ServiceObject {
  readonly _class = 'Utilities';
  override readonly _types = 'Utilities.Utilities';
  readonly Charset = CHARSET;
  readonly DigestAlgorithm = DIGEST;
  readonly MacAlgorithm = MAC;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }

  formatDate(date: unknown, timeZone: string, pattern: string): string {
    if (!types.isDate(date)) {
      fail(
        `The parameters (${typeName(date)},String,String) don't match the method signature for Utilities.formatDate.`,
      );
    }
    if (Number.isNaN(date.getTime())) fail('Invalid argument: date. Should be of type: Date');
    return formatJavaDate(date.getTime(), timeZone, pattern);
  }
  parseDate(text: string, timeZone: string, pattern: string): Date {
    return new Date(parseJavaDate(text, timeZone, pattern));
  }
  sleep(ms: number): void {
    if (!(ms >= 0 && ms <= MAX_SLEEP_MS))
      fail(`Argument out of range: sleep takes from 0 to ${MAX_SLEEP_MS} milliseconds.`);
    this._run.spend(ms);
  }
  getUuid(): string {
    const digit = (values: number) => Math.floor(this._run.random() * values);
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (each) =>
      (each === 'x' ? digit(16) : 8 + digit(4)).toString(16),
    );
  }

  base64Encode(data: unknown, charset: unknown = null): string {
    return dataOf(data, charset).toString('base64');
  }
  base64EncodeWebSafe(data: unknown, charset: unknown = null): string {
    return dataOf(data, charset).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  }
  base64Decode(text: string): number[] {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) fail('Could not decode string.');
    return signedBytes(Buffer.from(text, 'base64'));
  }
  base64DecodeWebSafe(text: string): number[] {
    if (!/^[A-Za-z0-9\-_\s]*={0,2}\s*$/.test(text)) fail('Could not decode string.');
    return signedBytes(Buffer.from(text, 'base64url'));
  }
  computeDigest(algorithm: unknown, value: unknown, charset: unknown = null): number[] {
    const name = enumName(DIGEST, algorithm);
    if (name === 'MD2') fail('The local runtime has no MD2.');
    return signedBytes(createHash(name.replace('_', '')).update(dataOf(value, charset)).digest());
  }
  computeHmacSignature(algorithm: unknown, value: unknown, key: unknown, charset: unknown = null): number[] {
    const name = enumName(MAC, algorithm).replace('HMAC_', '').replace('_', '');
    return signedBytes(createHmac(name, dataOf(key, charset)).update(dataOf(value, charset)).digest());
  }
  computeHmacSha256Signature(value: unknown, key: unknown, charset: unknown = null): number[] {
    return this.computeHmacSignature(MAC._of('HMAC_SHA_256'), value, key, charset);
  }

  newBlob(data: unknown, contentType: string | null = null, name: string | null = null): Blob {
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return new Blob(dataOf(data, null), type, name, this._run);
  }
  gzip(source: unknown, name: string | null = null): Blob {
    const blob = blobOf(source);
    return new Blob(gzipSync(blob._bytes), 'application/x-gzip', name ?? `${blob._name ?? 'archive'}.gz`);
  }
  ungzip(source: unknown): Blob {
    const blob = blobOf(source);
    return new Blob(gunzipSync(blob._bytes), null, blob._name?.replace(/\.gz$/, '') ?? null);
  }
  zip(sources: unknown[], name: string | null = null): Blob {
    const files = sources.map(blobOf).map((each, at) => ({ name: each._name ?? `file-${at + 1}`, bytes: each._bytes }));
    const twice = files.find((each, at) => files.findIndex(({ name: other }) => other === each.name) !== at);
    if (twice) fail(`Duplicate name in the archive: ${twice.name}`);
    return new Blob(zip(files), 'application/zip', name ?? 'archive.zip');
  }
  unzip(source: unknown): Blob[] {
    return unzip(blobOf(source)._bytes).map(({ name, bytes }) =>
      new Blob(bytes, null, name).setContentTypeFromExtension(),
    );
  }

  formatString(template: string, ...values: unknown[]): string {
    let next = 0;
    return template.replace(/%(-)?(0)?(\d+)?(?:\.(\d+))?([sdfxXe%])/g, (_all, left, zero, width, places, letter) => {
      if (letter === '%') return '%';
      const text = formatted(values[next++], letter as string, places === undefined ? undefined : Number(places));
      if (left) return text.padEnd(Number(width ?? 0));
      return text.padStart(Number(width ?? 0), zero ? '0' : ' ');
    });
  }
  /** Both are older than the language's own JSON. */
  jsonParse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      return fail((error as Error).message);
    }
  }
  jsonStringify(value: unknown): string {
    return JSON.stringify(value);
  }
  parseCsv(text: string, delimiter: string | null = ','): string[][] {
    return parseCsv(text, delimiter ?? ',');
  }
}

function formatted(value: unknown, letter: string, places: number | undefined): string {
  if (letter === 's') return String(value).slice(0, places);
  const number = Number(value);
  if (letter === 'd') return String(Math.trunc(number));
  if (letter === 'f') return number.toFixed(places ?? 6);
  if (letter === 'e') return number.toExponential(places ?? 6);
  const hex = Math.trunc(number).toString(16);
  return letter === 'X' ? hex.toUpperCase() : hex;
}

function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === delimiter) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (quoted) fail('Could not parse text.');
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function dataOf(value: unknown, charset: unknown): Buffer {
  if (typeof value !== 'string') return bytesOf(value);
  const name = charset === null ? 'UTF_8' : enumName(CHARSET, charset);
  return name === 'UTF_8' ? Buffer.from(value, 'utf8') : Buffer.from(value.replace(/[^\0-\x7f]/gu, '?'), 'latin1');
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'Object' : (typeof value)[0]!.toUpperCase() + (typeof value).slice(1);
}

export const utilitiesService: Service = {
  name: 'utilities',
  globals: (run) => ({ Utilities: new Utilities(run) }),
};
