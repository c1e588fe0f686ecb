/**
 * Dictionaries: code → words. Some of them a school may reword, shorten and add to; such words hold for one run of the
 * script, which takes them over from the workbook before it reads anything else.
 */
import type { Option } from './column.ts';
import { sameWords, type Words } from './words.ts';

export type Dictionary<C extends string> = { readonly [K in C]: Words };

/** An entry as the school has it now; what is not offered is still read and shown where it stands. */
export type Entry = { code: string; words: Words; offered: boolean };

type Listing = { all: readonly Option[]; offered: readonly Option[]; codes?: ReadonlyMap<string, string> };

const listings = new WeakMap<object, Listing>();
const bases = new WeakMap<object, readonly Entry[]>();

const entriesOf = (dictionary: object): Entry[] =>
  Object.entries(dictionary as Dictionary<string>).map(([code, words]) => ({ code, words, offered: true }));

function listingOf(dictionary: object): Listing {
  let found = listings.get(dictionary);
  if (!found) {
    const all = entriesOf(dictionary).map(({ code, words }) => ({ code, words }));
    found = { all, offered: all };
    listings.set(dictionary, found);
  }
  return found;
}

/** Everything there is, also what is no longer offered. */
export const allOf = (dictionary: object): readonly Option[] => listingOf(dictionary).all;
/** What a person may choose now. */
export const offeredOf = (dictionary: object): readonly Option[] => listingOf(dictionary).offered;

/** The entries as they are declared. */
export function baseOf(dictionary: object): readonly Entry[] {
  let found = bases.get(dictionary);
  if (!found) {
    found = entriesOf(dictionary);
    bases.set(dictionary, found);
  }
  return found;
}

/** A code by any spelling a person may use: the words of both languages as they are and as they were, or the code. */
export function codeOf(dictionary: object, spelt: string): string {
  const listing = listingOf(dictionary);
  if (!listing.codes) {
    const named = [...(bases.get(dictionary) ?? []), ...listing.all];
    const spellings = named.flatMap(({ code, words }) => [code, ...words].map((w): [string, string] => [w, code]));
    // most cells spell the words as they are offered
    listing.codes = new Map([...spellings.map(([w, code]): [string, string] => [sameWords(w), code]), ...spellings]);
  }
  return listing.codes.get(spelt) ?? listing.codes.get(sameWords(spelt)) ?? spelt;
}

/** Takes over the school's entries: declared ones that are not named stay as declared. */
export function reword(dictionary: object, own: readonly Entry[]): void {
  const entries = new Map([...baseOf(dictionary), ...own].map((e) => [e.code, e]));
  const target = dictionary as Record<string, Words>;
  for (const code of Object.keys(target)) if (!entries.has(code)) delete target[code];
  for (const { code, words } of entries.values()) target[code] = words;
  const all = [...entries.values()];
  listings.set(dictionary, {
    all: all.map(({ code, words }) => ({ code, words })),
    offered: all.filter((e) => e.offered).map(({ code, words }) => ({ code, words })),
  });
}
