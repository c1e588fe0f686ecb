import {
  byScript,
  choice,
  date,
  email,
  form,
  key,
  label,
  many,
  number,
  optional,
  paragraph,
  phone,
  type Row,
  ref,
  sameWords,
  state,
  table,
  text,
  url,
  type Words,
  yesNo,
} from '../../kit/index.ts';
import { building } from '../buildings.ts';
import { type MentorCategory, mentorCategories, mentoringForms, modes, slots, themes } from '../dictionaries.ts';
import { lettersIn } from '../languages.ts';
import { goesOn } from '../next-year.ts';
import { personName } from '../people.ts';
import { mentorMoves } from './states.ts';

export const mentorMotives = {
  help: ['помогать другим', 'helping others'],
  growth: ['развиваться самому', 'own growth'],
  status: ['признание', 'recognition'],
  profession: ['передать профессию', 'passing on the profession'],
  community: ['общение и сообщество', 'community'],
} as const;

export const mentorIncentives = {
  thanks: ['благодарность, грамота', 'thanks, a diploma'],
  letter: ['письмо родителям или работодателю', 'a letter to parents or employer'],
  site: ['рассказ на сайте, доска почёта', 'a story on the site, board of honour'],
  training: ['обучение, стажировка', 'training'],
  contest: ['участие в конкурсе', 'taking part in a contest'],
  pay: ['стимулирующая выплата', 'a bonus'],
  meeting: ['встречи сообщества наставников', 'meetings of mentors'],
} as const;

/** How the school has made sure that a person may work with minors; only the fact is kept. */
export const vettingKinds = {
  staff: ['сотрудник организации, проверен кадрами', 'staff, checked by personnel'],
  certificate: ['справка об отсутствии судимости', 'certificate of no criminal record'],
  learner: ['обучающийся, не требуется', 'a learner, not needed'],
} as const;

/** Where practice mentors of a category work or study, and as what. */
const lives: Readonly<Record<MentorCategory, readonly (readonly [organisation: string, position: string])[]>> = {
  learner: [
    ['наша школа', '10 класс'],
    ['наша школа', '11 класс'],
  ],
  teacher: [
    ['наша школа', 'учитель истории'],
    ['наша школа', 'учитель математики'],
  ],
  student: [
    ['педагогический университет', '3 курс'],
    ['политехнический колледж', '2 курс'],
  ],
  alumnus: [
    ['технический университет', 'аспирант'],
    ['городская больница', 'медсестра'],
  ],
  parent: [['родительский комитет', 'инженер']],
  employer: [
    ['завод «Вектор»', 'технолог'],
    ['типография «Лист»', 'верстальщик'],
    ['станция юннатов', 'эколог'],
  ],
  ngo: [['фонд «Берег»', 'координатор']],
  entrepreneur: [['мастерская «Дело»', 'владелец']],
};

