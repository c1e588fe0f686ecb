/** Renews the lists that questions offer (whom one may choose in F6) when the rows behind them have changed. */
import { offer, rechoose } from '../google/forms.ts';
import { remember } from '../google/host.ts';
import { ensureValidation } from '../google/tabs.ts';
import { type AnyForm, askedIn, columnsOf, hash, type Lang, offersOf, type Programme, say } from '../kit/index.ts';
import { changing } from '../stages/1-preparation/words.ts';
import { forms, tables } from '../stages/index.ts';
import { type Memory, readMemory } from './memory.ts';

const offering = forms.filter((f) => offersOf(f).length > 0);

/** @param p with the rows of every table the offers read @returns how many forms were renewed */
export function renewOffers(p: Programme, memory: Memory = readMemory()): number {
  let renewed = 0;
  for (const f of offering) {
    const made = memory.forms[f.id];
    if (!made?.ready || memory.unread[f.id]) continue;
    const lists = Object.fromEntries(offersOf(f).map(([key, o]) => [key, o.of(p)]));
    const print = hash(JSON.stringify(lists));
    if (memory.offers[f.id] === print) continue;
    offer(made, lists);
    remember({ [`offer.${f.id}`]: print });
    renewed++;
  }
  return renewed;
}

/** The words each question offers from dictionaries that a school may change. */
export function choicesOf(f: AnyForm, mode: Memory['mode'], lang: Lang): Record<string, readonly string[]> {
  const columns = new Map(columnsOf(f.into));
  return Object.fromEntries(
    askedIn(f, mode).flatMap((q) => {
      const input = columns.get(q.key)?.input;
      if ((input?.type !== 'choice' && input?.type !== 'many') || !changing(input.options)) return [];
      return [[q.key, input.options.map((o) => say(o.words, lang))]];
    }),
  );
}

/** What forms offered when they were made, so that the first refresh does nothing. */
export const choicesPrint = (f: AnyForm, mode: Memory['mode'], lang: Lang): string =>
  hash(JSON.stringify(choicesOf(f, mode, lang)));

/** Forms and cells offer the school's words as they are now. @returns how many forms were renewed */
export function renewChoices(memory: Memory = readMemory()): number {
  let renewed = 0;
  for (const f of forms) {
    const made = memory.forms[f.id];
    if (!made?.ready || memory.unread[f.id]) continue;
    const print = choicesPrint(f, made.mode, made.lang);
    if (memory.offers[`words.${f.id}`] === print) continue;
    rechoose(made, choicesOf(f, made.mode, made.lang));
    remember({ [`offer.words.${f.id}`]: print });
    renewed++;
  }
  if (renewed) ensureValidation(tables, memory.lang);
  return renewed;
}
