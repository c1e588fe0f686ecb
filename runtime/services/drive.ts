/** DriveApp: the files and folders of the world, by what a person may see. */
import type { Run } from '../execute.ts';
import { PDF } from '../pdf/convert.ts';
import { documentBlocks } from '../pdf/document-blocks.ts';
import { workbookBlocks } from '../pdf/sheet-blocks.ts';
import { type EnumValue, enumName, enumOf, fail, notEmulated, type Service, ServiceObject } from '../service.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { DocumentBase } from '../types.ts';
import { Blob, blobOf, converted } from './blob.ts';
import type { TextDoc } from './document-state.ts';
import {
  addressOf,
  copyFile,
  type FileDoc,
  inBin,
  mimeOf,
  newFile,
  newFolder,
  type Placed,
  placed,
  rootOf,
} from './drive-state.ts';
import { User } from './session.ts';

const ACCESS = enumOf('Access', ['ANYONE', 'ANYONE_WITH_LINK', 'DOMAIN', 'DOMAIN_WITH_LINK', 'PRIVATE']);
const PERMISSION = enumOf('Permission', ['VIEW', 'EDIT', 'COMMENT', 'OWNER', 'ORGANIZER', 'NONE']);
const NO_ITEM =
  'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.';

/** A person of Drive: it says nothing of the id that Session gives. */
class DriveUser extends User {
  override readonly _types = 'Drive.User';
  getName(): string {
    return this._email.split('@')[0]!;
  }
  getDomain(): string {
    return this._email.split('@')[1] ?? '';
  }
}

class Iterator<T extends DriveItem> extends ServiceObject {
  readonly _class: string;
  override readonly _types: string;
  readonly _items: T[];
  _at = 0;
  constructor(kind: 'File' | 'Folder', items: T[]) {
    super();
    this._class = `${kind}Iterator`;
    this._types = `Drive.${kind}Iterator`;
    this._items = items;
  }
  hasNext(): boolean {
    return this._at < this._items.length;
  }
  next(): T {
    return this._items[this._at++] ?? fail('Cannot retrieve the next object: iterator has reached the end.');
  }
}

/** What files and folders have in common. */
abstract class DriveItem extends ServiceObject {
  readonly _run: Run;
  readonly _id: string;
  constructor(run: Run, id: string) {
    super();
    this._run = run;
    this._id = id;
  }
  get _doc(): DocumentBase {
    return this._run.world.state.documents[this._id] ?? fail(NO_ITEM);
  }
  get _placed(): Placed {
    return placed(this._run.world, this._id);
  }
  /** The document, about to be changed. */
  get _change(): DocumentBase {
    const doc = this._doc;
    if (!this._run.world.canEdit(doc, this._run.as)) fail(`Access denied: DriveApp.`);
    doc.updatedAt = this._run.now();
    return doc;
  }
  getId(): string {
    return this._id;
  }
  getName(): string {
    return this._doc.title;
  }
  setName(name: string): this {
    this._change.title = name;
    return this;
  }
  getUrl(): string {
    return addressOf(this._doc);
  }
  getDescription(): string | null {
    return this._placed.description || null;
  }
  setDescription(description: string): this {
    void this._change;
    this._placed.description = description;
    return this;
  }
  getDateCreated(): Date {
    return new Date(this._doc.createdAt);
  }
  getLastUpdated(): Date {
    return new Date(this._doc.updatedAt);
  }
  isStarred(): boolean {
    return this._placed.starred;
  }
  setStarred(starred: boolean): this {
    this._placed.starred = starred;
    return this;
  }
  isTrashed(): boolean {
    return inBin(this._run.world, this._id);
  }
  setTrashed(trashed: boolean): this {
    if (this._doc.owner !== this._run.as) fail('Access denied: DriveApp.');
    this._placed.trashed = trashed;
    return this;
  }
  getParents(): Iterator<Folder> {
    const { parent } = this._placed;
    return new Iterator('Folder', [new Folder(this._run, parent ?? rootOf(this._run.world, this._doc.owner).id)]);
  }
  moveTo(destination: Folder): this {
    void this._change;
    void destination._change;
    for (let at: string | null = destination._id; at; at = placed(this._run.world, at).parent)
      if (at === this._id) fail('A folder cannot be moved into itself.');
    this._placed.parent = destination._id;
    return this;
  }