export const mentors = table(
  'mentors',
  ['База наставников', 'Mentors'],
  () => ({
    id: key('mentors', 'НР'),
    label: label(),
    fullName: text(['ФИО', 'Full name'], {
      width: 240,
      aka: ['name', 'first name', 'last name', 'surname', 'имя', 'фамилия', 'отчество', 'фио наставника'],
      samples: ['Орлова Мария Андреевна'],
    }),
    category: choice(['Категория', 'Category'], mentorCategories, {
      help: ['От неё зависит, какие формы наставничества возможны', 'It decides which forms of mentoring are possible'],
      start: 'teacher',
    }),
    state: state(['Состояние', 'State'], mentorMoves, { width: 130 }),
    email: optional(
      email(['Эл. почта', 'E-mail'], { aka: ['email address', 'mail', 'почта', 'email', 'электронная почта'] }),
    ),
    language: lettersIn(),
    phone: optional(phone(['Телефон', 'Phone'], { aka: ['mobile', 'контакт'] })),
    organisation: optional(
      text(['Место работы или учёбы', 'Organisation'], {
        aka: ['organization', 'место работы', 'department', 'company'],
        samples: ['наша школа'],
      }),
    ),
    position: optional(
      text(['Должность или курс', 'Position'], {
        aka: ['job title', 'должность', 'title'],
        samples: ['учитель', 'инженер', '3 курс'],
      }),
    ),
    school: optional(
      text(['Класс наставника-ученика', 'Class of a pupil mentor'], { width: 110, samples: ['10А', '11Б'] }),
    ),
    building: building(),
    ownClasses: {
      ...optional(
        text(['Свои классы', 'Classes of their own'], {
          width: 130,
          aka: ['классное руководство', 'ведёт классы', 'классный руководитель', 'class teacher of'],
          help: [
            'Через запятую: где он классный руководитель, учитель или родитель ученика',
            'With commas between: where he or she is the class teacher, a teacher or a pupil’s parent',
          ],
        }),
      ),
      sample: () => undefined,
    },
    birthYear: optional(
      number(
        ['Год рождения', 'Year of birth'],
        { from: 1930, to: 2015 },
        { help: ['Нужен, если наставник — ученик', 'Needed if the mentor is a pupil'] },
      ),
    ),
    competences: optional(
      many(['С чем может помочь', 'Can help with'], themes, {
        aka: ['competences', 'компетенции', 'основные компетенции наставника'],
      }),
    ),
    achievements: optional(
      paragraph(['Важные достижения', 'Achievements'], {
        samples: ['призёр олимпиады', 'ведёт кружок', 'десять лет на заводе'],
      }),
    ),
    interests: optional(
      text(['Интересы', 'Interests'], {
        aka: ['hobbies'],
        samples: ['шахматы, история', 'рисование, музыка', 'программирование, футбол', 'биология, театр'],
      }),
    ),
    ageFrom: optional(number(['Возраст наставляемых: от', 'Mentees aged: from'], { from: 6, to: 70 })),
    ageTo: optional(number(['Возраст наставляемых: до', 'Mentees aged: to'], { from: 6, to: 70 })),
    hoursPerWeek: optional(number(['Часов в неделю', 'Hours a week'], { from: 0, to: 40, whole: false })),
    capacity: number(
      ['Сколько наставляемых готов вести', 'How many mentees'],
      { from: 0, to: 30 },
      { start: 1, width: 130 },
    ),
    forms: optional(
      many(['Формы наставничества', 'Forms of mentoring'], mentoringForms, {
        help: ['Пусто — все, что подходят категории', 'Empty: all that fit the category'],
      }),
    ),
    availability: optional(many(['Когда может', 'When available'], slots)),
    meetingMode: optional(choice(['Как удобнее', 'How to meet'], modes, { width: 120 })),
    motives: optional(many(['Что важно для наставника', 'What matters to the mentor'], mentorMotives)),
    incentives: optional(
      many(['Чем поддержим', 'Incentives'], mentorIncentives, {
        help: ['Что предложено этому наставнику', 'What is offered to this mentor'],
      }),
    ),
    contacted: optional(
      date(['Последняя связь', 'Last contact'], {
        help: ['Когда вы писали или звонили', 'When you last wrote or called'],
      }),
    ),
    event: optional(ref('events', ['С какого мероприятия', 'From which event'])),
    source: optional(
      text(['Откуда узнал', 'Where from'], {
        aka: ['источник', 'source'],
        help: ['Метка ссылки: откуда пришла анкета', 'The tag of the link the form was opened by'],
        samples: ['сайт', 'вечер выпускников'],
      }),
    ),
    experience: yesNo(['Был наставником', 'Has been a mentor']),
    readyToTrain: yesNo(['Готов учиться', 'Ready for training']),
    vetting: optional(
      choice(['Документы проверены', 'Documents checked'], vettingKinds, {
        help: ['Сами документы здесь не хранятся', 'The documents themselves are not kept here'],
      }),
    ),
    vettingChecked: optional(date(['Когда проверены', 'Checked on'])),
    vettingBy: optional(text(['Кто проверил', 'Checked by'], { samples: ['куратор', 'отдел кадров'] })),
    vettingUntil: optional(
      date(['Справка действует до', 'Certificate valid until'], {
        help: ['Для взрослых не из школы', 'For adults from outside the school'],
      }),
    ),
    toDo: byScript(optional(text(['Что сделать', 'What to do'], { width: 240 }))),
    joinedOn: byScript(date(['Дата вхождения в программу', 'Joined on'], { start: 'today' })),
    completedOn: optional(byScript(date(['Дата завершения программы', 'Completed on']))),
    resultSummary: optional(paragraph(['Результаты программы', 'Results'])),
    caseUrl: optional(url(['Ссылка на кейс/отзыв', 'Link to the case'])),
  }),
  {
    called: (m) => m.fullName,
    nextYear: (m, p) => (goesOn(p, m.id) ? { toDo: undefined, event: undefined, completedOn: undefined } : undefined),
    once: (m) => (m.email ? sameWords(m.email) : m.fullName ? sameWords(`${m.fullName}|${m.organisation ?? ''}`) : ''),
    about: ['Кто готов быть наставником.', 'Those willing to be a mentor.'],
    practice: (m, dice) => {
      const category = dice.pick([
        'learner',
        'learner',
        'teacher',
        'student',
        'alumnus',
        'employer',
        'employer',
        'parent',
      ] as const);
      const [organisation, position] = dice.pick(lives[category]);
      return {
        ...m,
        category,
        fullName: personName(dice, category === 'learner' ? 'learner' : 'grown'),
        organisation,
        position,
        school: category === 'learner' ? dice.pick(['10А', '10Б', '11А']) : undefined,
        building: category === 'learner' ? 'корпус 1' : category === 'teacher' ? 'корпус 2' : undefined,
        ownClasses: category === 'parent' ? '8Б, 9А' : undefined,
        birthYear: category === 'learner' ? 2026 - dice.int(16, 17) : undefined,
        competences: m.competences ?? ['career'],
        availability: m.availability ?? ['mon', 'thu'],
        capacity: dice.pick([1, 2, 2, 3]),
        event: undefined,
        vetting:
          category === 'learner'
            ? ('learner' as const)
            : category === 'teacher'
              ? ('staff' as const)
              : ('certificate' as const),
        vettingUntil: undefined,
        motives: m.motives ?? ['help' as const],
        incentives: m.incentives ?? ['thanks' as const],
        forms: undefined,
        ageFrom: dice.pick([11, 12, 13, undefined]),
        ageTo: dice.pick([16, 17, 18, undefined]),
        state: 'candidate' as const,
        completedOn: undefined,
        resultSummary: undefined,
        caseUrl: undefined,
      };
    },
  },
);
export type Mentor = Row<typeof mentors>;

