/** F8, F9, F10: one core for both sides and all forms of mentoring; pages by role and by form (domain 3.5). */
import {
  form,
  type Programme,
  type Question,
  type Section,
  sayDay,
  type Wording,
  type Words,
} from '../../kit/index.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { type Pair, pairs } from '../5-pairs/tables.ts';
import type { MentoringForm } from '../dictionaries.ts';
import { type SurveyName, surveyOf, surveys } from '../surveys.ts';
import { mayNotAnswer, onlyPair, pairsOfMentee, pairsOfMentor } from './about-pair.ts';
import { type Feedback, feedback, type SurveyWave } from './feedback.ts';
import { signalOf, signals } from './signals.ts';

type Said = Partial<Feedback>;

/** An answer below this on comfort or safety is a signal: somebody talks to the person, whatever the reason (domain 7, row 13). */
const LOW = 3;

const uneasy = (x: Said): boolean =>
  x.adult === 'yes' || (x.comfort !== undefined && x.comfort <= LOW) || (x.safety !== undefined && x.safety <= LOW);

const personOfAnswer = (x: Said): string | undefined => x.mentee ?? x.mentor;

/** The pair of whoever answers. */
const pairOfAnswer = (x: Said, p: Programme) =>
  onlyPair(x.mentee ? pairsOfMentee(p, x.mentee) : x.mentor ? pairsOfMentor(p, x.mentor) : []);

/** What an answer is counted by. */
const ofPair = (x: Pair) => ({ pair: x.id, form: x.form, roleModel: x.roleModel });

const noPair: Words = [
  'пары у этого участника нет; опрос — для тех, кто работает в паре или группе',
  'this person has no pair; the survey is for those who work in a pair or group',
];

export function surveyRefused(p: Programme, name: SurveyName, wave: SurveyWave, x: Said, own?: string) {
  const person = personOfAnswer(x);
  if (!person) return ['не указан код', 'there is no code'] as const;
  const may = mayNotAnswer(p, { mentee: x.mentee, mentor: x.mentor });
  if (may) return may;
  const all = x.mentee ? pairsOfMentee(p, x.mentee) : pairsOfMentor(p, person);
  if (!all.length) return noPair;
  const closes = surveyOf(p, name)?.closes;
  if (closes && p.today > closes) {
    return [
      `опрос закрыт ${sayDay(closes, 'ru')}. Чтобы принять ответ, продлите опрос и нажмите «Повторить»`,
      `the survey closed on ${sayDay(closes, 'en')}. To take the answer in, prolong it and press “Try again”`,
    ] as const;
  }
  const before = p.rows(feedback).find((f) => f.wave === wave && personOfAnswer(f) === person && f.id !== own);
  return before
    ? ([
        `${person} уже ответил(а) на этот опрос (${before.id}). Закройте этот ответ, если он лишний`,
        `${person} has answered this survey already (${before.id}). Close this answer if it is superfluous`,
      ] as const)
    : undefined;
}

const reads = [pairs, mentees, mentors, consents, feedback, surveys, signals];

const code: Question = {
  ask: ['Ваш код или фамилия, имя', 'Your code or name'],
  inCodes: ['Ваш код', 'Your code'],
  help: ['В личной ссылке уже заполнено', 'Already filled in by your own link'],
  required: true,
};

const asked = (ask: Words): Question => ({ ask, required: true });

type Page = Section<Feedback>;

const who: Page = { questions: { side: asked(['Кто вы в паре?', 'Who are you in the pair?']) } };
const ofMentor = (questions: Page['questions']): Page => ({
  title: ['Наставнику', 'For the mentor'],
  of: { side: ['mentor'] },
  questions: { mentor: code, ...questions },
});
const ofMentee = (questions: Page['questions']): Page => ({
  title: ['Наставляемому', 'For the mentee'],
  of: { side: ['mentee'] },
  questions: {
    mentee: {
      ...code,
      ask: ['Ваш код или фамилия и имя', 'Your code, or your name'],
      inCodes: ['Код наставляемого', 'Code of the mentee'],
    },
    ...questions,
  },
});

