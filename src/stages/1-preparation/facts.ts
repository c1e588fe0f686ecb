/** Facts that papers are merged from: the organisation's card and the team, each with the place to fill it in. */
import { type Field, type Lang, type Programme, say, sayDay, type Words } from '../../kit/index.ts';
import { mentoringForms, roleModels } from '../dictionaries.ts';
import { documentOf } from './documents.ts';
import { type Settings, serving, settingsOf } from './settings.ts';

const card = (words: Words, of: (s: Settings) => string | undefined): Field => ({
  title: [`${words[0]} (лист «Настройки»)`, `${words[1]} (tab “Settings”)`],
  of: (p) => of(settingsOf(p)),
});

export const listOf = <C extends string>(
  dictionary: Readonly<Record<C, Words>>,
  codes: readonly C[],
  lang: Lang,
): string => codes.map((c) => say(dictionary[c], lang)).join('; ');

export const facts = {
  organisation: card(['краткое название организации', 'short name of the organisation'], (s) => s.organisation),
  fullName: card(['полное название организации', 'full name of the organisation'], (s) => s.fullName),
  address: card(['адрес организации', 'address of the organisation'], (s) => s.address),
  city: card(['город', 'city'], (s) => s.city),
  head: card(['руководитель', 'the head'], (s) => s.headName),
  headPosition: card(['должность руководителя', 'position of the head'], (s) => s.headPosition),
  year: card(['учебный год', 'the school year'], (s) => s.year),
  goal: card(['цель программы', 'goal of the programme'], (s) => s.goal),
  tasks: card(['задачи программы', 'tasks of the programme'], (s) => s.tasks),
  results: card(['ожидаемые результаты', 'expected results'], (s) => s.results),
  dataOfficer: card(['кто отвечает за персональные данные', 'who answers for personal data'], (s) => s.dataOfficer),
  site: card(['раздел сайта', 'section of the site'], (s) => s.site),
  replyTo: card(['почта куратора', 'the curator’s address'], (s) => s.replyTo),
  forms: {
    title: ['формы наставничества (лист «Настройки»)', 'forms of mentoring (tab “Settings”)'],
    of: (p, _about, lang) => listOf(mentoringForms, settingsOf(p).forms, lang),
  },
  roleModels: {
    title: ['ролевые модели (лист «Настройки»)', 'role models (tab “Settings”)'],
    of: (p, _about, lang) => listOf(roleModels, settingsOf(p).roleModels ?? [], lang),
    byHand: true,
  },
  trainingHours: {
    title: ['часов обучения (лист «Настройки»)', 'hours of training (tab “Settings”)'],
    of: (p) => String(settingsOf(p).trainingHours),
  },
  ages: {
    title: ['возраст наставляемых (лист «Настройки»)', 'age of mentees (tab “Settings”)'],
    of: (p) => `${settingsOf(p).ageFrom}–${settingsOf(p).ageTo}`,
  },
  curator: {
    title: ['действующий куратор (лист «Команда»)', 'a curator in office (tab “Team”)'],
    of: (p) => serving(p, 'curator')[0]?.fullName,
  },
  curatorPosition: {
    title: ['должность куратора (лист «Команда»)', 'position of the curator (tab “Team”)'],
    of: (p) => serving(p, 'curator')[0]?.position,
    byHand: true,
  },
  supplies: {
    title: ['ответственный за обеспечение (лист «Команда»)', 'who answers for supplies (tab “Team”)'],
    of: (p) => serving(p, 'supplies')[0]?.fullName,
    byHand: true,
  },
  psychologist: {
    title: ['педагог-психолог (лист «Команда»)', 'the psychologist (tab “Team”)'],
    of: (p) => serving(p, 'psychologist')[0]?.fullName,
    byHand: true,
  },
  today: { title: ['дата', 'date'], of: (p, _about, lang) => sayDay(p.today, lang) },
} as const satisfies Record<string, Field>;

/** Number and date of a paper from the register: entered by the school, never invented. */
export const numbered = (paper: string): { number: Field; dated: Field } => ({
  number: {
    title: ['номер (лист «Документы»)', 'number (tab “Documents”)'],
    of: (p) => documentOf(p, paper)?.number,
    byHand: true,
  },
  dated: {
    title: ['дата (лист «Документы»)', 'date (tab “Documents”)'],
    of: (p: Programme, _about: string, lang: Lang) => {
      const on = documentOf(p, paper)?.dated;
      return on && sayDay(on, lang);
    },
    byHand: true,
  },
});
