/** Keeping a world: everything in it is JSON, so a snapshot is a text and a folder is a few files. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyDoc, type SpreadsheetDoc } from './store.ts';
import type { DocumentBase, Mail, Person, Project, Trigger, UiState } from './types.ts';

export const STATE_VERSION = 1;

export type WorldState = {
  version: number;
  now: number;
  seed: number;
  /** Counts random draws, so that a restored world goes on with the same numbers. */
  draws: number;
  locale: 'ru_RU' | 'en_US';
  timeZone: string;
  people: Person[];
  documents: Record<string, DocumentBase>;
  /** `copies`: documents that were copied with the script, and the id of each one's own script. */
  project: (Project & { boundTo: string | null; scriptId: string; copies: Record<string, string> }) | null;
  triggers: Trigger[];
  outbox: Mail[];
  ui: UiState;
  executionId: number;
  /** What services keep between executions, by service name; JSON only. */
  parts: Record<string, unknown>;
};

/** A moment of a world, to be restored as often as one likes. Nobody changes it. */
export type Snapshot = { readonly state: WorldState };

/**
 * A copy that goes its own way. The project's files and what a spreadsheet never changes in place are shared,
 * so that a test may restore hundreds of worlds.
 */
export function copyState({ project, documents, ...rest }: WorldState): WorldState {
  return {
    ...copyPlain(rest),
    project: project && { ...project, copies: { ...project.copies } },
    documents: Object.fromEntries(
      Object.entries(documents).map(([id, doc]) => [
        id,
        doc.kind === 'spreadsheet' ? copyDoc(doc as SpreadsheetDoc) : copyPlain(doc),
      ]),
    ),
  };
}

/** Much faster than `structuredClone` for what is JSON anyway. */
function copyPlain<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyPlain) as T;
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(value)) out[key] = copyPlain((value as Record<string, unknown>)[key]);
  return out as T;
}

/** @throws Error with one clear sentence when the folder does not hold a readable world */
export function readWorld(dir: string): WorldState {
  const path = join(dir, 'world.json');
  if (!existsSync(path)) throw new Error(`There is no saved world in ${dir}: world.json is missing.`);
  const state = readJson(path) as WorldState;
  if (typeof state.version !== 'number') throw new Error(`${path} is not a saved world.`);
  if (state.version > STATE_VERSION) {
    throw new Error(`${path} was saved by a newer version (${state.version}); this one reads up to ${STATE_VERSION}.`);
  }
  const documents: Record<string, DocumentBase> = {};
  for (const id of state.documents as unknown as string[]) {
    documents[id] = readJson(join(dir, 'documents', `${id}.json`)) as DocumentBase;
  }
  return { ...state, documents };
}

export function writeWorld(dir: string, state: WorldState): void {
  const folder = join(dir, 'documents');
  mkdirSync(folder, { recursive: true });
  const ids = Object.keys(state.documents);
  for (const id of ids) writeJson(join(folder, `${id}.json`), state.documents[id]);
  // world.json names the documents, so it is replaced last: a stop before it leaves the old world whole.
  writeJson(join(dir, 'world.json'), { ...state, documents: ids });
  for (const name of readdirSync(folder)) {
    if (!ids.includes(name.replace(/\.json$/, ''))) rmSync(join(folder, name));
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`The saved world is damaged: ${path} cannot be read (${(error as Error).message}).`);
  }
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value));
  renameSync(`${path}.new`, path);
}
