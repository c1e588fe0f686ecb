import * as z from 'zod/mini';
import {
  addDays,
  byScript,
  type Change,
  choice,
  command,
  counted,
  date,
  daysBetween,
  email,
  form,
  type Id,
  insert,
  join,
  key,
  label,
  many,
  newRow,
  none,
  number,
  optional,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  rule,
  sameWords,
  say,
  stage,
  state,
  step,
  table,
  task,
  text,
  update,
  url,
  type Words,
  yesNo,
} from '../kit/index.ts';
import { settings, settingsOf } from './1-preparation.ts';
import { type ConsentKind, consentKinds, consents, consentsLacking, kindsInWords } from './2-consents.ts';
import { menteeMoves } from './2-states.ts';
import { menteeRoles, mentoringForms, modes, slots, themes } from './dictionaries.ts';

const kinds = Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]];

const people = [
  'Белова Анна',
  'Гусев Пётр',
  'Ким Алина',
  'Сафин Тимур',
  'Орехова Дарья',
  'Лапин Егор',
  'Миронова Софья',
  'Зуев Артём',
  'Галиева Камилла',
  'Носов Матвей',
  'Фролова Вера',
  'Титов Илья',
  'Рябова Полина',
  'Азизов Рустам',
  'Климова Ева',
  'Жданов Лев',
  'Савельева Мария',
  'Пак Роман',
  'Дёмина Арина',
  'Быков Кирилл',
  'Ершова Злата',
  'Мамедов Тимур',
  'Котова Ульяна',
  'Сомов Фёдор',
  'Панина Василиса',
  'Юдин Глеб',
  'Власова Алиса',
  'Хасанов Марат',
  'Крылова Нина',
  'Родин Степан',
] as const;