  getOwner(): DriveUser {
    return new DriveUser(this._doc.owner);
  }
  setOwner(person: string | User): this {
    const doc = this._change;
    if (doc.owner !== this._run.as) fail('Access denied: DriveApp.');
    doc.editors = [...doc.editors.filter((each) => each !== String(person)), doc.owner];
    doc.owner = String(person);
    return this;
  }
  getEditors(): DriveUser[] {
    return this._doc.editors.map((each) => new DriveUser(each));
  }
  getViewers(): DriveUser[] {
    return [...this._doc.viewers, ...this._placed.commenters].map((each) => new DriveUser(each));
  }
  addEditor(person: string | User): this {
    return this._share([person], 'editor');
  }
  addEditors(people: string[]): this {
    return this._share(people, 'editor');
  }
  addViewer(person: string | User): this {
    return this._share([person], 'viewer');
  }
  addViewers(people: string[]): this {
    return this._share(people, 'viewer');
  }
  removeEditor(person: string | User): this {
    const doc = this._change;
    doc.editors = doc.editors.filter((each) => each !== String(person));
    return this;
  }
  removeViewer(person: string | User): this {
    const doc = this._change;
    doc.viewers = doc.viewers.filter((each) => each !== String(person));
    return this;
  }
  revokePermissions(person: string | User): this {
    return this._share([person], 'none');
  }
  _share(people: (string | User)[], role: 'editor' | 'viewer' | 'none'): this {
    const doc = this._change;
    for (const each of people.map(String)) {
      if (each === doc.owner || (role === 'viewer' && doc.editors.includes(each))) continue;
      this._run.world.share(this._id, each, role);
    }
    return this;
  }
  getAccess(person: string | User): EnumValue {
    const { owner, editors, viewers } = this._doc;
    const email = String(person);
    if (owner === email) return PERMISSION._of('OWNER');
    if (this._placed.commenters.includes(email)) return PERMISSION._of('COMMENT');
    return PERMISSION._of(editors.includes(email) ? 'EDIT' : viewers.includes(email) ? 'VIEW' : 'NONE');
  }
  getSharingAccess(): EnumValue {
    return ACCESS._of(this._placed.access);
  }
  getSharingPermission(): EnumValue {
    return PERMISSION._of(this._placed.permission);
  }
  setSharing(access: unknown, permission: unknown): this {
    void this._change;
    Object.assign(this._placed, { access: enumName(ACCESS, access), permission: enumName(PERMISSION, permission) });
    return this;
  }
}

