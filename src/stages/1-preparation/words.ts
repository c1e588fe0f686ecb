/** The school's own words: forms of mentoring, themes of requests, role models. */
import {
  baseOf,
  byScript,
  choice,
  type Entry,
  type Id,
  key,
  type Lang,
  many,
  type Option,
  offeredOf,
  optional,
  type Row,
  reword,
  say,
  table,
  text,
  yesNo,
} from '../../kit/index.ts';
import { type ListName, lists, menteeRoles, menteesOf, mentorCategories, mentorsOf } from '../dictionaries.ts';

const names = Object.keys(lists) as ListName[];
const declared = names.flatMap((list) => baseOf(lists[list]).map((entry) => ({ list, ...entry })));

export const dictionaries = table(
  'dictionaries',
  ['Справочники', 'Dictionaries'],
  () => ({
    id: key('dictionaries', 'СЛ'),
    list: choice(
      ['Справочник', 'Dictionary'],
      {
        forms: ['формы наставничества', 'forms of mentoring'],
        themes: ['темы запросов', 'themes of requests'],
        roleModels: ['ролевые модели', 'role models'],
      },
      { start: 'themes', width: 180 },
    ),
    words: text(['Как называется', 'Words'], {
      width: 420,
      help: ['Можно переименовать: ответы и строки останутся на месте', 'May be reworded: answers and rows stay'],
      samples: ['выбор профессии', 'наставничество в спорте'],
    }),
    inUse: yesNo(['Предлагать', 'Offered'], {
      start: true,
      help: ['Выключенное остаётся в старых строках', 'What is switched off stays in old rows'],
    }),
    mentors: optional(many(['Кто наставник (для своей формы)', 'Mentors (of a form of your own)'], mentorCategories)),
    mentees: optional(many(['Кто наставляемый (для своей формы)', 'Mentees (of a form of your own)'], menteeRoles)),
    code: byScript(optional(text(['Код в программе', 'Declared as'], { hidden: true, samples: ['career'] }))),
  }),
  {
    called: (d) => d.words,
    aside: true,
    nextYear: () => ({}),
    about: [
      'Слова школы: переименуйте, выключите лишнее, добавьте своё.',
      'The school’s words: reword, switch off, add your own.',
    ],
    starts: (lang: Lang) =>
      declared.map(({ list, code, words }, i) => ({
        id: `СЛ-${String(i + 1).padStart(3, '0')}` as Id<'dictionaries'>,
        list,
        words: say(words, lang),
        inUse: true,
        code,
      })),
    practice: (d) => ({ ...d, words: d.words.replaceAll(';', ',') }),
  },
);
type DictionaryRow = Row<typeof dictionaries>;

const clean = (words: string) => words.replaceAll(';', ',').trim();

const entryOf = (d: DictionaryRow): Entry => {
  const base = declared.find((x) => x.list === d.list && x.code === d.code);
  const words = clean(d.words);
  const kept = base && (base.words[0] === words || base.words[1] === words);
  return { code: d.code ?? d.id, words: kept ? base.words : [words, words], offered: d.inUse };
};

/** From now on this run speaks the school's words. */
export function speakAs(rows: readonly DictionaryRow[]): void {
  for (const list of names) {
    const mine = rows.filter((d) => d.list === list);
    if (mine.length) reword(lists[list], mine.map(entryOf));
  }
  for (const d of rows) {
    if (d.list !== 'forms' || d.code) continue;
    Object.assign(mentorsOf, { [d.id]: d.mentors ?? [] });
    Object.assign(menteesOf, { [d.id]: d.mentees ?? [] });
  }
}

/** Of the forms only those chosen for this year are offered in questionnaires and registers. */
export function offerForms(rows: readonly DictionaryRow[], chosen: readonly string[]): void {
  const mine = rows.filter((d) => d.list === 'forms');
  const entries = mine.length ? mine.map(entryOf) : baseOf(lists.forms);
  reword(
    lists.forms,
    entries.map((e) => ({ ...e, offered: e.offered && chosen.includes(e.code) })),
  );
}

/** Whether a column offers words of a dictionary that may change. */
export const changing = (options: readonly Option[]): boolean =>
  names.some((list) => options === offeredOf(lists[list]));
