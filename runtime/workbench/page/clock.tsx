/** The virtual clock: what is due fires when a person lets time pass. */
import type { State } from '../protocol.ts';
import { moment, say } from './words.ts';

const HOUR = 3_600_000;

export function Clock({ state, advance, busy }: { state: State; advance: (ms: number) => void; busy: boolean }) {
  const steps: [string, number][] = [
    [say('+1 час', '+1 hour'), HOUR],
    [say('+1 день', '+1 day'), 24 * HOUR],
    [say('+1 неделя', '+1 week'), 7 * 24 * HOUR],
  ];
  return (
    <fieldset class="clock">
      <legend class="unseen">{say('Часы', 'Clock')}</legend>
      <span>
        <span class="quiet">{say('Сейчас:', 'Now:')}</span>{' '}
        <time dateTime={new Date(state.now).toISOString()}>{moment(state.now, state.zone, 'full')}</time>
      </span>
      <span class="steps">
        {steps.map(([label, ms]) => (
          <button type="button" key={ms} disabled={busy} onClick={() => advance(ms)}>
            {label}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
