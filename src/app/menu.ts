/** The menu and what its items do. */
import { actorLang, recall } from '../google/host.ts';
import { showDialog, showMenu, showSidebar, toast } from '../google/ui.ts';
import { type Lang, say, type Words } from '../kit/index.ts';
import { readMemory } from './memory.ts';
import { makePractice } from './practice.ts';
import { beginSetUp, setUpAll } from './setup.ts';
import { snapshot } from './snapshot.ts';

const product: Words = ['Наставничество', 'Mentoring'];

const items: readonly ({ words: Words; functionName: string } | null)[] = [
  { words: ['Открыть панель', 'Open the panel'], functionName: 'showPanel' },
  null,
  { words: ['Данные → Импорт списка…', 'Data → Import a list…'], functionName: 'showImport' },
  { words: ['Проверить и починить книгу', 'Check and mend the workbook'], functionName: 'checkAndMend' },
  { words: ['Состояние → Проверить платформу', 'State → Check the platform'], functionName: 'checkPlatform' },
];

/** In the workbook's language once it is known; document properties need no consent. */
export function openingMenu(): void {
  let lang: Lang = 'ru';
  try {
    lang = recall().lang === 'en' ? 'en' : 'ru';
  } catch {
    // an add-on that is not yet enabled here may not read properties: the menu comes in Russian
  }
  showMenu(
    say(product, lang),
    items.map((x) => x && { name: say(x.words, lang), functionName: x.functionName }),
  );
}

export const openPanel = (): void => showSidebar('sidebar', say(product, readMemory().lang));

export const openImport = (): void =>
  showDialog('import', say(['Импорт списка', 'Import of a list'], readMemory().lang), { width: 900, height: 620 });

/** Brings every tab, form and trigger up to its declaration; nothing of the curator's is deleted. @throws notSetUp, isCopy */
export function repair(): void {
  const { lang, done } = readMemory();
  if (done) snapshot([], 'skip');
  const title = say(product, lang);
  setUpAll((p) => toast(`${p.done} / ${p.of}: ${say(p.title, lang)}`, title));
  toast(say(['Готово: книга проверена.', 'Done: the workbook is checked.'], lang), title);
}

/** Sets an empty workbook up and fills it with a practice school. */
export function practiceSchool(size: {
  mentees?: number;
  mentors?: number;
  seed?: number;
  mode?: 'codes' | 'full';
  lang?: Lang;
}): {
  mentees: number;
  mentors: number;
} {
  const lang = size.lang ?? actorLang();
  beginSetUp({
    lang,
    mode: size.mode ?? 'full',
    decided: say(['учебная школа, люди вымышлены', 'a practice school, the people are invented'], lang),
    organisation: say(['Школа № 1 (учебная)', 'School No. 1 (practice)'], lang),
    year: '2026/2027',
  });
  setUpAll();
  return makePractice({ mentees: size.mentees ?? 60, mentors: size.mentors ?? 30, seed: size.seed ?? 1 });
}
