/** The model's indicators against the school's own targets: unique people, with the definition beside the number. */
import { derived, type Programme, sameWords, type Words } from '../../kit/index.ts';
import { indicators, kpiCode, kpis } from '../1-preparation/kpis.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { ageIn } from '../2-mentees/consents.ts';
import { mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { hasBegun, participantsOf } from './participants.ts';
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

const YOUNG_SPECIALIST_YEARS = 3;
const YOUNG_MENTOR = { from: 15, to: 19 } as const;
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

function learners(p: Programme, of: number | undefined): Counted {
  const { ageFrom, ageTo } = settingsOf(p);
  const inWindow = (year: number | undefined) => {
    const age = year === undefined ? undefined : ageIn(p.today, year);
    return age === undefined || (age >= ageFrom && age <= ageTo);
  };
  const count = participantsOf(p).enrolled.filter((m) => m.role !== 'teacher' && inWindow(m.birthYear)).length;
  return share(count, of, [
    `обучающиеся ${ageFrom}–${ageTo} лет, которые были хотя бы в одной начавшейся паре; каждый один раз; без года рождения — тоже`,
    `learners aged ${ageFrom}–${ageTo} who were in at least one pair that began; each once; also without a year of birth`,
  ]);
}

function youngMentors(p: Programme, of: number | undefined): Counted {
  const guides = new Set(
    p
      .rows(pairs)
      .filter(hasBegun)
      .map((x) => x.mentor as string),
  );
  const count = p.rows(mentors).filter((m) => {
    const age = m.birthYear === undefined ? undefined : ageIn(p.today, m.birthYear);
    const young = age === undefined || (age >= YOUNG_MENTOR.from && age <= YOUNG_MENTOR.to);
    return guides.has(m.id) && (m.category === 'learner' || m.category === 'student') && young;
  }).length;
  return share(count, of, [
    'обучающиеся 15–19 лет — наставники хотя бы одной начавшейся пары; каждый один раз',
    'learners aged 15–19 who were mentors of at least one pair that began; each once',
  ]);
}

function youngTeachers(p: Programme, of: number | undefined): Counted {
  const young = participantsOf(p).enrolled.filter(
    (m) => m.role === 'teacher' && (m.teachingYears === undefined || m.teachingYears <= YOUNG_SPECIALIST_YEARS),
  );
  return share(young.length, of, [
    'педагоги со стажем до 3 лет, которые были наставляемыми в начавшейся паре; каждый один раз',
    'teachers with up to 3 years of work who were mentees in a pair that began; each once',
  ]);
}

function enterprises(p: Programme): Counted {
  const guides = new Set(
    p
      .rows(pairs)
      .filter(hasBegun)
      .map((x) => x.mentor as string),
  );
  const named = p
    .rows(mentors)
    .filter((m) => guides.has(m.id) && (m.category === 'employer' || m.category === 'entrepreneur'))
    .map((m) => sameWords(m.organisation ?? m.id));
  const count = new Set(named).size;
  return {
    count,
    of: undefined,
    value: count,
    shown: [String(count), String(count)],
    how: [
      'разные организации наставников-работодателей в начавшихся парах; школа считает число, доля — дело региона',
      'different organisations of mentors from enterprises in pairs that began; a school counts them, the share is the region’s',
    ],
  };
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
const counters: readonly ((p: Programme, of: number | undefined) => Counted)[] = [
  learners,
  youngMentors,
  youngTeachers,
  enterprises,
  (p) => satisfied(p, 'mentee'),
  (p) => satisfied(p, 'mentor'),
];
/** Those that are divided by a number only the curator knows. */
const DIVIDED = 3;

export const kpisOf = derived((p: Programme): readonly Kpi[] =>
  indicators.map(({ words }, i): Kpi => {
    const row = p.row(kpis, kpiCode(i));
    const found = (counters[i] as (typeof counters)[number])(p, row?.of);
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
