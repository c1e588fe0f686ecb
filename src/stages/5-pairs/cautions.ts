/** Nothing that forbids a pair, but something the curator should look at before agreeing. Pure. */
import type { Words } from '../../kit/index.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import type { Two } from './criteria.ts';
import { inOwnClass } from './gates.ts';

type Caution = { words: Words; applies: (two: Two) => boolean };

const surname = (name: string | undefined): string => (name ?? '').split(' ')[0]?.toLowerCase().replace(/а$/, '') ?? '';

/** A telephone is known by its last ten digits, however it is written. */
const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '').slice(-10);

/** The mentor's telephone or address stands in the mentee's row as the guardian's. */
function isGuardian({ guardian, contact }: Mentee, { phone, email }: Mentor): boolean {
  const said = `${guardian ?? ''} ${contact ?? ''}`.toLowerCase();
  const number = digits(phone);
  return (
    (email ? said.includes(email.toLowerCase()) : false) || (number !== '' && said.replace(/\D/g, '').includes(number))
  );
}

const cautions: readonly Caution[] = [
  {
    words: ['одна фамилия: не родственники ли?', 'the same family name: are they relatives?'],
    applies: ({ mentee, mentor }) => {
      const family = surname(mentee.fullName);
      return family !== '' && family === surname(mentor.fullName);
    },
  },
  {
    words: [
      'телефон или почта наставника записаны как контакт представителя: не родственники ли?',
      'the mentor’s telephone or address is noted as the guardian’s: are they relatives?',
    ],
    applies: ({ mentee, mentor }) => isGuardian(mentee, mentor),
  },
  {
    words: [
      'наставник работает в классе этого ученика или его ребёнок учится там: спросите ученика, удобно ли ему',
      'the mentor teaches this pupil’s class or has a child in it: ask the pupil whether that is all right',
    ],
    applies: inOwnClass,
  },
];

export const cautionsOf = (two: Two): Words[] => cautions.filter((c) => c.applies(two)).map((c) => c.words);
