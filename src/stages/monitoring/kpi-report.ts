/** «Показатели программы»: the model's indicators against the school's targets. */
import { type Report, type ReportCell, type ReportRow, report, type Words } from '../../kit/index.ts';
import { indicators, kpis, TARGET_YEARS } from '../1-preparation/kpis.ts';
import { settings } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairMembers, pairs } from '../5-pairs/tables.ts';
import { feedback } from '../6-work/feedback.ts';
import { DARK, PALE } from './colours.ts';
import { type Kpi, kpisOf } from './kpi.ts';

const lacking = (k: Kpi): ReportCell =>
  k.lacksOf
    ? {
        words: ['впишите, от скольких считать', 'say of how many it is counted'],
        to: { table: kpis.id, row: k.id },
      }
    : k.state;

const year = (y: number): Words => [String(y), String(y)];

export const kpiReport: Report = report('kpi', {
  sheet: ['Показатели программы', 'Programme indicators'],
  colour: '#6b5b2e',
  reads: [kpis, settings, mentees, mentors, consents, pairs, pairMembers, feedback],
  widths: [300, 270, 80, 80, 230, 400],
  blocks: [
    {
      id: 'facts',
      title: ['Факт и цель', 'Fact and target'],
      header: [
        ['Показатель', 'Indicator'],
        ['Сейчас', 'Now'],
        ['Цель', 'Target'],
        ['Было', 'Before'],
        ['Состояние', 'State'],
        ['Как считается', 'How it is counted'],
      ],
      right: [2, 3],
      rows: (p) =>
        kpisOf(p).map((k): ReportRow => [k.words, k.shown, k.target ?? '—', k.baseline ?? '—', lacking(k), k.how]),
      notes: () => [
        [
          'Люди, а не строки: кто в двух парах, считается один раз. Цели и «от скольких считать» — на листе «Показатели и цели».',
          'People, not rows: who is in two pairs counts once. Targets and denominators are in the tab “Indicators and targets”.',
        ],
        [
          '17 из 20 — это 85 %, но по 20 ответам не отличить 85 % от 64 %: поэтому рядом интервал.',
          '17 of 20 is 85%, but 20 answers cannot tell 85% from 64%: hence the interval.',
        ],
      ],
      chart: {
        kind: 'bars',
        place: 'below',
        height: 300,
        title: ['Факт и цель, %', 'Fact and target, %'],
        names: 0,
        series: [
          { column: { figure: 0 }, colour: DARK },
          { column: { figure: 1 }, colour: PALE },
        ],
        figures: {
          names: [
            ['факт', 'fact'],
            ['цель', 'target'],
          ],
          rows: (p) =>
            kpisOf(p).map((k) => [k.value === undefined ? '' : Math.round(k.value * 10) / 10, k.target ?? '']),
        },
      },
    },
    {
      id: 'years',
      title: ['Цели модели по годам', 'Targets of the model by year'],
      header: [['Показатель', 'Indicator'], ...TARGET_YEARS.map(year)],
      rows: () => indicators.map(({ words, targets }): ReportRow => [words, ...targets]),
      notes: () => [
        [
          'Для справки: федеральные значения до 2024 года; действующие цели ставит школа. «Взять цели 2024 года» — кнопка этапа 1 на панели.',
          'For reference: federal values until 2024; a school sets its own. “Take the targets of 2024” is a button of stage 1 in the panel.',
        ],
      ],
    },
  ],
});
