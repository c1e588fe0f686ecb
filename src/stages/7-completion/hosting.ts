/** The festive event is prepared: guests of all five kinds are invited, answers come in, the programme is put together. */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  command,
  daysBetween,
  type Finding,
  insert,
  type Letter,
  newRow,
  type Programme,
  problem,
  rule,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { consents, hasConsent } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { whenAndWhere } from '../5-pairs/meeting.ts';
import { pairs } from '../5-pairs/tables.ts';
import { letters } from '../records.ts';
import { type Award, awardKinds, awards } from './awards.ts';
import { cases } from './cases.ts';
import { awarded } from './deciding.ts';
import {
  type EventItem,
  eventItems,
  type FinalEvent,
  finalEvents,
  type Guest,
  guestAnswers,
  guests,
  guestTypes,
} from './event.ts';
import { consentLacks } from './telling.ts';

const eventMissing = problem('final-event-missing', (f: { event: string }) => [
  `Готовящегося события ${f.event} нет на листе «Итоговое событие». Ничего не изменено. Внесите дату и место или обновите панель.`,
  `There is no planned event ${f.event} in the tab “Final event”. Nothing was changed. Enter its date and place, or refresh the panel.`,
]);

const planned = (p: Programme): readonly FinalEvent[] => p.rows(finalEvents).filter((e) => e.state === 'planned');

function eventOf(p: Programme, id: string): FinalEvent {
  const found = planned(p).find((e) => e.id === id);
  if (!found) throw eventMissing({ event: id });
  return found;
}

const guestsOf = (p: Programme, event: string): readonly Guest[] => p.rows(guests).filter((g) => g.event === event);

function invitation(p: Programme, e: FinalEvent, g: Guest): Letter {
  const { organisation } = settingsOf(p);
  const [ru, en] = whenAndWhere(e);
  const host = organisation ? ` (${organisation})` : '';
  return {
    key: `${g.id}|final-event|${e.id}|${e.on}`,
    to: g.id,
    kind: 'final-event',
    about: e.id,
    subject: ['Приглашение на праздник наставничества', 'Invitation to the celebration of mentoring'],
    body: [
      `Здравствуйте, ${g.name}!\n\nПриглашаем вас на праздник итогов программы наставничества${host}: ${ru}. Мы расскажем о результатах пар и поблагодарим наставников.\n\nОтветьте, пожалуйста, придёте ли вы: {{F15}}\nВаш код для ответа: ${g.id}.`,
      `Dear ${g.name},\n\nyou are invited to the celebration of the mentoring programme${host}: ${en}. We shall tell what the pairs achieved and thank the mentors.\n\nPlease answer whether you will come: {{F15}}\nYour code for the answer: ${g.id}.`,
    ],
  };
}

/** Everybody on the list who was not invited before: the day is noted, and those with an address get a letter. */
export const inviteGuests = command('invite-guests', {
  title: ['гости приглашены', 'guests invited'],
  input: () => z.object({ event: z.string() }),
  reads: [settings, finalEvents, guests, letters],
  decide: (p, { event }) => {
    const e = eventOf(p, event);
    const fresh = guestsOf(p, event).filter((g) => !g.invited);
    const mail = fresh.filter((g) => g.email).map((g) => invitation(p, e, g));
    return {
      changes: fresh.map((g) => update(guests, g.id, { invited: p.today })),
      letters: mail,
      reply: { invited: fresh.length, letters: mail.length },
    };
  },
});

/** After the event: those who said they would come were there; the curator corrects the others in the tab. */
export const closeEvent = command('close-event', {
  title: ['событие прошло', 'the event was held'],
  input: () => z.object({ event: z.string() }),
  reads: [finalEvents, guests],
  decide: (p, { event }) => {
    const e = eventOf(p, event);
    const open = guestsOf(p, event).filter((g) => !g.attended);
    return {
      changes: [
        update(finalEvents, e.id, { state: 'held' }),
        ...open.map((g) => update(guests, g.id, { attended: g.reply === 'yes' ? ('yes' as const) : ('no' as const) })),
      ],
      reply: { event, came: open.filter((g) => g.reply === 'yes').length },
    };
  },
});

/** What an answer to F15 says becomes the guest's reply, unless the curator has written down a later one. */
export function settleReplies(p: Programme): Change[] {
  const last = new Map(p.rows(guestAnswers).map((a) => [a.guest as string, a]));
  return p.rows(guests).flatMap((g) => {
    const a = last.get(g.id);
    if (!a?.answered || (g.repliedOn && g.repliedOn > a.answered)) return [];
    if (g.reply === a.coming && g.people === a.people && g.repliedOn) return [];
    return [update(guests, g.id, { reply: a.coming, people: a.people, repliedOn: a.answered })];
  });
}

