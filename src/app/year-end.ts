/** «Завершить год»: a look at what is open, then steps that may be killed anywhere and are gone on with. */
import { addressOfBook, copyBook } from '../google/book.ts';
import { createDocument, writeDocument } from '../google/docs.ts';
import { closeForm, emptyForm } from '../google/forms.ts';
import { instant, remember, underLock } from '../google/host.ts';
import { dropResponseSheets } from '../google/responses.ts';
import { dropTriggers } from '../google/triggers.ts';
import { type Change, join, once, problem, say, update, type Words } from '../kit/index.ts';
import { recordPaper } from '../stages/1-preparation/documents.ts';
import { firstYearOf, settingsOf } from '../stages/1-preparation/settings.ts';
import { mentors } from '../stages/3-mentors/register.ts';
import { destructionAct } from '../stages/7-completion/papers.ts';
import { tellingReads } from '../stages/7-completion/telling.ts';
import {
  aboutPeople,
  destroyed,
  endReads,
  erasing,
  listed,
  type Open,
  openThings,
  subjects,
} from '../stages/7-completion/year-end.ts';
import { forms, tables } from '../stages/index.ts';
import { goesOn, yearAfter } from '../stages/next-year.ts';
import { letters } from '../stages/records.ts';
import { officialMentees, officialMentors } from '../stages/registers.ts';
import { boardReads, refreshBoards } from './boards.ts';
import { forgetList } from './import-all.ts';
import { LISTED, lastSweep } from './intake.ts';
import { journalOf } from './journal.ts';
import { AGAIN, goOn, isLeft, oneStep, type Progress, type Step, type Work } from './long-work.ts';
import { type Ending, type Memory, readMemory } from './memory.ts';
import { handedOver, handlers, isOwner } from './owner.ts';
import { cancelled } from './post.ts';
import { rawName } from './raw-name.ts';
import { withRecords } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import { lastFigures } from './tick.ts';

const over: Words = ['учебный год завершён', 'the school year is over'];

/** The answers are in and counted for the last time; from now on nothing comes in and nothing goes out. */
const stopPost = (): void => {
  const s = snapshot([letters], 'skip');
  s.write(
    s.rows(letters).flatMap((l): Change[] => {
      if (l.state === 'queued') return [cancelled(l, over, s)];
      return l.state === 'sending' ? [update(letters, l.id, { state: 'unclear' })] : [];
    }),
    { mail: 'no' },
  );
};

function list(): void {
  const s = snapshot(withRecords([...endReads]), 'skip');
  const changes = listed(s, s.now);
  s.write([...journalOf(s, { id: 'year-end', title: ['завершение года', 'end of the year'] }, changes), ...changes]);
}

/** Forms of this workbook; those that could not be opened any more when the last answers were taken in are left as they are. */
const ours = (m: Memory) => forms.flatMap((f) => (m.unread[f.id] ? [] : (m.forms[f.id] ?? [])));

/** A form that has not opened for so long is given up: whoever it belongs to has left. */
const GIVEN_UP_MS = 24 * 3_600_000;

const formsShut = problem('forms-shut', (f: { forms: readonly string[] }) => [
  `Анкеты не открываются: ${f.forms.join(', ')}. Последние ответы из них не приняты, год ещё не завершён, ничего не потеряно. Верните доступ к ним; если он не вернётся за сутки, год завершится без этих ответов.`,
  `Forms cannot be opened: ${f.forms.join(', ')}. Their last answers are not in, the year is not closed yet, nothing is lost. Restore the access to them; if it does not come back within a day, the year is closed without these answers.`,
]);

/** No answer may be left behind: the forms are emptied later. @throws formsShut */
function lastAnswers(m: Memory, what: 'whole' | 'late'): typeof AGAIN | undefined {
  const { late, shut } = lastSweep(m, what);
  const { unread } = readMemory();
  const hoped = shut.filter((f) => instant() - (unread[f.id] ?? instant()) < GIVEN_UP_MS);
  if (hoped.length) throw formsShut({ forms: hoped.map((f) => f.code) });
  return late.length ? AGAIN : undefined;
}

