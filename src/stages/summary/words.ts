/** What each number of the summary is called. */
import { join, type Words } from '../../kit/index.ts';
import { indicatorWords } from '../2-mentees/measures.ts';
import { closedColumns, surveyWaves } from '../6-work/feedback.ts';
import { lights } from '../6-work/light.ts';
import { mentorCategories, mentoringForms } from '../dictionaries.ts';
import { HIGH, scales, scaleWords } from '../monitoring/opinions.ts';
import { bands } from './cells.ts';

const wholes: Readonly<Record<string, Words>> = {
  all: ['Наставляемых записано', 'Mentees enrolled'],
  consented: ['С действующими согласиями', 'With valid consents'],
  paired: ['Были в паре или группе', 'Were in a pair or group'],
  met: ['Была хотя бы одна встреча', 'Met at least once'],
  completed: ['Завершили программу', 'Completed the programme'],
  learners: ['Обучающихся-наставляемых', 'Learners who are mentees'],
  learnersAll: ['Обучающихся-наставляемых любого возраста', 'Learners of any age who are mentees'],
  young: ['Молодых специалистов-наставляемых', 'Young specialists who are mentees'],
  mentors: ['Наставников в базе', 'Mentors in the base'],
  selected: ['Наставников прошли отбор', 'Mentors selected'],
  ready: ['Наставников готовы к работе', 'Mentors ready to work'],
  guides: ['Наставников вели пары', 'Mentors who guided pairs'],
  pupilGuides: ['Обучающихся-наставников', 'Learners who are mentors'],
  guidesLearning: ['Обучающихся-наставников любого возраста', 'Learners of any age who are mentors'],
  guidesEnterprise: ['Наставников-работодателей вели пары', 'Mentors from enterprises who guided pairs'],
  enterprises: ['Предприятий дали наставников', 'Enterprises that gave mentors'],
  pairs: ['Пар и групп начали работу', 'Pairs and groups that began'],
  pairsNow: ['Пар и групп работают сейчас', 'Pairs and groups at work now'],
  pairsPlanned: ['Пар с согласованным планом', 'Pairs with an agreed plan'],
  pairsDone: ['Пар завершили работу', 'Pairs completed'],
  pairsEarly: ['Пар завершено досрочно', 'Pairs that ended early'],
  helpAsked: ['Наставников просили о помощи', 'Mentors who asked for help'],
  helpAnswered: ['Из них получили ответ на всё', 'Of them answered in everything'],
  helpInTime: ['Из них всегда в срок', 'Of them always in time'],
  menteeSaid: ['Наставляемых ответили на итоговый опрос', 'Mentees who answered the final survey'],
  menteeGlad: ['Из них довольны', 'Of them satisfied'],
  mentorSaid: ['Наставников ответили на итоговый опрос', 'Mentors who answered the final survey'],
  mentorGlad: ['Из них довольны', 'Of them satisfied'],
  'mentee|w': ['Наставляемых ответили', 'Mentees who answered'],
  'mentor|w': ['Наставников ответили', 'Mentors who answered'],
  'mentee|q': ['Наставляемых сказали «да»', 'Mentees who said yes'],
  'mentor|q': ['Наставников сказали «да»', 'Mentors who said yes'],
  'mentee|h': [`Наставляемых поставили ${HIGH} и выше`, `Mentees who gave ${HIGH} or more`],
  'mentor|h': [`Наставников поставили ${HIGH} и выше`, `Mentors who gave ${HIGH} or more`],
};

export const wholeWords = (id: string): Words => wholes[id] ?? [id, id];

const changes: Readonly<Record<string, Words>> = {
  up: ['стало лучше', 'better'],
  same: ['без изменений', 'no change'],
  down: ['стало хуже', 'worse'],
};

type Dictionary = Readonly<Record<string, Words>>;
const traits: Readonly<Record<string, () => Dictionary>> = {
  f: () => mentoringForms,
  b: () => bands,
  c: () => mentorCategories,
  l: () => lights,
  w: () => surveyWaves,
  q: () => Object.fromEntries(Object.entries(closedColumns).map(([code, c]) => [code, c.title])),
  h: () => Object.fromEntries(scales.map((scale) => [scale, scaleWords(scale)])),
};

/** A cell's name for people: «Были в паре или группе: ученик – ученик, 7–9 классы». */
export function cellWords(id: string): Words {
  const [whole = '', rest] = id.split('−');
  if (rest !== undefined) return join(cellWords(whole), [' без „', ' without ‘'], cellWords(rest), ['“', '’']);
  if (whole.startsWith('i.')) {
    const [, indicator = '', change] = whole.split('.');
    const named: Words = (indicatorWords as Dictionary)[indicator] ?? [indicator, indicator];
    const twice: Words = [': замерены дважды', ': measured twice'];
    return join(named, change ? join(': ', changes[change] ?? ['', '']) : twice);
  }
  const [head = '', ...values] = whole.split('|');
  if (!values.length) return wholeWords(head);
  const said = values.map((v) => {
    const [trait = '', code = ''] = v.split('=');
    return traits[trait]?.()[code] ?? ([code, code] as const);
  });
  const named = wholes[`${head}|${values[0]?.split('=')[0]}`] ?? wholeWords(head);
  return join(named, ': ', [said.map((w) => w[0]).join(', '), said.map((w) => w[1]).join(', ')]);
}
