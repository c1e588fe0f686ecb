/** What each number of the summary is called. */
import { join, type Words } from '../../kit/index.ts';
import { indicatorWords } from '../2-mentees/question-changes.ts';
import { mentorCategories, mentoringForms } from '../dictionaries.ts';
import { bands } from './numbers.ts';

const wholes: Readonly<Record<string, Words>> = {
  all: ['Наставляемых записано', 'Mentees enrolled'],
  consented: ['С действующими согласиями', 'With valid consents'],
  paired: ['Были в паре или группе', 'Were in a pair or group'],
  completed: ['Завершили программу', 'Completed the programme'],
  learners: ['Обучающихся-наставляемых', 'Learners who are mentees'],
  young: ['Молодых специалистов-наставляемых', 'Young specialists who are mentees'],
  mentors: ['Наставников в базе', 'Mentors in the base'],
  guides: ['Наставников вели пары', 'Mentors who guided pairs'],
  pupilGuides: ['Обучающихся-наставников', 'Learners who are mentors'],
  pairs: ['Пар и групп начали работу', 'Pairs and groups that began'],
  pairsPlanned: ['Пар с согласованным планом', 'Pairs with an agreed plan'],
  pairsDone: ['Пар завершили работу', 'Pairs completed'],
  menteeSaid: ['Наставляемых ответили на итоговый опрос', 'Mentees who answered the final survey'],
  menteeGlad: ['Из них довольны', 'Of them satisfied'],
  mentorSaid: ['Наставников ответили на итоговый опрос', 'Mentors who answered the final survey'],
  mentorGlad: ['Из них довольны', 'Of them satisfied'],
  pairsEarly: ['Пар завершено досрочно', 'Pairs that ended early'],
};

export const wholeWords = (id: string): Words => wholes[id] ?? [id, id];

const changes: Readonly<Record<string, Words>> = {
  up: ['стало лучше', 'better'],
  same: ['без изменений', 'no change'],
  down: ['стало хуже', 'worse'],
};

type Dictionary = Readonly<Record<string, Words>>;
const traits: Readonly<Record<string, Dictionary>> = { f: mentoringForms, b: bands, c: mentorCategories };

/** A cell's name for people: «Были в паре или группе: ученик – ученик, 7–9 классы». */
export function cellWords(id: string): Words {
  const [whole = '', rest] = id.split('−');
  if (rest !== undefined) return join(cellWords(whole), [' без «', ' without “'], cellWords(rest), ['»', '”']);
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
    return traits[trait]?.[code] ?? ([code, code] as const);
  });
  return join(wholeWords(head), ': ', [said.map((w) => w[0]).join(', '), said.map((w) => w[1]).join(', ')]);
}
