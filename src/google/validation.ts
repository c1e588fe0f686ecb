/** How a person may fill a cell: one case for each way of entering a value, and the compiler demands them all. */
import { type Column, type Input, type Lang, say } from '../kit/index.ts';

type Rule = GoogleAppsScript.Sheets.Schema.DataValidationRule;
type Condition = GoogleAppsScript.Sheets.Schema.BooleanCondition;

/** Where the labels of a table's rows stand, as a formula: `='База наставляемых'!B2:B`. */
export type Labels = (table: string) => string | undefined;

const list = (values: readonly string[]): Condition['values'] =>
  values.map((userEnteredValue) => ({ userEnteredValue }));

function conditionOf(input: Input, lang: Lang, labels: Labels): { condition: Condition; strict: boolean } | undefined {
  switch (input.type) {
    case 'choice':
      return {
        condition: { type: 'ONE_OF_LIST', values: list(input.options.map((o) => say(o.words, lang))) },
        strict: true,
      };
    case 'number':
    case 'scale':
      return {
        condition: { type: 'NUMBER_BETWEEN', values: list([String(input.from), String(input.to)]) },
        strict: true,
      };
    case 'date':
    case 'moment':
      return { condition: { type: 'DATE_IS_VALID' }, strict: true };
    case 'yes-no':
      return { condition: { type: 'BOOLEAN' }, strict: true };
    case 'ref': {
      const range = labels(input.table);
      // not strict: a label goes stale when a name is corrected, and a warning on every such cell teaches people to ignore warnings
      return range === undefined
        ? undefined
        : { condition: { type: 'ONE_OF_RANGE', values: list([range]) }, strict: false };
    }
    case 'line':
      if (input.pattern === 'email') return { condition: { type: 'TEXT_IS_EMAIL' }, strict: true };
      return input.pattern === 'url' ? { condition: { type: 'TEXT_IS_URL' }, strict: true } : undefined;
    case 'paragraph':
    case 'many':
    case 'refs':
      return undefined;
  }
}

/** The rule of a column's cells; undefined where anything may be typed and the reader judges. */
export function ruleOf(c: Column<unknown>, lang: Lang, labels: Labels): Rule | undefined {
  const found = conditionOf(c.input, lang, labels);
  if (!found) return undefined;
  const help = say(c.help, lang) || say(c.wants(), lang);
  return {
    condition: found.condition,
    strict: found.strict,
    showCustomUi: true,
    inputMessage: help.length > 400 ? `${help.slice(0, 399)}…` : help,
  };
}

/** Number formats of Sheets by how a column keeps its cells. */
export const numberFormat = (c: Column<unknown>): GoogleAppsScript.Sheets.Schema.NumberFormat | undefined => {
  switch (c.format) {
    case 'text':
      return { type: 'TEXT', pattern: '@' };
    case 'date':
      return { type: 'DATE', pattern: 'dd.mm.yyyy' };
    case 'moment':
      return { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm' };
    case 'number':
      return { type: 'NUMBER', pattern: '0.##' };
    case 'tick':
      return undefined;
  }
};
