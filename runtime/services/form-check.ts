/** What a form accepts from a respondent: pure rules on items and answers, worded for the person who answers. */
import type { Locale } from '../types.ts';
import {
  type Answer,
  type AnswerRule,
  type FormDoc,
  type ItemState,
  isQuestion,
  type Navigation,
} from './form-state.ts';

export type Answers = Record<string, Answer>;
/** By item id. */
export type Problems = Record<number, string>;

type Words = [ru: string, en: string];

/** Pages as lists of items; `ends` is where a page leads when no answer on it leads elsewhere. */
function pagesOf(form: FormDoc): { items: ItemState[]; break: ItemState | null; ends: Navigation | null }[] {
  const pages: { items: ItemState[]; break: ItemState | null; ends: Navigation | null }[] = [
    { items: [], break: null, ends: null },
  ];
  for (const item of form.items) {
    if (item.type !== 'PAGE_BREAK') {
      pages.at(-1)!.items.push(item);
      continue;
    }
    pages.at(-1)!.ends = item.goTo;
    pages.push({ items: [], break: item, ends: null });
  }
  return pages;
}

/** The questions a respondent passes with these answers, in order; null when they lead round in a circle. */
export function questionsOnTheWay(form: FormDoc, answers: Answers): ItemState[] | null {
  const pages = pagesOf(form);
  const seen = new Set<number>();
  const out: ItemState[] = [];
  for (let at = 0; at < pages.length; ) {
    if (seen.has(at)) return null;
    seen.add(at);
    const page = pages[at]!;
    const questions = page.items.filter(isQuestion);
    out.push(...questions);
    const chosen = questions
      .map((each) => chosenWay(each, answers[each.id]))
      .reverse()
      .find((each) => each !== null);
    const next = !chosen || chosen.type === 'CONTINUE' ? page.ends : chosen;
    if (next?.type === 'SUBMIT') break;
    const target = next?.type === 'GO_TO_PAGE' ? pages.findIndex((each) => each.break?.id === next.page) : -1;
    at = next?.type === 'RESTART' ? 0 : target >= 0 ? target : at + 1;
  }
  return out;
}

function chosenWay(item: ItemState, answer: Answer | undefined): Navigation | null {
  if (item.type !== 'MULTIPLE_CHOICE' && item.type !== 'LIST') return null;
  return item.choices.find((each) => each.value === answer)?.goTo ?? null;
}

export function isBlank(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === '') return true;
  return (
    Array.isArray(answer) &&
    answer.every((each) => each === null || each === '' || (Array.isArray(each) && each.length === 0))
  );
}

/** Every problem at once, as a form shows them. */
export function checkAnswers(form: FormDoc, answers: Answers, locale: Locale): Problems {
  const way = questionsOnTheWay(form, answers);
  const say = ([ru, en]: Words) => (locale === 'ru_RU' ? ru : en);
  const problems: Problems = {};
  for (const item of form.items) {
    const answer = answers[item.id];
    if (way && !way.includes(item) && !isBlank(answer)) {
      problems[item.id] = say([
        'Эти ответы не ведут на страницу с этим вопросом.',
        'These answers do not lead to the page of this question.',
      ]);
    }
  }
  for (const item of way ?? []) {
    const answer = answers[item.id];
    const problem = isBlank(answer)
      ? item.required && (['Это обязательный вопрос.', 'This is a required question'] as Words)
      : (wrongAnswer(item, answer!) ?? missingRow(item, answer!));
    if (problem) problems[item.id] = item.rule?.help && !isBlank(answer) ? item.rule.help : say(problem);
  }
  if (!way) {
    const first = form.items.find(isQuestion);
    if (first) problems[first.id] = say(['Ответы ведут по кругу.', 'The answers lead round in a circle.']);
  }
  return problems;
}

/** A required grid wants an answer in each row. */
function missingRow(item: ItemState, answer: Answer): Words | null {
  if (!item.required || (item.type !== 'GRID' && item.type !== 'CHECKBOX_GRID')) return null;
  const rows = answer as (string | string[] | null)[];
  const complete = item.rows.every((_, at) => rows[at] && rows[at]!.length > 0);
  return complete ? null : ['Нужен ответ в каждой строке.', 'This question requires one response per row'];
}

