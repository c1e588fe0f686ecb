/** What an execution may call: by the authorization mode it runs in, and by the scopes its person granted. */
import { GasError, type Service } from './service.ts';
import type { Manifest, RunKind } from './types.ts';
import type { World } from './world.ts';

export type AuthModeName = 'NONE' | 'LIMITED' | 'FULL';

/** `installed`: an add-on of the person that was not used in this document yet. */
type AddOnState = 'installed' | 'enabled';

/** Makes the script an add-on of a document; the first click in its menu enables it there. */
export function playAddOn(world: World, documentId: string, state: AddOnState): void {
  addOns(world)[documentId] = state;
}
export function addOnState(world: World, documentId: string): AddOnState {
  return (world.state.parts['add-ons'] as Record<string, AddOnState> | undefined)?.[documentId] ?? 'enabled';
}
function addOns(world: World): Record<string, AddOnState> {
  return world.part<Record<string, AddOnState>>('add-ons', () => ({}));
}

/** By person: the scopes they left unticked on the consent screen. */
type Denied = Record<string, string[]>;

/** A person takes back, or never gave, some of the scopes the manifest asks for. An empty list is full consent. */
export function denyScopes(world: World, email: string, scopes: string[]): void {
  world.part<Denied>('consent', () => ({}))[email] = scopes;
}
export function deniedScopes(world: World, email: string): string[] {
  return (world.state.parts.consent as Denied | undefined)?.[email] ?? [];
}

/** developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle: before consent there are menus, and what touches no data. */
const UNASKED = [
  /^(SpreadsheetApp|FormApp|DocumentApp)\.getUi$/,
  /^Ui\.create(Addon)?Menu$/,
  /^(Menu|Utilities|Blob|HtmlService|HtmlOutput|HtmlTemplate|MimeType)\./,
  /^Session\.(getActiveUserLocale|getScriptTimeZone)$/,
];

/**
 * @returns the scope that lets the call pass; null when it needs none
 * @throws GasError when the mode or the missing scopes forbid it
 */
export function authorize(
  run: { world: World; as: string; kind: RunKind; manifest: Manifest; authMode: AuthModeName },
  className: string,
  call: string,
): string | null {
  if (run.authMode === 'NONE') {
    if (UNASKED.some((each) => each.test(call))) return null;
    throw new GasError(`You do not have permission to call ${call}.`);
  }
  const addresses = scopesOf(className, call);
  if (addresses.length === 0) return null;
  const granted = run.manifest.oauthScopes;
  const denied = deniedScopes(run.world, run.as);
  // Nobody was asked before a simple trigger ran: it may touch the document it belongs to and nothing else.
  const open = run.kind !== 'simple' || addresses.some((each) => each.endsWith('.currentonly'));
  const held = addresses.find((each) => open && !denied.includes(each) && (granted?.includes(each) ?? true));
  run.world.noteScope(held ?? addresses[0]!);
  if (held) return held;
  throw new GasError(
    `Specified permissions are not sufficient to call ${call}. Required permissions: ${addresses.join(' || ')}`,
  );
}

const table: Record<string, readonly string[]> = {};
let announced = false;
const addressesByCall = new Map<string, string[]>();

/** The services' scopes: services load in a circle with the executions, so they are told at the first one. */
export function announceScopes(services: readonly Service[]): void {
  if (announced) return;
  announced = true;
  for (const each of services) Object.assign(table, each.scopes);
}

function scopesOf(className: string, call: string): string[] {
  const known = addressesByCall.get(call);
  if (known) return known;
  const addresses = (table[call] ?? table[`${className}.*`] ?? []).map(scopeAddress);
  addressesByCall.set(call, addresses);
  return addresses;
}

function scopeAddress(scope: string): string {
  return scope.includes('/') ? scope : `https://www.googleapis.com/auth/${scope}`;
}

/** The scopes that the calls needed, held against the manifest. */
export function scopeAudit(world: World): { missing: string[]; unused: string[] } {
  const listed = world.project?.manifest.oauthScopes ?? [];
  const used = world.scopesUsed();
  return {
    missing: used.filter((each) => !listed.includes(each)),
    unused: listed.filter((each) => !used.includes(each)),
  };
}
