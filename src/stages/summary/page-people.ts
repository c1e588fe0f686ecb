/** Lines about people: their way, coverage, the indicators of the model. */
import { percentOf } from '../../disclosure/index.ts';
import { join, type Words } from '../../kit/index.ts';
import { indicators } from '../1-preparation/kpis.ts';
import { mentorCategories, mentoringForms } from '../dictionaries.ts';
import { kpiDefinitions } from '../monitoring/kpi-people.ts';
import { bands } from './cells.ts';
import type { Released } from './ledger.ts';
import { block, count, counted, HIDDEN, type SummaryCell, type SummaryLine, shareWords, type Told } from './line.ts';
import { wholeWords } from './words.ts';

/** Codes that have a cell under this prefix, in the order of their dictionary. */
const codesOf = (last: Released, prefix: string, dictionary: Readonly<Record<string, Words>>): string[] =>
  Object.keys(dictionary).filter((code) => `${prefix}${code}` in last.counts);

export function coverage(last: Released, told: Told): SummaryLine[] {
  const used = codesOf(last, 'all|b=', bands);
  const forms = codesOf(last, 'paired|f=', mentoringForms);
  return [
    ...block(
      ['Охват по классам', 'Coverage by class'],
      [
        ['Классы', 'Classes'],
        ['Записано', 'Enrolled'],
        ['Были в паре', 'Were in a pair'],
        ['Доля', 'Share'],
      ],
      used.map((b) => [
        bands[b as keyof typeof bands],
        count(told, `all|b=${b}`),
        count(told, `paired|b=${b}`),
        shareWords(told, `paired|b=${b}`, `all|b=${b}`),
      ]),
      ['Наставляемые любого возраста.', 'Mentees of any age.'],
    ),
    ...byForm(forms, told),
    ...block(
      ['Наставляемые в парах: форма и класс', 'Mentees in pairs: form and class'],
      [['Форма', 'Form'], ...used.map((b) => bands[b as keyof typeof bands])],
      forms.map((f) => [
        mentoringForms[f as keyof typeof mentoringForms],
        ...used.map((b) => count(told, `paired|f=${f}|b=${b}`)),
      ]),
    ),
    ...block(
      ['Наставники', 'Mentors'],
      [
        ['Кто', 'Who'],
        ['В базе', 'In the base'],
        ['Вели пары', 'Guided pairs'],
      ],
      codesOf(last, 'mentors|c=', mentorCategories).map((c) => [
        mentorCategories[c as keyof typeof mentorCategories],
        count(told, `mentors|c=${c}`),
        count(told, `guides|c=${c}`),
      ]),
    ),
  ];
}

const byForm = (forms: readonly string[], told: Told): SummaryLine[] =>
  block(
    ['По формам наставничества', 'By form of mentoring'],
    [
      ['Форма', 'Form'],
      ['Пар и групп', 'Pairs and groups'],
      ['Наставляемых', 'Mentees'],
      ['Наставников', 'Mentors'],
    ],
    forms.map((f) => [
      mentoringForms[f as keyof typeof mentoringForms],
      ...['pairs', 'paired', 'guides'].map((whole) => count(told, `${whole}|f=${f}`)),
    ]),
    [
      'Человек в двух формах посчитан один раз — по первой начавшейся паре.',
      'Who is in two forms counts once, by the first pair that began.',
    ],
  );

/** For the region: forms alone. */
export const formLines = (last: Released, told: Told): SummaryLine[] =>
  byForm(codesOf(last, 'paired|f=', mentoringForms), told);

export function way(told: Told): SummaryLine[] {
  const row = (id: string, whole?: string): SummaryCell[] => counted(told, wholeWords(id), id, whole);
  return block(
    ['Путь по программе', 'The way through the programme'],
    [
      ['Показатель', 'Figure'],
      ['Сколько', 'How many'],
      ['Доля', 'Share'],
    ],
    [
      row('all'),
      row('consented', 'all'),
      row('paired', 'all'),
      row('met', 'paired'),
      row('completed', 'paired'),
      row('mentors'),
      row('selected', 'mentors'),
      row('ready', 'mentors'),
      row('guides', 'mentors'),
      row('pairs'),
      row('pairsPlanned', 'pairs'),
      row('pairsDone', 'pairs'),
      row('pairsEarly', 'pairs'),
    ],
    [
      'За учебный год, нарастающим итогом. Доли: от записанных, от бывших в паре, от наставников в базе, от начавших пар.',
      'Over the school year. Shares: of those enrolled, of those in pairs, of mentors in the base, of pairs that began.',
    ],
  );
}

/** A number, or how much or little it is at least or at most. */
function limits(told: Told, id: string, of: (n: number) => number = (n) => n, unit = ''): SummaryCell {
  const [low, high] = told.get(id) ?? [0, 0];
  if (!high) return HIDDEN;
  const said = (n: number): Words => [`${of(n)}${unit}`, `${of(n)}${unit.trim()}`];
  if (low === high) return unit ? said(low) : low;
  const [ru, en] = said(low || high);
  return low ? [`не меньше ${ru}`, `at least ${en}`] : [`не больше ${ru}`, `at most ${en}`];
}

export function kpiLines(last: Released, told: Told): SummaryLine[] {
  const definitions = kpiDefinitions(last.plain.ages);
  const rows = ['learners', 'pupilGuides', 'young', 'enterprises'].flatMap((id, i): SummaryCell[][] => {
    const [of = null, target = null] = last.plain.kpis[i] ?? [];
    const words = indicators[i]?.words ?? '';
    const people = id !== 'enterprises';
    if (!(id in last.counts)) return people ? [] : [[words, 0, '—', '', target ?? '—']];
    const share = people ? (of ? limits(told, id, (n) => percentOf(n, of), ' %') : HIDDEN) : '';
    return [[words, limits(told, id), people && of ? of : '—', share, target ?? '—']];
  });
  return block(
    ['Показатели модели', 'Indicators of the model'],
    [
      ['Показатель', 'Indicator'],
      ['Сейчас', 'Now'],
      ['Из скольких', 'Of how many'],
      ['Доля', 'Share'],
      ['Цель', 'Target'],
    ],
    rows,
    [
      '«Из скольких» и цели назвала школа. Кто считается:',
      'Denominators and targets are the school’s. Who is counted:',
    ],
    ...definitions.map((words, i): Words => join([`${i + 1}. `, `${i + 1}. `], words)),
  );
}
