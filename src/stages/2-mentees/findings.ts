import { addDays, counted, daysBetween, join, rule } from '../../kit/index.ts';
import { consents } from './consents.ts';
import { mentees } from './register.ts';

/** Days after which a consent that has not come back is a finding. Chosen by the product, not by the model. */
const CONSENT_WAITS_DAYS = 3;

export const consentMissing = rule('consent-missing', {
  title: ['Согласие не вернулось', 'A consent has not come back'],
  reads: [mentees, consents],
  find: (p) =>
    p
      .rows(mentees)
      .filter((m) => m.state === 'awaiting_consent' && daysBetween(m.joinedOn, p.today) >= CONSENT_WAITS_DAYS)
      .map((m) => {
        const days = counted(daysBetween(m.joinedOn, p.today), ['день', 'дня', 'дней'], ['day', 'days']);
        return {
          about: m.id,
          who: 'curator',
          since: addDays(m.joinedOn, CONSENT_WAITS_DAYS),
          words: join([`${m.id}: согласия нет `, `${m.id}: no consent for `], days, [
            '. Напомните и отметьте получение на панели «Пары».',
            '. Send a reminder, then mark it in the panel “Pairs”.',
          ]),
        };
      }),
  remind: 'never',
});

/** Days in search after which a mentee without a pair is a finding (domain 6.4 asks for action within two weeks). */
const UNPAIRED_DAYS = 14;

export const longUnpaired = rule('long-unpaired', {
  title: ['Долго без пары', 'Long without a pair'],
  reads: [mentees],
  find: (p) =>
    p
      .rows(mentees)
      .filter((m) => m.state === 'searching' && daysBetween(m.joinedOn, p.today) >= UNPAIRED_DAYS)
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: addDays(m.joinedOn, UNPAIRED_DAYS),
        words: join(
          [`${m.id} без пары уже `, `${m.id} without a pair for `],
          counted(daysBetween(m.joinedOn, p.today), ['день', 'дня', 'дней'], ['day', 'days']),
          ['. Откройте панель «Пары».', '. Open the panel “Pairs”.'],
        ),
      })),
  remind: 'never',
});
