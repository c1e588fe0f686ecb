/** Who is asked by which survey, who has answered, and who has not: of mentees, mentors and curators. */
import { counted, derived, type Programme, type Report, report, type Words } from '../../kit/index.ts';
import { serving, team } from '../1-preparation/settings.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Survey, type SurveyName, surveyNames, surveys } from '../surveys.ts';
import { meets } from './about-pair.ts';
import { curatorSurveys } from './curator-survey.ts';
import { feedback } from './feedback.ts';
import { openNow } from './surveys-calendar.ts';

export const responseReads = [surveys, feedback, measures, curatorSurveys, pairs, mentees, mentors, team] as const;

type People = { mentees: ReadonlySet<string>; mentors: ReadonlySet<string>; curators: ReadonlySet<string> };

function people(p: Programme): People {
  const running = p.rows(pairs).filter((x) => meets(x) && x.state !== 'on_hold');
  return {
    mentees: new Set(running.flatMap((x) => x.mentees)),
    mentors: new Set(running.map((x) => x.mentor)),
    curators: new Set(serving(p, 'curator').map((m) => m.id)),
  };
}

const WAVE: Partial<Record<SurveyName, string>> = { F8: 'first', F9: 'mid', F10: 'final' };
const MEASURED: Partial<Record<SurveyName, string>> = {
  F11_before: 'before',
  F11_middle: 'middle',
  F11_after: 'after',
};
const JUDGED: Partial<Record<SurveyName, string>> = { F12_mid: 'mid', F12_final: 'final' };

/** Codes of those who have answered, by survey. */
function answeredBy(p: Programme): (name: SurveyName) => ReadonlySet<string> {
  const by = new Map<string, Set<string>>();
  const add = (key: string, person: string | undefined) => {
    if (!person) return;
    const here = by.get(key);
    if (here) here.add(person);
    else by.set(key, new Set([person]));
  };
  for (const f of p.rows(feedback)) if (f.wave !== 'pulse') add(`feedback ${f.wave}`, f.mentee ?? f.mentor);
  for (const m of p.rows(measures))
    if (m.informant === 'learner' || m.informant === 'teacher') add(`measures ${m.wave}`, m.mentee);
  for (const c of p.rows(curatorSurveys)) add(`curators ${c.wave}`, c.curator);
  const none: ReadonlySet<string> = new Set();
  return (name) =>
    by.get(
      WAVE[name]
        ? `feedback ${WAVE[name]}`
        : MEASURED[name]
          ? `measures ${MEASURED[name]}`
          : JUDGED[name]
            ? `curators ${JUDGED[name]}`
            : '',
    ) ?? none;
}

export type Side = 'mentee' | 'mentor' | 'curator';
export type Asked = {
  survey: Survey;
  waiting: readonly string[];
  answered: Readonly<Record<Side, number>>;
  of: Readonly<Record<Side, number>>;
};

function asked(survey: Survey, who: People, done: ReadonlySet<string>): Asked {
  const sides: Record<Side, ReadonlySet<string>> = {
    mentee: survey.who === 'mentee' || survey.who === 'both' ? who.mentees : new Set(),
    mentor: survey.who === 'mentor' || survey.who === 'both' ? who.mentors : new Set(),
    curator: survey.who === 'curator' ? who.curators : new Set(),
  };
  const count = (side: Side) => [...sides[side]].filter((id) => done.has(id)).length;
  const all = [...sides.mentee, ...sides.mentor, ...sides.curator];
  return {
    survey,
    waiting: all.filter((id) => !done.has(id)),
    answered: { mentee: count('mentee'), mentor: count('mentor'), curator: count('curator') },
    of: { mentee: sides.mentee.size, mentor: sides.mentor.size, curator: sides.curator.size },
  };
}

/** Surveys open today. The unsigned opinion is not among them: nobody knows who has answered it. */
export const askedOf = derived((p): readonly Asked[] => {
  const who = people(p);
  const done = answeredBy(p);
  return openNow(p)
    .filter((s) => s.name !== 'open' && s.name !== 'F11_before')
    .map((s) => asked(s, who, done(s.name)));
});

/** Every survey of the year that has opened, with its answers. */
export const everAsked = (p: Programme): readonly Asked[] => {
  const who = people(p);
  const done = answeredBy(p);
  return p
    .rows(surveys)
    .filter((s) => s.opens && s.opens <= p.today && s.name !== 'open')
    .map((s) => asked(s, who, done(s.name)));
};

const share = (n: number, of: number): Words => (of ? [`${n} из ${of}`, `${n} of ${of}`] : ['—', '—']);

export const responseReport: Report = report('responses', {
  sheet: ['Ответы на опросы', 'Answers to surveys'],
  reads: responseReads,
  widths: [260, 130, 130, 130, 150],
  header: [
    ['Опрос', 'Survey'],
    ['Наставляемые', 'Mentees'],
    ['Наставники', 'Mentors'],
    ['Кураторы', 'Curators'],
    ['Ждём', 'Waiting for'],
  ],
  rows: (p) =>
    everAsked(p).map((a) => [
      surveyNames[a.survey.name],
      share(a.answered.mentee, a.of.mentee),
      share(a.answered.mentor, a.of.mentor),
      share(a.answered.curator, a.of.curator),
      counted(a.waiting.length, ['человек', 'человека', 'человек'], ['person', 'people']),
    ]),
});
