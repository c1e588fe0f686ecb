/**
 * The gate «готов»: selected, trained, documents valid, psychological readiness noted, consent there. A mentor is let into
 * a pair only in the states `ready` and `active`; nobody reaches them past this gate, and an expired certificate closes it.
 */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  choice,
  command,
  date,
  join,
  type LocalDate,
  none,
  optional,
  type Programme,
  ref,
  rule,
  say,
  step,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { consents, consentsLacking, kindsInWords } from '../2-mentees/consents.ts';
import { type Mentor, mentorPersonOf, mentors, vettingKinds } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { criteria } from './criteria.ts';
import { decisionOf, psychOf, scoreOf, screenings, screeningsOf } from './screening.ts';
import { attendance, hoursOf, isInvited, trainings } from './training.ts';

export const gateReads = [settings, mentors, consents, criteria, screenings, trainings, attendance] as const;

/** What kind of check a mentor needs. The school's policy, not the model's: a certificate of every adult from outside. */
const vettingOf = (m: Mentor): keyof typeof vettingKinds =>
  m.category === 'learner' ? 'learner' : m.category === 'teacher' ? 'staff' : 'certificate';

/** The day after which the certificate no longer holds is the day after `vettingUntil`. */
export const expired = (m: Mentor, today: LocalDate): boolean =>
  vettingOf(m) === 'certificate' && m.vettingUntil !== undefined && m.vettingUntil < today;

function documentsLacking(m: Mentor, today: LocalDate): Words | undefined {
  const needed = vettingOf(m);
  if (needed === 'learner') return undefined;
  if (m.vetting === undefined || m.vetting === 'learner')
    return join(['документы: ', 'documents: '], vettingKinds[needed]);
  return expired(m, today) ? ['срок справки истёк', 'the certificate has expired'] : undefined;
}

/** What still stands between a mentor and a pair; empty when the mentor is ready. */
export function gateLacks(p: Programme, m: Mentor): readonly Words[] {
  const out: Words[] = [];
  const consent = consentsLacking(p, mentorPersonOf(m));
  if (consent.length) out.push(join(['согласие: ', 'consent: '], kindsInWords(consent)));
  if (decisionOf(p, m.id) !== 'selected') out.push(['решение об отборе', 'the decision of the selection']);
  const unmet = scoreOf(p, m.id).unmet;
  if (unmet.length) {
    const listed = unmet.map((c) => c.words).join(', ');
    out.push([`обязательные критерии: ${listed}`, `obligatory criteria: ${listed}`]);
  }
  const psych = psychOf(p, m.id);
  if (psych === undefined || psych === 'no') out.push(['психологическая готовность', 'psychological readiness']);
  const { trainingHours } = settingsOf(p);
  const hours = hoursOf(p, m.id);
  if (hours < trainingHours) {
    out.push([`обучение: ${hours} из ${trainingHours} ч`, `training: ${hours} of ${trainingHours} h`]);
  }
  const papers = documentsLacking(m, p.today);
  if (papers) out.push(papers);
  return out;
}

const BEFORE_READY: readonly Mentor['state'][] = ['candidate', 'screening', 'selected', 'training'];
const IN_DANGER: readonly Mentor['state'][] = [...BEFORE_READY, 'ready', 'active', 'paused', 'reserve'];

/** Where the data have taken a mentor by now; only legal moves, each by what is written. */
function nextState(p: Programme, m: Mentor): Mentor['state'] {
  const to = (next: Mentor['state'], at: Mentor['state']) => step(mentorMoves, m.id, at, next);
  let at = m.state;
  const decision = decisionOf(p, m.id);
  const consented = !consentsLacking(p, mentorPersonOf(m)).length;
  if (at === 'candidate' && consented && screeningsOf(p, m.id).length) at = to('screening', at);
  if (at === 'screening' && decision === 'rejected') at = to('rejected', at);
  if (at === 'screening' && decision === 'selected' && !documentsLacking(m, p.today)) at = to('selected', at);
  if (at === 'selected' && isInvited(p, m.id)) at = to('training', at);
  if (at === 'training' && !gateLacks(p, m).length) at = to('ready', at);
  if (IN_DANGER.includes(at) && expired(m, p.today)) at = to('blocked', at);
  return at;
}

