/** How a conclusion was counted: the values that went in, by code, and every step from them. */
import type { Programme, Words } from '../../kit/index.ts';
import { differences, ranksOf, standardised } from '../../statistics/index.ts';
import type { Indicator } from '../2-mentees/measures.ts';
import { influenceOf } from './influence.ts';
import { inWords } from './influence-report.ts';
import { FEWEST_FOR_P } from './verdicts.ts';
import { chance, figure } from './wording.ts';

export type Worked = { mentee: string; before: number; after: number; difference: number; rank: number | undefined };
export type Arithmetic = { conclusion: Words; values: readonly Worked[]; steps: readonly Words[] };

const said = (x: Words | number | '—'): Words =>
  typeof x === 'number' ? figure(x, 3) : typeof x === 'string' ? [x, x] : x;

/** @returns nothing where nobody was measured twice */
export function arithmeticOf(p: Programme, indicator: Indicator): Arithmetic | undefined {
  const { changes, tested } = influenceOf(p);
  const c = changes.find((x) => x.indicator === indicator);
  if (!c?.pairs.length) return undefined;
  const diffs = differences(c.pairs.map((x) => [x.before, x.after]));
  const ranks = ranksOf(diffs);
  const { nonZero, wPlus, wMinus, exact } = c.test;
  const [plus, minus, effect] = [figure(wPlus, 1), figure(wMinus, 1), figure(c.effect, 3)];
  const [p1, p2] = [said(chance(c.p)), said(chance(c.corrected))];
  const sign = p1[0].startsWith('<') ? '<' : '=';
  const spread = standardised(diffs);
  const [dz, g] = [figure(spread?.dz), figure(spread?.g)];
  const turned = c.better === -1;
  const steps: Words[] = [
    [
      `Разностей ${diffs.length}; нулевых ${diffs.length - nonZero}, они в критерий не входят. Остальные упорядочены по величине, равные делят место.`,
      `${diffs.length} differences; ${diffs.length - nonZero} of zero stay out of the test. The others are ranked by size, ties share their rank.`,
    ],
    [
      `Сумма мест роста W⁺ = ${plus[0]}, снижения W⁻ = ${minus[0]}.`,
      `Ranks of growth W⁺ = ${plus[1]}, of decline W⁻ = ${minus[1]}.`,
    ],
    nonZero
      ? [
          `r = (W⁺ − W⁻) / (W⁺ + W⁻)${turned ? ', знак обращён: меньше — лучше' : ''} = ${effect[0]}.`,
          `r = (W⁺ − W⁻) / (W⁺ + W⁻)${turned ? ', turned: less is better' : ''} = ${effect[1]}.`,
        ]
      : ['Ничего не изменилось: r и p не определены.', 'Nothing changed: there is neither r nor p.'],
    c.p === undefined
      ? [
          `Ненулевых разностей ${nonZero}, меньше ${FEWEST_FOR_P}: p не считается.`,
          `${nonZero} non-zero differences, fewer than ${FEWEST_FOR_P}: no p.`,
        ]
      : [
          `p ${sign} ${p1[0].replace('<', '')} (${exact ? 'точное распределение' : 'нормальное приближение с поправками'}); с поправкой Холма на ${tested} проверок — ${p2[0]}.`,
          `p ${sign} ${p1[1].replace('<', '')} (${exact ? 'exact distribution' : 'normal approximation with corrections'}); with Holm’s correction for ${tested} tests: ${p2[1]}.`,
        ],
    [
      `Ещё одна мера силы: d_z = ${dz[0]}, g Хеджеса = ${g[0]} (по средним; прочерк, если все разности равны).`,
      `Another measure of size: d_z = ${dz[1]}, Hedges’ g = ${g[1]} (by means; a dash when all differences are alike).`,
    ],
  ];
  return {
    conclusion: inWords(c),
    values: c.pairs.map((x, i) => ({ ...x, difference: diffs[i] as number, rank: ranks[i] })),
    steps,
  };
}
