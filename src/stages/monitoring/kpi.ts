/** The model's indicators against the school's own targets: unique people, with the definition beside the number. */
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { indicators, kpiCode, kpis } from '../1-preparation/kpis.ts';
import { agesOf, kpiDefinitions, kpiPeople } from './kpi-people.ts';
import { ruleWords, satisfactionOf } from './satisfaction.ts';
import { interval, percent } from './wording.ts';

export type Kpi = {
  id: string;
  words: Words;
  /** how many people or enterprises */
  count: number;
  /** of how many; nothing where the curator has not said it, and where nothing is to be divided by */
  of: number | undefined;
  /** in the unit of the target: per cent, or a number of enterprises */
  value: number | undefined;
  shown: Words;
  target: number | undefined;
  baseline: number | undefined;
  state: Words;
  how: Words;
  /** the denominator is typed by the curator and is still missing */
  lacksOf: boolean;
};

const INTERVAL_BELOW = 100;

type Counted = Pick<Kpi, 'count' | 'of' | 'value' | 'shown' | 'how'> & { low?: number };

const reached: Words = ['цель достигнута', 'target reached'];
const missed: Words = ['цель не достигнута', 'target not reached'];

/** A share of few answers may stand above its target by chance. */
function stateOf({ value, low }: Counted, target: number | undefined): Words {
  if (value === undefined) return ['нет данных', 'no data'];
  if (target === undefined) return ['цель не поставлена', 'no target set'];
  if (value < target) return missed;
  if (low !== undefined && low < target)
    return ['выше цели, но ответов мало: может быть и ниже', 'above the target, but few answers: it may be below'];
  return reached;
}

function share(count: number, of: number | undefined, how: Words): Counted {
  const value = of ? (100 * count) / of : undefined;
  const part = value === undefined ? undefined : percent(value / 100);
  const shown: Words = part
    ? [`${part[0]} (${count} из ${of})`, `${part[1]} (${count} of ${of})`]
    : [`человек: ${count}`, `people: ${count}`];
  return { count, of, value, shown, how };
}

function satisfied(p: Programme, side: 'mentee' | 'mentor'): Counted {
  const { satisfied: count, answered, asked, share: w } = satisfactionOf(p)[side];
  const rate: Words = asked ? percent(answered / asked) : ['—', '—'];
  const [ru, en] = ruleWords(p);
  const shown = answered < INTERVAL_BELOW ? interval(w) : percent(w?.share);
  return {
    count,
    of: answered,
    value: w && w.share * 100,
    ...(w && { low: w.low * 100 }),
    shown: answered
      ? [`${shown[0]}; ответов ${answered}, это ${rate[0]}`, `${shown[1]}; ${answered} answers, ${rate[1]}`]
      : ['ответов пока нет', 'no answers yet'],
    how: [
      `довольные («${ru}») среди ответивших на заключительный опрос с кодом; в скобках 95 % интервал Уилсона`,
      `those satisfied (“${en}”) among who answered the final survey with a code; in brackets Wilson’s 95% interval`,
    ],
  };
}

/** In the order of the model. */
function countedOf(p: Programme, i: number, of: number | undefined): Counted {
  const { learners, youngMentors, youngTeachers, enterprises } = kpiPeople(p);
  const how = kpiDefinitions(agesOf(p))[i];
  const people = [learners, youngMentors, youngTeachers][i];
  if (people && how) return share(people.length, of, how);
  if (!how) return satisfied(p, i === 4 ? 'mentee' : 'mentor');
  const count = enterprises.size;
  return { count, of: undefined, value: count, shown: [String(count), String(count)], how };
}
/** Those that are divided by a number only the curator knows. */
const DIVIDED = 3;

export const kpisOf = derived((p: Programme): readonly Kpi[] =>
  indicators.map(({ words }, i): Kpi => {
    const row = p.row(kpis, kpiCode(i));
    const found = countedOf(p, i, row?.of);
    const { low: _low, ...counted } = found;
    return {
      id: kpiCode(i),
      words,
      ...counted,
      target: row?.target,
      baseline: row?.baseline,
      state: stateOf(found, row?.target),
      lacksOf: i < DIVIDED && !row?.of,
    };
  }),
);
