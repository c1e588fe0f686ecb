import {
  type Change,
  choice,
  date,
  key,
  type LocalDate,
  optional,
  type Programme,
  type Row,
  ref,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { goesOn } from '../next-year.ts';

export const consentKinds = {
  processing: ['обработка данных (сам участник)', 'processing of data (the person)'],
  guardian_processing: ['обработка данных (законный представитель)', 'processing of data (the guardian)'],
  transfer_partner: ['передача партнёру', 'passing on to a partner'],
  publication: ['публикация кейса', 'publication of a case'],
  photo: ['фото', 'photographs'],
  psych_support: ['психологическое сопровождение', 'psychological support'],
  reserve: ['долгосрочная база наставников', 'long-term base of mentors'],
} as const;
export type ConsentKind = keyof typeof consentKinds;

/** Consents are papers of their own, one per purpose; this register says which exist and where they are kept. */
export const consents = table(
  'consents',
  ['Согласия', 'Consents'],
  () => ({
    id: key('consents', 'СГ'),
    mentee: optional(ref('mentees', ['Наставляемый', 'Mentee'])),
    mentor: optional(ref('mentors', ['Наставник', 'Mentor'])),
    kind: choice(['Вид согласия', 'Kind of consent'], consentKinds, { width: 260 }),
    state: choice(
      ['Состояние', 'State'],
      {
        requested: ['запрошено', 'requested'],
        given: ['получено', 'given'],
        refused: ['отказ', 'refused'],
        withdrawn: ['отозвано', 'withdrawn'],
        expired: ['истекло', 'expired'],
      },
      { start: 'requested' },
    ),
    version: optional(
      text(['Версия бланка', 'Version of the paper'], {
        width: 110,
        help: [
          'Например, 2026-1: изменённый текст требует нового согласия',
          'For example 2026-1: a changed text needs a new consent',
        ],
        samples: ['2026-1'],
      }),
    ),
    signer: optional(
      choice(['Кто подписал', 'Who signed'], {
        person: ['сам участник', 'the person'],
        guardian: ['законный представитель', 'the guardian'],
        both: ['участник и представитель', 'both'],
      }),
    ),
    requested: optional(date(['Запрошено', 'Requested'], { start: 'today' })),
    given: optional(date(['Получено', 'Given'])),
    until: optional(date(['Действует до', 'Valid until'])),
    withdrawn: optional(date(['Отозвано', 'Withdrawn'])),
    keptAt: optional(
      text(['Где лежит оригинал', 'Where the original is kept'], {
        samples: ['папка 1', 'папка 2', 'сейф канцелярии'],
      }),
    ),
  }),
  {
    each: ['mentee', 'mentor'],
    nextYear: (c, p) => (c.mentor && goesOn(p, c.mentor) ? {} : undefined),
    about: [
      'Согласие — отдельный документ на каждую цель. Здесь — какие есть и где лежат.',
      'A consent is a paper of its own for each purpose. This tab says which exist and where they are kept.',
    ],
  },
);

export type Person = { id: string; birthYear: number | undefined; grown: boolean };

/** Age at which a learner signs too, beside the guardian. School practice, not law (domain 8.1, L4). */
const SIGNS_TOO_FROM = 14;
const GROWN_FROM = 18;

/** Whole years a person turns in the calendar year of `today`; the register keeps only the year of birth. */
export const ageIn = (today: LocalDate, birthYear: number): number => Number(today.slice(0, 4)) - birthYear;

/** Which kinds of consent a person's data need. The guardian's when the age is not known: the careful side. */
export function consentsNeeded(person: Person, today: LocalDate): readonly ConsentKind[] {
  const age = person.birthYear === undefined ? undefined : ageIn(today, person.birthYear);
  if (person.grown || (age !== undefined && age >= GROWN_FROM)) return ['processing'];
  return age !== undefined && age >= SIGNS_TOO_FROM ? ['guardian_processing', 'processing'] : ['guardian_processing'];
}

type Consent = Row<typeof consents>;

/** Consents by person, worked out once for each reading of the tab: every gate of every pair asks. */
const byPerson = new WeakMap<readonly Consent[], ReadonlyMap<string, readonly Consent[]>>();

export function consentsOf(p: Programme, person: string): readonly Consent[] {
  const rows = p.rows(consents);
  let found = byPerson.get(rows);
  if (!found) {
    const made = new Map<string, Consent[]>();
    for (const c of rows) {
      const whose = c.mentee ?? c.mentor;
      if (whose) made.set(whose, [...(made.get(whose) ?? []), c]);
    }
    byPerson.set(rows, made);
    found = made;
  }
  return found.get(person) ?? [];
}

const isValid = (c: Consent, today: LocalDate) => c.state === 'given' && (!c.until || c.until >= today);

/** A consent of this kind is there today, and none was taken back. */
export function hasConsent(p: Programme, person: string, kind: ConsentKind): boolean {
  const mine = consentsOf(p, person).filter((c) => c.kind === kind);
  return mine.some((c) => isValid(c, p.today)) && !mine.some((c) => c.state === 'withdrawn');
}

/** A state that somebody typed has a day: the day it was seen, until the curator writes the right one. */
export const settleConsents = (p: Programme): Change[] =>
  p.rows(consents).flatMap((c) => {
    const lacks = (c.state === 'given' || c.state === 'withdrawn') && !c[c.state];
    return lacks ? [update(consents, c.id, { [c.state]: p.today })] : [];
  });

/** The kinds still lacking; empty when the person's data may be used today. */
export const consentsLacking = (p: Programme, person: Person): readonly ConsentKind[] =>
  consentsNeeded(person, p.today).filter((kind) => !hasConsent(p, person.id, kind));

export const kindsInWords = (kinds: readonly ConsentKind[]): Words => [
  kinds.map((k) => consentKinds[k][0]).join(', '),
  kinds.map((k) => consentKinds[k][1]).join(', '),
];
