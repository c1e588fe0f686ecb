/** The file in which a school keeps who has which code, and names put in the place of codes. Pure: nothing leaves the page. */

const CODE = /^\p{Lu}{1,4}-\d{3,}$/u;

/** Lines «НМ-014;Белова Анна» with any of `; , tab` between, quoted or not; other lines are left out. */
export function readKey(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const cells = line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').trim());
    const code = cells.find((cell) => CODE.test(cell));
    const name = cells.filter((cell) => cell && cell !== code).join(' ');
    return code && name ? [[code, name]] : [];
  });
  return new Map(pairs);
}

/** Where a view holds what somebody is called. */
const CALLED = ['name', 'menteeName', 'mentorName', 'mentees'];

/** A view with the codes it calls people by replaced by the file's names. */
export function renamed<T>(view: T, names: ReadonlyMap<string, string>): T {
  const nameOf = (x: unknown) => (typeof x === 'string' ? (names.get(x) ?? x) : x);
  const walk = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(walk);
    if (typeof x !== 'object' || x === null) return x;
    return Object.fromEntries(
      Object.entries(x).map(([key, value]) => {
        if (!CALLED.includes(key)) return [key, walk(value)];
        return [key, Array.isArray(value) ? value.map(nameOf) : nameOf(value)];
      }),
    );
  };
  return names.size ? (walk(view) as T) : view;
}

/** Codes of people; other rows of the workbook have no names. */
const OF_PEOPLE = /^(НМ|НР)-/;
const CODES = /\p{Lu}{1,4}-\d{3,}/gu;

/**
 * The text with names in the place of codes.
 * @param unknown collects the codes of people that the file does not know @param kept the code stands behind the name
 */
export function withNames(
  text: string,
  names: ReadonlyMap<string, string>,
  unknown: Set<string>,
  kept = false,
): string {
  return text.replace(CODES, (code) => {
    const name = names.get(code);
    if (name === undefined && OF_PEOPLE.test(code)) unknown.add(code);
    if (name === undefined) return code;
    return kept ? `${name} (${code})` : name;
  });
}
