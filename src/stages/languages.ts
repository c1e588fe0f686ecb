/** The languages of the product, and the one a person reads letters in. */
import { type Column, choice, optional } from '../kit/index.ts';

export const languages = { ru: ['русский', 'Russian'], en: ['английский', 'English'] } as const;
export type Language = keyof typeof languages;

/** In which language letters to this person are written. */
export const lettersIn = (): Column<Language | undefined> => ({
  ...optional(
    choice(['Язык писем', 'Language of letters'], languages, {
      help: ['Пусто — язык книги', 'Empty: that of the workbook'],
      width: 110,
    }),
  ),
  sample: () => undefined,
});
