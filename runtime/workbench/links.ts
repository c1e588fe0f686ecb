/** Addresses of Google documents → pages of the workbench, so that a link in a letter or a sidebar leads somewhere. */

const PLACES: [RegExp, (id: string) => string][] = [
  [/^https:\/\/docs\.google\.com\/forms\/(?:u\/\d+\/)?d\/(?:e\/)?([\w-]+)/, (id) => `/forms/${id}`],
  [/^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/, (id) => `/?id=${id}`],
  [/^https:\/\/docs\.google\.com\/document\/(?:u\/\d+\/)?d\/([\w-]+)/, (id) => `/documents/${id}`],
];

/** @returns the local address, or the given one when it is none of Google's documents */
export function localAddress(url: string): string {
  for (const [pattern, place] of PLACES) {
    const found = pattern.exec(url);
    if (!found) continue;
    const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
    const local = place(found[1] ?? '');
    return query && local.startsWith('/forms') ? `${local}?${query}` : local;
  }
  return url;
}

/** The same for every link of a page's text; the text is otherwise untouched. */
export function withLocalLinks(html: string): string {
  return html.replaceAll(/https:\/\/docs\.google\.com\/[^\s"'<>)]+/g, (url) =>
    localAddress(url.replaceAll('&amp;', '&')).replaceAll('&', '&amp;'),
  );
}
