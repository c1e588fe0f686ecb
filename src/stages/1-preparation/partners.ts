import {
  addDays,
  choice,
  date,
  daysBetween,
  email,
  form,
  join,
  key,
  label,
  many,
  optional,
  type Programme,
  paragraph,
  phone,
  type Row,
  rule,
  sameWords,
  table,
  text,
  type Words,
} from '../../kit/index.ts';
import { type MentoringForm, mentoringForms } from '../dictionaries.ts';
import { settings, settingsOf } from './settings.ts';

export const partnerTypes = {
  enterprise: ['предприятие', 'enterprise'],
  university: ['вуз', 'university'],
  college: ['колледж', 'college'],
  ngo: ['НКО', 'NGO'],
  alumni: ['сообщество выпускников', 'alumni'],
  parents: ['родительское сообщество', 'parents’ community'],
  local_government: ['местное самоуправление', 'local government'],
  media: ['медиа', 'media'],
} as const;
export type PartnerType = keyof typeof partnerTypes;

/** Which audiences a form of mentoring needs (1.out.1); of a form of the school's own nothing is known. */
export const audienceOf: Readonly<Partial<Record<MentoringForm, readonly PartnerType[]>>> = {
  student_student: [],
  teacher_teacher: [],
  college_student_pupil: ['university', 'college', 'alumni'],
  employer_pupil: ['enterprise', 'ngo', 'parents'],
  employer_college_student: ['enterprise'],
};

/** Audiences outside the organisation and how far the talks with them are. */
export const partners = table(
  'partners',
  ['Партнёры', 'Partners'],
  () => ({
    id: key('partners', 'ПР'),
    label: label(),
    name: text(['Организация', 'Organisation'], {
      width: 240,
      aka: ['название', 'name', 'company'],
      samples: ['завод «Вектор»', 'педагогический университет', 'фонд «Берег»', 'центр занятости'],
    }),
    type: choice(['Аудитория', 'Audience'], partnerTypes, { start: 'enterprise', width: 170 }),
    forms: optional(many(['Для каких форм наставничества', 'For which forms of mentoring'], mentoringForms)),
    offers: optional(
      many(['Чем готовы помочь', 'What they can offer'], {
        mentors: ['наставники', 'mentors'],
        venue: ['площадка, экскурсии', 'a venue, excursions'],
        training: ['обучение наставников', 'training of mentors'],
        materials: ['материалы и оборудование', 'materials and equipment'],
        funds: ['средства, награды', 'funds, awards'],
        news: ['информационная поддержка', 'publicity'],
      }),
    ),
    contactPerson: optional(
      text(['Контактное лицо', 'Contact person'], { samples: ['Смирнова Ирина Олеговна, отдел кадров'] }),
    ),
    email: optional(email(['Эл. почта', 'E-mail'])),
    phone: optional(phone(['Телефон', 'Phone'])),
    status: choice(
      ['Состояние', 'Status'],
      {
        planned: ['намечен', 'planned'],
        contact: ['контакт', 'in contact'],
        consent: ['согласие', 'agreed'],
        agreement: ['соглашение', 'agreement signed'],
        refused: ['отказ', 'refused'],
      },
      { start: 'planned', width: 130 },
    ),
    nextStep: optional(date(['Следующий шаг', 'Next step'])),
    signatory: optional(
      text(['Кто подписывает и на каком основании', 'Who signs, and on what basis'], {
        width: 240,
        samples: ['директор Кузнецов А. П., устав'],
      }),
    ),
    inn: optional(text(['ИНН', 'Taxpayer number'], { width: 110, samples: ['7700000000'] })),
    source: optional(
      text(['Откуда узнали', 'Where from'], {
        help: ['Метка ссылки или слова', 'A link tag, or words'],
        samples: ['сайт'],
      }),
    ),
    note: optional(paragraph(['Заметка', 'Note'], { samples: ['готовы провести экскурсию'] })),
  }),
  {
    called: (x) => x.name,
    nextYear: (x) => (x.status === 'refused' ? undefined : { nextStep: undefined }),
    once: (x) => (x.name ? sameWords(x.name) : ''),
    aside: true,
    about: [
      'Аудитории вне школы: кто может дать наставников, площадку, обучение.',
      'Audiences outside the school: who can give mentors, a venue, training.',
    ],
  },
);
export type Partner = Row<typeof partners>;

