import * as z from 'zod/mini';
import {
  byScript,
  choice,
  command,
  date,
  type Id,
  insert,
  key,
  newRow,
  optional,
  outdated,
  paragraph,
  type Row,
  ref,
  table,
  update,
} from '../../kit/index.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';

export const limitKinds = {
  together: ['закрепить вместе', 'keep together'],
  apart: ['не ставить вместе', 'keep apart'],
} as const;

export const limitReasons = {
  relatives: ['близкие родственники', 'close relatives'],
  own_class: ['классный руководитель или учитель этого ученика', 'the pupil’s own teacher'],
  psychologist: ['мнение психолога', 'the psychologist’s opinion'],
  agreed: ['договорились сами', 'agreed between themselves'],
  earlier: ['были парой раньше', 'were a pair before'],
  curator: ['решение куратора', 'the curator’s decision'],
} as const;
export type LimitReason = keyof typeof limitReasons;

/** What the curator decided beforehand about two people: they hold in every round until they are lifted. */
export const limits = table(
  'limits',
  ['Закрепления и запреты', 'Kept together and apart'],
  () => ({
    id: key('limits', 'ЗЗ'),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    kind: choice(['Что сделать', 'What to do'], limitKinds, { start: 'apart', width: 150 }),
    reason: choice(['Причина', 'Reason'], limitReasons, { start: 'curator', width: 260 }),
    note: optional(paragraph(['Пояснение', 'Note'], { width: 260, samples: ['см. протокол встречи'] })),
    since: byScript(date(['Записано', 'Written down'], { start: 'today' })),
    lifted: optional(byScript(date(['Снято', 'Lifted']))),
  }),
  {
    aside: true,
    about: [
      'Кого закрепить вместе и кого не ставить вместе. Видит только куратор.',
      'Who is kept together and who apart. Only the curator sees this.',
    ],
    practice: (x) => ({ ...x, lifted: undefined }),
  },
);
export type Limit = Row<typeof limits>;

const kinds = Object.keys(limitKinds) as [keyof typeof limitKinds, ...(keyof typeof limitKinds)[]];
const reasons = Object.keys(limitReasons) as [LimitReason, ...LimitReason[]];

/** One rule for two people: a second one in the place of the first. */
export const limitPair = command('limit-pair', {
  title: ['решено о двоих', 'two people limited'],
  input: () => z.object({ mentee: z.string(), mentor: z.string(), kind: z.enum(kinds), reason: z.enum(reasons) }),
  reads: [mentees, mentors, limits],
  decide: (p, { mentee, mentor, kind, reason }, now) => {
    if (!p.row(mentees, mentee)) throw personMissing({ person: mentee });
    if (!p.row(mentors, mentor)) throw personMissing({ person: mentor });
    const before = p.rows(limits).find((x) => !x.lifted && x.mentee === mentee && x.mentor === mentor);
    const given = { mentee: mentee as Id<'mentees'>, mentor: mentor as Id<'mentors'>, kind, reason };
    const change = before ? update(limits, before.id, { kind, reason }) : insert(limits, newRow(limits, given, now));
    return { changes: [change], reply: { mentee, mentor } };
  },
});

const limitMissing = outdated('limit-missing', (f: { limit: string }) => [
  `Записи ${f.limit} нет на листе «Закрепления и запреты», или она уже снята.`,
  `There is no record ${f.limit} in “Kept together and apart”, or it was lifted already.`,
]);

export const liftLimit = command('lift-limit', {
  title: ['решение о двоих снято', 'limit lifted'],
  input: () => z.object({ limit: z.string() }),
  reads: [limits],
  decide: (p, { limit: id }) => {
    const limit = p.row(limits, id);
    if (!limit || limit.lifted) throw limitMissing({ limit: id });
    return { changes: [update(limits, id, { lifted: p.today })], reply: { limit: id } };
  },
});
