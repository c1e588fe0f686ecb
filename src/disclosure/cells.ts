/** What is counted: cells of people, and which of them add up to which. */

/** A number of people. */
export type Cell = {
  id: string;
  count: number;
  /** false: it stands in no table, but follows from those that do («in the base, yet without a consent») */
  printed: boolean;
  /** true: it may fall as well as rise from day to day; counts of a whole year only rise */
  falls?: boolean;
  /** its line stands only because somebody is in it, and everybody knows that */
  present?: boolean;
  /** counts no people: it may be small, as long as nothing small about people follows from it */
  open?: true;
  /** how much is lost when it is not told; by default as much as it counts people */
  weight?: number;
  /** cells of one name are told together or not at all: pairs by form say what mentees by form say */
  together?: string;
};

/** The whole is its parts, each person in one of them. */
export type Sum = { whole: string; parts: readonly string[] };

export type Tables = { cells: readonly Cell[]; sums: readonly Sum[] };

/** What is told of a cell: that it lies between these two, which are the same when its number is printed. */
export type Fact = readonly [low: number, high: number];

/** One release: what was known on that day, and what of it was told anew. Everything told before stands on. */
export type Release = {
  day: string;
  counts: Readonly<Record<string, number>>;
  sums: readonly Sum[];
  /** cells that may fall */
  falling: readonly string[];
  /** cells known to hold somebody */
  present: readonly string[];
  /** cells that count no people */
  open: readonly string[];
  told: Readonly<Record<string, Fact>>;
};

export const isExact = ([low, high]: Fact): boolean => low === high;

/** Joins tables that share cells: a cell of the same id is the same people. */
export function joined(...all: readonly Tables[]): Tables {
  const cells = new Map<string, Cell>();
  for (const { cells: more } of all) for (const c of more) if (!cells.has(c.id)) cells.set(c.id, c);
  return { cells: [...cells.values()], sums: all.flatMap((t) => t.sums) };
}

/**
 * Counts people by one or two of their traits, with every margin.
 * @param whole the cell of all of them
 * @param traits each says which of its values a person has; everybody has one of each
 * @example crossed('mentees', people, { form: ['a', 'b'], band: ['5-6', '7-9'] }, (p) => [p.form, p.band])
 */
export function crossed<P>(
  whole: string,
  people: readonly P[],
  traits: Readonly<Record<string, readonly string[]>>,
  valuesOf: (person: P) => readonly string[],
  also: Partial<Cell> = {},
): Tables {
  const names = Object.keys(traits);
  const counts = new Map<string, number>();
  const masks = Array.from({ length: 2 ** names.length }, (_, mask) => mask);
  const idOf = (mask: number, values: readonly string[]) =>
    names.reduce((id, name, i) => (mask & (1 << i) ? `${id}|${name}=${values[i]}` : id), whole);
  for (const person of people) {
    const values = valuesOf(person);
    for (const mask of masks) counts.set(idOf(mask, values), (counts.get(idOf(mask, values)) ?? 0) + 1);
  }
  const sums: Sum[] = [];
  const cells: Cell[] = [];
  for (const mask of masks) {
    const open = names.flatMap((_, i) => (mask & (1 << i) ? [i] : []));
    const choices = open.reduce<string[][]>(
      (all, i) => all.flatMap((values) => traits[names[i]].map((v) => with_(values, i, v))),
      [names.map(() => '')],
    );
    for (const values of choices) {
      const id = idOf(mask, values);
      cells.push({ id, count: counts.get(id) ?? 0, printed: true, ...also });
      names.forEach((name, i) => {
        if (mask & (1 << i)) return;
        const parts = traits[name].map((v) => idOf(mask | (1 << i), with_(values, i, v)));
        if (parts.length) sums.push({ whole: id, parts });
      });
    }
  }
  return { cells, sums };
}

const with_ = (values: readonly string[], at: number, value: string): string[] =>
  values.map((v, i) => (i === at ? value : v));

/** People of whom some belong further in: what lies between the two is never printed, and follows from both. */
export function within(whole: Cell, inner: Cell): Tables {
  const rest = `${whole.id}−${inner.id}`;
  const open = inner.open && { open: inner.open };
  return {
    cells: [whole, inner, { id: rest, count: whole.count - inner.count, printed: false, falls: true, ...open }],
    sums: [{ whole: whole.id, parts: [inner.id, rest] }],
  };
}
