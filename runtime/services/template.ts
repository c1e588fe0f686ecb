/** Turns a page with scriptlets into the source of a function that returns the page. */

const ESCAPE = `function (v) { return String(v).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; }); }`;

/**
 * `<? code ?>` runs, `<?= value ?>` prints a value escaped for HTML, `<?!= value ?>` prints it as it is.
 * @param names the template's properties, in the order in which the function takes their values
 */
export function templateCode(source: string, names: string[]): string {
  const lines = [`(function (${names.filter((each) => /^[\p{L}$][\p{L}\p{N}_$]*$/u.test(each)).join(', ')}) {`];
  lines.push(`var $out = '', $value, $escape = ${ESCAPE};`);
  let at = 0;
  for (const match of source.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    lines.push(`$out += ${JSON.stringify(source.slice(at, match.index))};`);
    const [all, mark, code] = match;
    if (mark) lines.push(`$value = ${code}\n;$out += ${mark === '=' ? '$escape($value)' : '$value'};`);
    else lines.push(`${code}\n`);
    at = match.index + all.length;
  }
  lines.push(`$out += ${JSON.stringify(source.slice(at))};`, 'return $out;', '})');
  return lines.join('\n');
}
