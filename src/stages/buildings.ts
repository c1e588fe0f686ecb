/** Where people of a school with several buildings are to be found: the base of either side says it. */
import { type Column, optional, text } from '../kit/index.ts';

export const building = (): Column<string | undefined> => ({
  ...optional(
    text(['Корпус', 'Building'], {
      width: 110,
      aka: ['площадка', 'здание', 'номер корпуса', 'учебный корпус', 'campus', 'site'],
      help: [
        'Если зданий несколько. Пусто — готов встречаться в любом',
        'If there are several. Empty: would meet in any of them',
      ],
    }),
  ),
  sample: () => undefined,
});
