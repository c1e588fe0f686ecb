/** Column letters and cell addresses; columns and rows count from 0 here. */

export function letters(column: number): string {
  let text = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

export const a1 = (row: number, column: number): string => `${letters(column)}${row + 1}`;
