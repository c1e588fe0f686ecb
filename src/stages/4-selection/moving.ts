import * as z from 'zod/mini';
import { command, insert, newRow, problem, step, update, type Words } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { personMissing } from '../2-mentees/admission.ts';
import { mentors } from '../3-mentors/register.ts';
import { type MentorState, mentorMoves } from '../3-mentors/states.ts';
import { gateLacks, gateReads } from './gate.ts';
import { screenings } from './screening.ts';

const states = Object.keys(mentorMoves.states) as [MentorState, ...MentorState[]];

export const notReady = problem('mentor-not-ready', (f: { mentor: string; lacks: readonly Words[] }) => [
  `${f.mentor} ещё не готов: не хватает — ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено. Добавьте это; допустить решением куратора можно, если это разрешено в настройках и указана причина.`,
  `${f.mentor} is not ready yet; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed. Add this; the curator may admit by decision if the settings allow it and a reason is given.`,
]);

/** The curator moves a mentor on: paused, withdrawn, back. Past the gate only with a reason, and only where the school allows it. */
export const moveMentor = command('move-mentor', {
  title: ['состояние наставника', 'state of a mentor'],
  input: () => z.object({ mentor: z.string(), to: z.enum(states), reason: z.optional(z.string()) }),
  reads: gateReads,
  decide: (p, { mentor, to, reason }, now) => {
    const m = p.row(mentors, mentor);
    if (!m) throw personMissing({ person: mentor });
    const moved = update(mentors, m.id, { state: step(mentorMoves, m.id, m.state, to) });
    const lacks = to === 'ready' || to === 'active' ? gateLacks(p, m) : [];
    if (!lacks.length) return { changes: [moved], reply: { state: to } };
    if (!settingsOf(p).override || !reason?.trim()) throw notReady({ mentor, lacks });
    return {
      changes: [moved, insert(screenings, newRow(screenings, { mentor: m.id, reason }, now))],
      reply: { state: to },
    };
  },
});
