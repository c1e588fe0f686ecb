import { generate } from 'lean-qr';

/** Modules of white around a code: readers need four (ISO/IEC 18004). */
const QUIET = 4;

/** @returns the side in modules with the quiet zone, and the dark modules as an SVG path */
export function qrPath(text: string): { side: number; path: string } {
  const code = generate(text);
  const dark: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  }
  return { side: code.size + 2 * QUIET, path: dark.join('') };
}
