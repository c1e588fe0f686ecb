import { addDays, counted, daysBetween, join, rule } from '../../kit/index.ts';
import { consents } from './consents.ts';
import { mentees } from './register.ts';

/** Days after which a consent that has not come back is a finding, and after which erasure is offered (domain 6.1). */
const CONSENT_WAITS_DAYS = 3;
const ERASE_AFTER_DAYS = 30;

export const consentMissing = rule('consent-missing', {
  title: ['Согласие не вернулось', 'A consent has not come back'],
  reads: [mentees, consents],
  find: (p) =>
    p.rows(mentees).flatMap((m) => {
      const waited = m.state === 'awaiting_consent' ? daysBetween(m.joinedOn, p.today) : 0;
      if (waited < CONSENT_WAITS_DAYS) return [];
      const days = counted(waited, ['день', 'дня', 'дней'], ['day', 'days']);
      return [
        {
          about: m.id,
          who: 'curator',
          since: addDays(m.joinedOn, CONSENT_WAITS_DAYS),
          words: join(
            [`${m.id}: согласия нет `, `${m.id}: no consent for `],
            days,
            waited >= ERASE_AFTER_DAYS
              ? [
                  '. Без согласия хранить данные нельзя: получите его или переведите в «выбыл» и обезличьте.',
                  '. Data may not be kept without it: get the consent, or set “withdrawn” and erase.',
                ]
              : [
                  '. Напомните и отметьте получение на панели «Пары».',
                  '. Send a reminder, then mark it in the panel “Pairs”.',
                ],
          ),
        },
      ];
    }),
  // to the person, 3, 7 and 14 days after joining; the curator sees the finding meanwhile
  remind: {
    onDays: [0, 4, 11],
    to: (f) => [f.about],
    obligatory: true,
    subject: ['Ждём согласие на участие', 'We are waiting for the consent'],
    words: () => [
      'Здравствуйте!\n\nЧтобы мы могли подобрать наставника, нужно подписанное согласие. Передайте его, пожалуйста, куратору программы. Если согласие уже передано, ничего делать не нужно. Если решили не участвовать, просто ответьте на это письмо.',
      'Hello!\n\nTo find a mentor we need the signed consent. Please hand it to the curator of the programme. If you have done so already, there is nothing to do. If you decided not to take part, just answer this letter.',
    ],
  },
});

/** Days a questionnaire may wait for its answer before it is a finding (domain 7, row 2). */
const INTAKE_WAITS_DAYS = 3;

export const intakeMissing = rule('intake-missing', {
  title: ['Анкета не заполнена', 'The questionnaire is not filled in'],
  reads: [mentees],
  find: (p) =>
    p
      .rows(mentees)
      .filter(
        (m) =>
          (m.state === 'awaiting_consent' || m.state === 'in_base') &&
          !m.themes?.length &&
          daysBetween(m.joinedOn, p.today) >= INTAKE_WAITS_DAYS,
      )
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: addDays(m.joinedOn, INTAKE_WAITS_DAYS),
        words: [
          `${m.id}: темы запроса не указаны. Попросите заполнить анкету F2 или впишите темы сами.`,
          `${m.id}: no themes of a request. Ask for questionnaire F2, or enter the themes yourself.`,
        ],
      })),
  remind: {
    onDays: [0, 4],
    to: (f) => [f.about],
    subject: ['Заполните, пожалуйста, анкету', 'Please fill in the questionnaire'],
    words: () => [
      'Здравствуйте!\n\nВы записаны в программу наставничества, но анкета ещё не заполнена. Это займёт 5–7 минут; ссылку даст куратор программы. Если анкета уже заполнена, ничего делать не нужно.',
      'Hello!\n\nYou are registered in the mentoring programme, but the questionnaire is not filled in yet. It takes 5 to 7 minutes; the curator will give you the link. If you have filled it in already, there is nothing to do.',
    ],
  },
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
          [`${m.id} ищет пару, в программе уже `, `${m.id} looks for a pair and is in the programme for `],
          counted(daysBetween(m.joinedOn, p.today), ['день', 'дня', 'дней'], ['day', 'days']),
          ['. Откройте панель «Пары».', '. Open the panel “Pairs”.'],
        ),
      })),
  remind: { weekly: true },
});