const SCHOOL: readonly MentoringForm[] = ['student_student', 'college_student_pupil'];
const STAFF: readonly MentoringForm[] = ['teacher_teacher'];
const WORK: readonly MentoringForm[] = ['employer_pupil', 'employer_college_student'];

const whoSees: Words = [
  'Ответы увидит куратор программы; второй участник пары их не увидит. Правильных ответов нет.',
  'Only the curator of the programme will see the answers; the other one of your pair will not. There are no right answers.',
];

type Survey = {
  code: string;
  title: Words;
  intro: Words;
  wave: SurveyWave;
  name: SurveyName;
  sections: readonly Page[];
};

const survey = (id: string, { wave, name, ...words }: Survey) =>
  form('survey-' + id, feedback, {
    ...words,
    thanks: ['Спасибо! Ответ записан.', 'Thank you! Your answer is recorded.'],
    links: { mentors: { side: 'mentor', mentor: '*' }, mentees: { side: 'mentee', mentee: '*' } },
    fill: (x, p) => {
      const pair = pairOfAnswer(x, p);
      return { wave, ...(pair && { ...ofPair(pair) }) };
    },
    refuse: (x, p, own) => surveyRefused(p, name, wave, x, own),
    passing: ['adult'],
    also: (x, p, now) => (uneasy(x) ? signalOf(p, personOfAnswer(x), now) : []),
    reads,
  } satisfies Wording<Feedback>);

export const firstSurvey = survey('first', {
  code: 'F8',
  wave: 'first',
  name: 'F8',
  title: ['Первый опрос: чего вы ждёте', 'First survey: what you expect'],
  intro: [`Шесть минут перед началом работы. ${whoSees[0]}`, `Six minutes before the work begins. ${whoSees[1]}`],
  sections: [
    who,
    ofMentor({}),
    ofMentee({}),
    {
      title: ['Чего вы ждёте от программы', 'What you expect of the programme'],
      questions: {
        before: asked([
          'Участвовали ли вы раньше в программе наставничества?',
          'Have you taken part in mentoring before?',
        ]),
        effectiveness: asked(['Насколько эффективной будет программа?', 'How effective will the programme be?']),
        comfort: asked([
          'Насколько комфортно вам будет общаться в паре?',
          'How comfortable will communication in the pair be?',
        ]),
        personal: asked([
          'Насколько полезны и интересны будут личные встречи?',
          'How useful and interesting will personal meetings be?',
        ]),
        group: [
          'Насколько полезны и интересны будут групповые встречи?',
          'How useful and interesting will group meetings be?',
        ],
        support: asked(['Насколько вы рассчитываете на поддержку?', 'How much support do you expect?']),
        help: asked([
          'Насколько нужна помощь второго участника пары?',
          'How much is the help of the other one needed?',
        ]),
        safety: asked(['Насколько важно чувствовать себя в безопасности?', 'How important is it to feel safe?']),
        clarity: asked([
          'Насколько важно обсудить и записать ожидания друг от друга?',
          'How important is it to discuss and write down what you expect of each other?',
        ]),
        changes: asked(['Каких перемен вы ждёте?', 'How great are the changes you expect?']),
        expects: [
          'Чего вы ждёте от программы и от своей роли?',
          'What do you expect of the programme and of your own role?',
        ],
        valuable: ['Что для вас особенно ценно?', 'What is especially valuable to you?'],
        glad: asked(['Рады ли вы, что участвуете?', 'Are you glad to take part?']),
      },
    },
  ],
});

