/** CSS colours as spreadsheets take them. */

const NAMED: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  pink: '#ffc0cb',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  brown: '#a52a2a',
  lime: '#00ff00',
  navy: '#000080',
  teal: '#008080',
  silver: '#c0c0c0',
  maroon: '#800000',
};

/** `#rrggbb`, or null for what is no colour: Google takes such a text in silence and changes nothing. */
export function hexColor(text: string): string | null {
  const value = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(value)) return value;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  const parts = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(value);
  if (parts)
    return `#${parts
      .slice(1)
      .map((each) => Number(each).toString(16).padStart(2, '0'))
      .join('')}`;
  return NAMED[value] ?? null;
}
