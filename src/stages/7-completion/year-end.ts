/** «Завершить год»: what is still open, what would happen, and who is to be taken out of the workbook. Pure. */

import * as z from 'zod/mini';
import {
  type AnyTable,
  addDays,
  byScript,
  type Change,
  choice,
  command,
  counted,
  date,
  insert,
  key,
  type LocalDate,
  type Now,
  newRow,
  optional,
  type Programme,
  type Row,
  rule,
  sayDay,
  speaksOf,
  step,
  table,
  text,
  update,
  type Words,
  withoutWords,
} from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { publications } from '../1-preparation/informing.ts';
import { requests } from '../1-preparation/requests.ts';
import { mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { over, pairs } from '../5-pairs/tables.ts';
import { goesOn } from '../next-year.ts';
import { acts, answers, letters } from '../records.ts';
import { awards } from './awards.ts';
import { guests } from './event.ts';
import { outcomes } from './outcomes.ts';
import { reserve } from './reserve.ts';
import { toTakeDown } from './telling.ts';

/** Days after the end of the cycle in which the data of its participants are destroyed (domain 8.1, L8). */
export const DESTROYED_WITHIN_DAYS = 30;

/** Whose data are destroyed, why and by when: the list that belongs to the act. */
export const destructions = table(
  'destructions',
  ['Уничтожение данных', 'Destruction of data'],
  () => ({
    id: key('destructions', 'УН'),
    subject: byScript(text(['Чьи данные (код)', 'Whose data (code)'], { width: 130, samples: ['НМ-001'] })),
    what: byScript(
      text(['Какие данные', 'Which data'], { width: 320, samples: ['имя, контакты, ответы анкет, заметки'] }),
    ),
    reason: byScript(
      choice(
        ['Основание', 'Reason'],
        {
          reached: ['цель обработки достигнута', 'the purpose is reached'],
          withdrawn: ['согласие отозвано', 'consent withdrawn'],
        },
        { start: 'reached', width: 200 },
      ),
    ),
    due: byScript(date(['Уничтожить до', 'Destroy by'])),
    done: optional(byScript(date(['Уничтожено', 'Destroyed on']))),
  }),
  {
    kept: 'script',
    // the workbook of the next year reminds of what the archive still holds
    nextYear: (d) => (d.done ? undefined : {}),
    about: ['Список к акту об уничтожении данных.', 'The list that belongs to the act of destruction.'],
  },
);
export type Destruction = Row<typeof destructions>;

/** Something that is not finished: by name, so that it can be found. */
export type Open = {
  id: string;
  words: Words;
  /** the codes of the rows it is about */
  about: readonly string[];
  /** where it is finished */
  at: AnyTable;
  /** the year cannot be closed over it */
  stops: boolean;
};

export const endReads = [mentees, mentors, pairs, awards, reserve, letters, answers, destructions] as const;

const some = (id: string, at: AnyTable, about: readonly string[], stops: boolean, words: Words): Open[] =>
  about.length ? [{ id, words, about, at, stops }] : [];

/** What is still open. An open pair stops the closing: it would be neither completed nor carried over. */
export function openThings(p: Programme): Open[] {
  const ids = <R extends { id: string }>(rows: readonly R[], of: (r: R) => boolean) => rows.filter(of).map((r) => r.id);
  return [
    ...some(
      'pairs',
      outcomes,
      ids(p.rows(pairs), (x) => !over.includes(x.state)),
      true,
      [
        'пары не завершены: внесите итоги и завершите каждую, или завершите досрочно',
        'pairs are open: enter their outcomes and complete each, or close it early',
      ],
    ),
    ...some(
      'take-down',
      publications,
      toTakeDown(p).map((x) => x.at.id),
      true,
      ['публикации без согласия: снимите их и отметьте', 'publications without consent: take them down and note it'],
    ),
    ...some(
      'unclear',
      letters,
      ids(p.rows(letters), (l) => l.state === 'unclear'),
      false,
      [
        'письма, о которых неясно, ушли ли: так и останутся',
        'letters of which it is unclear whether they went: they stay so',
      ],
    ),
    ...some(
      'letters',
      letters,
      ids(p.rows(letters), (l) => l.state === 'queued'),
      false,
      ['письма ждут отправки: они будут отменены', 'letters wait to be sent: they will be called off'],
    ),
    ...some(
      'answers',
      answers,
      ids(p.rows(answers), (a) => a.state === 'aside'),
      false,
      [
        'ответы отложены и в базу не попали: останутся в архиве',
        'answers are set aside and not taken in: they stay in the archive',
      ],
    ),
    ...some(
      'awards',
      awards,
      ids(p.rows(awards), (a) => a.state === 'nominated'),
      false,
      ['поощрения без решения', 'awards without a decision'],
    ),
    ...some(
      'reserve',
      reserve,
      ids(p.rows(reserve), (r) => r.state === 'agreed' && !(r.mentor && goesOn(p, r.mentor))),
      false,
      [
        'согласились остаться, но не перейдут в новый год: нет согласия на базу или записи наставника',
        'agreed to stay but will not go on: the consent to the base or the mentor’s record is missing',
      ],
    ),
  ];
}

/** Everybody whose data are to be destroyed: all participants; those who go on live in the new workbook only. */
export const subjects = (p: Programme): readonly string[] => [
  ...p.rows(mentees).flatMap((m) => (m.state === 'erased' ? [] : [m.id as string])),
  ...p.rows(mentors).flatMap((m) => (m.state === 'erased' ? [] : [m.id as string])),
];

/** A line for everybody who is not on the list yet. */
export function listed(p: Programme, now: Now): Change[] {
  const known = new Set(p.rows(destructions).map((d) => d.subject));
  const withdrawn = new Set<string>([
    ...p.rows(mentees).flatMap((m) => (m.state === 'withdrawn' ? [m.id] : [])),
    ...p.rows(mentors).flatMap((m) => (m.state === 'withdrawn' ? [m.id] : [])),
  ]);
  return subjects(p)
    .filter((code) => !known.has(code))
    .map((subject) =>
      insert(
        destructions,
        newRow(
          destructions,
          {
            subject,
            what: subject.startsWith('НМ')
              ? 'имя, класс, контакты, запрос, ответы анкет, заметки'
              : 'имя, контакты, место работы, ответы анкет, заметки',
            reason: withdrawn.has(subject) ? 'withdrawn' : 'reached',
            due: addDays(p.today, DESTROYED_WITHIN_DAYS),
          },
          now,
        ),
      ),
    );
}

const PEOPLE = [mentees.id, mentors.id, pairs.id, guests.id];

/** Registers whose words tell of people: the people themselves first, for the others show their names. */
export const aboutPeople = (tables: readonly AnyTable[]): readonly AnyTable[] => {
  const also: readonly AnyTable[] = [requests, letters, documents, acts];
  const people = tables.filter((t) => PEOPLE.includes(t.id));
  return [...people, ...tables.filter((t) => !people.includes(t) && (also.includes(t) || speaksOf(t, PEOPLE)))];
};

const last = <S extends string>(
  at: S,
  to: Record<'withdrawn' | 'erased', S>,
  mayErase: readonly S[],
  move: (from: S, to: S) => S,
): S => (at === to.erased ? at : move(mayErase.includes(at) ? at : move(at, to.withdrawn), to.erased));

/** What taking people out of one register changes: words go, codes and figures stay, and whoever it is becomes «обезличен». */
export function erasing(p: Programme, t: AnyTable): Change[] {
  const rows = p.rows(t) as readonly ({ id: string } & Record<string, unknown>)[];
  return rows.flatMap((row): Change[] => {
    if (t.id === documents.id && !row.about) return [];
    const patch: Record<string, unknown> = { ...withoutWords(t, row, PEOPLE) };
    if (t.id === acts.id && row.what !== undefined) patch.what = undefined;
    if (t.id === mentees.id) {
      const { id, state } = row as unknown as Row<typeof mentees>;
      const to = { withdrawn: 'withdrawn', erased: 'erased' } as const;
      const next = last<typeof state>(state, to, ['withdrawn', 'completed'], (a, b) => step(menteeMoves, id, a, b));
      if (next !== state) patch.state = next;
    }
    if (t.id === mentors.id) {
      const { id, state } = row as unknown as Row<typeof mentors>;
      const to = { withdrawn: 'withdrawn', erased: 'erased' } as const;
      const next = last<typeof state>(state, to, ['withdrawn', 'rejected'], (a, b) => step(mentorMoves, id, a, b));
      if (next !== state) patch.state = next;
    }
    return Object.keys(patch).length ? [update(t, row.id, patch)] : [];
  });
}

/** The day stands in the list once it has been done. */
export const destroyed = (p: Programme): Change[] =>
  p.rows(destructions).flatMap((d) => (d.done ? [] : [update(destructions, d.id, { done: p.today })]));

/** Days before the day by which data must be gone on which it is brought up (domain 7, no. 15). */
const WARNING_DAYS = 30;

const due = (p: Programme): LocalDate | undefined =>
  p
    .rows(destructions)
    .flatMap((d) => (d.done ? [] : [d.due]))
    .sort()[0];

export const destroyDue = rule('destroy-due', {
  title: ['Пора уничтожить данные прошлого года', 'Last year’s data are to be destroyed'],
  reads: [destructions],
  find: (p) => {
    const by = due(p);
    if (!by) return [];
    const n = counted(
      p.rows(destructions).filter((d) => !d.done).length,
      ['человека', 'человек', 'человек'],
      ['person', 'people'],
    );
    return [
      {
        about: destructions.id,
        who: 'curator',
        since: addDays(by, -WARNING_DAYS),
        words: [
          `До ${sayDay(by, 'ru')} уничтожьте данные ${n[0]}: обезличьте архив, удалите прошлогодние формы и документы, подпишите акт и отметьте.`,
          `Destroy the data of ${n[1]} by ${sayDay(by, 'en')}: erase the archive, delete last year’s forms and papers, sign the act and note it.`,
        ],
        fix: { command: 'note-destroyed', input: {}, words: ['Уничтожено', 'Destroyed'] },
      },
    ];
  },
  remind: { onDays: [0, WARNING_DAYS], obligatory: true },
});

export const noteDestroyed = command('note-destroyed', {
  title: ['данные уничтожены', 'data destroyed'],
  input: () => z.object({}),
  reads: [destructions],
  decide: (p) => {
    const changes = destroyed(p);
    return { changes, reply: { noted: changes.length } };
  },
});