export const midSurvey = survey('mid', {
  code: 'F9',
  wave: 'mid',
  name: 'F9',
  title: ['Промежуточный опрос', 'Mid survey'],
  intro: [`Три минуты в середине года. ${whoSees[0]}`, `Three minutes in the middle of the year. ${whoSees[1]}`],
  sections: [
    who,
    ofMentor({ engagement: ['Насколько вовлечён наставляемый?', 'How engaged is the mentee?'] }),
    ofMentee({}),
    {
      title: ['Как идёт работа', 'How the work is going'],
      questions: {
        comfort: asked(['Насколько вам комфортно общаться в паре?', 'How comfortable is communication in the pair?']),
        personal: asked(['Насколько полезны встречи?', 'How useful are the meetings?']),
        safety: asked(['Насколько вы чувствуете себя в безопасности?', 'How safe do you feel?']),
        progress: asked(['Насколько вы продвинулись к цели?', 'How far have you come towards the goal?']),
        missing: ['Чего не хватает?', 'What is missing?'],
        adult: asked(['Хотите поговорить с куратором?', 'Would you like to talk to the curator?']),
      },
    },
  ],
});

export const finalSurvey = survey('final', {
  code: 'F10',
  wave: 'final',
  name: 'F10',
  title: ['Заключительный опрос: что получилось', 'Final survey: what came of it'],
  intro: [`Восемь минут в конце программы. ${whoSees[0]}`, `Eight minutes at the end of the programme. ${whoSees[1]}`],
  sections: [
    who,
    ofMentor({
      engagement: asked(['Насколько был вовлечён наставляемый?', 'How engaged was the mentee?']),
      organisation: asked(['Насколько хорошо была организована программа?', 'How well was the programme organised?']),
      curatorSupport: asked(['Насколько поддерживал куратор?', 'How much did the curator support you?']),
    }),
    ofMentee({
      toMentor: asked(['Планируете ли вы сами стать наставником?', 'Do you plan to become a mentor yourself?']),
    }),
    {
      title: ['Что получилось', 'What came of it'],
      questions: {
        effectiveness: asked(['Насколько эффективной была программа?', 'How effective was the programme?']),
        comfort: asked(['Насколько комфортно было общаться в паре?', 'How comfortable was communication in the pair?']),
        personal: asked([
          'Насколько полезны и интересны были личные встречи?',
          'How useful and interesting were the personal meetings?',
        ]),
        group: [
          'Насколько полезны и интересны были групповые встречи?',
          'How useful and interesting were the group meetings?',
        ],
        support: asked(['Насколько вы чувствовали поддержку?', 'How much support did you feel?']),
        help: asked(['Насколько помог вам второй участник пары?', 'How much did the other one help you?']),
        safety: asked(['Насколько вы чувствовали себя в безопасности?', 'How safe did you feel?']),
        clarity: asked(['Насколько было понятно, чего от вас ждут?', 'How clear was it what was expected of you?']),
        changes: asked(['Насколько сбылись ваши ожидания?', 'How far did your expectations come true?']),
        joint: asked(['Насколько вы довольны совместной работой?', 'How satisfied are you with the joint work?']),
        result: asked(['Насколько вы довольны результатом?', 'How satisfied are you with the result?']),
        quality: asked(['Как вы оцениваете программу в целом?', 'How do you rate the programme as a whole?']),
        glad: asked(['Рады ли вы, что участвовали?', 'Are you glad that you took part?']),
        goOn: asked(['Хотите ли вы продолжить?', 'Would you like to go on?']),
        form: asked(['Какая у вас форма наставничества?', 'Which form of mentoring is yours?']),
      },
    },
    {
      title: ['Об учёбе и увлечениях', 'Learning and interests'],
      of: { form: SCHOOL },
      questions: {
        future: ['Лучше ли вы понимаете своё профессиональное будущее?', 'Do you see your professional future better?'],
        clubs: ['Появился ли интерес к новым кружкам и событиям?', 'Are you interested in new clubs and events?'],
        confidence: ['Стало ли больше уверенности?', 'Is there more confidence?'],
      },
    },
    {
      title: ['О работе в коллективе', 'Work on the staff'],
      of: { form: STAFF },
      questions: {
        fewerConflicts: ['Стало ли меньше конфликтов?', 'Are there fewer conflicts?'],
        stay: ['Хотите ли вы остаться в этом коллективе?', 'Do you wish to stay on this staff?'],
        publications: [
          'Появились ли свои разработки, публикации, методики?',
          'Are there own works, publications, methods?',
        ],
      },
    },
    {
      title: ['О профессии и предприятии', 'Profession and enterprise'],
      of: { form: WORK },
      questions: {
        enterprise: ['Есть ли желание работать на этом предприятии?', 'Is there a wish to work at this enterprise?'],
        events: [
          'Как часто вы бывали на мероприятиях о профессиях?',
          'How often were you at events about professions?',
        ],
      },
    },
    {
      title: ['Напоследок', 'At the end'],
      questions: {
        valuable: ['Что было самым ценным?', 'What was most valuable?'],
        missing: ['Чего не хватило, что изменить?', 'What was missing, what should change?'],
      },
    },
  ],
});