const listed = (lacks: readonly Words[]): Words => [
  lacks.map((w) => w[0]).join('; '),
  lacks.map((w) => w[1]).join('; '),
];

function toDoOf(p: Programme, m: Mentor, at: Mentor['state']): Words {
  if (at === 'blocked')
    return expired(m, p.today)
      ? ['получить новую справку', 'get a new certificate']
      : ['разобраться и решить', 'look into it and decide'];
  if (!BEFORE_READY.includes(at)) return none;
  return listed(gateLacks(p, m));
}

export function settleMentors(p: Programme): Change[] {
  const { language } = settingsOf(p);
  return p.rows(mentors).flatMap((m) => {
    const state = nextState(p, m);
    const toDo = say(toDoOf(p, m, state), language) || undefined;
    return state === m.state && toDo === m.toDo ? [] : [update(mentors, m.id, { state, toDo })];
  });
}

const vettings = Object.keys(vettingKinds) as [keyof typeof vettingKinds, ...(keyof typeof vettingKinds)[]];

/** The curator has seen a mentor's documents; only the fact is kept. A blocked mentor comes back by a pause. */
export const checkDocuments = command('check-documents', {
  title: ['документы наставника проверены', 'a mentor’s documents checked'],
  button: ['Записать проверку документов', 'Record a check of documents'],
  asks: () => ({
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    kind: choice(['Что проверено', 'What was checked'], vettingKinds),
    until: optional(date(['Действует до', 'Valid until'])),
    by: optional(text(['Кто проверил', 'Who checked'])),
  }),
  input: () =>
    z.object({
      mentor: z.string(),
      kind: z.enum(vettings),
      until: z.optional(z.nullable(z.string())),
      by: z.optional(z.string()),
    }),
  reads: [...gateReads],
  decide: (p, { mentor, kind, until, by }) => {
    const m = p.row(mentors, mentor);
    if (!m) throw personMissing({ person: mentor });
    const patch = {
      vetting: kind,
      vettingChecked: p.today,
      vettingBy: by || undefined,
      vettingUntil: (until ?? undefined) as LocalDate | undefined,
    };
    const back = m.state === 'blocked' && !expired({ ...m, ...patch }, p.today);
    return {
      changes: [
        update(mentors, m.id, { ...patch, ...(back && { state: step(mentorMoves, m.id, m.state, 'paused') }) }),
      ],
      reply: { mentor },
    };
  },
});

export const gateEvidence = (p: Programme): Words => {
  const all = p.rows(mentors);
  const chosen = all.filter((m) => decisionOf(p, m.id) === 'selected').length;
  const { trainingHours } = settingsOf(p);
  const trained = all.filter((m) => hoursOf(p, m.id) >= trainingHours).length;
  const ready = all.filter((m) => m.state === 'ready' || m.state === 'active').length;
  return [
    `отобраны ${chosen}, обучены ${trained}, готовы ${ready} из ${all.length}`,
    `selected ${chosen}, trained ${trained}, ready ${ready} of ${all.length}`,
  ];
};

/** How long a certificate is taken to hold; the law names no term, so the school may enter another date (domain 8.1, L7). */
const CERTIFICATE_HOLDS_DAYS = 365;

/** One press notes that the documents were seen. */
export const documentsUnchecked = rule('documents-unchecked', {
  title: ['Документы наставника не проверены', 'A mentor’s documents are not checked'],
  reads: [mentors],
  find: (p) =>
    p.rows(mentors).flatMap((m) => {
      const lacks = BEFORE_READY.includes(m.state) || m.state === 'blocked' ? documentsLacking(m, p.today) : undefined;
      if (!lacks) return [];
      const kind = vettingOf(m);
      const until = kind === 'certificate' ? addDays(p.today, CERTIFICATE_HOLDS_DAYS) : null;
      return [
        {
          about: m.id,
          who: 'curator',
          since: m.joinedOn,
          words: join([`${m.id}: `, `${m.id}: `], lacks, [
            '. Посмотрите документ и отметьте; сам он не хранится.',
            '. See the document and note it; it is not kept.',
          ]),
          fix: {
            command: 'check-documents',
            input: { mentor: m.id, kind, until, by: 'куратор' },
            words: kind === 'certificate' ? ['Проверены, на год', 'Checked, for a year'] : ['Проверены', 'Checked'],
          },
        },
      ];
    }),
  remind: { weekly: true },
});
