/** Files and folders as Drive sees them: every document of the world, plain files, and the folders they lie in. */
import { fail } from '../service.ts';
import { copySpreadsheet } from '../sheets.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { DocumentBase, DocumentKind } from '../types.ts';
import type { World } from '../world.ts';

export type FileDoc = DocumentBase & { kind: 'file'; contentType: string; base64: string };
export type FolderDoc = DocumentBase & { kind: 'folder' };

/** What Drive alone knows of a document; a document without an entry lies in its owner's root and is shared with nobody else. */
export type Placed = {
  parent: string | null;
  trashed: boolean;
  starred: boolean;
  description: string;
  access: string;
  permission: string;
  commenters: string[];
};

const MIME: Record<DocumentKind, string> = {
  spreadsheet: 'application/vnd.google-apps.spreadsheet',
  form: 'application/vnd.google-apps.form',
  document: 'application/vnd.google-apps.document',
  folder: 'application/vnd.google-apps.folder',
  file: '',
};
const ADDRESSES: Record<DocumentKind, (id: string) => string> = {
  spreadsheet: (id) => `https://docs.google.com/spreadsheets/d/${id}/edit`,
  form: (id) => `https://docs.google.com/forms/d/${id}/edit`,
  document: (id) => `https://docs.google.com/document/d/${id}/edit`,
  folder: (id) => `https://drive.google.com/drive/folders/${id}`,
  file: (id) => `https://drive.google.com/file/d/${id}/view`,
};

export function mimeOf(doc: DocumentBase): string {
  return doc.kind === 'file' ? (doc as FileDoc).contentType : MIME[doc.kind];
}
export function addressOf(doc: DocumentBase): string {
  return ADDRESSES[doc.kind](doc.id);
}

export function placed(world: World, id: string): Placed {
  const all = world.part<Record<string, Placed>>('drive', () => ({}));
  all[id] ??= {
    parent: null,
    trashed: false,
    starred: false,
    description: '',
    access: 'PRIVATE',
    permission: 'NONE',
    commenters: [],
  };
  return all[id];
}

/** A file in the bin is not found by its name any more, nor is what lies in a folder that is there. */
export function inBin(world: World, id: string): boolean {
  const { trashed, parent } = placed(world, id);
  return trashed || (parent !== null && inBin(world, parent));
}

/** The root of each person is a folder of their own. */
export function rootOf(world: World, email: string): FolderDoc {
  const known = world.documents.find(
    (each) => each.kind === 'folder' && each.owner === email && each.title === ROOT && isRoot(each.id),
  );
  return (known as FolderDoc | undefined) ?? newFolder(world, ROOT, email, `0A${world.randomText(17)}`);
}
const ROOT = 'My Drive';
function isRoot(id: string): boolean {
  return id.startsWith('0A');
}

export function newFolder(world: World, title: string, owner: string, id?: string): FolderDoc {
  const base = { ...world.newDocument('folder', title, owner), editors: [], viewers: [] };
  const folder: FolderDoc = { ...base, id: id ?? base.id, kind: 'folder' };
  world.state.documents[folder.id] = folder;
  return folder;
}

export function newFile(world: World, title: string, owner: string, contentType: string, bytes: Buffer): FileDoc {
  const file: FileDoc = {
    ...world.newDocument('file', title, owner),
    editors: [],
    viewers: [],
    kind: 'file',
    contentType,
    base64: bytes.toString('base64'),
  };
  world.state.documents[file.id] = file;
  return file;
}

/** A copy belongs to the one who makes it; a copied form has no answers, as one that is copied with its spreadsheet. */
export function copyFile(world: World, doc: DocumentBase, title: string, owner: string): DocumentBase {
  if (doc.kind === 'folder') return fail('Folders cannot be copied.');
  if (doc.kind === 'spreadsheet') return copySpreadsheet(world, doc as SpreadsheetDoc, title, owner);
  const base = world.newDocument(doc.kind, title, owner);
  const copy = { ...structuredClone(doc), ...base, editors: [], viewers: [] } as DocumentBase & Record<string, unknown>;
  if (doc.kind === 'form')
    Object.assign(copy, {
      publishedId: `1FAIpQLS${world.randomText(49)}`,
      published: false,
      accepting: false,
      readers: [],
      responses: [],
      destination: null,
    });
  world.state.documents[copy.id] = copy;
  return copy;
}
