import { form, insert, newRow } from '../../kit/index.ts';
import { mentees } from './register.ts';
import { menteeSources } from './sources.ts';

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
        role: { ask: ['Вы…', 'You are a…'] },
      },
    },
    {
      title: ['Для учеников и студентов', 'For pupils and students'],
      of: { role: ['pupil', 'student'] },
      questions: {
        classOrGroup: {
          ask: ['Класс или группа', 'Class or group'],
          inCodes: ['Класс или группа: 5–6, 7–9, 10–11 или курс', 'Class or group: 5–6, 7–9, 10–11 or year of college'],
          required: true,
        },
        birthYear: { ask: ['Год рождения', 'Year of birth'], required: true },
      },
    },
    {
      title: ['Для педагогов', 'For teachers'],
      of: { role: ['teacher'] },
      questions: {
        teachingYears: {
          ask: ['Сколько лет вы работаете педагогом?', 'How many years have you taught?'],
          required: true,
        },
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
  also: (mentee, _p, now, before) =>
    before
      ? []
      : [insert(menteeSources, newRow(menteeSources, { mentee: mentee.id, channel: 'questionnaire', by: 'F2' }, now))],
});