export const partnerForm = form('partner', partners, {
  code: 'F14',
  tagged: 'source',
  title: ['Анкета партнёра', 'Partner questionnaire'],
  intro: [
    'Школа ищет партнёров программы наставничества. Расскажите о вашей организации и о том, чем вы могли бы помочь. Ответы увидит куратор программы. Заполнение занимает 3–4 минуты.',
    'The school is looking for partners of its mentoring programme. Tell us about your organisation and how you could help. The curator of the programme will see the answers. It takes 3 to 4 minutes.',
  ],
  thanks: [
    'Спасибо! Куратор свяжется с вами, чтобы договориться о следующем шаге.',
    'Thank you! The curator will contact you to agree on the next step.',
  ],
  sections: [
    {
      title: ['Об организации', 'About the organisation'],
      questions: {
        name: ['Название организации', 'Name of the organisation'],
        type: ['Кого вы представляете?', 'Whom do you represent?'],
        contactPerson: {
          ask: ['Контактное лицо: имя и должность', 'Contact person: name and position'],
          required: true,
        },
        email: { ask: ['Эл. почта для связи', 'E-mail to contact'], required: true },
        phone: ['Телефон', 'Phone'],
      },
    },
    {
      title: ['Участие', 'Taking part'],
      questions: {
        offers: { ask: ['Чем вы готовы помочь?', 'What can you offer?'], required: true },
        forms: ['Какие формы наставничества вам близки?', 'Which forms of mentoring suit you?'],
        source: ['Откуда вы узнали о программе?', 'Where did you learn of the programme?'],
        note: ['Что ещё нам важно знать?', 'What else should we know?'],
      },
    },
  ],
});

const WILLING: readonly Partner['status'][] = ['planned', 'contact', 'consent', 'agreement'];

/** Forms of mentoring in use for which nobody outside has been named yet. */
export function formsWithoutPartner(p: Programme): readonly MentoringForm[] {
  const open = p.rows(partners).filter((x) => WILLING.includes(x.status));
  return settingsOf(p).forms.filter((f) => {
    const wanted = audienceOf[f] ?? [];
    return wanted.length > 0 && !open.some((x) => wanted.includes(x.type) || x.forms?.includes(f));
  });
}

export const namesOf = (forms: readonly MentoringForm[]): Words => [
  forms.map((f) => mentoringForms[f][0]).join(', '),
  forms.map((f) => mentoringForms[f][1]).join(', '),
];

export const partnersEvidence = (p: Programme): Words => {
  const all = p.rows(partners);
  const gap = formsWithoutPartner(p);
  const types = new Set(all.map((x) => x.type)).size;
  return join(
    [`партнёров ${all.length}, аудиторий ${types}`, `partners ${all.length}, audiences ${types}`],
    gap.length ? join(['; никого для: ', '; nobody for: '], namesOf(gap)) : ['', ''],
  );
};

export const formWithoutPartner = rule('form-without-partner', {
  title: ['Форма наставничества без партнёров', 'A form of mentoring without partners'],
  reads: [settings, partners],
  find: (p) =>
    (p.rows(settings).length ? formsWithoutPartner(p) : []).map((f) => ({
      about: f,
      who: 'curator',
      since: p.today,
      words: join(['Для формы «', 'For the form “'], mentoringForms[f], [
        '» нет ни одного партнёра. Добавьте его на лист «Партнёры» или отключите форму в настройках.',
        '” there is no partner. Add one to the tab “Partners”, or switch the form off in the settings.',
      ]),
    })),
  remind: 'never',
});

export const partnerWaits = rule('partner-next-step', {
  title: ['Партнёр ждёт следующего шага', 'A partner waits for the next step'],
  reads: [partners],
  find: (p) =>
    p
      .rows(partners)
      .filter((x) => x.status !== 'refused' && x.nextStep && daysBetween(x.nextStep, p.today) >= 0)
      .map((x) => ({
        about: x.id,
        who: 'curator',
        since: x.nextStep ?? addDays(p.today, 0),
        words: [
          `${x.id}: день следующего шага наступил. Свяжитесь с партнёром и поставьте новую дату на листе «Партнёры».`,
          `${x.id}: the day of the next step has come. Contact the partner and set a new date in the tab “Partners”.`,
        ],
      })),
  remind: { everyDays: 7 },
});
