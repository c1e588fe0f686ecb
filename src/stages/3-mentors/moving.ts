import * as z from 'zod/mini';
import { command, step, update } from '../../kit/index.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { mentors } from './register.ts';
import { type MentorState, mentorMoves } from './states.ts';

const states = Object.keys(mentorMoves.states) as [MentorState, ...MentorState[]];

/** The curator moves a mentor on: selected, trained, ready, paused. */
export const moveMentor = command('move-mentor', {
  title: ['состояние наставника', 'state of a mentor'],
  input: () => z.object({ mentor: z.string(), to: z.enum(states) }),
  reads: [mentors],
  decide: (p, { mentor, to }) => {
    const m = p.row(mentors, mentor);
    if (!m) throw personMissing({ person: mentor });
    return { changes: [update(mentors, m.id, { state: step(mentorMoves, m.id, m.state, to) })], reply: { state: to } };
  },
});