/** Whoever is named before an audience has agreed to it. */
const awardLacks = (p: Programme, a: Award): Words | undefined => {
  const who = awarded(p, a);
  if (!who || who.gone) return [`награждать некого (${a.id})`, `nobody to award (${a.id})`];
  if (a.state !== 'decided' && a.state !== 'handed') return [`решения ещё нет (${a.id})`, `not decided yet (${a.id})`];
  return hasConsent(p, who.id, 'publication')
    ? undefined
    : [`согласие на публикацию: ${who.id}`, `consent to publication: ${who.id}`];
};

/** Why an item may not be shown; nothing when it may. */
export function itemStop(p: Programme, item: Pick<EventItem, 'kind' | 'case' | 'award'>): Words | undefined {
  if (item.kind === 'case') {
    const c = item.case && p.row(cases, item.case);
    if (!c) return ['выберите кейс', 'choose a case'];
    const lacks = consentLacks(p, c);
    return lacks.length
      ? [`согласие на публикацию: ${lacks.join(', ')}`, `consent to publication: ${lacks.join(', ')}`]
      : undefined;
  }
  if (item.kind !== 'award') return undefined;
  const a = item.award && p.row(awards, item.award);
  return a ? awardLacks(p, a) : ['выберите награду', 'choose an award'];
}

export const showReads = [settings, finalEvents, eventItems, cases, awards, consents, pairs, mentees, mentors] as const;

export const settleItems = (p: Programme): Change[] => {
  const { language } = settingsOf(p);
  return p.rows(eventItems).flatMap((i) => {
    const stop = itemStop(p, i)?.[language === 'ru' ? 0 : 1];
    return stop === i.stop ? [] : [update(eventItems, i.id, { stop })];
  });
};

/** Best cases and decided awards that may be shown and are not in the programme yet are put at its end. */
export const drawProgramme = command('draw-programme', {
  title: ['программа события собрана', 'programme of the event drawn up'],
  input: () => z.object({ event: z.string() }),
  reads: showReads,
  decide: (p, { event }, now) => {
    const e = eventOf(p, event);
    const here = p.rows(eventItems).filter((i) => i.event === event);
    const known = new Set<string | undefined>(here.flatMap((i) => [i.case, i.award]));
    const wanted = [
      ...p
        .rows(cases)
        .filter((c) => c.best === 'yes' && !known.has(c.id))
        .map((c) => ({ kind: 'case' as const, case: c.id, award: undefined, title: c.title })),
      ...p
        .rows(awards)
        .filter((a) => (a.state === 'decided' || a.state === 'handed') && !known.has(a.id))
        .map((a) => ({ kind: 'award' as const, case: undefined, award: a.id, title: awardKinds[a.kind][0] })),
    ];
    const fit = wanted.filter((w) => !itemStop(p, w));
    const from = here.reduce((max, i) => Math.max(max, i.order), 0);
    const changes = fit.map((w, i) =>
      insert(eventItems, newRow(eventItems, { event: e.id, order: from + i + 1, ...w }, now)),
    );
    return { changes, reply: { added: fit.length, leftOut: wanted.length - fit.length } };
  },
});

/** An item that somebody put in although it may not be shown. */
export const itemStops = rule('event-item-stops', {
  title: ['Это нельзя показывать на празднике', 'This may not be shown at the event'],
  reads: showReads,
  find: (p) =>
    p.rows(eventItems).flatMap((i): Finding[] => {
      const stop = p.row(finalEvents, i.event)?.state === 'planned' ? itemStop(p, i) : undefined;
      if (!stop) return [];
      const words: Words = [
        `${i.id}: не хватает — ${stop[0]}. Получите согласие или уберите пункт из программы.`,
        `${i.id}: missing: ${stop[1]}. Get the consent, or take the item out of the programme.`,
      ];
      return [{ about: i.id, who: 'curator', since: p.today, words }];
    }),
  remind: 'never',
});

/** Kinds of guests of whom nobody is on the list. */
export const kindsMissing = (p: Programme, event: string): readonly Words[] => {
  const kinds = new Set(guestsOf(p, event).map((g) => g.type));
  return (Object.keys(guestTypes) as Guest['type'][]).filter((t) => !kinds.has(t)).map((t) => guestTypes[t]);
};

/** Days before the event on which guests are reminded (domain 7, no. 16). */
const FIRST_WORD_DAYS = 14;
const LAST_WORD_DAYS = 3;

