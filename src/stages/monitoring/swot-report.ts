/** Blocks of «Мониторинг: процесс» that the curator writes: SWOT from its drafts and the open answers, and his notes. */
import type { Programme, ReportBlock, ReportRow, Words } from '../../kit/index.ts';
import { draftsOf, factors, openAnswers } from './swot.ts';

const draftRows = (p: Programme): ReportRow[] => {
  const all = draftsOf(p).map((d): ReportRow => ({ key: d.key, cells: [factors[d.factor], d.words] }));
  return all.length ? all : [{ key: 'none', cells: [['данных для черновика мало', 'too few data for a draft']] }];
};

const swot: ReportBlock = {
  id: 'swot',
  title: ['SWOT: черновик из данных', 'SWOT: a draft from the data'],
  about: () => [
    'Строки составляет программа по правилам; рядом, в жёлтой ячейке, — ваши слова. Они сохраняются при пересчёте.',
    'The lines are drawn up by rules; the yellow cell beside is for your words. They are kept when counting anew.',
  ],
  header: [
    ['Фактор', 'Factor'],
    ['Черновик', 'Draft'],
    ['', ''],
    ['', ''],
    ['', ''],
    ['Ваши слова', 'Your words'],
  ],
  spills: true,
  rows: draftRows,
  own: [{ column: 5 }],
};

const open: ReportBlock = {
  id: 'open',
  title: ['Открытые ответы: разложите по факторам', 'Open answers: sort them'],
  header: [
    ['Кто и когда', 'Who and when'],
    ['Ответ', 'Answer'],
    ['', ''],
    ['', ''],
    ['Куда отнести', 'Where it belongs'],
    ['Ваши слова', 'Your words'],
  ],
  spills: true,
  rows: (p) => {
    const { shown } = openAnswers(p);
    return shown.length
      ? shown.map((a): ReportRow => ({ key: a.key, cells: [a.from, a.text] }))
      : [{ key: 'none', cells: [['ответов пока нет', 'no answers yet']] }];
  },
  own: [{ column: 4, offers: [...Object.values(factors), ['не использовать', 'do not use']] }, { column: 5 }],
  notes: (p) => {
    const { shown, all } = openAnswers(p);
    return all > shown.length
      ? [
          [
            `Показаны последние ${shown.length} из ${all}; все — на листе «Обратная связь».`,
            `The last ${shown.length} of ${all}; all are in the tab “Feedback”.`,
          ],
        ]
      : [];
  },
};

const NOTES = 6;

/** The widest column is the one to write in. */
const WIDE = 5;
const blank: Words = ['', ''];
const upToWide = (first: Words, last: Words): Words[] => [first, ...Array<Words>(WIDE - 1).fill(blank), last];

const conclusions: ReportBlock = {
  id: 'conclusions',
  title: ['SWOT: итог куратора', 'SWOT: the curator’s conclusion'],
  header: upToWide(['Фактор', 'Factor'], ['Ваш итоговый текст', 'Your final text']),
  rows: () => Object.entries(factors).map(([key, words]): ReportRow => ({ key, cells: [words] })),
  own: [{ column: WIDE }],
};

const notes: ReportBlock = {
  id: 'notes',
  title: ['Заметки куратора', 'The curator’s notes'],
  header: upToWide(['№', 'No.'], ['Заметка', 'Note']),
  rows: () => Array.from({ length: NOTES }, (_, i): ReportRow => ({ key: String(i + 1), cells: [String(i + 1)] })),
  own: [{ column: WIDE }],
};

export const swotBlocks = [swot, open, conclusions, notes];