const pupilsLeaveEmpty: Words = ['Ученики школы оставляют пустым', 'Pupils of the school leave it empty'];

export const mentorIntake = form('mentor-intake', mentors, {
  code: 'F4',
  tagged: 'source',
  title: ['Анкета наставника', 'Mentor questionnaire'],
  intro: [
    'Спасибо, что хотите стать наставником. Ответы увидит куратор программы. Заполнение занимает около 7 минут.',
    'Thank you for wanting to be a mentor. The curator of the programme will see the answers. It takes about 7 minutes.',
  ],
  thanks: [
    'Спасибо! Ответ записан. Куратор напишет вам о следующем шаге.',
    'Thank you! Your answer is recorded. The curator will write to you about the next step.',
  ],
  sections: [
    {
      title: ['О вас', 'About you'],
      questions: {
        fullName: {
          ask: ['Фамилия, имя, отчество', 'Full name'],
          inCodes: {
            help: [
              'Ученики школы вместо имени пишут код, который дал куратор',
              'Pupils of the school write the code the curator gave them instead of a name',
            ],
          },
        },
        email: {
          ask: ['Ваша электронная почта', 'Your e-mail'],
          required: true,
          inCodes: { required: false, help: pupilsLeaveEmpty },
        },
        phone: { ask: ['Телефон', 'Phone'], inCodes: { help: pupilsLeaveEmpty } },
        category: ['Кто вы?', 'Who are you?'],
      },
    },
    {
      title: ['Для учеников школы', 'For school pupils'],
      intro: [
        'Если вам нет 18 лет, потребуется согласие родителей: бланк даст куратор.',
        'If you are under 18, your parents’ consent is needed: the curator gives you the paper.',
      ],
      of: { category: ['learner'] },
      questions: {
        birthYear: { ask: ['Год рождения', 'Year of birth'], required: true },
        school: { ask: ['Класс', 'Class'], required: true },
      },
    },
    {
      title: ['Для взрослых и студентов', 'For adults and students'],
      of: { category: ['teacher', 'student', 'alumnus', 'parent', 'employer', 'ngo', 'entrepreneur'] },
      questions: {
        organisation: ['Где вы работаете или учитесь?', 'Where do you work or study?'],
        position: ['Должность или курс', 'Position or year'],
      },
    },
    {
      title: ['С чем вы можете помочь', 'What you can help with'],
      questions: {
        competences: {
          ask: ['В чём вы готовы помочь наставляемому?', 'What can you help a mentee with?'],
          required: true,
        },
        achievements: ['Достижения, важные для программы', 'Achievements that matter to the programme'],
        interests: { ask: ['Ваши интересы', 'Your interests'], help: ['Через запятую', 'With commas between'] },
        experience: ['Были ли вы уже наставником?', 'Have you been a mentor before?'],
        motives: ['Что для вас важно в наставничестве?', 'What matters to you in mentoring?'],
      },
    },
    {
      title: ['Ваши возможности', 'Your time'],
      questions: {
        capacity: ['Скольких наставляемых вы готовы вести?', 'How many mentees can you take?'],
        ageFrom: ['Желаемый возраст наставляемых: от', 'Preferred age of mentees: from'],
        ageTo: ['Желаемый возраст наставляемых: до', 'Preferred age of mentees: to'],
        hoursPerWeek: ['Сколько часов в неделю вы готовы уделять?', 'How many hours a week can you give?'],
        availability: { ask: ['Когда вам удобно встречаться?', 'When can you meet?'], required: true },
        meetingMode: ['Как удобнее встречаться?', 'How would you rather meet?'],
        readyToTrain: ['Готовы ли вы пройти короткое обучение?', 'Are you ready for a short training?'],
        source: ['Откуда вы узнали о программе?', 'Where did you learn of the programme?'],
      },
    },
  ],
});

export const mentorPersonOf = (m: Mentor) => ({ id: m.id, birthYear: m.birthYear, grown: m.category !== 'learner' });
