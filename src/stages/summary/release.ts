/** Decides a release: what is told and what is not, and whether all of it may go out. Pure. */
import { type Leak, type Plan, type Reason, safeRelease } from '../../disclosure/index.ts';
import { type LocalDate, type Programme, problem, sayDay, type Words } from '../../kit/index.ts';
import { SMALLEST_SHOWN } from '../../matching/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { isDue, nextReleaseDay } from './calendar.ts';
import { type Measure, type Plain, type Released, releasedOf, standingMeasures } from './ledger.ts';
import { numbersOf } from './numbers.ts';
import type { Lines } from './way.ts';
import { cellWords } from './words.ts';

const thresholdTooLow = problem(
  'threshold-too-low',
  (f: { k: number; least: number }): Words => [
    `Порог ${f.k} ничего не защищает: число «${Math.max(1, f.k)}» в сводке указывало бы на конкретных людей. Сводка не выпущена. Поставьте на листе «Настройки» порог не меньше ${f.least}.`,
    `A threshold of ${f.k} protects nobody: the number ${Math.max(1, f.k)} in the summary would point at certain people. Nothing was released. Set a threshold of at least ${f.least} in the tab “Settings”.`,
  ],
);

const notToday = problem(
  'not-a-release-day',
  (f: { next: LocalDate }): Words => [
    `Сегодня выпуска нет: сводка выходит по календарю, чтобы из двух соседних выпусков нельзя было вычесть одного человека. Ничего не изменено. Следующий выпуск — ${sayDay(f.next, 'ru')}.`,
    `No release today: the summary follows a calendar, so that nobody can subtract one release from the next and find one person. Nothing was changed. The next release is on ${sayDay(f.next, 'en')}.`,
  ],
);

const leaks = problem(
  'release-leaks',
  (f: { words: Words }): Words => [
    `Сводка не выпущена: ${f.words[0]} Наблюдатели видят прежний выпуск.`,
    `Nothing was released: ${f.words[1]} Observers see the former release.`,
  ],
);

const ledgerBroken = problem<void>(
  'ledger-broken',
  (): Words => [
    'Лист «Выпуски сводки» изменён вручную и не читается: без него нельзя проверить, что новый выпуск не раскроет людей. Сводка не выпущена. Верните лист через «Файл → История версий».',
    'The tab “Releases of the summary” was changed by hand and cannot be read: without it nobody can check that a new release gives nobody away. Nothing was released. Bring the tab back by File → Version history.',
  ],
);

/** Every release so far. @throws ledgerBroken */
export function ledgerOf(p: Programme): readonly Released[] {
  try {
    return releasedOf(p);
  } catch {
    throw ledgerBroken();
  }
}

/** Why a number is not told, for the curator. */
export function reasonWords(r: Reason, k: number): Words {
  if (r.why === 'small') return [`людей меньше ${k}`, `fewer than ${k} people`];
  if (r.why === 'change')
    return [`изменилось меньше чем на ${k}: стоит прежнее`, `changed by fewer than ${k}: the former number stands`];
  const of = cellWords(r.of);
  return [`иначе можно вычислить «${of[0]}»`, `otherwise “${of[1]}” could be worked out`];
}

/** Which number could be worked out, and from which releases. */
function leakWords(leak: Leak): Words {
  const what = cellWords(leak.cell);
  const days = (lang: 'ru' | 'en') => leak.releases.map((d) => sayDay(d as LocalDate, lang)).join(', ');
  const by: Words = leak.releases.length
    ? [`по выпускам ${days('ru')}`, `from the releases of ${days('en')}`]
    : ['по самому этому выпуску', 'from this release alone'];
  const width: Words =
    leak.low === leak.high
      ? ['можно вычислить точно', 'could be worked out exactly']
      : ['можно вычислить слишком точно', 'could be worked out too closely'];
  const change: Words = leak.from
    ? [
        ` (сколько прибавилось с ${sayDay(leak.from as LocalDate, 'ru')} по ${sayDay(leak.day as LocalDate, 'ru')})`,
        ` (how many came between ${sayDay(leak.from as LocalDate, 'en')} and ${sayDay(leak.day as LocalDate, 'en')})`,
      ]
    : ['', ''];
  return [`«${what[0]}»${change[0]} ${width[0]} ${by[0]}.`, `“${what[1]}”${change[1]} ${width[1]} ${by[1]}.`];
}

export type Decided = { released: Released; plan: Plan; k: number };

/** Values of enough people, told for the first time or when enough people have been added since. */
function ripeMeasures(
  past: readonly Released[],
  now: Readonly<Record<string, Measure & { fresh?: number }>>,
  k: number,
): Record<string, Measure> {
  const stand = standingMeasures(past);
  return Object.fromEntries(
    Object.entries(now).flatMap(([id, { value, people, fresh }]): [string, Measure][] => {
      const added = fresh ?? people - (stand.get(id)?.people ?? 0);
      return people >= k && added >= k ? [[id, { value, people }]] : [];
    }),
  );
}

/** @throws thresholdTooLow, ledgerBroken, leaks */
export function decideRelease(p: Programme, stages: Plain['stages']): Decided {
  const { smallest: k } = settingsOf(p);
  if (k < SMALLEST_SHOWN) throw thresholdTooLow({ k, least: SMALLEST_SHOWN });
  const past = ledgerOf(p);
  const tried = (lines: Lines) => {
    const numbers = numbersOf(p, lines);
    return { ...numbers, ...safeRelease(past, { ...numbers.tables, shares: numbers.shares }, p.today, k) };
  };
  const listed = tried('listed');
  // a new line among few people says that somebody has come
  const { plan, leaks: found, measures, plain } = listed.leaks.length ? tried('none') : listed;
  const [leak] = found;
  if (leak) throw leaks({ words: leakWords(leak) });
  const released: Released = {
    ...plan.release,
    measures: ripeMeasures(past, measures, k),
    plain: { ...plain, stages },
    withheld: Object.fromEntries(plan.withheld),
  };
  return { released, plan, k };
}

/** @throws notToday when the calendar names no release */
export function demandDue(p: Programme, asked: 'by the calendar' | 'by hand'): void {
  const { releaseEvery } = settingsOf(p);
  const last = ledgerOf(p).at(-1)?.day as LocalDate | undefined;
  if (!isDue(releaseEvery, p.today, last, asked)) throw notToday({ next: nextReleaseDay(releaseEvery, p.today) });
}
