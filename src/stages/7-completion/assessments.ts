/** Outside experts look at the results (7.out.1): on a pack with codes only. */
import { byScript, date, key, optional, paragraph, type Row, ref, scale, table, type Words } from '../../kit/index.ts';

const five = (title: Words) =>
  optional(scale(title, { to: 5, low: ['слабо', 'weak'], high: ['отлично', 'excellent'] }, { width: 120 }));

export const assessments = table(
  'assessments',
  ['Оценка экспертов', 'Experts’ assessment'],
  () => ({
    id: key('assessments', 'ЭО'),
    expert: ref('experts', ['Эксперт', 'Expert']),
    packOn: optional(
      byScript(
        date(['Материалы переданы', 'Pack handed over'], {
          help: ['Пакет без имён: только коды и числа', 'A pack without names: codes and figures only'],
        }),
      ),
    ),
    goals: five(['Достижение целей пар', 'Goals of pairs reached']),
    changes: five(['Изменения у наставляемых', 'Changes in mentees']),
    process: five(['Качество процесса', 'Quality of the process']),
    safety: five(['Безопасность и этика', 'Safety and ethics']),
    sustainability: five(['Устойчивость программы', 'Sustainability']),
    conclusion: optional(
      paragraph(['Заключение', 'Conclusion'], { samples: ['цели достигнуты, охват стоит расширить'] }),
    ),
    on: optional(date(['Дата', 'Date'])),
  }),
  {
    about: [
      'Что внешние эксперты думают об итогах программы. Имён участников они не получают.',
      'What outside experts think of the results. They are given no names of participants.',
    ],
    practice: (a) => ({ ...a, packOn: undefined }),
  },
);
export type Assessment = Row<typeof assessments>;