function writeAct(m: Memory): void {
  const s = snapshot([...destructionAct.reads], 'skip');
  // a school without participants has nobody to list
  if (destructionAct.lacks(s, '').length) return;
  const url = writeDocument(m.act, destructionAct.parts(s, ''), s.lang);
  const entry = {
    paper: destructionAct.id,
    about: '',
    title: say(destructionAct.title, s.lang),
    url,
    what: 'file' as const,
  };
  s.write(recordPaper.decide(s, entry, s.now).changes);
}

const nextYearOf = (s: Snapshot): string => yearAfter(firstYearOf(settingsOf(s).year, s.today));

const bookTitle = (s: Snapshot): string =>
  [say(['Наставничество', 'Mentoring'], s.lang), settingsOf(s).organisation, nextYearOf(s)].filter(Boolean).join(', ');

const erases = (m: Memory): boolean => m.ending?.erase === 'now';

/** The last step but one: raw answers and what the forms themselves keep. */
function emptyForms(m: Memory): void {
  for (const form of ours(m)) emptyForm(form);
  dropResponseSheets(forms.map((f) => rawName(f, m.lang)));
  const s = snapshot([...boardReads], 'skip', m);
  s.write(destroyed(s));
  // the other boards stay as they were counted last: they tell of nobody
  refreshBoards(s, [officialMentees, officialMentors]);
}

const made = once((): readonly Step[] => [
  {
    id: 'answers',
    title: ['Последние ответы форм', 'The last answers'],
    locks: 'itself',
    act: (m) => lastAnswers(m, 'whole'),
  },
  { id: 'forms', title: ['Формы закрыты', 'Forms closed'], act: (m) => ours(m).forEach(closeForm) },
  {
    id: 'late',
    title: ['Ответы, пришедшие тем временем', 'Answers that came meanwhile'],
    locks: 'itself',
    act: (m) => lastAnswers(m, 'late'),
  },
  { id: 'figures', title: ['Итоговые числа и отчёты', 'Final figures and reports'], locks: 'itself', act: lastFigures },
  { id: 'post', title: ['Письма остановлены', 'Letters stopped'], act: stopPost },
  { id: LISTED, title: ['Список к акту', 'The list of the act'], act: list },
  {
    id: 'act',
    title: ['Акт об уничтожении данных', 'Act of destruction'],
    act: (m) => {
      const lang = m.lang;
      if (!m.act) remember({ act: createDocument(say(destructionAct.title, lang)) });
    },
  },
  { id: 'act.text', title: ['Текст акта', 'Text of the act'], act: writeAct },
  {
    id: 'copy',
    title: ['Книга нового года', 'The workbook of the new year'],
    act: (m) => {
      if (!m.next) remember({ next: copyBook(bookTitle(snapshot([], 'skip'))) });
    },
  },
  ...aboutPeople(tables).map(
    (t): Step => ({
      id: `erase.${t.id}`,
      title: join(['Обезличить: ', 'Erase: '], t.sheet),
      act: (m) => {
        if (!erases(m)) return;
        const s = snapshot([t], 'skip', { ...m, closed: false });
        s.write(erasing(s, t));
      },
    }),
  ),
  {
    id: 'raw',
    title: ['Ответы в самих формах', 'Answers in the forms themselves'],
    act: (m) => erases(m) && emptyForms({ ...m, closed: false }),
  },
  {
    id: 'archive',
    title: ['Архив', 'The archive'],
    act: () => {
      remember({ closed: 'yes' });
      dropTriggers(handlers);
    },
  },
]);

const anothersWork = problem('another-closes', (f: { owner: string }) => [
  `Год завершает ежечасная работа от имени ${f.owner}: анкеты и документы открываются только у него. Делать ничего не нужно; если этого человека нет, примите программу.`,
  `The year is closed by the hourly run in the name of ${f.owner}, who alone can open the forms and papers. There is nothing to do; if that person is gone, take the programme over.`,
]);

export const yearEnd: Work = {
  key: 'closing',
  allow: (m) => {
    if (!isOwner(m)) throw anothersWork({ owner: m.owner });
  },
  get steps() {
    return made();
  },
};

