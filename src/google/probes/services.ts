/** Services beside the sheet: what they return, what they refuse. */
import { type Probe, probe } from './probe.ts';

const KEY = 'mp.probe';
const moment = new Date(Date.UTC(2026, 8, 1, 21, 30, 5));

/** A property of the probes' own, taken away whatever happens. */
function withProperty(value: string): unknown {
  const store = PropertiesService.getDocumentProperties();
  try {
    store.setProperty(KEY, value);
    return store.getProperty(KEY);
  } finally {
    store.deleteProperty(KEY);
  }
}

/** A trigger that would fire in an hour, deleted at once. */
function withTrigger(see: (trigger: GoogleAppsScript.Script.Trigger) => unknown): unknown {
  const trigger = ScriptApp.newTrigger('onTick').timeBased().after(3_600_000).create();
  try {
    return see(trigger);
  } finally {
    ScriptApp.deleteTrigger(trigger);
  }
}

const utilities = (): Probe[] => [
  probe('formatDate: another zone, another day', '"2026-09-02 00:30:05"', () =>
    Utilities.formatDate(moment, 'Europe/Moscow', 'yyyy-MM-dd HH:mm:ss'),
  ),
  probe('formatDate: month names are English', '"September"', () => Utilities.formatDate(moment, 'GMT', 'MMMM')),
  probe('the script’s zone is the zone of Date', '"12"', () =>
    Utilities.formatDate(new Date(2026, 0, 15, 12), Session.getScriptTimeZone(), 'HH'),
  ),
  probe('computeDigest: 32 signed bytes', '[32, true]', () => {
    const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'ё', Utilities.Charset.UTF_8);
    return [bytes.length, bytes.every((b) => b >= -128 && b <= 127)];
  }),
  probe('base64Encode in UTF-8', '"0ZE="', () => Utilities.base64Encode('ё', Utilities.Charset.UTF_8)),
  probe('base64Decode and back', '"ё"', () => Utilities.newBlob(Utilities.base64Decode('0ZE=')).getDataAsString()),
  probe('getUuid', 'true', () => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(Utilities.getUuid())),
  probe('parseCsv with quotes', '[["a", "b\\nc"]]', () => Utilities.parseCsv('a,"b\nc"')),
  probe('sleep returns null', 'null', () => Utilities.sleep(1)),
];

const memory = (): Probe[] => [
  probe('a property comes back as text', '"7"', () => withProperty('7')),
  probe('a property that is not there', 'null', () => PropertiesService.getDocumentProperties().getProperty(KEY)),
  probe('a property over 9 KB', 'throws Exception', () => withProperty('x'.repeat(10 * 1024))),
  probe('cache: put returns null, get the text', '[null, "7"]', () => {
    const cache = CacheService.getScriptCache();
    const put = cache.put(KEY, '7', 60);
    const got = cache.get(KEY);
    cache.remove(KEY);
    return [put, got];
  }),
  probe('cache: what is not there', 'null', () => CacheService.getScriptCache().get(`${KEY}.none`)),
  probe('lock: held, taken again, released', '[true, true, true, false]', () => {
    const lock = LockService.getDocumentLock();
    const steps = [lock.tryLock(1000), lock.tryLock(0), lock.hasLock()];
    lock.releaseLock();
    return [...steps, lock.hasLock()];
  }),
];

const script = (): Probe[] => [
  probe('a trigger knows its function and kind', '["onTick", true]', () =>
    withTrigger((t) => [t.getHandlerFunction(), t.getEventType() === ScriptApp.EventType.CLOCK]),
  ),
  probe('a trigger’s id is text', '"string"', () => withTrigger((t) => typeof t.getUniqueId())),
  probe('a deleted trigger is out of the list', 'true', () => {
    const before = ScriptApp.getProjectTriggers().length;
    withTrigger(() => null);
    return ScriptApp.getProjectTriggers().length === before;
  }),
  probe('an enum in JSON is its name', '"{\\"x\\":\\"CLOCK\\"}"', () =>
    JSON.stringify({ x: ScriptApp.EventType.CLOCK }),
  ),
  probe('documents are written by a service', '"function"', () => typeof Docs?.Documents?.batchUpdate),
  probe('who acts', 'true', () => /^$|@/.test(Session.getEffectiveUser().getEmail())),
  probe('the quota of letters is a number', 'true', () => MailApp.getRemainingDailyQuota() >= 0),
  probe('a page keeps its text', '"<p>ё</p>"', () => HtmlService.createHtmlOutput('<p>ё</p>').getContent()),
  probe('an unknown method', 'throws TypeError', () => (Utilities as unknown as { none(): void }).none()),
  probe('a wrong parameter', 'throws Exception', () => Utilities.formatDate('1' as never, 2 as never, 3 as never)),
];

export const services = (): Probe[] => [...utilities(), ...memory(), ...script()];
