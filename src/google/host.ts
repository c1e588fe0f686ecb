/** The only file that knows the clock, the acting person, document properties, the lock and the log. */
import { type Lang, type Moment, momentOf, problem } from '../kit/index.ts';

const busy = problem<void>('busy', () => [
  'Книга занята: в ней сейчас идёт другое действие. Ничего не изменено. Подождите минуту и повторите.',
  'The workbook is busy with another action. Nothing was changed. Wait a minute and try again.',
]);

/** How long a command waits for the others. Google gives no queue, so a short wait and a clear answer beat a long one. */
const WAIT_MS = 20_000;

let lock: GoogleAppsScript.Lock.Lock | undefined;

/** Runs `act` while nobody else changes the workbook. The lock falls by itself when a run is killed. @throws busy */
export function underLock<T>(act: () => T): T {
  lock ??= LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) throw busy();
  try {
    return act();
  } finally {
    lock.releaseLock();
  }
}

/** The instant, in milliseconds, for watermarks and deadlines. */
export const instant = (): number => Date.now();

/** Google ends a run after six minutes; work begun in the last of them may be cut. */
const RUN_MS = 270_000;
const begun = Date.now();

/** Milliseconds in which this run may still begin something. */
export const timeLeft = (): number => begun + RUN_MS - Date.now();

/** A moment on the spreadsheet's wall clock: the curator's, not the server's. */
export const momentIn = (timeZone: string, millis: number): Moment =>
  momentOf(
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .format(new Date(millis))
      .replace(',', ''),
  );

export const clock = (timeZone: string): Moment => momentIn(timeZone, Date.now());

export function isZone(timeZone: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
}

/** From now on the workbook's days and hours are those of this zone. */
export const setZone = (timeZone: string): void =>
  SpreadsheetApp.getActiveSpreadsheet().setSpreadsheetTimeZone(timeZone);

/** The acting person's address; '' when Google does not tell it. */
export const actor = (): string => Session.getEffectiveUser().getEmail();

/** The language of the acting person's Google account. */
export const actorLang = (): Lang => (Session.getActiveUserLocale().startsWith('ru') ? 'ru' : 'en');

/**
 * What this workbook remembers outside its cells. Document properties are not copied with a file: a copy remembers
 * nothing, which is how it knows that it is a copy.
 */
export const recall = (): Record<string, string> => properties().getProperties();

export const remember = (facts: Readonly<Record<string, string>>): void => {
  properties().setProperties({ ...facts });
};

let kept: GoogleAppsScript.Properties.Properties | undefined;

/** Asked for once a run; what they hold is read anew each time. */
function properties(): GoogleAppsScript.Properties.Properties {
  kept ??= PropertiesService.getDocumentProperties();
  return kept;
}

/** Goes to Cloud Logging, which script editors can read: codes and stacks, never a person's words. */
export const logBug = (where: string, e: unknown): void =>
  console.error(where, e instanceof Error ? (e.stack ?? e.message) : String(e));