/** What is wrong with an answer that is not blank; null when nothing is. */
export function wrongAnswer(item: ItemState, answer: Answer): Words | null {
  const values = item.choices.map((each) => each.value);
  const known = (each: unknown) => typeof each === 'string' && (item.other || values.includes(each));
  const notOffered: Words = ['Такого варианта нет.', 'There is no such option.'];
  switch (item.type) {
    case 'TEXT':
    case 'PARAGRAPH_TEXT':
      return typeof answer === 'string' ? brokenRule(item.rule, answer) : ['Нужен текст.', 'Must be a text'];
    case 'MULTIPLE_CHOICE':
    case 'LIST':
      return known(answer) ? null : notOffered;
    case 'CHECKBOX':
      if (!Array.isArray(answer) || !answer.every(known)) return notOffered;
      return brokenCount(item.rule, answer.length);
    case 'SCALE':
      return wholeBetween(answer, item.lower, item.upper);
    case 'RATING':
      return wholeBetween(answer, 1, item.upper);
    case 'GRID':
    case 'CHECKBOX_GRID':
      return wrongGrid(item, answer);
    case 'DATE':
      return moment(answer, item.includesYear ? /^(\d{4})-(\d\d)-(\d\d)$/ : /^(\d{4}-)?(\d\d)-(\d\d)$/, [
        'Неверная дата.',
        'Invalid date',
      ]);
    case 'DATETIME':
      return moment(answer, /^(\d{4}-)?(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d$/, ['Неверная дата.', 'Invalid date']);
    case 'TIME':
      return moment(answer, /^([01]\d|2[0-3]):[0-5]\d$/, ['Неверное время.', 'Invalid time']);
    case 'DURATION':
      return moment(answer, /^\d{1,2}:[0-5]\d:[0-5]\d$/, ['Неверная длительность.', 'Invalid duration']);
    default:
      return ['На это не отвечают.', 'This takes no answer.'];
  }
}

function wholeBetween(answer: Answer, from: number, to: number): Words | null {
  const number = typeof answer === 'string' && /^\d+$/.test(answer) ? Number(answer) : Number.NaN;
  return number >= from && number <= to
    ? null
    : [`Нужно число от ${from} до ${to}.`, `Must be a number from ${from} to ${to}`];
}

function wrongGrid(item: ItemState, answer: Answer): Words | null {
  const rows = Array.isArray(answer) ? answer : [];
  const cells = rows.flat().filter((each) => each !== null);
  if (rows.length > item.rows.length) return ['Ответов больше, чем строк.', 'There are more answers than rows.'];
  if (!cells.every((each) => item.columns.includes(each))) return ['Такого столбца нет.', 'There is no such column.'];
  if (item.onePerColumn && new Set(cells).size < cells.length)
    return ['В каждом столбце можно выбрать один ответ.', 'Please don’t select more than one response per column'];
  return null;
}

function moment(answer: Answer, shape: RegExp, wrong: Words): Words | null {
  if (typeof answer !== 'string' || !shape.test(answer)) return wrong;
  const day = /(\d{4})?-?(\d\d)-(\d\d)/.exec(answer);
  if (!day) return null;
  const [year, month, date] = [Number(day[1] ?? 2000), Number(day[2]), Number(day[3])];
  const exists = new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date && month >= 1 && month <= 12;
  return exists ? null : wrong;
}

function brokenCount(rule: AnswerRule | null, count: number): Words | null {
  if (!rule) return null;
  const wanted = Number(rule.args[0]);
  if (rule.rule === 'requireSelectAtLeast' && count < wanted)
    return [`Выберите не меньше ${wanted}.`, `Must select at least ${wanted} options`];
  if (rule.rule === 'requireSelectAtMost' && count > wanted)
    return [`Выберите не больше ${wanted}.`, `Must select at most ${wanted} options`];
  if (rule.rule === 'requireSelectExactly' && count !== wanted)
    return [`Выберите ровно ${wanted}.`, `Must select exactly ${wanted} options`];
  return null;
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const URL_TEXT = /^(https?:\/\/)?[^\s/]+\.[^\s/.]{2,}(\/\S*)?$/i;

function brokenRule(rule: AnswerRule | null, text: string): Words | null {
  if (!rule) return null;
  const [first, second] = rule.args;
  const number = /^\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  const a = Number(first);
  const b = Number(second);
  const count = (words: Words, holds: boolean): Words | null => (holds ? null : words);
  const match = (whole: boolean) => new RegExp(whole ? `^(?:${first})$` : String(first)).test(text);
  switch (rule.rule) {
    case 'requireNumber':
      return count(['Нужно число.', 'Must be a number'], !Number.isNaN(number));
    case 'requireWholeNumber':
      return count(['Нужно целое число.', 'Must be a whole number'], Number.isInteger(number));
    case 'requireNumberBetween':
      return count(
        [`Нужно число от ${a} до ${b}.`, `Must be a number between ${a} and ${b}`],
        number >= a && number <= b,
      );
    case 'requireNumberNotBetween':
      return count(
        [`Нужно число не от ${a} до ${b}.`, `Must be a number not between ${a} and ${b}`],
        number < a || number > b,
      );
    case 'requireNumberEqualTo':
      return count([`Нужно число ${a}.`, `Must be a number equal to ${a}`], number === a);
    case 'requireNumberNotEqualTo':
      return count(
        [`Нужно число, кроме ${a}.`, `Must be a number not equal to ${a}`],
        !Number.isNaN(number) && number !== a,
      );
    case 'requireNumberGreaterThan':
      return count([`Нужно число больше ${a}.`, `Must be a number greater than ${a}`], number > a);
    case 'requireNumberGreaterThanOrEqualTo':
      return count([`Нужно число не меньше ${a}.`, `Must be a number greater than or equal to ${a}`], number >= a);
    case 'requireNumberLessThan':
      return count([`Нужно число меньше ${a}.`, `Must be a number less than ${a}`], number < a);
    case 'requireNumberLessThanOrEqualTo':
      return count([`Нужно число не больше ${a}.`, `Must be a number less than or equal to ${a}`], number <= a);
    case 'requireTextIsEmail':
      return count(['Нужен адрес электронной почты.', 'Must be a valid email address'], EMAIL.test(text));
    case 'requireTextIsUrl':
      return count(['Нужна ссылка.', 'Must be a valid URL'], URL_TEXT.test(text));
    case 'requireTextLengthGreaterThanOrEqualTo':
      return count([`Не короче ${a} знаков.`, `Must be at least ${a} characters`], text.length >= a);
    case 'requireTextLengthLessThanOrEqualTo':
      return count([`Не длиннее ${a} знаков.`, `Must be fewer than ${a} characters`], text.length <= a);
    case 'requireTextContainsPattern':
      return count(['Ответ не подходит под образец.', 'Must match the pattern'], match(false));
    case 'requireTextDoesNotContainPattern':
      return count(['Ответ не подходит под образец.', 'Must not match the pattern'], !match(false));
    case 'requireTextMatchesPattern':
      return count(['Ответ не подходит под образец.', 'Must match the pattern'], match(true));
    case 'requireTextDoesNotMatchPattern':
      return count(['Ответ не подходит под образец.', 'Must not match the pattern'], !match(true));
    default:
      return null;
  }
}
