/** Whether a cell meets a condition: of a validation rule, or of a conditional format. Formulas are not evaluated. */
import { resolveA1 } from './a1.ts';
import { displayText } from './format.ts';
import { layerAt } from './layers.ts';
import { parseTyped } from './parse.ts';
import { type CellValue, type Condition, isFormula, type SpreadsheetDoc } from './store.ts';
import { serialOfInstant } from './zone.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL = /^(https?:\/\/|www\.)[^\s/$.?#].[^\s]*$/i;

/** @returns null when the condition is a formula, whose outcome is not known here */
export function meets(
  doc: SpreadsheetDoc,
  condition: Condition,
  value: CellValue,
  format: string | undefined,
  now: number,
): boolean | null {
  const { type, values = [] } = condition;
  if (type === 'CUSTOM_FORMULA') return null;
  if (type === 'BLANK') return value === null;
  if (type === 'NOT_BLANK') return value !== null;
  if (isFormula(value)) return null;
  const shown = displayText(value, format, doc.locale);
  const texts = values.map((each) => each.userEnteredValue ?? '');
  if (type === 'BOOLEAN')
    return texts.length > 0 ? texts.includes(shown) || texts.includes(String(value)) : typeof value === 'boolean';
  if (type === 'ONE_OF_LIST') return texts.some((each) => each === shown || each === String(value));
  if (type === 'ONE_OF_RANGE') return optionsInRange(doc, texts[0] ?? '').includes(shown);
  if (type.startsWith('TEXT_')) return meetsText(type, shown, texts[0] ?? '');
  if (type === 'DATE_IS_VALID') return typeof value === 'number';
  const bounds = values.map((each) => bound(doc, each, now));
  if (typeof value !== 'number' || bounds.some((each) => typeof each !== 'number')) return false;
  const day = type.startsWith('DATE_') ? Math.floor(value) : value;
  return compares(type.replace(/^(NUMBER|DATE)_/, ''), day, bounds as number[]);
}

function meetsText(type: string, shown: string, text: string): boolean {
  const [own, wanted] = [shown.toLowerCase(), text.toLowerCase()];
  switch (type) {
    case 'TEXT_CONTAINS':
      return own.includes(wanted);
    case 'TEXT_NOT_CONTAINS':
      return !own.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return own.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return own.endsWith(wanted);
    case 'TEXT_EQ':
      return own === wanted;
    case 'TEXT_NOT_EQ':
      return own !== wanted;
    case 'TEXT_IS_EMAIL':
      return EMAIL.test(shown);
    default:
      return URL.test(shown);
  }
}

function compares(relation: string, value: number, [a = 0, b = 0]: number[]): boolean {
  switch (relation) {
    case 'GREATER':
    case 'AFTER':
      return value > a;
    case 'GREATER_THAN_EQ':
    case 'ON_OR_AFTER':
      return value >= a;
    case 'LESS':
    case 'BEFORE':
      return value < a;
    case 'LESS_THAN_EQ':
    case 'ON_OR_BEFORE':
      return value <= a;
    case 'EQ':
      return value === a;
    case 'NOT_EQ':
      return value !== a;
    case 'BETWEEN':
      return value >= a && value <= b;
    default:
      return value < a || value > b;
  }
}

const RELATIVE_DAYS: Record<string, number> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

/** A bound is written as a person would type it, in the spreadsheet's locale, or as an ISO day. */
function bound(
  doc: SpreadsheetDoc,
  written: { userEnteredValue?: string; relativeDate?: string },
  now: number,
): CellValue {
  const today = Math.floor(serialOfInstant(doc.timeZone, now));
  if (written.relativeDate) return today + (RELATIVE_DAYS[written.relativeDate] ?? 0);
  const text = written.userEnteredValue ?? '';
  if (/^=\s*TODAY\(\)$/i.test(text)) return today;
  const plain = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  return plain ?? parseTyped(text, doc.locale, undefined, new Date(now).getUTCFullYear()).value;
}

/** The texts that a drop-down from a range offers. @param written as in a rule: `='Список'!A2:A` */
export function optionsInRange(doc: SpreadsheetDoc, written: string): string[] {
  const found = resolveA1(doc, written.replace(/^=/, ''), doc.sheets[0]);
  if (!found) return [];
  const { sheet, span } = found;
  const out: string[] = [];
  for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
    for (let col = span.c0; col < span.c1; col++) {
      const text = displayText(
        sheet.values[row]?.[col] ?? null,
        layerAt(sheet.formats, row, col)?.numberFormat,
        doc.locale,
      );
      if (text !== '' && !out.includes(text)) out.push(text);
    }
  }
  return out;
}
