/** «Проверить платформу»: what this product relies on, compared with what Google does here today. */
import { probePlatform, type Seen, writePage } from '../google/probes/index.ts';
import { toast } from '../google/ui.ts';
import { type Lang, say, type Words } from '../kit/index.ts';
import { readMemory } from './memory.ts';

export const platformSheet: Words = ['Проверка платформы', 'Platform check'];

const areas: Readonly<Record<string, Words>> = {
  language: ['Язык', 'Language'],
  services: ['Службы', 'Services'],
  cells: ['Ячейки', 'Cells'],
  structure: ['Строение листа', 'Structure'],
  forms: ['Формы', 'Forms'],
};

const head: readonly Words[] = [
  ['Что', 'Area'],
  ['Проба', 'Probe'],
  ['Ожидали', 'Expected'],
  ['Увидели', 'Seen'],
  ['Совпало', 'Same'],
];

const WIDTHS = [120, 320, 220, 220, 90];

const yes: Words = ['да', 'yes'];
const no: Words = ['НЕТ', 'NO'];

/** What differs stands on top. */
export const pageOf = (seen: readonly Seen[], lang: Lang): string[][] => [
  head.map((w) => say(w, lang)),
  ...[...seen]
    .sort((a, b) => Number(a.same) - Number(b.same))
    .map((s) => [say(areas[s.area] ?? none, lang), s.what, s.want, s.got, say(s.same ? yes : no, lang)]),
];
const none: Words = ['', ''];

export function selfCheck(): { probes: number; differ: number } {
  const memory = readMemory();
  const seen = probePlatform(Object.values(memory.forms).find((f) => f.ready)?.formId);
  const differ = seen.filter((s) => !s.same).length;
  writePage(say(platformSheet, memory.lang), pageOf(seen, memory.lang), WIDTHS);
  const said: Words =
    differ === 0
      ? [`Проб: ${seen.length}, всё совпало.`, `${seen.length} probes, all the same.`]
      : [
          `Проб: ${seen.length}, расхождений: ${differ}. Они вверху листа «${platformSheet[0]}»: пришлите этот лист разработчикам.`,
          `${seen.length} probes, ${differ} differ. They are at the top of “${platformSheet[1]}”: send this tab to the developers.`,
        ];
  toast(say(said, memory.lang), say(platformSheet, memory.lang), 10);
  return { probes: seen.length, differ };
}
