/** DocumentApp: text documents are made, filled and saved. */
import type { Run } from '../execute.ts';
import { PDF } from '../pdf/convert.ts';
import { documentBlocks } from '../pdf/document-blocks.ts';
import { useQuota } from '../quotas.ts';
import { type EnumGroup, fail, type Service, ServiceObject } from '../service.ts';
import type { World } from '../world.ts';
import { type Blob, converted } from './blob.ts';
import { documentEnum } from './document-element.ts';
import { Body } from './document-elements.ts';
import {
  type DocumentNode,
  demandOpen,
  newTextDoc,
  type Opened,
  opened,
  save,
  saveOpened,
  type TextDoc,
} from './document-state.ts';
import { User } from './session.ts';

class Document extends ServiceObject {
  readonly _class = 'Document';
  override readonly _types = 'Document.Document';
  readonly _run: Run;
  readonly _opened: Opened;
  constructor(run: Run, doc: TextDoc) {
    super();
    this._run = run;
    this._opened = opened(run, doc);
  }
  getId(): string {
    return this._opened.doc.id;
  }
  getName(): string {
    return this._opened.doc.title;
  }
  setName(name: string): this {
    demandOpen(this._opened);
    this._opened.doc.title = name;
    return this;
  }
  getUrl(): string {
    return `https://docs.google.com/document/d/${this._opened.doc.id}/edit`;
  }
  getBody(): Body {
    return new Body(this._opened, this._opened.root);
  }
  saveAndClose(): void {
    demandOpen(this._opened);
    save(this._run.world, this._opened);
    this._opened.closed = true;
  }
  getEditors(): User[] {
    return [this._opened.doc.owner, ...this._opened.doc.editors].map((each) => new User(each));
  }
  addEditor(person: string | User): this {
    return this._people('editors', [person]);
  }
  addEditors(emails: string[]): this {
    return this._people('editors', emails);
  }
  removeEditor(person: string | User): this {
    return this._without('editors', person);
  }
  removeViewer(person: string | User): this {
    return this._without('viewers', person);
  }
  _without(list: 'editors' | 'viewers', person: string | User): this {
    const { doc } = this._opened;
    doc[list] = doc[list].filter((each) => each !== String(person));
    return this;
  }
  getViewers(): User[] {
    return this._opened.doc.viewers.map((each) => new User(each));
  }
  addViewer(person: string | User): this {
    return this._people('viewers', [person]);
  }
  addViewers(emails: string[]): this {
    return this._people('viewers', emails);
  }
  /** What is saved is turned, so a document that is still open gives its state at the last saving. */
  getAs(contentType: string): Blob {
    const { doc } = this._opened;
    return converted(this._run, contentType, 'a document', doc.title, () => documentBlocks(doc.body));
  }
  getBlob(): Blob {
    return this.getAs(PDF);
  }
  _people(list: 'editors' | 'viewers', people: (string | User)[]): this {
    const { doc } = this._opened;
    doc[list] = [...new Set([...doc[list], ...people.map(String)])];
    return this;
  }
}

class DocumentApp extends ServiceObject {
  readonly _class = 'DocumentApp';
  override readonly _types = 'Document.DocumentApp';
  readonly Attribute: EnumGroup = documentEnum('Attribute');
  readonly ElementType: EnumGroup = documentEnum('ElementType');
  readonly FontFamily: EnumGroup = documentEnum('FontFamily');
  readonly GlyphType: EnumGroup = documentEnum('GlyphType');
  readonly HorizontalAlignment: EnumGroup = documentEnum('HorizontalAlignment');
  readonly ParagraphHeading: EnumGroup = documentEnum('ParagraphHeading');
  readonly PositionedLayout: EnumGroup = documentEnum('PositionedLayout');
  readonly TextAlignment: EnumGroup = documentEnum('TextAlignment');
  readonly VerticalAlignment: EnumGroup = documentEnum('VerticalAlignment');
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  create(name: string): Document {
    useQuota(this._run, 'documents');
    return new Document(this._run, newTextDoc(this._run.world, name, this._run.as));
  }
  openById(id: string): Document {
    const { world, as } = this._run;
    const doc = world.state.documents[id];
    if (doc?.kind !== 'document' || !world.canRead(doc, as)) {
      fail("Document is missing (perhaps it was deleted, or you don't have read access?)");
    }
    return new Document(this._run, doc as TextDoc);
  }
  openByUrl(url: string): Document {
    const id = /^https:\/\/docs\.google\.com\/document\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(url)?.[1];
    return id ? this.openById(id) : fail(`Invalid argument: url. It must be the address of a document: ${url}`);
  }
  getActiveDocument(): Document | null {
    const { world, activeDocumentId } = this._run;
    const doc = activeDocumentId === null ? undefined : world.state.documents[activeDocumentId];
    return doc?.kind === 'document' ? new Document(this._run, doc as TextDoc) : null;
  }
  getUi(): never {
    return fail('Cannot call DocumentApp.getUi() from this context.');
  }
}

export const documentService: Service = {
  name: 'document',
  globals: (run) => ({ DocumentApp: new DocumentApp(run) }),
  scopes: {
    'DocumentApp.create': ['documents'],
    'DocumentApp.openById': ['documents'],
    'DocumentApp.openByUrl': ['documents'],
  },
  endRun: saveOpened,
};

/** A document as a page shows it: its tree of paragraphs, lists and tables. @throws GasError when there is none */
export function describeDocument(world: World, id: string): { id: string; title: string; body: DocumentNode } {
  const { title, body } = world.document<TextDoc>(id, 'document');
  return structuredClone({ id, title, body });
}
