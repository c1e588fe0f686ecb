import type { Programme } from '../../kit/index.ts';
import { SMALLEST_SHOWN } from '../../matching/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';

/** A smaller group is not described: who knows the school would know the people. A school may ask for more, not for less. */
export const smallestOf = (p: Programme): number => Math.max(SMALLEST_SHOWN, settingsOf(p).smallest);