class File extends DriveItem {
  readonly _class = 'File';
  override readonly _types = 'Drive.File';
  getMimeType(): string {
    return mimeOf(this._doc);
  }
  getSize(): number {
    const doc = this._doc;
    return doc.kind === 'file' ? Buffer.from((doc as FileDoc).base64, 'base64').length : 0;
  }
  getDownloadUrl(): string {
    return `https://drive.google.com/uc?id=${this._id}&export=download`;
  }
  getBlob(): Blob {
    const doc = this._doc;
    if (doc.kind !== 'file') return this.getAs(PDF);
    const { contentType, base64 } = doc as FileDoc;
    return new Blob(Buffer.from(base64, 'base64'), contentType, doc.title, this._run);
  }
  getAs(contentType: string): Blob {
    const doc = this._doc;
    if (doc.kind === 'file') return this.getBlob().getAs(contentType);
    this._run.flush();
    if (doc.kind === 'document')
      return converted(this._run, contentType, 'a document', doc.title, () => documentBlocks((doc as TextDoc).body));
    if (doc.kind === 'spreadsheet')
      return converted(this._run, contentType, 'a spreadsheet', doc.title, () => workbookBlocks(doc as SpreadsheetDoc));
    return notEmulated(`Turning a ${doc.kind} into ${contentType}`);
  }
  setContent(content: string): this {
    const doc = this._change;
    if (doc.kind !== 'file') fail('The content of a Google document cannot be set.');
    (doc as FileDoc).base64 = Buffer.from(content).toString('base64');
    return this;
  }
  makeCopy(first: unknown = null, second: Folder | null = null): File {
    const { world, as } = this._run;
    this._run.flush();
    const doc = this._doc;
    const name = typeof first === 'string' ? first : null;
    const folder = first instanceof Folder ? first : second;
    const prefix = world.state.locale === 'ru_RU' ? 'Копия ' : 'Copy of ';
    const copy = copyFile(world, doc, name ?? prefix + doc.title, as);
    placed(world, copy.id).parent = folder?._id ?? this._placed.parent;
    return new File(this._run, copy.id);
  }
  addCommenter(person: string | User): this {
    return this.addCommenters([String(person)]);
  }
  addCommenters(people: string[]): this {
    this._share(people, 'viewer');
    this._placed.commenters = [...new Set([...this._placed.commenters, ...people])];
    return this;
  }
  removeCommenter(person: string | User): this {
    this._placed.commenters = this._placed.commenters.filter((each) => each !== String(person));
    return this.removeViewer(person);
  }
}

class Folder extends DriveItem {
  readonly _class: string = 'Folder';
  override readonly _types: string = 'Drive.Folder';
  getSize(): number {
    return 0;
  }
  /** What lies here and may be seen, newest first, as Drive lists it. */
  _inside(folders: boolean, test: (doc: DocumentBase) => boolean = () => true): DocumentBase[] {
    const { world, as } = this._run;
    return world.documents
      .filter((each) => (each.kind === 'folder') === folders && each.id !== this._id && world.canRead(each, as))
      .filter((each) => (placed(world, each.id).parent ?? rootOf(world, each.owner).id) === this._id)
      .filter((each) => !inBin(world, each.id) && test(each))
      .sort((a, b) => b.createdAt - a.createdAt);
  }
  _files(docs: DocumentBase[]): Iterator<File> {
    return new Iterator(
      'File',
      docs.map((each) => new File(this._run, each.id)),
    );
  }
  _folders(docs: DocumentBase[]): Iterator<Folder> {
    return new Iterator(
      'Folder',
      docs.map((each) => new Folder(this._run, each.id)),
    );
  }
  getFiles(): Iterator<File> {
    return this._files(this._inside(false));
  }
  getFilesByName(name: string): Iterator<File> {
    return this._files(this._inside(false, (each) => each.title === name));
  }
  getFilesByType(mimeType: string): Iterator<File> {
    return this._files(this._inside(false, (each) => mimeOf(each) === mimeType));
  }
  getFolders(): Iterator<Folder> {
    return this._folders(this._inside(true));
  }
  getFoldersByName(name: string): Iterator<Folder> {
    return this._folders(this._inside(true, (each) => each.title === name));
  }
  createFolder(name: string): Folder {
    void this._change;
    const folder = newFolder(this._run.world, name, this._run.as);
    placed(this._run.world, folder.id).parent = this._id;
    return new Folder(this._run, folder.id);
  }
  createFile(first: unknown, content: string | null = null, mimeType: string | null = null): File {
    void this._change;
    const { world, as } = this._run;
    const blob =
      typeof first === 'string' ? new Blob(Buffer.from(content ?? ''), mimeType ?? 'text/plain', first) : blobOf(first);
    const file = newFile(world, blob._name ?? 'Untitled', as, blob._type ?? 'application/octet-stream', blob._bytes);
    placed(world, file.id).parent = this._id;
    return new File(this._run, file.id);
  }
  addFile(child: File): this {
    child.moveTo(this);
    return this;
  }
  addFolder(child: Folder): this {
    child.moveTo(this);
    return this;
  }
}

