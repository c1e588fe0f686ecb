/** The files of a world as a person finds them: only those they may open. */
import { inBin } from '../services/drive-state.ts';
import { findForm, isOpen } from '../services/form-state.ts';
import type { DocumentBase } from '../types.ts';
import type { World } from '../world.ts';
import type { FileLine } from './protocol.ts';

function accessOf(world: World, doc: DocumentBase, me: string): FileLine['access'] | null {
  if (doc.owner === me) return 'own';
  if (world.canEdit(doc, me)) return 'edit';
  if (world.canRead(doc, me)) return 'view';
  // Whoever has the link of a published form may answer it.
  return doc.kind === 'form' && isOpen(findForm(world, doc.id)) ? 'answer' : null;
}

/** Newest first within a kind. */
export function filesOf(world: World, me: string): FileLine[] {
  const lines = world.documents.flatMap((doc): FileLine[] => {
    const access = accessOf(world, doc, me);
    if (!access) return [];
    const { id, kind, title, owner, updatedAt } = doc;
    if (kind === 'folder' || inBin(world, id)) return [];
    const line = { id, kind, title, owner, updatedAt, access };
    if (kind === 'spreadsheet') return [{ ...line, scripted: world.scriptAt(id) !== null }];
    if (kind !== 'form') return [line];
    const form = findForm(world, id);
    return [{ ...line, title: form.formTitle || title, open: isOpen(form), responses: form.responses.length }];
  });
  return lines.sort((a, b) => b.updatedAt - a.updatedAt || a.title.localeCompare(b.title));
}
