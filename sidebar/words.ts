/** Words of the panels: pairs in both languages, said in the language of the workbook. */
import type { Lang, Words } from '../src/kit/words.ts';

export type { Lang, Words };

let lang: Lang = 'ru';

export const t = (words: Words): string => words[lang === 'ru' ? 0 : 1];

export const spoken = (): Lang => lang;

/** From now on the page speaks this language, to people and to their screen readers. */
export function speak(to: Lang): void {
  lang = to;
  if (typeof document !== 'undefined') document.documentElement.lang = to;
}

/** What the page speaks before the workbook has said its language. */
export const browserLang = (): Lang => (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'ru');

/** «5 ответов» / “5 answers”: a count with its noun. */
export function counted(
  n: number,
  ru: readonly [one: string, few: string, many: string],
  en: readonly [one: string, many: string],
): string {
  const rule = new Intl.PluralRules(lang).select(n);
  const figures = n.toLocaleString(lang);
  if (lang === 'en') return `${figures} ${rule === 'one' ? en[0] : en[1]}`;
  return `${figures} ${rule === 'one' ? ru[0] : rule === 'few' ? ru[1] : ru[2]}`;
}

/** What two spellings have in common when a person searches: case and ё do not matter. */
export const searchable = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
