/** The page speaks two languages; each text is a pair where it is shown. */

export type Language = 'ru' | 'en';

const KEPT = 'workbench-language';

let language: Language = document.documentElement.lang === 'en' ? 'en' : 'ru';
try {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'ru' || kept === 'en') language = kept;
} catch {
  // A browser may keep nothing for a page; then the language lasts as long as the page.
}

export const spoken = (): Language => language;

export function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // See above.
  }
}

export const say = (ru: string, en: string): string => (language === 'en' ? en : ru);

/** Russian has three forms: one, two to four, many. */
export function counted(
  n: number,
  [one, few, many]: [string, string, string],
  [single, plural]: [string, string],
): string {
  const form = new Intl.PluralRules('ru').select(n);
  return say(`${n} ${form === 'one' ? one : form === 'few' ? few : many}`, `${n} ${n === 1 ? single : plural}`);
}

export function moment(ms: number, zone: string, style: 'full' | 'short' | 'time'): string {
  const parts: Intl.DateTimeFormatOptions =
    style === 'full'
      ? { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }
      : style === 'short'
        ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
        : { hour: '2-digit', minute: '2-digit', second: '2-digit' };
  const text = new Intl.DateTimeFormat(say('ru', 'en-GB'), { ...parts, timeZone: zone }).format(ms);
  return text.replace(' г.', '').replace(/ (в|at) /, ', ');
}
