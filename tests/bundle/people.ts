import type { Workbook } from '../workbook.ts';

/** What two invented people answer, by question. */
export const anna = {
  'Фамилия и имя': 'Белова Анна',
  'Класс или группа': '9А',
  'Год рождения': '2013',
  'Вы…': 'ученик школы',
  'С чем вам помог бы наставник?': ['выбор профессии'],
  'Расскажите об этом своими словами': '=IMPORTXML("https://example.org","//a")',
  'Участвовали ли вы раньше в наставничестве?': 'нет',
  'Когда вам удобно встречаться?': ['пн после уроков'],
  'Хотели бы вы потом сами стать наставником?': 'да',
};

export const orlova = {
  'Фамилия, имя, отчество': 'Орлова Мария',
  'Ваша электронная почта': 'orlova@example.org',
  Телефон: '+7 916 123-45-67',
  'Кто вы?': 'представитель предприятия',
  'В чём вы готовы помочь наставляемому?': ['выбор профессии', 'карьерный старт'],
  'Были ли вы уже наставником?': 'да',
  'Скольких наставляемых вы готовы вести?': '2',
  'Когда вам удобно встречаться?': ['пн после уроков', 'сб'],
  'Готовы ли вы пройти короткое обучение?': 'да',
};

/** Takes a mentor from the questionnaire to «готов»: certificate, interview, training. The consent comes apart. */
export function makeReady(book: Workbook, mentor: string): void {
  const enter = (table: string, values: Record<string, string | number | null>) =>
    (book.get('enterRow', { table, row: null, values }) as { rows: readonly string[] }).rows[0] as string;
  book.get('press', {
    command: 'check-documents',
    input: { mentor, kind: 'certificate', until: '2027-12-31', by: 'куратор' },
  });
  enter('screenings', { mentor, psych: 'yes', decision: 'selected' });
  const training = enter('trainings', { topic: 'роль наставника', date: '2026-10-01', hours: 2 });
  enter('trainingAttendance', { training, mentor, result: 'present' });
}
