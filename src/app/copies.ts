/** What a copied workbook may become: it keeps silent until a person decides. */
import { remember, underLock } from '../google/host.ts';
import { bookId } from '../google/sheets-api.ts';
import { dropList } from '../google/waiting-list.ts';
import { type Change, problem, update, type Words } from '../kit/index.ts';
import { firstYearOf, settingsOf } from '../stages/1-preparation/settings.ts';
import { tables } from '../stages/index.ts';
import { yearAfter } from '../stages/next-year.ts';
import { letters } from '../stages/records.ts';
import { readMemory } from './memory.ts';
import { cancelled } from './post.ts';
import { notSetUp, type Snapshot, snapshot } from './snapshot.ts';

const noCopy = problem<void>('no-copy', () => [
  'Это не копия, а рабочая книга: решать нечего. Ничего не изменено. Обновите панель.',
  'This is no copy but the working book: there is nothing to decide. Nothing was changed. Refresh the panel.',
]);

/** The rows of a workbook that is not yet ours. @throws noCopy, notSetUp */
function openCopy(): Snapshot {
  const memory = readMemory();
  const book = bookId();
  if (memory.book === book) throw noCopy();
  const s = snapshot(tables, 'skip', { ...memory, book });
  if (!s.book.marked) throw notSetUp();
  // a list that was being brought in goes on in the original alone
  dropList();
  return s;
}

/** The highest number given out so far, by prefix: a copy remembers none, and codes are never given twice. */
function highest(s: Snapshot): Record<string, string> {
  const out: Record<string, number> = {};
  for (const t of s.loaded) {
    for (const code of s.read(t)?.at.keys() ?? []) {
      const [prefix = '', digits = ''] = code.split('-');
      if (digits) out[`next.${prefix}`] = Math.max(out[`next.${prefix}`] ?? 0, Number(digits));
    }
  }
  return Object.fromEntries(Object.entries(out).map(([key, n]) => [key, String(n)]));
}

const came: Words = ['ждало в исходной книге', 'waited in the original workbook'];

/** The original may have sent what waited in it: here it does not go, and what was on its way waits for a person. */
const postOf = (s: Snapshot): Change[] =>
  s.rows(letters).flatMap((l) => {
    if (l.state === 'queued') return [cancelled(l, came, s)];
    return l.state === 'sending' ? [update(letters, l.id, { state: 'unclear' })] : [];
  });

/** The copy takes the place of a lost original. Its forms are made anew by the set-up that follows. @throws noCopy, notSetUp */
export function becomeOriginal(): { begun: boolean } {
  underLock(() => {
    const s = openCopy();
    const { language, mode } = settingsOf(s);
    s.write(postOf(s));
    // remembered last: killed before, the copy is still a copy
    remember({ ...highest(s), book: s.book.id, lang: language, mode, archive: '' });
  });
  return { begun: true };
}

/**
 * The copy becomes the workbook of the next year: the first step of the set-up that follows takes last year's rows out.
 * @throws noCopy, notSetUp
 */
export function becomeNewYear(): { year: string } {
  return underLock(() => {
    const s = openCopy();
    const { language, mode, year: before } = settingsOf(s);
    const year = yearAfter(firstYearOf(before, s.today));
    // remembered in one call: killed before, the copy is still a copy
    remember({ ...highest(s), book: s.book.id, lang: language, mode, archive: '', newYear: year });
    return { year };
  });
}

/** The copy stays silent for good, and says that it is meant to. @throws noCopy, notSetUp */
export function keepAsArchive(): { kept: boolean } {
  openCopy();
  remember({ archive: 'yes' });
  return { kept: true };
}