export const eventToDo = rule('event-to-do', {
  title: ['Праздник итогов: что сделать', 'The final event: what to do'],
  reads: [finalEvents, guests, eventItems],
  find: (p) =>
    planned(p).flatMap((e): Finding[] => {
      const about = { about: e.id, who: 'curator', since: p.today };
      const input = { event: e.id };
      if (e.on < p.today)
        return [
          {
            ...about,
            since: addDays(e.on, 1),
            words: [
              `${e.id}: день прошёл. Отметьте, что событие состоялось.`,
              `${e.id}: the day has passed. Note that it was held.`,
            ],
            fix: { command: 'close-event', input, words: ['Событие прошло', 'It was held'] },
          },
        ];
      const missing = kindsMissing(p, e.id);
      const waiting = guestsOf(p, e.id).filter((g) => !g.invited).length;
      const items = p.rows(eventItems).some((i) => i.event === e.id);
      const list = (at: 0 | 1) => missing.map((w) => w[at]).join(', ');
      return [
        ...(missing.length
          ? [
              {
                ...about,
                words: [
                  `${e.id}: некого пригласить — ${list(0)}. Внесите гостей на лист «Гости события».`,
                  `${e.id}: nobody to invite: ${list(1)}. Enter guests in the tab “Guests of the event”.`,
                ] as const,
              },
            ]
          : []),
        ...(waiting
          ? [
              {
                ...about,
                words: [
                  `${e.id}: не приглашено гостей ${waiting}.`,
                  `${e.id}: ${waiting} guests are not invited.`,
                ] as const,
                fix: { command: 'invite-guests', input, words: ['Пригласить', 'Invite'] as const },
              },
            ]
          : []),
        ...(items
          ? []
          : [
              {
                ...about,
                words: [`${e.id}: программы ещё нет.`, `${e.id}: there is no programme yet.`] as const,
                fix: { command: 'draw-programme', input, words: ['Собрать программу', 'Draw it up'] as const },
              },
            ]),
      ];
    }),
  remind: 'never',
});

export const eventSoon = rule('event-soon', {
  title: ['Скоро праздник наставничества', 'The celebration of mentoring is near'],
  reads: [finalEvents, guests],
  find: (p) =>
    planned(p).flatMap((e) => {
      const left = daysBetween(p.today, e.on);
      if (left < 0 || left > FIRST_WORD_DAYS) return [];
      const [ru, en] = whenAndWhere(e);
      return guestsOf(p, e.id)
        .filter((g) => g.invited && g.reply !== 'no')
        .map((g) => ({
          about: g.id,
          who: g.id,
          since: addDays(e.on, -FIRST_WORD_DAYS),
          words: [
            g.reply
              ? `Праздник наставничества: ${ru}. Ждём вас!`
              : `Праздник наставничества: ${ru}. Ответьте, пожалуйста, придёте ли вы: {{F15}} (код ${g.id}).`,
            g.reply
              ? `The celebration of mentoring: ${en}. We look forward to seeing you!`
              : `The celebration of mentoring: ${en}. Please answer whether you will come: {{F15}} (code ${g.id}).`,
          ] as const,
        }));
    }),
  // the list «Внимание» is the curator's: a guest is only written to
  remind: {
    onDays: [0, FIRST_WORD_DAYS - LAST_WORD_DAYS],
    subject: ['Праздник наставничества', 'The celebration of mentoring'],
  },
});

/** «18 июня: приглашено 24, придут 15, были 14; нет гостей: НКО» */
export function guestsEvidence(p: Programme): Words {
  const e = p
    .rows(finalEvents)
    .filter((x) => x.state !== 'cancelled')
    .at(-1);
  if (!e) return ['событие ещё не назначено', 'no event is planned yet'];
  const all = guestsOf(p, e.id);
  const invited = all.filter((g) => g.invited).length;
  const coming = all.filter((g) => g.reply === 'yes').length;
  const came = all.filter((g) => g.attended === 'yes').length;
  const missing = kindsMissing(p, e.id);
  const rest = (at: 0 | 1) =>
    missing.length ? `${at ? '; nobody of: ' : '; нет: '}${missing.map((w) => w[at]).join(', ')}` : '';
  return [
    `приглашено ${invited} из ${all.length}, придут ${coming}, были ${came}${rest(0)}`,
    `invited ${invited} of ${all.length}, coming ${coming}, came ${came}${rest(1)}`,
  ];
}

export function eventEvidence(p: Programme): Words {
  const e = p
    .rows(finalEvents)
    .filter((x) => x.state !== 'cancelled')
    .at(-1);
  if (!e) return ['событие ещё не назначено', 'no event is planned yet'];
  const items = p.rows(eventItems).filter((i) => i.event === e.id);
  const n = (kind: EventItem['kind']) => items.filter((i) => i.kind === kind && !i.stop).length;
  const [ru, en] = whenAndWhere(e);
  return [
    `${ru}: ${e.state === 'held' ? 'прошло' : 'готовится'}; в программе кейсов ${n('case')}, наград ${n('award')}`,
    `${en}: ${e.state === 'held' ? 'held' : 'planned'}; in the programme cases ${n('case')}, awards ${n('award')}`,
  ];
}