export type OpenView = {
  id: string;
  words: string;
  about: readonly string[];
  of: number;
  /** the tab in which it is finished */
  table: string;
  title: string;
  stops: boolean;
};
export type YearEnd = {
  year: string;
  next: string;
  open: OpenView[];
  /** what would happen, in figures */
  people: number;
  stay: number;
  letters: number;
  forms: number;
  begun: boolean;
};

const MOST_NAMED = 12;

const viewOf = (s: Snapshot, o: Open): OpenView => ({
  id: o.id,
  words: say(o.words, s.lang),
  about: o.about.slice(0, MOST_NAMED),
  of: o.about.length,
  table: o.at.id,
  title: say(o.at.sheet, s.lang),
  stops: o.stops,
});

/** What is open and what would happen; nothing is changed. */
export function yearEndView(): YearEnd {
  const s = snapshot(withRecords([...endReads, ...tellingReads]), 'skip');
  const open = openThings(s);
  return {
    year: settingsOf(s).year ?? '',
    next: nextYearOf(s),
    open: open.map((o) => viewOf(s, o)),
    people: subjects(s).length,
    stay: s.rows(mentors).filter((m) => goesOn(s, m.id)).length,
    letters: s.rows(letters).filter((l) => l.state === 'queued').length,
    forms: ours(s.memory).length,
    begun: s.memory.ending !== undefined,
  };
}

const yearOpen = problem('year-open', (f: { open: readonly Open[] }) => {
  const all = (at: 0 | 1) =>
    f.open.map((o) => `${o.words[at]} (${o.about.slice(0, MOST_NAMED).join(', ')})`).join('; ');
  return [
    `Год рано завершать: ${all(0)}. Ничего не изменено.`,
    `The year cannot be closed yet: ${all(1)}. Nothing was changed.`,
  ];
});

/** Begins the end of the year; begun already, it goes on as it was begun. @throws yearOpen */
export function beginYearEnd(ending: Ending): { begun: boolean } {
  return underLock(() => {
    const s = snapshot(withRecords([...endReads, ...tellingReads]), 'refuse');
    if (s.memory.ending) return { begun: true };
    const stops = openThings(s).filter((o) => o.stops);
    if (stops.length) throw yearOpen({ open: stops });
    if (s.memory.list) forgetList();
    remember({ ending: JSON.stringify(ending), closing: '' });
    return { begun: true };
  });
}

const notEnding = problem<void>('year-not-ending', () => [
  'Завершение года ещё не начато. Ничего не изменено. Откройте этап 7 на панели и нажмите «Завершить год».',
  'The end of the year has not begun. Nothing was changed. Open stage 7 in the panel and press “Close the year”.',
]);

export type EndProgress = Progress & { next: string };

/** The next step. @throws notEnding, anothersWork */
export function yearEndStep(): EndProgress {
  if (!readMemory().ending) throw notEnding();
  const p = oneStep(yearEnd);
  const { next } = readMemory();
  return { ...p, next: next && addressOfBook(next) };
}

/** The hourly run goes on with a year's end that was cut short; a closed book only lets go of its triggers. @returns whether there was anything of the kind */
export function endsYear(m: Memory): boolean {
  if (!m.ending) return false;
  if (handedOver(m)) return true;
  if (isLeft(yearEnd, m)) goOn(yearEnd);
  else dropTriggers(handlers);
  return true;
}

const anothersArchive = problem('another-erases', (f: { owner: string }) => [
  `Анкеты этого года открываются только у ${f.owner}: обезличить архив может только этот человек. Ничего не изменено.`,
  `Only ${f.owner} can open the forms of this year and take people out of the archive. Nothing was changed.`,
]);

/** People are taken out of an archive that was left as it was. @throws notEnding, anothersArchive */
export function eraseArchive(): { begun: boolean } {
  return underLock(() => {
    const m = readMemory();
    if (!m.ending) throw notEnding();
    if (!isOwner(m)) throw anothersArchive({ owner: m.owner });
    const kept = m.closing.filter((id) => !id.startsWith('erase.') && id !== 'raw' && id !== 'archive');
    if (m.ending.erase === 'later')
      remember({ ending: JSON.stringify({ erase: 'now' } satisfies Ending), closing: kept.join(',') });
    return { begun: true };
  });
}
