import type { MentorState } from '../3-mentors/states.ts';

/** States in which a mentor takes no part. */
export const CLOSED: readonly MentorState[] = ['rejected', 'paused', 'blocked', 'withdrawn', 'erased', 'reserve'];
