/** In whose name the programme works: three triggers of one person, handed over when he leaves. */
import { addTo } from '../google/files.ts';
import { letEdit } from '../google/forms.ts';
import { actor, instant, logBug, remember, underLock } from '../google/host.ts';
import { letEditFile } from '../google/summary-file.ts';
import { dropTriggers, ensureTriggers, type Handlers } from '../google/triggers.ts';
import { problem } from '../kit/index.ts';
import { type Memory, readMemory } from './memory.ts';
import { yearClosed } from './snapshot.ts';

export const handlers: Handlers = { answer: 'onAnswer', tick: 'onTick', edit: 'onChangeByHand' };

/** An hourly run that has not come for so long does not come at all. */
export const STALE_MS = 3 * 3_600_000;

/** Whether the hourly run is late: nothing comes in and nothing goes out by itself. */
export const isStale = (m: Memory): boolean =>
  m.done && !m.closed && instant() - Math.max(m.lastTick, m.ownedAt) > STALE_MS;

/** Forms and papers belong to whoever the programme works for: nobody else may open them. */
export function isOwner(m: Memory): boolean {
  const me = actor();
  return !m.owner || !me || m.owner === me;
}

/** Installs the triggers for whoever sets up, unless they are somebody else's: two owners would do everything twice. */
export function installTriggers(m: Memory): void {
  if (m.closed || !isOwner(m)) return;
  const me = actor();
  ensureTriggers(handlers);
  if (m.owner !== me || !m.ownedAt) remember({ owner: me, ownedAt: String(instant()) });
}

const notSetUpYet = problem<void>('not-set-up', () => [
  'Книга ещё не настроена: принимать нечего. Ничего не изменено. Откройте панель и пройдите настройку.',
  'The workbook is not set up yet: there is nothing to take over. Nothing was changed. Open the panel and go through set-up.',
]);

/** «Принять программу»: from now on it works in the acting person's name. The former owner's run notices and withdraws. */
export const takeOver = (): { owner: string; before: string } =>
  underLock(() => {
    const m = readMemory();
    if (!m.done) throw notSetUpYet();
    if (m.closed) throw yearClosed();
    const me = actor();
    // remembered last: killed before, the take-over is simply made again
    ensureTriggers(handlers);
    // the act that the one before has begun is his: nobody else can write it
    const begun = m.owner !== me && m.act && !m.closing.includes('act.text');
    const anew = begun ? { act: '', closing: m.closing.filter((id) => id !== 'act').join(',') } : {};
    remember({ owner: me, ownedAt: String(instant()), ...anew });
    return { owner: me, before: m.owner === me ? '' : m.owner };
  });

/** The run of a former owner lets the new one edit the forms and takes its own triggers away. @returns whether it was one */
export function handedOver(m: Memory): boolean {
  if (isOwner(m)) return false;
  for (const form of Object.values(m.forms)) {
    try {
      letEdit(form, m.owner);
      if (form.to) addTo(form.to, m.owner);
    } catch (e) {
      logBug('hand over', e);
    }
  }
  try {
    if (m.summary.file) letEditFile(m.summary.file, m.owner);
  } catch (e) {
    logBug('hand over the summary', e);
  }
  dropTriggers(handlers);
  return true;
}
