/** A file as PDF, as its reader would print it. */
import { documentBlocks } from '../pdf/document-blocks.ts';
import { writePdf } from '../pdf/layout.ts';
import { workbookBlocks } from '../pdf/sheet-blocks.ts';
import { GasError } from '../service.ts';
import type { TextDoc } from '../services/document-state.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { World } from '../world.ts';

/** @throws GasError when the file is none of which a PDF can be made */
export function pdfOf(world: World, id: string): { title: string; bytes: Buffer } {
  const doc = world.documents.find((each) => each.id === id);
  if (doc?.kind !== 'document' && doc?.kind !== 'spreadsheet')
    throw new GasError('Only text documents and spreadsheets are turned into PDF.');
  const options = { title: doc.title, createdAt: world.now };
  const bytes =
    doc.kind === 'document'
      ? writePdf(documentBlocks((doc as TextDoc).body), options)
      : writePdf(workbookBlocks(doc as SpreadsheetDoc), { ...options, landscape: true });
  return { title: doc.title, bytes };
}
