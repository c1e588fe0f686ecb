import { type AnyTable, columnsOf, type Places } from './table.ts';
import { type Lang, say } from './words.ts';

/** The mark of one of our columns: developer metadata moves with the column and survives renaming and sorting. */
export type Mark = { key: string; index: number };

export type Layout = {
  places: Places;
  /** keys of columns found only by title: their mark is gone or was never there */
  unmarked: readonly string[];
  missing: readonly string[];
  /** keys whose mark stands on several columns: somebody copied a column */
  doubled: readonly string[];
  /** keys whose header is not worded as declared */
  retitled: readonly { key: string; title: string }[];
};

/**
 * Finds our columns in a tab: by mark first, then by title in either language, then by a former title.
 * @param header titles as they stand; index 0 is column A
 */
export function layoutOf(t: AnyTable, header: readonly unknown[], marks: readonly Mark[], lang: Lang): Layout {
  const places: Record<string, number> = {};
  const out = {
    unmarked: [] as string[],
    missing: [] as string[],
    doubled: [] as string[],
    retitled: [] as { key: string; title: string }[],
  };
  const titles = header.map((x) => String(x).trim());
  const taken = new Set<number>();
  const columns = columnsOf(t);
  const marksOf = new Map<string, number[]>();
  for (const { key, index } of marks) {
    const known = marksOf.get(key);
    if (known) known.push(index);
    else marksOf.set(key, [index]);
  }
  for (const [key, c] of columns) {
    const marked = marksOf.get(key)?.sort((a, b) => a - b);
    if (!marked) continue;
    if (marked.length > 1) out.doubled.push(key);
    const at = marked.find((i) => c.title.includes(titles[i] ?? '')) ?? (marked[0] as number);
    places[key] = at;
    for (const i of marked) taken.add(i);
  }
  for (const [key, c] of columns) {
    if (places[key] !== undefined) continue;
    const by = (names: readonly string[]) => titles.findIndex((title, i) => !taken.has(i) && names.includes(title));
    const current = by(c.title);
    const at = current >= 0 ? current : by(c.was);
    if (at < 0) {
      out.missing.push(key);
      continue;
    }
    places[key] = at;
    taken.add(at);
    out.unmarked.push(key);
  }
  for (const [key, c] of columns) {
    const at = places[key];
    const title = at === undefined ? undefined : (titles[at] ?? '');
    if (title !== undefined && title !== say(c.title, lang)) out.retitled.push({ key, title });
  }
  return { places, ...out };
}
