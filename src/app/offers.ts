/** Renews the lists that questions offer (whom one may choose in F6) when the rows behind them have changed. */
import { offer } from '../google/forms.ts';
import { remember } from '../google/host.ts';
import { hash, offersOf, type Programme } from '../kit/index.ts';
import { forms } from '../stages/index.ts';
import { type Memory, readMemory } from './memory.ts';

const offering = forms.filter((f) => offersOf(f).length > 0);

/** @param p with the rows of every table the offers read @returns how many forms were renewed */
export function renewOffers(p: Programme, memory: Memory = readMemory()): number {
  let renewed = 0;
  for (const f of offering) {
    const made = memory.forms[f.id];
    if (!made?.ready) continue;
    const lists = Object.fromEntries(offersOf(f).map(([key, o]) => [key, o.of(p)]));
    const print = hash(JSON.stringify(lists));
    if (memory.offers[f.id] === print) continue;
    offer(made, lists);
    remember({ [`offer.${f.id}`]: print });
    renewed++;
  }
  return renewed;
}
