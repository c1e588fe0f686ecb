/** Blobs: bytes with a name and a type, as many services take and give. */
import type { Run } from '../execute.ts';
import { PDF, pdfBytes } from '../pdf/convert.ts';
import { htmlBlocks } from '../pdf/html-blocks.ts';
import type { Block } from '../pdf/layout.ts';
import { fail, notEmulated, ServiceObject } from '../service.ts';

const TYPES: Record<string, string> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

export class Blob extends ServiceObject {
  readonly _class = 'Blob';
  override readonly _types = 'Base.Blob';
  _bytes: Buffer;
  _type: string | null;
  _name: string | null;
  readonly _run: Run | null;
  constructor(bytes: Buffer, type: string | null, name: string | null, run: Run | null = null) {
    super();
    this._run = run;
    this._bytes = bytes;
    this._type = type;
    this._name = name;
  }
  copyBlob(): Blob {
    return new Blob(Buffer.from(this._bytes), this._type, this._name, this._run);
  }
  getAs(contentType: string): Blob {
    if (contentType === this._type) return this.copyBlob();
    if (this._run && this._type === 'text/html')
      return converted(this._run, contentType, 'a page', this._name?.replace(/\.html?$/, '') ?? 'output', () =>
        htmlBlocks(this.getDataAsString()),
      );
    return notEmulated(`Turning ${this._type} into ${contentType}`);
  }
  getBlob(): Blob {
    return this;
  }
  getBytes(): number[] {
    return signedBytes(this._bytes);
  }
  getContentType(): string | null {
    return this._type;
  }
  getDataAsString(charset: string | null = null): string {
    return this._bytes.toString(encodingOf(charset));
  }
  getName(): string | null {
    return this._name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(data: number[]): this {
    this._bytes = bytesOf(data);
    return this;
  }
  setContentType(contentType: string | null): this {
    this._type = contentType;
    return this;
  }
  setContentTypeFromExtension(): this {
    const extension = /\.([^.]+)$/.exec(this._name ?? '')?.[1]?.toLowerCase() ?? '';
    this._type = TYPES[extension] ?? null;
    return this;
  }
  setDataFromString(text: string, charset: string | null = null): this {
    this._bytes = Buffer.from(text, encodingOf(charset));
    return this;
  }
  setName(name: string): this {
    this._name = name;
    return this;
  }
}

/** @param blocks made only when the type is one that can be made */
export function converted(run: Run, contentType: string, what: string, title: string, blocks: () => Block[]): Blob {
  if (contentType !== PDF) return notEmulated(`Turning ${what} into ${contentType}`);
  return new Blob(pdfBytes(run, title, blocks()), PDF, `${title}.pdf`, run);
}

/** The blob of an argument that may be a blob or anything that has one. */
export function blobOf(value: unknown): Blob {
  if (value instanceof Blob) return value;
  const source = value as { getBlob?: () => Blob } | null;
  if (value instanceof ServiceObject && typeof source?.getBlob === 'function') return source.getBlob();
  return fail('Invalid argument: a blob was expected.');
}

/** Bytes as Apps Script has them: −128 to 127. */
export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(bytes, (each) => (each << 24) >> 24);
}
export function bytesOf(value: unknown): Buffer {
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'number'))
    fail('Invalid argument: bytes were expected.');
  return Buffer.from(value as number[]);
}

function encodingOf(charset: string | null): BufferEncoding {
  const name = (charset ?? 'utf-8').toLowerCase();
  if (name === 'utf-8' || name === 'utf8') return 'utf8';
  if (name === 'us-ascii' || name === 'iso-8859-1') return 'latin1';
  return name === 'utf-16le' ? 'utf16le' : notEmulated(`The character set ${charset}`);
}
