/** The advanced Docs service. It is there only when the manifest enables it. */
import type { Run } from '../execute.ts';
import { useQuota } from '../quotas.ts';
import { notEmulated, type Service, ServiceObject } from '../service.ts';
import { documentRequests } from './docs-requests.ts';
import { documentResource } from './docs-resource.ts';
import { newTextDoc, type TextDoc } from './document-state.ts';
import { addBuilders } from './sheets-call.ts';
import { checkMask, prune, readMask } from './sheets-mask.ts';
import { ApiProblem, apiError, checkBody, type Json, list, record, refuse } from './sheets-shapes.ts';

class DocumentsCollection extends ServiceObject {
  readonly _class = 'Docs.Documents';
  override readonly _types = 'Docs.Collection.DocumentsCollection';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }

  get(id: string, options: unknown = {}): unknown {
    return this._call('get', () => {
      const { fields } = record(options);
      const resource = documentResource(this._document(id));
      if (typeof fields !== 'string' || fields === '*') return resource;
      const mask = readMask(fields);
      checkMask(mask, 'Docs.Document');
      return prune(resource, mask);
    });
  }

  /** Only the title is taken; whatever else is given is left out, as at Google. */
  create(resource: Json): unknown {
    return this._call('create', () => {
      checkBody('Docs.Document', resource);
      useQuota(this._run, 'documents');
      const title = String(record(resource).title ?? 'Untitled document');
      return documentResource(newTextDoc(this._run.world, title, this._run.as));
    });
  }

  batchUpdate(resource: Json, id: string): unknown {
    return this._call('batchUpdate', () => {
      const doc = this._document(id);
      if (!this._run.world.canEdit(doc, this._run.as)) refuse('The caller does not have permission', 403);
      checkBody('Docs.BatchUpdateDocumentRequest', resource);
      const requests = list(record(resource).requests);
      if (requests.length === 0) refuse('Must specify at least one request.');
      // All requests of a call take effect, or none.
      const body = structuredClone(doc.body);
      for (const [at, each] of requests.entries()) one(body, record(each), at);
      doc.body = body;
      doc.updatedAt = this._run.world.now;
      return { documentId: id, replies: requests.map(() => ({})) };
    });
  }

  _document(id: string): TextDoc {
    const { world, as } = this._run;
    const doc = world.state.documents[id];
    if (doc?.kind !== 'document') return refuse('Requested entity was not found.', 404);
    if (!world.canRead(doc, as)) refuse('The caller does not have permission', 403);
    return doc as TextDoc;
  }

  /** @throws GasError named GoogleJsonResponseException */
  _call<T>(method: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof ApiProblem ? apiError(`docs.documents.${method}`, error) : error;
    }
  }
}

function one(body: TextDoc['body'], request: Json, at: number): void {
  const [name, ...more] = Object.keys(request).filter((each) => request[each] !== undefined && request[each] !== null);
  if (!name || more.length > 0) refuse(`Invalid requests[${at}]: exactly one kind of request must be set.`);
  const handler = documentRequests[name!] ?? notEmulated(`The request ${name} of Docs.Documents.batchUpdate`);
  try {
    handler(body, record(request[name!]));
  } catch (error) {
    if (error instanceof ApiProblem) throw new ApiProblem(`Invalid requests[${at}].${name}: ${error.message}`);
    throw error;
  }
}

class DocsService extends ServiceObject {
  readonly _class = 'Docs';
  override readonly _types = 'Docs';
  readonly Documents: DocumentsCollection;
  constructor(run: Run) {
    super();
    this.Documents = new DocumentsCollection(run);
  }
}

export const docsApiService: Service = {
  name: 'docs-api',
  globals(run): Record<string, ServiceObject> {
    const enabled = run.manifest.dependencies?.enabledAdvancedServices?.find((each) => each.serviceId === 'docs');
    if (!enabled) return {};
    addBuilders(DocsService, 'Docs');
    return { [enabled.userSymbol]: new DocsService(run) };
  },
  scopes: { 'Docs.Documents.*': ['documents', 'drive'] },
};
