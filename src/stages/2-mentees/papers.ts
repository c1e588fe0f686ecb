/** Consents: a paper of its own for each purpose (domain 5, nos. 7–10). Names and passport details are written by hand. */
import { type Paper, type TemplateLine, template } from '../../kit/index.ts';
import { facts } from '../1-preparation/facts.ts';
import { settings, team } from '../1-preparation/settings.ts';

const { fullName, address, year, dataOfficer, psychologist, site } = facts;
const HAND = '________________________________________';

const rights: readonly TemplateLine[] = [
  [
    'Согласие действует до окончания программы и 30 дней после неё. Его можно отозвать письмом в организацию: обработка прекратится, данные будут уничтожены. Отказ не влияет на обучение. За персональные данные отвечает: {{dataOfficer}}.',
    'The consent holds until the end of the programme and 30 days after. It may be withdrawn by a letter to the organisation: the processing ends and the data are destroyed. A refusal does not affect learning. In charge of personal data: {{dataOfficer}}.',
  ],
  [
    'Дата ____________   Подпись ____________ / ____________________',
    'Date ____________   Signature ____________ / ____________________',
  ],
];

const purpose: TemplateLine = [
  'Цель: участие в программе наставничества {{year}} учебного года (подбор наставника, встречи, оценка изменений). Данные: фамилия и имя, год рождения, класс или группа, контакт, запрос к программе, интересы, ответы анкет, успеваемость. Действия: сбор, запись, хранение, использование, обезличивание, удаление — с компьютером и на бумаге. Обработчик (если есть): ____________________.',
  'Purpose: taking part in the mentoring programme of the school year {{year}} (finding a mentor, meetings, assessing changes). Data: name, year of birth, class or group, contact, request to the programme, interests, answers of forms, marks. Actions: collecting, recording, keeping, using, de-identifying, erasing, by computer and on paper. Processor (if any): ____________________.',
];

export const consentAdult = template('consent-adult', {
  no: 7,
  title: ['Согласие на обработку данных (с 18 лет)', 'Consent to the processing of data (18 and over)'],
  reads: [settings, team],
  fields: { fullName, address, year, dataOfficer },
  blocks: () => [
    ['# Согласие на обработку персональных данных', '# Consent to the processing of personal data'],
    [
      `Я, ${HAND}, адрес и документ: ${HAND}, даю согласие оператору: {{fullName}}, {{address}}.`,
      `I, ${HAND}, address and document: ${HAND}, give consent to the operator: {{fullName}}, {{address}}.`,
    ],
    purpose,
    ...rights,
  ],
});

export const consentGuardian = template('consent-guardian', {
  no: 8,
  title: ['Согласие законного представителя', 'Consent of the guardian'],
  reads: [settings, team],
  fields: { fullName, address, year, dataOfficer },
  blocks: () => [
    [
      '# Согласие на обработку персональных данных несовершеннолетнего',
      '# Consent to the processing of a minor’s personal data',
    ],
    [
      `Я, ${HAND} (представитель), адрес и документ: ${HAND}, кем прихожусь и чем подтверждаю: ____________________, даю согласие на обработку данных ребёнка ${HAND} оператору: {{fullName}}, {{address}}.`,
      `I, ${HAND} (guardian), address and document: ${HAND}, relation and its proof: ____________________, give consent to the processing of the data of the child ${HAND} to the operator: {{fullName}}, {{address}}.`,
    ],
    purpose,
    ...rights,
    [
      'С 14 лет подписывает и сам обучающийся: ____________ / ____________________',
      'From 14 the learner signs too: ____________ / ____________________',
    ],
  ],
});

export const consentPublication = template('consent-publication', {
  no: 9,
  title: ['Согласие на распространение данных', 'Consent to publication'],
  reads: [settings, team],
  fields: { fullName, address, site, dataOfficer },
  blocks: () => [
    ['# Согласие на распространение персональных данных', '# Consent to the publication of personal data'],
    [
      `Я, ${HAND}, за себя / за ребёнка ${HAND} разрешаю оператору ({{fullName}}, {{address}}) публиковать на сайте {{site}} отмеченное: ☐ имя ☐ класс ☐ фотографию ☐ рассказ о работе пары.`,
      `I, ${HAND}, for myself / for the child ${HAND} permit the operator ({{fullName}}, {{address}}) to publish at {{site}} what is ticked: ☐ name ☐ class ☐ photograph ☐ the story of the pair.`,
    ],
    [
      'Условия и запреты (что нельзя публиковать или передавать дальше): ____________________',
      'Conditions and prohibitions (what may not be published or passed on): ____________________',
    ],
    ...rights,
  ],
});

export const consentSupport = template('consent-support', {
  no: 10,
  title: ['Согласие на психологическое сопровождение', 'Consent to psychological support'],
  reads: [settings, team],
  fields: { fullName, address, psychologist, dataOfficer },
  blocks: () => [
    ['# Согласие на психологическое сопровождение', '# Consent to psychological support'],
    [
      `Я, ${HAND}, представитель ребёнка ${HAND}, согласен (согласна) на сопровождение педагогом-психологом в программе наставничества. Организация: {{fullName}}, {{address}}. Психолог: {{psychologist}}.`,
      `I, ${HAND}, guardian of the child ${HAND}, agree to support by the school psychologist in the mentoring programme. Organisation: {{fullName}}, {{address}}. Psychologist: {{psychologist}}.`,
    ],
    [
      'Цель: поддержка, пока не найден наставник, и при завершении пары. Содержание бесед конфиденциально; куратор знает только даты.',
      'Purpose: support until a mentor is found, and when a pair ends. What is said stays confidential; the curator knows the dates only.',
    ],
    ...rights,
  ],
});

export const consentPapers: readonly Paper[] = [consentAdult, consentGuardian, consentPublication, consentSupport];
