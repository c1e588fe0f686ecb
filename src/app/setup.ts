/** Set-up: a list of small steps, each safe to repeat. Killed anywhere, it is finished by running it again. */

import { ensureBoards, readBoards } from '../google/boards.ts';
import { createFile } from '../google/files.ts';
import { createForm, fillForm, openForm } from '../google/forms.ts';
import { instant, isZone, remember, setZone, underLock } from '../google/host.ts';
import { tidyResponseSheets } from '../google/responses.ts';
import { bookId } from '../google/sheets-api.ts';
import { type Dress, dropBlankSheet, ensureTabs, ensureValidation, startAnew } from '../google/tabs.ts';
import { openTab } from '../google/ui.ts';
import {
  type AnyForm,
  type AnyRow,
  type AnyTable,
  type Change,
  columnsOf,
  idOf,
  insert,
  join,
  type Lang,
  type Mode,
  newRow,
  problem,
  say,
  sayDay,
  update,
  type Words,
} from '../kit/index.ts';
import { firstYearOf, type Settings, settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { comparedIn } from '../stages/6-work/question-changes.ts';
import { forms, records, roadmaps, tables } from '../stages/index.ts';
import { JOURNAL_PREFIX, journal } from '../stages/records.ts';
import { boardReads, boards, refreshBoards } from './boards.ts';
import { home } from './home.ts';

import { linksOf } from './links.ts';
import { goOn, type Progress, type Step, type Work } from './long-work.ts';

import { type Memory, readMemory, rememberForm, type SetUpChoice, stillOpen } from './memory.ts';
import { newYear } from './new-year.ts';
import { choicesPrint } from './offers.ts';
import { installTriggers } from './owner.ts';
import { rawName } from './raw-name.ts';
import { isCopy, snapshot, speak } from './snapshot.ts';

const undecided = problem<void>('mode-undecided', () => [
  'Режим «Полные данные» включается только с записью, кто и на каком основании так решил. Ничего не изменено. Заполните это поле или выберите режим «Коды».',
  'Full data are switched on only with a record of who decided so and on what basis. Nothing was changed. Fill in that field, or choose codes.',
]);

const zoneUnknown = problem('zone-unknown', (f: { zone: string }) => [
  `Часового пояса «${f.zone}» Google не знает. Ничего не изменено. Выберите другой.`,
  `Google does not know the time zone “${f.zone}”. Nothing was changed. Choose another.`,
]);

const formNotOpen = problem('form-not-open', (f: { form: Words }) => [
  `Форма «${f.form[0]}» создана, но Google не принимает в ней ответы. Остальное настроено. Откройте форму, нажмите «Опубликовать» и запустите проверку ещё раз.`,
  `The form “${f.form[1]}” was made, but Google does not accept answers in it. The rest is set up. Open the form, press Publish and run the check again.`,
]);

const REGISTER_HIDDEN_FROM = 4;

const dressOf = (stage: (typeof roadmaps)[number], mode: Mode): Dress[] => [
  { table: stage.table, colour: stage.stage.colour, hidden: false },
  ...stage.stage.tables.map((table) => ({
    table,
    colour: stage.stage.colour,
    unnamed: mode === 'codes',
    hidden:
      table !== settings && (table.aside || table.kept === 'script' || stage.stage.number >= REGISTER_HIDDEN_FROM + 2),
  })),
];

/** The settings card as the curator chose at the beginning. */
const chosen = ({ choice }: Memory): Partial<Settings> =>
  choice
    ? {
        language: choice.lang,
        mode: choice.mode,
        modeDecided: choice.decided || undefined,
        organisation: choice.organisation || undefined,
        year: choice.year || undefined,
        dataOfficer: choice.dataOfficer?.trim() || undefined,
      }
    : {};

/** Rows that are there from the start, those not there yet; words of the other language are put into the workbook's. */
function startRows(): void {
  const s = snapshot(
    tables.filter((t) => !t.grows),
    'skip',
  );
  const other: Lang = s.lang === 'ru' ? 'en' : 'ru';
  const firstYear = firstYearOf(settingsOf(s).year ?? s.memory.choice?.year, s.now.today);
  const changes = tables.flatMap((t: AnyTable): Change[] => {
    const foreign = t.starts(other, firstYear);
    return t.starts(s.lang, firstYear).flatMap((start, i): Change[] => {
      const given = start as AnyRow;
      const id = t.drawn === 'down' ? t.id : idOf(t, given);
      if (!s.read(t)?.at.has(id)) {
        return [insert(t, newRow(t, t === settings ? { ...given, ...chosen(s.memory) } : given, s.now))];
      }
      const row = s.row(t, id) as AnyRow | undefined;
      const wrong = columnsOf(t).filter(
        ([key]) => row?.[key] === (foreign[i] as AnyRow)[key] && row?.[key] !== given[key],
      );
      return wrong.length ? [update(t, id, Object.fromEntries(wrong.map(([key]) => [key, given[key]])))] : [];
    });
  });
  s.write(changes);
}

function makeForm(f: AnyForm): void {
  const memory = readMemory();
  let made = memory.forms[f.id];
  if (!made) {
    made = createForm(f, memory.lang, memory.mode);
    rememberForm(f.id, made);
  }
  if (made.ready) return;
  if (f.keeps && f.keeps !== 'workbook' && made.to === undefined) {
    made = { ...made, to: f.keeps === 'form' ? '' : createFile(`${f.code} ${say(f.title, memory.lang)}`) };
    rememberForm(f.id, made);
  }
  speak();
  made = fillForm(
    f,
    made,
    comparedIn.get(f.id)?.map(([column]) => column),
  );
  rememberForm(f.id, made);
  remember({ [`offer.words.${f.id}`]: choicesPrint(f, made.mode, made.lang) });
  made = openForm(made, bookId());
  rememberForm(f.id, f.links ? { ...made, links: linksOf(f, made) } : made);
  if (!made.ready) throw formNotOpen({ form: f.title });
}

/** Puts back questions that were deleted, links the form and opens it again. @throws formNotOpen */
export function reopenForm(f: AnyForm): void {
  const memory = readMemory().forms[f.id];
  if (memory) rememberForm(f.id, { ...memory, ready: false });
  makeForm(f);
}

/** Hides the raw response sheets as far as Google has made them; they may come minutes later. */
export function tidy(memory: Memory): void {
  if (memory.tidied) return;
  const linked = forms.filter((f) => !f.keeps || f.keeps === 'workbook');
  const known = linked.flatMap((f) => {
    const made = memory.forms[f.id];
    return made ? [{ form: f.id, formId: made.formId, name: rawName(f, memory.lang) }] : [];
  });
  const sheets = tidyResponseSheets(known);
  const raw = known.flatMap(({ form, formId }) =>
    sheets.has(formId) ? [[`raw.${form}`, `${sheets.get(formId)}`]] : [],
  );
  remember({ ...Object.fromEntries(raw), ...(raw.length === linked.length && { tidied: 'yes' }) });
}

const recordDress = (table: AnyTable): Dress => ({ table, colour: '#8a8f98', hidden: true });

/** Rows from which the journal is set aside: every command reads its codes. */
const JOURNAL_FULL = 20_000;
const JOURNAL_LOOKED_AT_MS = 7 * 24 * 3_600_000;

/** Once a week: a long journal is set aside whole, and a new one goes on with the next code. */
export function turnJournal(memory: Memory): void {
  if (instant() - memory.journalAt < JOURNAL_LOOKED_AT_MS) return;
  underLock(() => {
    const s = snapshot([journal], 'skip');
    const rows = s.read(journal)?.at.size ?? 0;
    const title: Words = [`Журнал до ${sayDay(s.today, 'ru')}`, `Journal until ${sayDay(s.today, 'en')}`];
    if (rows < JOURNAL_FULL) return;
    // the new tab cannot tell how far the codes have come
    const last = [...(s.read(journal)?.at.keys() ?? [])].map((code) => Number(code.split('-')[1]));
    remember({ [`next.${JOURNAL_PREFIX}`]: String(last.reduce((a, b) => Math.max(a, b), 0)) });
    startAnew(recordDress(journal), say(title, memory.lang), memory.lang);
  });
  remember({ journalAt: String(instant()) });
}

/** Charts that were deleted come back with the next refresh. */
function makeBoards(memory: Memory): void {
  ensureBoards(boards, memory.lang);
  remember(Object.fromEntries(boards.map((b) => [`look.${b.id}`, ''])));
}

const formStep = (f: AnyForm): Step => ({
  id: `form.${f.id}`,
  title: join(['Форма ', 'Form '], `${f.code} `, f.title),
  act: () => makeForm(f),
});

/** Forms that a year begins with; the others are made when the workbook is already at work. */
const FIRST_STAGES = 5;
const firstForms = new Set(roadmaps.flatMap(({ stage }) => (stage.number <= FIRST_STAGES ? stage.forms : [])));
const neededFirst = (f: AnyForm): boolean => firstForms.has(f);

export const steps: readonly Step[] = [
  newYear,
  { id: 'boards', title: ['Панель', 'Home tab'], act: makeBoards },
  ...roadmaps.map(
    (r): Step => ({
      id: `stage${r.stage.number}`,
      title: r.stage.sheet,
      act: (m) => void ensureTabs(dressOf(r, m.mode), m.lang),
    }),
  ),
  {
    id: 'records',
    title: ['Журнал, письма, ответы', 'Journal, letters, answers'],
    act: (m) => void ensureTabs(records.map(recordDress), m.lang),
  },
  {
    id: 'lists',
    title: ['Списки и проверки в ячейках', 'Lists and checks in cells'],
    act: (m) => ensureValidation(tables, m.lang),
  },
  { id: 'rows', title: ['36 задач модели', 'The model’s 36 tasks'], act: startRows },
  ...forms.filter(neededFirst).map(formStep),
  { id: 'triggers', title: ['Ежечасная работа', 'Hourly work'], act: installTriggers },
  {
    id: 'finish',
    title: ['Первое обновление панели', 'First refresh of the home tab'],
    act: (m) => {
      tidy(m);
      dropBlankSheet();
      refreshBoards(snapshot(boardReads, 'skip'));
      const front = readBoards([home]).tabs.get(home.id);
      if (front) openTab(front.sheetId);
      remember({ done: 'yes' });
    },
  },
  ...forms.filter((f) => !neededFirst(f)).map(formStep),
  {
    id: 'links',
    title: ['Ссылки на анкеты на панели', 'Links to the forms on the home tab'],
    act: () => {
      refreshBoards(snapshot(boardReads, 'skip'));
      tidy(readMemory());
    },
  },
];

/** Records the choices a set-up begins with. @throws undecided, zoneUnknown, isCopy */
export function beginSetUp(choice: SetUpChoice): void {
  if (choice.mode === 'full' && !choice.decided.trim()) throw undecided();
  const { zone } = choice;
  if (zone && !isZone(zone)) throw zoneUnknown({ zone });
  underLock(() => {
    const memory = readMemory();
    const id = bookId();
    if (memory.book && memory.book !== id) throw isCopy();
    if (zone) setZone(zone);
    // forms already made ask for names or for codes: the mode of a workbook does not change under them
    const mode = Object.keys(memory.forms).length ? memory.mode : choice.mode;
    remember({ book: id, lang: choice.lang, mode, choice: JSON.stringify({ ...choice, mode }) });
  });
}

export const setUp: Work = { key: 'steps', steps, allow: stillOpen };

/** Begins from the first step: what is broken is mended, what is missing is made, the rest stays. */
export const beginMending = (): void => remember({ steps: '', tidied: 'no', halted: '' });

/** Everything, from the first step. @returns whether all is done */
export function setUpAll(shown: (p: Progress) => void = () => undefined): boolean {
  beginMending();
  return goOn(setUp, shown);
}
