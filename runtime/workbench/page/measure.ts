/** How many lines a text takes in a cell: the grid needs row heights before anything is drawn. */

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

const pen = document.createElement('canvas').getContext('2d');
const known = new Map<string, number>();
const MOST_KNOWN = 20_000;

export function textWidth(text: string, size = 13, bold = false): number {
  if (!pen) return text.length * size * 0.55;
  pen.font = `${bold ? 650 : 400} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

function linesOf(paragraph: string, width: number, size: number, bold: boolean): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/(?<=[\s-])/)) {
    const wide = textWidth(word.trimEnd(), size, bold);
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    // A word wider than the cell is broken wherever it ends.
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used = wide > width ? wide % width : used + textWidth(word, size, bold);
  }
  return lines;
}

export function lineCount(text: string, width: number, size = 13, bold = false): number {
  const key = `${width} ${size} ${bold} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const count = text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph, width, size, bold), 0);
  if (known.size > MOST_KNOWN) known.clear();
  known.set(key, count);
  return count;
}
