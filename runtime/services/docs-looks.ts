/** How texts, paragraphs and pages look, between the shapes of the Docs API and the attributes of DocumentApp. */

import { notEmulated } from '../service.ts';
import type { Attributes } from './document-state.ts';
import { colorFromApi, colorToApi, type Json, record, refuse } from './sheets-shapes.ts';

type Look = { attribute: string; toApi: (value: unknown) => unknown; fromApi: (value: unknown) => unknown };

const same = (attribute: string): Look => ({ attribute, toApi: (value) => value, fromApi: (value) => value });
const points = (attribute: string): Look => ({
  attribute,
  toApi: (magnitude) => ({ magnitude, unit: 'PT' }),
  fromApi: (value) => Number(record(value).magnitude ?? 0),
});
const color = (attribute: string): Look => ({
  attribute,
  toApi: (hex) => ({ color: { rgbColor: colorToApi(String(hex)) } }),
  fromApi: (value) => {
    const { color: given } = record(value);
    return given === undefined ? null : colorFromApi(record(given).rgbColor ?? {});
  },
});
const named = (attribute: string, pairs: Record<string, string>): Look => ({
  attribute,
  toApi: (value) => Object.entries(pairs).find(([, own]) => own === value)?.[0],
  fromApi: (value) => pairs[String(value)] ?? refuse(`Invalid value (${attribute}): "${String(value)}"`),
});

const HEADINGS = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`HEADING_${n}`, `HEADING${n}`]));

export const TEXT_LOOKS: Record<string, Look> = {
  bold: same('BOLD'),
  italic: same('ITALIC'),
  underline: same('UNDERLINE'),
  strikethrough: same('STRIKETHROUGH'),
  fontSize: points('FONT_SIZE'),
  weightedFontFamily: {
    attribute: 'FONT_FAMILY',
    toApi: (fontFamily) => ({ fontFamily, weight: 400 }),
    fromApi: (value) => record(value).fontFamily,
  },
  foregroundColor: color('FOREGROUND_COLOR'),
  backgroundColor: color('BACKGROUND_COLOR'),
  link: { attribute: 'LINK_URL', toApi: (url) => ({ url }), fromApi: (value) => record(value).url },
};

export const PARAGRAPH_LOOKS: Record<string, Look> = {
  namedStyleType: named('HEADING', { NORMAL_TEXT: 'NORMAL', TITLE: 'TITLE', SUBTITLE: 'SUBTITLE', ...HEADINGS }),
  alignment: named('HORIZONTAL_ALIGNMENT', { START: 'LEFT', CENTER: 'CENTER', END: 'RIGHT', JUSTIFIED: 'JUSTIFY' }),
  direction: {
    attribute: 'LEFT_TO_RIGHT',
    toApi: (on) => (on ? 'LEFT_TO_RIGHT' : 'RIGHT_TO_LEFT'),
    fromApi: (value) => value !== 'RIGHT_TO_LEFT',
  },
  lineSpacing: { attribute: 'LINE_SPACING', toApi: (n) => Number(n) * 100, fromApi: (n) => Number(n) / 100 },
  spaceAbove: points('SPACING_BEFORE'),
  spaceBelow: points('SPACING_AFTER'),
  indentFirstLine: points('INDENT_FIRST_LINE'),
  indentStart: points('INDENT_START'),
  indentEnd: points('INDENT_END'),
};

export const PAGE_LOOKS: Record<string, Look> = {
  marginTop: points('MARGIN_TOP'),
  marginBottom: points('MARGIN_BOTTOM'),
  marginLeft: points('MARGIN_LEFT'),
  marginRight: points('MARGIN_RIGHT'),
};

export const CELL_LOOKS: Record<string, Look> = { backgroundColor: color('BACKGROUND_COLOR') };

/** What the attributes look like to the API; those it has no word for are left out. */
export function looksToApi(looks: Record<string, Look>, attributes: Attributes): Json {
  const out: Json = {};
  for (const [field, { attribute, toApi }] of Object.entries(looks)) {
    const value = attributes[attribute];
    if (value !== undefined && value !== null) out[field] = toApi(value);
  }
  return out;
}

/** The attributes that a request sets; null for one that its mask names and its style leaves out. */
export function looksFromApi(looks: Record<string, Look>, style: unknown, fields: unknown): Attributes {
  if (typeof fields !== 'string' || fields === '') refuse('At least one field must be specified in fields.');
  const given = record(style);
  const names =
    fields === '*'
      ? Object.keys(given)
      : String(fields)
          .split(',')
          .map((each) => each.trim());
  const out: Attributes = {};
  for (const name of names) {
    const look = looks[name] ?? notEmulated(`The field ${name} of a style in Docs.Documents.batchUpdate`);
    out[look.attribute] = given[name] === undefined || given[name] === null ? null : look.fromApi(given[name]);
  }
  return out;
}
