import type { AnyForm, Lang } from '../kit/index.ts';

/** What the tab with a form's raw answers is called. */
export const rawName = (f: AnyForm, lang: Lang): string =>
  lang === 'ru' ? `${f.code}: ответы как есть` : `${f.code}: raw answers`;
