/** Keeping a world: everything in it is JSON, so a snapshot is a text and a folder is a few files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyDoc, type SpreadsheetDoc } from './store.ts';
import type { DocumentBase, Mail, Person, Project, Trigger, UiState } from './types.ts';

export const STATE_VERSION = 2;

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
  if (typeof state?.version !== 'number') throw new Error(`${path} is not a saved world.`);
  if (state.version > STATE_VERSION) {
    throw new Error(`${path} was saved by a newer version (${state.version}); this one reads up to ${STATE_VERSION}.`);
  }
  for (const [name, kind] of Object.entries(SHAPE)) {
    const value = (state as unknown as Json)[name];
    const fits = kind === 'list' ? Array.isArray(value) : typeof value === kind && value !== null;
    if (!fits) throw damaged(path, `“${name}” is not a ${kind}`);
  }
  const documents: Record<string, DocumentBase> = {};
  for (const id of state.documents as unknown as string[]) documents[id] = readDocument(dir, id);
  return { ...state, documents, project: withFiles(dir, state.project) };
}

/** The files of the project are in a file of their own, named in `world.json`. */
function withFiles(dir: string, project: WorldState['project']): WorldState['project'] {
  const name: unknown = project?.files;
  if (!project || typeof name !== 'string') return project;
  const path = join(dir, name);
  const files = SCRIPTS.test(name) ? readJson(path) : null;
  if (typeof files !== 'object' || files === null) throw damaged(path, 'it does not hold the files of the script');
  return { ...project, files: files as Project['files'] };
}

type Json = Record<string, unknown>;
/** What must be there in `world.json`; documents are in files of their own, and listed. */
const SHAPE: Record<string, 'number' | 'string' | 'object' | 'list'> = {
  now: 'number',
  seed: 'number',
  draws: 'number',
  locale: 'string',
  timeZone: 'string',
  people: 'list',
  documents: 'list',
  triggers: 'list',
  outbox: 'list',
  ui: 'object',
  executionId: 'number',
  parts: 'object',
};

function readDocument(dir: string, id: string): DocumentBase {
  const path = join(dir, 'documents', `${id}.json`);
  const doc = readJson(path) as DocumentBase | null;
  if (doc?.id !== id || typeof doc.kind !== 'string') throw damaged(path, 'it does not hold the document of its name');
  return doc;
}

const SCRIPTS = /^scripts-[0-9a-f]{16}\.json$/;

/** A project is pushed whole and its files are never changed in place: each is looked through once. */
const printed = new WeakMap<object, string>();

function scriptsName(files: Project['files']): string {
  const known = printed.get(files);
  if (known) return known;
  const print = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  printed.set(files, `scripts-${print}.json`);
  return `scripts-${print}.json`;
}

/**
 * Every file is written beside the old one before the first is replaced, so a folder that cannot be written, or a
 * full disk, leaves the saved world as it was.
 * @throws Error with one clear sentence
 */
export function writeWorld(dir: string, state: WorldState): void {
  const folder = join(dir, 'documents');
  const ids = Object.keys(state.documents);
  const { project } = state;
  const scripts = project && scriptsName(project.files);
  const news = new Map<string, unknown>(ids.map((id) => [join(folder, `${id}.json`), state.documents[id]]));
  if (scripts && !isFile(join(dir, scripts))) news.set(join(dir, scripts), project.files);
  // world.json names the others, so it is the last one to be replaced.
  news.set(join(dir, 'world.json'), { ...state, documents: ids, project: project && { ...project, files: scripts } });
  const files = [...news.keys()];
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, value] of news) writeFileSync(`${file}.new`, JSON.stringify(value));
  } catch (error) {
    for (const file of files) if (isFile(`${file}.new`)) rmSync(`${file}.new`);
    throw new Error(
      `The world was not saved in ${dir}: ${(error as Error).message}. What is saved there is as it was.`,
    );
  }
  for (const file of files) renameSync(`${file}.new`, file);
  for (const name of readdirSync(folder)) if (!ids.includes(name.replace(/\.json$/, ''))) rmSync(join(folder, name));
  for (const name of readdirSync(dir)) if (SCRIPTS.test(name) && name !== scripts) rmSync(join(dir, name));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw damaged(path, (error as Error).message);
  }
}

function damaged(path: string, why: string): Error {
  return new Error(`The saved world is damaged: ${path} cannot be read (${why}).`);
}