/** Its own methods work in the root folder; the lists by name and type look everywhere. */
class DriveApp extends ServiceObject {
  readonly _class = 'DriveApp';
  override readonly _types = 'Drive.DriveApp';
  readonly Access = ACCESS;
  readonly Permission = PERMISSION;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  getRootFolder(): Folder {
    return new Folder(this._run, rootOf(this._run.world, this._run.as).id);
  }
  getFileById(id: string): File {
    return new File(this._run, this._readable(id, false));
  }
  getFolderById(id: string): Folder {
    return new Folder(this._run, this._readable(id, true));
  }
  getFiles(): Iterator<File> {
    return this._found(() => true);
  }
  getFilesByName(name: string): Iterator<File> {
    return this._found((each) => each.title === name);
  }
  getFilesByType(mimeType: string): Iterator<File> {
    return this._found((each) => mimeOf(each) === mimeType);
  }
  getTrashedFiles(): Iterator<File> {
    return this._found((each) => inBin(this._run.world, each.id), true);
  }
  getFolders(): Iterator<Folder> {
    return this._foundFolders(() => true);
  }
  getFoldersByName(name: string): Iterator<Folder> {
    return this._foundFolders((each) => each.title === name);
  }
  getTrashedFolders(): Iterator<Folder> {
    return this._foundFolders((each) => inBin(this._run.world, each.id), true);
  }
  createFile(first: unknown, content: string | null = null, mimeType: string | null = null): File {
    return this.getRootFolder().createFile(first, content, mimeType);
  }
  createFolder(name: string): Folder {
    return this.getRootFolder().createFolder(name);
  }
  addFile(child: File): Folder {
    return this.getRootFolder().addFile(child);
  }
  addFolder(child: Folder): Folder {
    return this.getRootFolder().addFolder(child);
  }
  getStorageUsed(): number {
    const files = this._run.world.documents.filter((each) => each.kind === 'file' && each.owner === this._run.as);
    return files.reduce((sum, each) => sum + Buffer.from((each as FileDoc).base64, 'base64').length, 0);
  }

  _readable(id: string, folder: boolean): string {
    const { world, as } = this._run;
    const doc = world.state.documents[id];
    const open = doc && placed(world, id).access.startsWith('ANYONE');
    if (!doc || (doc.kind === 'folder') !== folder || !(open || world.canRead(doc, as))) return fail(NO_ITEM);
    return id;
  }
  _all(folders: boolean, test: (doc: DocumentBase) => boolean, binned: boolean): DocumentBase[] {
    const { world, as } = this._run;
    const root = rootOf(world, as).id;
    return world.documents
      .filter((each) => (each.kind === 'folder') === folders && each.id !== root && world.canRead(each, as))
      .filter((each) => (binned || !inBin(world, each.id)) && test(each))
      .sort((a, b) => b.createdAt - a.createdAt);
  }
  _found(test: (doc: DocumentBase) => boolean, binned = false): Iterator<File> {
    return this.getRootFolder()._files(this._all(false, test, binned));
  }
  _foundFolders(test: (doc: DocumentBase) => boolean, binned = false): Iterator<Folder> {
    return this.getRootFolder()._folders(this._all(true, test, binned));
  }
}

const READ = ['drive', 'drive.readonly'];
const CHANGES = /^(set|add|remove|create|move|make|revoke)/;
/** What changes something needs the full scope. */
function scopesOf(name: string, prototype: object): Record<string, string[]> {
  const changing = Object.getOwnPropertyNames(prototype).filter((each) => CHANGES.test(each));
  return Object.fromEntries(changing.map((each) => [`${name}.${each}`, ['drive']]));
}

export const driveService: Service = {
  name: 'drive',
  globals: (run) => ({ DriveApp: new DriveApp(run) }),
  scopes: {
    'DriveApp.*': READ,
    'File.*': READ,
    'Folder.*': READ,
    ...scopesOf('DriveApp', DriveApp.prototype),
    ...scopesOf('File', DriveItem.prototype),
    ...scopesOf('File', File.prototype),
    ...scopesOf('Folder', DriveItem.prototype),
    ...scopesOf('Folder', Folder.prototype),
  },
};