export const mentees = table(
  'mentees',
  ['База наставляемых', 'Mentees'],
  {
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
        samples: people,
      }),
    ),
    classOrGroup: optional(
      text(['Класс или группа', 'Class or group'], {
        width: 110,
        aka: ['класс', 'группа', 'grade', 'class', 'department', 'organisation', 'organization'],
        samples: ['7А', '8Б', '9А', '9В', '10А', '11Б'],
      }),
    ),
    role: choice(['Кто он', 'Who it is'], menteeRoles, { start: 'pupil', width: 130 }),
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
        aka: ['тема', 'запрос', 'theme', 'topics', 'profession'],
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
    curator: optional(ref('team', ['Куратор', 'Curator'])),
    joinedOn: byScript(date(['Дата вхождения в программу', 'Joined on'], { start: 'today' })),
    completedOn: optional(byScript(date(['Дата завершения программы', 'Completed on']))),
    resultSummary: optional(paragraph(['Результаты программы', 'Results'])),
    caseUrl: optional(url(['Ссылка на кейс/отзыв', 'Link to the case'])),
  },
  {
    called: (m) => m.fullName ?? '',
    once: (m) => (m.fullName ? sameWords(`${m.fullName}|${m.email ?? m.classOrGroup ?? ''}`) : ''),
    about: ['Кто ищет или нашёл наставника.', 'Those who look for a mentor, or have one.'],
    practice: (m, dice) => {
      const grade = dice.int(7, 11);
      return {
        ...m,
        fullName: dice.pick(people),
        classOrGroup: `${grade}${dice.pick(['А', 'Б', 'В'])}`,
        birthYear: 2026 - grade - 7,
        role: 'pupil' as const,
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

/** The six channels, exactly as the model lists them (2.in.2). */
export const menteeSources = table(
  'menteeSources',
  ['Источники сведений', 'Sources'],
  {
    id: key('menteeSources', 'ИС'),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    channel: choice(['Канал', 'Channel'], {
      parents: ['родители', 'parents'],
      class_teachers: ['классные руководители', 'class teachers'],
      psychologists: ['педагоги-психологи', 'school psychologists'],
      career_tests: ['профориентационные тесты', 'career guidance tests'],
      questionnaire: ['анкетирование', 'questionnaires'],
      interview: ['собеседование', 'interviews'],
    }),
    collected: optional(date(['Когда получено', 'Collected'], { start: 'today' })),
    by: optional(
      text(['Кем', 'By whom'], {
        help: ['Роль, не имя', 'A role, not a name'],
        samples: ['классный руководитель', 'психолог', 'форма F2'],
      }),
    ),
    summary: optional(
      paragraph(['Кратко', 'In short'], { samples: ['просит помощи с предметом', 'тянется к проектам'] }),
    ),
    confidential: yesNo(['Только куратору', 'Curator only']),
  },
  {
    about: [
      'Откуда что известно: один наставляемый — несколько источников.',
      'Where things are known from: one mentee, several sources.',
    ],
  },
);

export const menteeIntake = form('mentee-intake', mentees, {
  code: 'F2',
  title: ['Анкета наставляемого', 'Mentee questionnaire'],
  intro: [
    'Несколько вопросов, чтобы подобрать вам наставника. Ответы увидят куратор программы и школьный психолог, больше никто. Заполнение занимает 5–7 минут.',
    'A few questions that help us find you a mentor. Only the curator of the programme and the school psychologist will see the answers. It takes 5 to 7 minutes.',
  ],
  thanks: [
    'Спасибо! Ответ записан. Куратор свяжется с вами, когда найдёт наставника. Изменить ответ можно по ссылке ниже.',
    'Thank you! Your answer is recorded. The curator will get in touch when a mentor is found. You can change the answer by the link below.',
  ],
  sections: [
    {
      title: ['О вас', 'About you'],
      questions: {
        id: {
          ask: ['Ваш код (на карточке от куратора)', 'Your code (on the card from the curator)'],
          only: 'codes',
          required: true,
        },
        fullName: { ask: ['Фамилия и имя', 'Family name and first name'], required: true },
        classOrGroup: { ask: ['Класс или группа', 'Class or group'], required: true },
        birthYear: { ask: ['Год рождения', 'Year of birth'], required: true },
        role: { ask: ['Вы…', 'You are a…'] },
      },
    },
    {
      title: ['Ваш запрос', 'Your request'],
      questions: {
        themes: { ask: ['С чем вам помог бы наставник?', 'What would a mentor help you with?'], required: true },
        mainRequest: {
          ask: ['Расскажите об этом своими словами', 'Tell us about it in your own words'],
          help: ['Не пишите о здоровье и диагнозах', 'Please do not write about health or diagnoses'],
        },
        strengths: ['Что у вас хорошо получается?', 'What are you good at?'],
        interests: {
          ask: ['Чем вы увлекаетесь?', 'What are you interested in?'],
          help: ['Через запятую', 'With commas between'],
        },
        earlier: ['Участвовали ли вы раньше в наставничестве?', 'Have you taken part in mentoring before?'],
      },
    },
    {
      title: ['Каким должно быть наставничество', 'How mentoring should be'],
      questions: {
        preferredForm: ['Какая форма вам ближе?', 'Which form suits you best?'],
        preferredTraits: ['Какого наставника вы хотели бы?', 'What mentor would you like?'],
        availability: { ask: ['Когда вам удобно встречаться?', 'When can you meet?'], required: true },
        meetingMode: ['Как удобнее встречаться?', 'How would you rather meet?'],
        wantsToMentor: ['Хотели бы вы потом сами стать наставником?', 'Would you like to be a mentor later?'],
      },
    },
  ],
  also: (mentee, _p, now) => [
    insert(menteeSources, newRow(menteeSources, { mentee: mentee.id, channel: 'questionnaire', by: 'F2' }, now)),
  ],
});

export const personOf = (m: Mentee) => ({ id: m.id, birthYear: m.birthYear, grown: m.role === 'teacher' });

const toDoIn = (at: Mentee['state'], lacking: Words): Words => {
  if (at === 'awaiting_consent') return join(['получить согласие: ', 'get the consent: '], lacking);
  if (at === 'in_base') return ['уточнить темы запроса', 'ask for the themes of the request'];
  if (at === 'searching') return ['подобрать наставника', 'find a mentor'];
  return at === 'proposed' ? ['согласовать пару', 'agree on the pair'] : none;
};

/**
 * The moves that follow from the data themselves: a draft waits for consent; with all consents it enters the base; with a
 * request it looks for a pair; a consent that was withdrawn takes it back.
 */
export function settleMentees(p: Programme): Change[] {
  const { language } = settingsOf(p);
  return p.rows(mentees).flatMap((m) => {
    const lacking = consentsLacking(p, personOf(m));
    let next = m.state;
    if (next === 'draft') next = step(menteeMoves, m.id, next, 'awaiting_consent');
    if (next === 'awaiting_consent' && !lacking.length) next = step(menteeMoves, m.id, next, 'in_base');
    if (next === 'in_base' && m.themes?.length) next = step(menteeMoves, m.id, next, 'searching');
    if ((next === 'in_base' || next === 'searching') && lacking.length) {
      next = step(menteeMoves, m.id, next, 'awaiting_consent');
    }
    const toDo = say(toDoIn(next, kindsInWords(lacking)), language) || undefined;
    return next === m.state && m.toDo === toDo ? [] : [update(mentees, m.id, { state: next, toDo })];
  });
}

export const personMissing = problem('person-missing', (f: { person: string }) => [
  `Строки ${f.person} нет в базе. Ничего не изменено. Обновите панель и выберите человека снова.`,
  `There is no row ${f.person} in the base. Nothing was changed. Refresh the panel and choose the person again.`,
]);

/** A consent came back signed: one row a kind; what was only requested becomes given. */
export const recordConsent = command('record-consent', {
  title: ['согласие получено', 'consent received'],
  input: z.object({ person: z.string(), kinds: z.array(z.enum(kinds)), keptAt: z.string() }),
  reads: [settings, mentees, consents],
  decide: (p, { person, kinds, keptAt }, now) => {
    const mentee = p.row(mentees, person);
    if (!mentee && person.startsWith('НМ')) throw personMissing({ person });
    const given = { state: 'given' as const, given: now.today, keptAt: keptAt || undefined };
    const changes = kinds.map((kind): Change => {
      const asked = p
        .rows(consents)
        .find((c) => (c.mentee === person || c.mentor === person) && c.kind === kind && c.state !== 'given');
      if (asked) return update(consents, asked.id, given);
      const whose = mentee ? { mentee: mentee.id } : { mentor: person as Id<'mentors'> };
      return insert(consents, newRow(consents, { ...whose, kind, ...given }, now));
    });
    return { changes, reply: { recorded: changes.length } };
  },
});

/** Days after which a consent that has not come back is a finding. Chosen by the product, not by the model. */
const CONSENT_WAITS_DAYS = 3;

export const consentMissing = rule('consent-missing', {
  title: ['Согласие не вернулось', 'A consent has not come back'],
  reads: [mentees, consents],
  find: (p) =>
    p
      .rows(mentees)
      .filter((m) => m.state === 'awaiting_consent' && daysBetween(m.joinedOn, p.today) >= CONSENT_WAITS_DAYS)
      .map((m) => {
        const days = counted(daysBetween(m.joinedOn, p.today), ['день', 'дня', 'дней'], ['day', 'days']);
        return {
          about: m.id,
          who: 'curator',
          since: addDays(m.joinedOn, CONSENT_WAITS_DAYS),
          words: join([`${m.id}: согласия нет `, `${m.id}: no consent for `], days, [
            '. Напомните и отметьте получение на панели «Пары».',
            '. Send a reminder, then mark it in the panel “Pairs”.',
          ]),
        };
      }),
  remind: 'never',
});

/** Days in search after which a mentee without a pair is a finding (domain 6.4 asks for action within two weeks). */
const UNPAIRED_DAYS = 14;

export const longUnpaired = rule('long-unpaired', {
  title: ['Долго без пары', 'Long without a pair'],
  reads: [mentees],
  find: (p) =>
    p
      .rows(mentees)
      .filter((m) => m.state === 'searching' && daysBetween(m.joinedOn, p.today) >= UNPAIRED_DAYS)
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: addDays(m.joinedOn, UNPAIRED_DAYS),
        words: join(
          [`${m.id} без пары уже `, `${m.id} without a pair for `],
          counted(daysBetween(m.joinedOn, p.today), ['день', 'дня', 'дней'], ['day', 'days']),
          ['. Откройте панель «Пары».', '. Open the panel “Pairs”.'],
        ),
      })),
  remind: 'never',
});

