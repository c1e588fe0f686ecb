/** A list of mentees narrowed by curator, building and form of mentoring; a field with nothing to choose from is not drawn. */
import { useState } from 'preact/hooks';
import type { Sorting } from '../../src/app/pairs-view.ts';
import { Narrow } from '../ui.tsx';
import type { Words } from '../words.ts';

const fields: readonly (readonly [keyof Sorting, Words])[] = [
  ['curator', ['Все кураторы', 'All curators']],
  ['building', ['Все корпуса', 'All buildings']],
  ['wish', ['Любая форма', 'Any form']],
];

export type Narrowing = {
  all: readonly Sorting[];
  keeps: (one: Sorting) => boolean;
  /** what is chosen, in one word; '' while nothing is */
  key: string;
  chosen: Sorting;
  choose: (chosen: Sorting) => void;
};

/** @param all a choice that nobody of these answers any more narrows nothing */
export function useNarrowing(all: readonly Sorting[]): Narrowing {
  const [asked, choose] = useState<Sorting>({ curator: '', building: '', wish: '' });
  const known = (key: keyof Sorting) => (all.some((one) => one[key] === asked[key]) ? asked[key] : '');
  const chosen = { curator: known('curator'), building: known('building'), wish: known('wish') };
  return {
    all,
    keeps: (one) => fields.every(([key]) => !chosen[key] || one[key] === chosen[key]),
    key: fields
      .map(([key]) => chosen[key])
      .join(' ')
      .trim(),
    chosen,
    choose,
  };
}

export function NarrowBy({ by: { all, chosen, choose } }: { by: Narrowing }) {
  return (
    <>
      {fields.map(([key, words]) => (
        <Narrow
          key={key}
          words={words}
          all={all.map((one) => one[key])}
          value={chosen[key]}
          change={(value) => choose({ ...chosen, [key]: value })}
        />
      ))}
    </>
  );
}
