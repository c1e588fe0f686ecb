/** Who looks for a mentor, and where what is known of them comes from. */
import {
  byScript,
  choice,
  date,
  email,
  key,
  label,
  many,
  number,
  optional,
  paragraph,
  type Row,
  ref,
  refs,
  sameWords,
  state,
  table,
  text,
  url,
  yesNo,
} from '../../kit/index.ts';
import { building } from '../buildings.ts';
import { menteeRoles, mentoringForms, modes, slots, themes } from '../dictionaries.ts';
import { lettersIn } from '../languages.ts';
import { personName } from '../people.ts';
import { menteeMoves } from './states.ts';

export const mentees = table(
  'mentees',
  ['База наставляемых', 'Mentees'],
  () => ({
    id: key('mentees', 'НМ'),
    label: label(),
    fullName: optional(
      text(['ФИО', 'Full name'], {
        width: 220,
        personal: true,
        was: ['Фамилия, имя'],
        aka: [
          'name',
          'first name',
          'last name',
          'surname',
          'имя',
          'фамилия',
          'отчество',
          'ученик',
          'фио наставляемого',
          'student',
        ],
        help: ['В режиме «Коды» остаётся пустым', 'Stays empty where codes are used'],
        samples: ['Белова Анна'],
      }),
    ),
    classOrGroup: optional(
      text(['Класс или группа', 'Class or group'], {
        width: 110,
        aka: ['класс', 'группа', 'grade', 'class', 'department', 'organisation', 'organization'],
        samples: ['7А', '8Б', '9А', '9В', '10А', '11Б'],
      }),
    ),
    building: building(),
    role: choice(['Кто он', 'Who it is'], menteeRoles, { start: 'pupil', width: 130 }),
    teachingYears: optional(
      number(
        ['Педагогический стаж, лет', 'Years of teaching'],
        { from: 0, to: 60 },
        { help: ['Для педагогов: до 3 лет — молодой специалист', 'For teachers: up to 3 years, a young specialist'] },
      ),
    ),
    birthYear: optional(
      number(
        ['Год рождения', 'Year of birth'],
        { from: 1940, to: 2025 },
        { personal: true, aka: ['birth year', 'год', 'год рождения наставляемого'] },
      ),
    ),
    state: state(['Состояние', 'State'], menteeMoves, { width: 140 }),
    toDo: byScript(optional(text(['Что сделать', 'What to do'], { width: 240 }))),
    themes: optional(
      many(['Темы запроса', 'Themes of the request'], themes, {
        aka: ['тема', 'темы', 'theme', 'topics'],
      }),
    ),
    mainRequest: optional(
      paragraph(['Основной запрос', 'Main request'], {
        aka: ['request', 'goals', 'основной запрос наставляемого', 'чего ждёт'],
        help: [
          'Словами самого участника. Без диагнозов и сведений о здоровье',
          'In the person’s own words. No diagnoses, nothing about health',
        ],
        samples: [
          'Хочу разобраться с алгеброй и перестать бояться контрольных',
          'Хочу сделать проект по экологии двора и выступить с ним',
          'Не знаю, какую профессию выбрать',
          'Недавно пришёл в класс, трудно найти друзей',
          'Хочу увереннее говорить перед людьми',
        ],
      }),
    ),
    interests: optional(
      text(['Интересы', 'Interests'], {
        aka: ['hobbies'],
        help: ['Через запятую', 'With commas between'],
        samples: [
          'шахматы, программирование',
          'рисование, театр',
          'футбол, история',
          'биология, фотография',
          'музыка, языки',
        ],
      }),
    ),
    strengths: optional(
      paragraph(['Сильные стороны', 'Strengths'], {
        samples: ['внимательность', 'доброжелательность', 'чувство юмора'],
      }),
    ),
    preferredForm: optional(choice(['Желаемая форма', 'Preferred form'], mentoringForms)),
    preferredTraits: optional(
      text(['Какого наставника хочет', 'The mentor hoped for'], { samples: ['спокойный', 'увлечённый', 'весёлый'] }),
    ),
    availability: optional(many(['Когда может', 'When available'], slots)),
    meetingMode: optional(choice(['Как удобнее', 'How to meet'], modes, { width: 120 })),
    earlier: yesNo(['Уже участвовал', 'Took part before']),
    wantsToMentor: yesNo(['Хотел бы сам стать наставником', 'Would like to mentor later']),
    email: optional(
      email(['Эл. почта', 'E-mail'], {
        personal: true,
        aka: ['email address', 'mail', 'почта', 'email', 'электронная почта'],
      }),
    ),
    language: lettersIn(),
    contact: optional(
      text(['Контакт', 'Contact'], {
        personal: true,
        aka: ['телефон', 'phone'],
        samples: ['через классного руководителя'],
      }),
    ),
    guardian: optional(
      text(['Представитель и его контакт', 'Guardian and contact'], {
        personal: true,
        samples: ['Ольга Петровна, +7 900 000-00-00'],
      }),
    ),
    relatives: {
      ...optional(
        refs('mentors', ['Родственники среди наставников', 'Relatives among the mentors'], {
          personal: true,
          help: [
            'Отмечает куратор: с близким родственником пара не предлагается',
            'Noted by the curator: no pair is proposed with a close relative',
          ],
        }),
      ),
      sample: () => undefined,
    },
    curator: optional(ref('team', ['Куратор', 'Curator'])),
    joinedOn: byScript(date(['Дата вхождения в программу', 'Joined on'], { start: 'today' })),
    completedOn: optional(byScript(date(['Дата завершения программы', 'Completed on']))),
    resultSummary: optional(paragraph(['Результаты программы', 'Results'])),
    caseUrl: optional(url(['Ссылка на кейс/отзыв', 'Link to the case'])),
  }),
  {
    called: (m) => m.fullName ?? '',
    once: (m) => (m.fullName ? sameWords(`${m.fullName}|${m.email ?? m.classOrGroup ?? ''}`) : ''),
    about: ['Кто ищет или нашёл наставника.', 'Those who look for a mentor, or have one.'],
    practice: (m, dice) => {
      const grade = dice.int(7, 11);
      return {
        ...m,
        fullName: personName(dice, 'learner'),
        classOrGroup: `${grade}${dice.pick(['А', 'Б', 'В'])}`,
        building: grade < 9 ? 'корпус 2' : 'корпус 1',
        birthYear: 2026 - grade - 7,
        role: 'pupil' as const,
        teachingYears: undefined,
        themes: m.themes ?? ['career'],
        availability: m.availability ?? ['mon', 'wed'],
        preferredForm: dice.pick(['student_student', 'college_student_pupil', 'employer_pupil', undefined] as const),
        state: 'draft' as const,
        completedOn: undefined,
        resultSummary: undefined,
        caseUrl: undefined,
        curator: undefined,
        guardian: undefined,
        contact: undefined,
      };
    },
  },
);
export type Mentee = Row<typeof mentees>;
