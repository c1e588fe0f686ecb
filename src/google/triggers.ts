/** Installable triggers: three that stay, each once, and one that goes off once. They run as the person who installed them. */

export type Handlers = { answer: string; tick: string; edit: string };

/** Makes the missing ones and deletes one's own doubles. Other people's triggers are not visible to us. @returns how many were made */
export function ensureTriggers({ answer, tick, edit }: Handlers): number {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const mine = ScriptApp.getProjectTriggers();
  let made = 0;
  const once = (handler: string, make: () => unknown) => {
    const [first, ...doubles] = mine.filter((t) => t.getHandlerFunction() === handler);
    for (const t of doubles) ScriptApp.deleteTrigger(t);
    if (first) return;
    make();
    made++;
  };
  once(answer, () => ScriptApp.newTrigger(answer).forSpreadsheet(book).onFormSubmit().create());
  once(tick, () => ScriptApp.newTrigger(tick).timeBased().everyHours(1).create());
  once(edit, () => ScriptApp.newTrigger(edit).forSpreadsheet(book).onEdit().create());
  return made;
}

/** Deletes one's own triggers of these handlers. @returns how many there were */
export function dropTriggers(handlers: Handlers): number {
  const names = Object.values(handlers);
  const mine = ScriptApp.getProjectTriggers().filter((t) => names.includes(t.getHandlerFunction()));
  for (const t of mine) ScriptApp.deleteTrigger(t);
  return mine.length;
}

/** How many triggers of each handler the acting person has; other people's are not visible. */
export function ownTriggers(handlers: Handlers): Readonly<Record<string, number>> {
  const mine = ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction());
  return Object.fromEntries(Object.values(handlers).map((name) => [name, mine.filter((x) => x === name).length]));
}

const SOON_MS = 60_000;

/** Has this handler called once, in a minute or so; the one that already waits is enough. */
export function callSoon(handler: string): void {
  if (ScriptApp.getProjectTriggers().some((t) => t.getHandlerFunction() === handler)) return;
  ScriptApp.newTrigger(handler).timeBased().after(SOON_MS).create();
}

/** Google leaves a trigger standing when it has gone off. */
export function dropSoon(handler: string): void {
  for (const t of ScriptApp.getProjectTriggers()) if (t.getHandlerFunction() === handler) ScriptApp.deleteTrigger(t);
}
