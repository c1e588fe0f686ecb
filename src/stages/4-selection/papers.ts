/** What a mentor receives (domain 5, nos. 20 and 21). Names stand in the nominative: no case is guessed. */
import { type Field, type Lang, type Paper, sayDay, template, type Words } from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { facts } from '../1-preparation/facts.ts';
import { signature } from '../1-preparation/papers.ts';
import { firstYearOf, settings, settingsOf, team } from '../1-preparation/settings.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { attendance, hoursOf, trainings } from './training.ts';

const { fullName, city, head, headPosition, year } = facts;

const ofMentor = (title: Words, of: (m: Mentor, lang: Lang) => string | undefined): Field => ({
  title: [`${title[0]} (лист «База наставников»)`, `${title[1]} (tab “Mentors”)`],
  of: (p, about, lang) => {
    const m = p.row(mentors, about);
    return m && of(m, lang);
  },
});

/** Our own numbering: one certificate of a mentor in a school year. */
const ownNumber: Field = {
  title: ['номер', 'number'],
  of: (p, about) => `${about}/${firstYearOf(settingsOf(p).year, p.today)}`,
};

export const certificate = template('certificate', {
  no: 21,
  title: ['Сертификат об обучении наставника', 'Certificate of a mentor’s training'],
  of: mentors,
  reads: [settings, team, documents, mentors, trainings, attendance],
  fields: {
    fullName,
    city,
    head,
    headPosition,
    year,
    ownNumber,
    mentor: ofMentor(['ФИО наставника', 'name of the mentor'], (m) => m.fullName),
    hours: {
      title: ['часы обучения (лист «Посещение занятий»)', 'hours of training (tab “Attendance”)'],
      of: (p, about) => (hoursOf(p, about) > 0 ? String(hoursOf(p, about)).replace('.', ',') : undefined),
    },
    topics: {
      title: ['темы занятий (лист «Обучение наставников»)', 'topics of the sessions (tab “Training of mentors”)'],
      of: (p, about) =>
        p
          .rows(trainings)
          .filter((t) =>
            p
              .rows(attendance)
              .some(
                (a) => a.training === t.id && a.mentor === about && a.result !== 'absent' && a.result !== 'invited',
              ),
          )
          .map((t) => t.topic)
          .join('; '),
    },
    today: { title: ['дата', 'date'], of: (p, _about, lang) => sayDay(p.today, lang) },
  },
  blocks: () => [
    ['{{fullName}}', '{{fullName}}'],
    ['# СЕРТИФИКАТ № {{ownNumber}}', '# CERTIFICATE no. {{ownNumber}}'],
    ['# {{mentor}}', '# {{mentor}}'],
    [
      'прошёл (прошла) обучение в школе наставников, {{hours}} ч, {{year}} учебный год. Темы: {{topics}}.',
      'was trained in the school of mentors, {{hours}} h, school year {{year}}. Topics: {{topics}}.',
    ],
    ['Не является документом об образовании государственного образца.', 'Not a state document on education.'],
    ['{{city}}, {{today}}', '{{city}}, {{today}}'],
    signature,
  ],
});

export const thanks = template('thanks', {
  no: 20,
  title: ['Благодарность наставнику', 'Thanks to a mentor'],
  of: mentors,
  reads: [settings, team, documents, mentors],
  fields: {
    fullName,
    city,
    head,
    headPosition,
    year,
    mentor: ofMentor(['ФИО наставника', 'name of the mentor'], (m) => m.fullName),
    workplace: { ...ofMentor(['место работы', 'organisation'], (m) => m.organisation), byHand: true },
    today: { title: ['дата', 'date'], of: (p, _about, lang) => sayDay(p.today, lang) },
  },
  blocks: () => [
    ['{{fullName}}', '{{fullName}}'],
    ['# БЛАГОДАРНОСТЬ', '# THANKS'],
    ['Награждается: {{mentor}} ({{workplace}})', 'Awarded to: {{mentor}} ({{workplace}})'],
    [
      'За участие в программе наставничества {{year}} учебного года, время, терпение и опыт, которыми наставник делится с обучающимися.',
      'For taking part in the mentoring programme of the school year {{year}}, for the time, patience and experience shared with learners.',
    ],
    ['{{city}}, {{today}}', '{{city}}, {{today}}'],
    signature,
  ],
});

export const mentorPapers: readonly Paper[] = [certificate, thanks];
