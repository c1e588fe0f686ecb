/** Somebody asks for an adult's help (F16). What it is about never comes into the workbook: only who asks, when, and whether it was taken. */
import * as z from 'zod/mini';
import {
  type AnyRow,
  type Change,
  choice,
  command,
  counted,
  type Finding,
  form,
  insert,
  key,
  type Moment,
  moment,
  type Now,
  newRow,
  optional,
  outdated,
  type Programme,
  type Row,
  rule,
  table,
  text,
  update,
} from '../../kit/index.ts';
import { serving, settings, settingsOf, team } from '../1-preparation/settings.ts';

export const signals = table(
  'signals',
  ['Сигналы', 'Signals'],
  () => ({
    id: key('signals', 'СИ'),
    person: optional(text(['Кто просит (код)', 'Who asks (code)'], { samples: ['НМ-001'] })),
    at: moment(['Когда', 'When'], { start: 'now' }),
    state: choice(
      ['Принят', 'Taken'],
      { new: ['нет', 'no'], taken: ['принят', 'taken'], closed: ['закрыт', 'closed'] },
      { start: 'new', width: 110 },
    ),
    taken: optional(moment(['Принят в', 'Taken at'])),
  }),
  {
    kept: 'script',
    aside: true,
    about: [
      'Кто просил помощи взрослого и принят ли сигнал. Содержание — в отдельном файле ответственного.',
      'Who asked for an adult’s help and whether it was taken. What it is about is in a separate file.',
    ],
  },
);
export type Signal = Row<typeof signals>;

/** One signal for each answer that asks; a second call of the same person while the first is not taken adds nothing. */
export function signalOf(p: Programme, person: string | undefined, now: Now): Change[] {
  const waits = person !== undefined && p.rows(signals).some((s) => s.person === person && s.state === 'new');
  return waits ? [] : [insert(signals, newRow(signals, { person }, now))];
}

export const signalForm = form('signal', signals, {
  code: 'F16',
  title: ['Нужна помощь взрослого', 'An adult’s help is needed'],
  intro: [
    'Если вам плохо, страшно или с вами поступают нечестно, напишите. Ответ увидят только ответственный взрослый и школьный психолог. Если опасность прямо сейчас, звоните 112; детский телефон доверия: 8-800-2000-122.',
    'If you feel bad, afraid or treated unfairly, write here. Only the responsible adult and the school psychologist will see the answer. In danger right now, call 112.',
  ],
  thanks: [
    'Спасибо, что написали. Ответственный взрослый узнает об этом и найдёт вас.',
    'Thank you for writing. The responsible adult will know of it and find you.',
  ],
  sections: [
    {
      questions: {
        person: {
          ask: ['Ваш код, если хотите, чтобы вас нашли', 'Your code, if you wish to be found'],
          help: ['Можно не указывать', 'May be left empty'],
        },
      },
    },
  ],
  apart: [
    {
      ask: ['Что случилось? Пишите сколько хотите', 'What happened? Write as much as you like'],
      required: true,
    },
    { ask: ['Как с вами лучше поговорить?', 'How had we best talk to you?'] },
  ],
  keeps: 'file',
  reads: [],
  links: { mentees: { person: '*' } },
  // somebody writes again into an answer that was taken already: it is new
  also: (signal, _p, _now, before) =>
    before && (before as AnyRow).state !== 'new'
      ? [update(signals, signal.id, { state: 'new', taken: undefined })]
      : [],
});

const MS_PER_HOUR = 3_600_000;
const hoursBetween = (from: Moment, to: Moment): number =>
  (Date.parse(`${to.replace(' ', 'T')}Z`) - Date.parse(`${from.replace(' ', 'T')}Z`)) / MS_PER_HOUR;

/** Those who take signals: whoever is named for it and the psychologists; the curator where there is nobody. */
export function takers(p: Programme): readonly string[] {
  const named = p.rows(team).filter((m) => m.signals && (!m.to || m.to >= p.today));
  const all = [...named, ...serving(p, 'psychologist')].map((m) => m.id as string);
  return all.length ? [...new Set(all)] : ['curator'];
}

const asked = (s: Signal): Finding => ({
  about: s.id,
  who: 'curator',
  since: s.at.slice(0, 10) as Finding['since'],
  words: [
    `${s.id}: просят помощи взрослого. Откройте файл сигналов, поговорите и отметьте, что сигнал принят.`,
    `${s.id}: an adult’s help is asked for. Open the file of signals, talk to the person and mark the signal as taken.`,
  ],
  fix: { command: 'take-signal', input: { signal: s.id }, words: ['Сигнал принят', 'The signal is taken'] },
});

export const signalNew = rule('signal-new', {
  title: ['Нужна помощь взрослого', 'An adult’s help is needed'],
  reads: [signals, team],
  find: (p) =>
    p
      .rows(signals)
      .filter((s) => s.state === 'new')
      .map(asked),
  remind: {
    to: (_f, p) => takers(p),
    urgency: 'now',
    obligatory: true,
    words: (f) => [
      `Поступил сигнал ${f.about}. Откройте файл сигналов и отметьте на панели, что он принят.`,
      `A signal has come: ${f.about}. Open the file of signals and mark in the panel that it is taken.`,
    ],
  },
});

/** The deadline passed and nobody took it: the head is told that there is a signal, and nothing else. */
export const signalLate = rule('signal-late', {
  title: ['Сигнал не принят вовремя', 'A signal was not taken in time'],
  reads: [signals, team, settings],
  find: (p) => {
    const { signalHours } = settingsOf(p);
    const now = p.moment;
    if (!now) return [];
    return p
      .rows(signals)
      .filter((s) => s.state === 'new' && hoursBetween(s.at, now) >= signalHours)
      .map((s) => {
        const [ru, en] = counted(signalHours, ['час', 'часа', 'часов'], ['hour', 'hours']);
        return {
          ...asked(s),
          words: [
            `${s.id}: прошло больше, чем ${ru}, а сигнал никто не принял.`,
            `${s.id}: more than ${en} have passed and nobody took the signal.`,
          ],
        };
      });
  },
  remind: {
    to: (_f, p) => [...serving(p, 'head').map((m) => m.id as string), 'curator'],
    urgency: 'now',
    obligatory: true,
    words: (f) => [
      `Сигнал ${f.about} не принят в срок. Свяжитесь с ответственным и психологом. Содержание сигнала в письмах не передаётся.`,
      `The signal ${f.about} was not taken in time. Call the responsible person and the psychologist. Letters never carry what it is about.`,
    ],
  },
});

const signalMissing = outdated('signal-missing', (f: { signal: string }) => [
  `Сигнала ${f.signal} нет или он уже принят.`,
  `There is no signal ${f.signal}, or it was taken already.`,
]);

export const takeSignal = command('take-signal', {
  title: ['сигнал принят', 'a signal was taken'],
  input: () => z.object({ signal: z.string() }),
  reads: [signals],
  decide: (p, { signal: id }, now) => {
    if (p.row(signals, id)?.state !== 'new') throw signalMissing({ signal: id });
    return { changes: [update(signals, id, { state: 'taken', taken: now.moment })], reply: { signal: id } };
  },
});