/** The mentee's three questions after a meeting; the mentor never sees them. */
export const pulse = form('pulse', feedback, {
  code: 'F7-2',
  title: ['После встречи: коротко от наставляемого', 'After a meeting: the mentee in short'],
  intro: [
    'Полминуты после встречи. Ответ увидит только куратор, наставник его не увидит.',
    'Half a minute after a meeting. Only the curator will see the answer, the mentor will not.',
  ],
  thanks: ['Спасибо!', 'Thank you!'],
  sections: [
    {
      questions: {
        mentee: { ...code, inCodes: ['Ваш код', 'Your code'] },
        comfort: asked(['Насколько комфортно было на встрече?', 'How comfortable was the meeting?']),
        personal: asked(['Насколько она была полезна?', 'How useful was it?']),
        adult: ['Нужна ли вам помощь взрослого?', 'Do you need an adult’s help?'],
      },
    },
  ],
  links: { mentees: { mentee: '*' } },
  fill: (x, p) => {
    const pair = pairOfAnswer(x, p);
    return { wave: 'pulse' as const, side: 'mentee' as const, ...(pair && { ...ofPair(pair) }) };
  },
  refuse: (x, p, own) => {
    const may = mayNotAnswer(p, { mentee: x.mentee });
    if (may) return may;
    if (!x.mentee || !pairsOfMentee(p, x.mentee).length) return noPair;
    const same = p
      .rows(feedback)
      .find((f) => f.wave === 'pulse' && f.mentee === x.mentee && f.on === p.today && f.id !== own);
    return same
      ? [`за сегодня ответ уже есть (${same.id})`, `there is an answer for today already (${same.id})`]
      : undefined;
  },
  passing: ['adult'],
  also: (x, p, now) => (uneasy(x) ? signalOf(p, x.mentee, now) : []),
  reads,
});

/** Opinions without a code: the answers stay in the form, the row has a day and no more. */
export const openOpinion = form('open-opinion', feedback, {
  code: 'F10-2',
  title: ['Мнение о программе без подписи', 'An unsigned opinion on the programme'],
  intro: [
    'Две минуты. Код и имя не спрашиваем; ответы увидит куратор, но не узнает, чьи они.',
    'Two minutes. No code and no name; the curator will see the answers but not whose they are.',
  ],
  thanks: ['Спасибо за честный ответ!', 'Thank you for an honest answer!'],
  sections: [
    {
      questions: {
        side: asked(['Кто вы в паре?', 'Who are you in the pair?']),
        quality: asked(['Как вы оцениваете программу?', 'How do you rate the programme?']),
        organisation: ['Насколько хорошо она организована?', 'How well is it organised?'],
        safety: ['Насколько вы чувствуете себя в безопасности?', 'How safe do you feel?'],
        valuable: ['Что ценно?', 'What is valuable?'],
        missing: ['Что изменить?', 'What should change?'],
      },
    },
  ],
  keeps: 'form',
  fill: (_x, p) => ({
    wave: (surveyOf(p, 'F10')?.opens ?? p.today) <= p.today ? ('final' as const) : ('mid' as const),
  }),
  reads: [surveys],
});
