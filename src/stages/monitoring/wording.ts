/** Figures as people read them, in both languages. */
import { counted, type Words } from '../../kit/index.ts';

/** «6,5» and “6.5”; «—» where there is nothing. */
export function figure(x: number | undefined, digits = 2): Words {
  if (x === undefined || Number.isNaN(x)) return ['—', '—'];
  const text = (Math.abs(x) < 0.5 * 10 ** -digits ? 0 : x).toFixed(digits);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const minus = short.replace('-', '−');
  return [minus.replace('.', ','), minus];
}

/** A figure that stands as a number in its cell; «—» where there is none. */
export const rounded = (x: number | undefined, digits = 2): number | '—' =>
  x === undefined || Number.isNaN(x) ? '—' : Math.round(x * 10 ** digits) / 10 ** digits;

/** «<0,001» where more digits would only look exact. */
export const chance = (p: number | undefined): Words | number | '—' =>
  p !== undefined && p < 0.001 ? ['<0,001', '<0.001'] : rounded(p, 3);

export const percent = (share: number | undefined): Words =>
  share === undefined ? ['—', '—'] : [`${Math.round(share * 100)} %`, `${Math.round(share * 100)}%`];

/** A part as a share of the whole. */
export const ofAll = (n: number, of: number): Words => percent(of ? n / of : undefined);

/** «85 % (64–95)». */
export const interval = (w: { share: number; low: number; high: number } | undefined): Words => {
  if (!w) return ['—', '—'];
  const [low, high] = [Math.round(w.low * 100), Math.round(w.high * 100)];
  return [`${percent(w.share)[0]} (${low}–${high})`, `${percent(w.share)[1]} (${low}–${high})`];
};

export const people = (n: number): Words => counted(n, ['человек', 'человека', 'человек'], ['person', 'people']);

/** What is shown of a group too small to be shown: not even that it is exactly none or one. */
export const few = (k: number): Words => [`меньше ${k}`, `under ${k}`];

/** A note on answers left out because a question was put otherwise in between, by question; nothing when there are none. */
export function brokenNote(all: readonly { words: Words; broken: number }[]): Words[] {
  const named = (at: 0 | 1) =>
    all.flatMap(({ words, broken }) => (broken ? [`${words[at]} — ${broken}`] : [])).join(', ');
  return named(0)
    ? [
        [
          `Не сравнивались, потому что вопрос изменили между ответами (лист «Изменённые вопросы»): ${named(0)}.`,
          `Not compared, since the question was changed between the answers (tab “Changed questions”): ${named(1)}.`,
        ],
      ]
    : [];
}
