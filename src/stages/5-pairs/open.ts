import type { MentorState } from '../3-mentors/states.ts';

/** States in which a mentor takes no part. */
export const CLOSED: readonly MentorState[] = ['rejected', 'paused', 'blocked', 'withdrawn', 'erased', 'reserve'];

/** States in which a mentor has passed the gate of stage 4 and may be put into a pair. */
export const READY: readonly MentorState[] = ['ready', 'active'];
