/** What panels do with lists before drawing them. Pure. */
import { searchable } from './words.ts';

/** Those in whose words every word of the search stands, in any order. */
export function matching<T>(all: readonly T[], text: string, of: (one: T) => string): readonly T[] {
  const parts = searchable(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return all;
  return all.filter((one) => {
    const there = searchable(of(one));
    return parts.every((part) => there.includes(part));
  });
}

/** Those that share a key together, the groups in the order in which they begin. */
export function grouped<T>(all: readonly T[], of: (one: T) => string): { key: string; of: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(of(one));
    if (group) group.push(one);
    else groups.set(of(one), [one]);
  }
  return [...groups].map(([key, members]) => ({ key, of: members }));
}

export const biggestFirst = <T>(groups: readonly { key: string; of: T[] }[]): { key: string; of: T[] }[] =>
  [...groups].sort((a, b) => b.of.length - a.of.length);
