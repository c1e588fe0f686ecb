/** Where codes are used: cells about learners that seem to say who they are. What is there stays; people decide. */
import { type Address, type AnyTable, columnsOf, type Personal, personalIn, type Words } from '../kit/index.ts';
import { requests } from '../stages/1-preparation/requests.ts';
import { mentees } from '../stages/2-mentees/register.ts';
import { mentors } from '../stages/3-mentors/register.ts';
import type { Snapshot } from './snapshot.ts';

/** Tables whose rows are about learners: the register, the requests before it, and what points at them or their pairs. */
const aboutLearners = (t: AnyTable): boolean =>
  t.drawn === 'across' &&
  t.kept === 'people' &&
  !t.grows &&
  (t === mentees ||
    t === requests ||
    columnsOf(t).some(
      ([, { input }]) => (input.type === 'ref' || input.type === 'refs') && ['mentees', 'pairs'].includes(input.table),
    ));

/** Texts people write, and whatever stands in columns of their own; `undefined` is such a column. */
const mayTell = (c: ReturnType<typeof columnsOf>[number][1] | undefined): boolean =>
  !c || (c.by === 'people' && (c.input.type === 'line' || c.input.type === 'paragraph'));

const kinds: Readonly<Record<Personal, Words>> = {
  name: ['похоже на имя', 'looks like a name'],
  phone: ['похоже на телефон', 'looks like a telephone'],
  email: ['похоже на адрес почты', 'looks like an address of mail'],
  snils: ['похоже на СНИЛС', 'looks like a СНИЛС'],
};

/** Pupils who are mentors are learners too: of their rows these cells are looked at, of grown-ups' none. */
const PUPILS_CELLS = ['fullName', 'email', 'phone'] as const;

type Found = Address & { words: Words };

function pupilMentors(s: Snapshot): Found[] {
  const tab = s.book.tabs.get(mentors.id);
  const at = s.read(mentors)?.at;
  if (!tab || !at || !s.loaded.includes(mentors)) return [];
  return s.rows(mentors).flatMap((m) => {
    if (m.category !== 'learner') return [];
    return PUPILS_CELLS.flatMap((key) => {
      const kind = m[key] && (key === 'phone' ? 'phone' : personalIn(m[key]));
      const place = tab.layout.places[key] ?? 0;
      const column = String(tab.grid[0]?.[place] ?? '');
      return kind ? [{ sheet: tab.title, row: (at.get(m.id) ?? 0) + 1, column, words: kinds[kind] }] : [];
    });
  });
}

/** Cells with their addresses; none where full data are kept. */
export function personalCells(s: Snapshot): Found[] {
  if (s.memory.mode !== 'codes') return [];
  const cells = s.loaded.filter(aboutLearners).flatMap((t): Found[] => {
    const tab = s.book.tabs.get(t.id);
    if (!tab) return [];
    const known = new Map(columnsOf(t).map(([key, c]) => [tab.layout.places[key], c] as const));
    const header = tab.grid[0] ?? [];
    const looked = header.flatMap((title, i) => (mayTell(known.get(i)) ? [{ i, title: String(title) }] : []));
    return tab.grid.slice(1).flatMap((row, r) =>
      looked.flatMap(({ i, title }) => {
        const kind = typeof row[i] === 'string' ? personalIn(row[i]) : undefined;
        return kind ? [{ sheet: tab.title, row: r + 2, column: title, words: kinds[kind] }] : [];
      }),
    );
  });
  return [...cells, ...pupilMentors(s)];
}
