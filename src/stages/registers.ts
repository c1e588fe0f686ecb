/** The two official registers in the order of their columns (domain 3.1, 3.2): the working tabs have more, these are for printing and export. */
import { type Cell, type Programme, type Report, report, sayDay, type Words } from '../kit/index.ts';
import { settings, settingsOf } from './1-preparation/settings.ts';
import { type Mentee, mentees } from './2-mentees/register.ts';
import { type Mentor, mentors } from './3-mentors/register.ts';
import { over, type Pair, pairs } from './5-pairs/tables.ts';
import { mentoringForms, themes } from './dictionaries.ts';

type Line = (Cell | Words)[];

const lines = (all: readonly string[]): string => all.filter(Boolean).join('\n');

/** Pairs that came to something: a proposal taken back or declined is none. */
const real = (x: Pair): boolean => x.state !== 'proposed' && x.state !== 'declined' && x.state !== 'cancelled';

const pairsBy = (p: Programme, of: (x: Pair) => readonly string[]): ReadonlyMap<string, readonly Pair[]> => {
  const out = new Map<string, Pair[]>();
  for (const x of p.rows(pairs).filter(real)) for (const id of of(x)) out.set(id, [...(out.get(id) ?? []), x]);
  return out;
};

const formsOf = (p: Programme, all: readonly Pair[]): string => {
  const { language } = settingsOf(p);
  return lines([...new Set(all.map((x) => mentoringForms[x.form]?.[language === 'ru' ? 0 : 1] ?? x.form))]);
};

const dayOr = (p: Programme, d: Parameters<typeof sayDay>[0] | undefined): string =>
  d ? sayDay(d, settingsOf(p).language) : '';

const mark = (m: Mentee, all: readonly Pair[]): Words => {
  if (m.state === 'completed') return ['пройдена', 'completed'];
  if (all.some((x) => x.state === 'closed_early') && all.every((x) => over.includes(x.state)))
    return ['завершена досрочно', 'ended early'];
  return m.state === 'withdrawn' ? ['не пройдена', 'not completed'] : ['', ''];
};

const there = (m: Mentee | Mentor): boolean => m.state !== 'erased';

export const officialMentees: Report = report('official-mentees', {
  sheet: ['База наставляемых: официальная форма', 'Mentees: official form'],
  reads: [settings, mentees, mentors, pairs],
  header: [
    ['№ п/п', 'No.'],
    ['Ф.И.О. наставляемого', 'Full name of the mentee'],
    ['Контактные данные для связи (данные представителя)', 'Contact (of the guardian)'],
    ['Год рождения наставляемого', 'Year of birth'],
    ['Основной запрос наставляемого', 'Main request'],
    ['Дата вхождения в программу', 'Joined on'],
    ['Ф.И.О. наставника', 'Full name of the mentor'],
    ['Форма наставничества', 'Form of mentoring'],
    ['Место работы/учёбы наставника', 'Mentor’s place of work or study'],
    ['Дата завершения программы', 'Completed on'],
    ['Результаты программы', 'Results'],
    ['Ссылка на кейс/отзыв наставляемого, размещённые на сайте организации', 'Link to the case or review'],
    ['Отметка о прохождении программы', 'Mark of completion'],
  ],
  rows: (p) => {
    const { language } = settingsOf(p);
    const mine = pairsBy(p, (x) => x.mentees);
    return p
      .rows(mentees)
      .filter(there)
      .map((m): Line => {
        const all = mine.get(m.id) ?? [];
        const guides = all.flatMap((x) => p.row(mentors, x.mentor) ?? []);
        const asked = (m.themes ?? []).map((t) => themes[t]?.[language === 'ru' ? 0 : 1] ?? t).join(', ');
        return [
          m.id,
          m.fullName ?? '',
          lines([m.contact ?? '', m.email ?? '', m.guardian ?? '']),
          m.birthYear ?? '',
          lines([m.mainRequest ?? '', asked]),
          dayOr(p, m.joinedOn),
          lines(guides.map((g) => g.fullName)),
          formsOf(p, all),
          lines(guides.map((g) => [g.organisation, g.position].filter(Boolean).join(', '))),
          dayOr(p, m.completedOn),
          m.resultSummary ?? '',
          m.caseUrl ?? '',
          mark(m, all),
        ];
      });
  },
});

export const officialMentors: Report = report('official-mentors', {
  sheet: ['База наставников: официальная форма', 'Mentors: official form'],
  reads: [settings, mentees, mentors, pairs],
  header: [
    ['№ п/п', 'No.'],
    ['Ф.И.О. наставника', 'Full name of the mentor'],
    ['Контактные данные для связи', 'Contact'],
    ['Место работы/учёбы наставника', 'Place of work or study'],
    ['Основные компетенции наставника', 'Main competences'],
    ['Важные для программы достижения наставника', 'Achievements'],
    ['Интересы наставника', 'Interests'],
    ['Желаемый возраст наставляемых', 'Preferred age of mentees'],
    ['Ресурс времени на программу наставничества', 'Time for the programme'],
    ['Дата вхождения в программу', 'Joined on'],
    ['Ф.И.О. наставляемого (наставляемых)', 'Full name of the mentee(s)'],
    ['Форма наставничества', 'Form of mentoring'],
    ['Место работы/учёбы наставляемого', 'Mentee’s place of work or study'],
    ['Дата завершения программы', 'Completed on'],
    ['Результаты программы', 'Results'],
    ['Ссылка на кейс/отзыв наставника, размещённые на сайте организации', 'Link to the case or review'],
  ],
  rows: (p) => {
    const { language } = settingsOf(p);
    const mine = pairsBy(p, (x) => [x.mentor]);
    return p
      .rows(mentors)
      .filter(there)
      .map((m): Line => {
        const all = mine.get(m.id) ?? [];
        const guided = all.flatMap((x) => x.mentees.flatMap((id) => p.row(mentees, id) ?? []));
        const ages = [m.ageFrom, m.ageTo].filter((n) => n !== undefined).join('–');
        const hours: Words =
          m.hoursPerWeek === undefined ? ['', ''] : [`${m.hoursPerWeek} ч в неделю`, `${m.hoursPerWeek} h a week`];
        const places: Words = [`мест: ${m.capacity}`, `places: ${m.capacity}`];
        return [
          m.id,
          m.fullName,
          lines([m.email ?? '', m.phone ?? '']),
          [m.organisation, m.position ?? m.school].filter(Boolean).join(', '),
          (m.competences ?? []).map((t) => themes[t]?.[language === 'ru' ? 0 : 1] ?? t).join(', '),
          m.achievements ?? '',
          m.interests ?? '',
          ages,
          [lines([hours[0], places[0]]), lines([hours[1], places[1]])],
          dayOr(p, m.joinedOn),
          lines(guided.map((g) => g.fullName ?? g.id)),
          formsOf(p, all),
          lines(guided.map((g) => g.classOrGroup ?? '')),
          dayOr(p, m.completedOn),
          m.resultSummary ?? '',
          m.caseUrl ?? '',
        ];
      });
  },
});