const among = (p: Programme, counts: (m: Mentee) => boolean, ru: string, en: string): Words => {
  const all = p.rows(mentees).filter((m) => m.state !== 'withdrawn' && m.state !== 'erased');
  const n = all.filter(counts).length;
  return [`${ru} ${n} из ${all.length}`, `${en} ${n} of ${all.length}`];
};

export default stage(2, {
  title: ['Формирование базы наставляемых', 'Building the base of mentees'],
  sheet: ['2 Наставляемые', '2 Mentees'],
  colour: '#3f8f7f',
  tasks: [
    task('2.in.1', 'inside', [
      'информировать родителей, педагогов, обучающихся о возможностях и целях программы',
      'inform parents, teachers and learners of the possibilities and goals of the programme',
    ]),
    task(
      '2.in.2',
      'inside',
      [
        'организовать сбор данных о наставляемых по доступным каналам (родители, классные руководители, педагоги-психологи, профориентационные тесты, анкетирование, собеседование), в том числе запросы наставляемых к программе',
        'organise the collection of data on mentees through the channels available (parents, class teachers, school psychologists, career guidance tests, questionnaires, interviews), including the mentees’ requests to the programme',
      ],
      {
        reads: [mentees, consents, menteeSources],
        say: (p) =>
          join(
            [`в базе ${p.rows(mentees).length}, `, `in the base ${p.rows(mentees).length}, `],
            among(p, (m) => !consentsLacking(p, personOf(m)).length, 'согласий', 'consents'),
          ),
      },
    ),
    task('2.in.3', 'inside', [
      'включить собранные данные в систему мониторинга влияния программы на наставляемых',
      'include the data collected in the system that monitors the influence of the programme on mentees',
    ]),
  ],
  tables: [mentees, menteeSources, consents],
  forms: [menteeIntake],
  rules: [consentMissing, longUnpaired],
  commands: [recordConsent],
  settles: [{ reads: [settings, mentees, consents], decide: settleMentees }],
});
