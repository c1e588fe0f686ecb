/** The menu and what its items do. */
import { actorLang, remember } from '../google/host.ts';
import { showDialog, showMenu, showSidebar, toast } from '../google/ui.ts';
import { type Lang, Problem, say, type Words } from '../kit/index.ts';
import { readMemory } from './memory.ts';
import { isStale } from './owner.ts';
import { makePractice } from './practice.ts';
import { beginSetUp, setUpAll } from './setup.ts';
import { snapshot } from './snapshot.ts';

const product: Words = ['Наставничество', 'Mentoring'];

type Item = { words: Words; functionName: string };

/** Seen by whoever opens the file, also when nobody looks at the panel. */
const standsStill: Words = ['Состояние → Ежечасная работа стоит!', 'State → The hourly work has stopped!'];

const items: readonly (Item | null)[] = [
  { words: ['Открыть панель', 'Open the panel'], functionName: 'showPanel' },
  null,
  { words: ['Пары → Доска подбора…', 'Pairs → Board of the round…'], functionName: 'showBoard' },
  { words: ['Данные → Импорт списка…', 'Data → Import a list…'], functionName: 'showImport' },
  { words: ['Проверить и починить книгу', 'Check and mend the workbook'], functionName: 'checkAndMend' },
  { words: ['Состояние → Показать', 'State → Show'], functionName: 'showState' },
  { words: ['Состояние → Проверить платформу', 'State → Check the platform'], functionName: 'checkPlatform' },
];

/** In the workbook's language once it is known; document properties need no consent. */
export function openingMenu(): void {
  let lang: Lang = 'ru';
  let stands = false;
  try {
    const memory = readMemory();
    lang = memory.lang;
    stands = isStale(memory);
  } catch {
    // an add-on that is not yet enabled here may not read properties: the menu comes in Russian
  }
  const named = (x: Item) => ({
    name: say(stands && x.functionName === 'showState' ? standsStill : x.words, lang),
    functionName: x.functionName,
  });
  showMenu(
    say(product, lang),
    items.map((x) => x && named(x)),
  );
}

/** @param part of the panel to begin with; the first one unless said otherwise */
export function openPanel(part = ''): void {
  const { lang, panel } = readMemory();
  if (panel !== part) remember({ panel: part });
  showSidebar('sidebar', say(product, lang));
}

export const openBoard = (): void =>
  showDialog('board', say(['Доска подбора', 'Board of the round'], readMemory().lang), { width: 1100, height: 680 });

export const openImport = (): void =>
  showDialog('import', say(['Импорт списка', 'Import of a list'], readMemory().lang), { width: 900, height: 620 });

const UNTIL_DISMISSED = -1;

/** Brings every tab, form and trigger up to its declaration; nothing of the curator's is deleted. A refusal stays on the screen, in the workbook's language. */
export function repair(): void {
  const { lang, done } = readMemory();
  const title = say(product, lang);
  try {
    if (done) snapshot([], 'skip');
    const all = setUpAll((p) => toast(`${p.done} / ${p.of}: ${say(p.title, lang)}`, title));
    const words: Words = all
      ? ['Готово: книга проверена.', 'Done: the workbook is checked.']
      : [
          'Проверено не всё: время запуска вышло. Остальное сделает ежечасная работа; можно выбрать этот пункт ещё раз.',
          'Not everything is checked yet: the run has used its time. The hourly run does the rest; or choose this item again.',
        ];
    toast(say(words, lang), title);
  } catch (e) {
    if (!(e instanceof Problem)) throw e;
    toast(e.say(lang), title, UNTIL_DISMISSED);
  }
}

/** Sets an empty workbook up and fills it with a practice school. */
export function practiceSchool(size: {
  mentees?: number;
  mentors?: number;
  seed?: number;
  mode?: 'codes' | 'full';
  lang?: Lang;
  pairs?: boolean;
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
  const { mentees = 60, mentors = 30, seed = 1, pairs = true } = size;
  return makePractice({ mentees, mentors, seed, pairs });
}
