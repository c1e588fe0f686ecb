/** F7: a mentor tells of a meeting in a minute; three questions are obligatory. */
import { daysBetween, form, type Programme, sayDay, type Words } from '../../kit/index.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { over, type Pair, pairMembers, pairMoves, pairs } from '../5-pairs/tables.ts';
import { mayNotAnswer, onlyPair, pairsOfMentor } from './about-pair.ts';
import { helpRequests } from './help.ts';
import { type Meeting, meetings } from './meetings.ts';
import { plans, planTasks } from './plans.ts';

type Told = Partial<Meeting>;

const heldBy = (pair: Pair, { mentor, on }: Told): boolean =>
  mentor === undefined ||
  pair.mentor === mentor ||
  (pair.standIn === mentor && (!on || !pair.standInUntil || on <= pair.standInUntil));

/**
 * What is wrong with a meeting as it is told, by whoever tells it.
 * @param own its row, when it is written down already @param among whether other meetings of that day are looked for
 */
export function meetingWrong(
  p: Programme,
  m: Told,
  own?: string,
  among: 'alone' | 'others' = 'others',
): Words | undefined {
  const pair = m.pair === undefined ? undefined : p.row(pairs, m.pair);
  if (!pair) {
    return [
      'неясно, о какой паре речь: пары нет или их несколько. Уточните код пары и нажмите «Повторить» или внесите встречу сами',
      'it is not clear which pair this is about: there is none, or several. Ask for the code of the pair and press “Try again”, or enter the meeting yourself',
    ];
  }
  if (!heldBy(pair, m)) {
    return [
      `встречу пары ${pair.id} записывает наставник другой пары (${m.mentor}). Проверьте коды`,
      `the meeting of pair ${pair.id} is told by the mentor of another pair (${m.mentor}). Check the codes`,
    ];
  }
  if (m.on === undefined || m.state === 'cancelled') return undefined;
  const [ru, en] = [sayDay(m.on, 'ru'), sayDay(m.on, 'en')];
  if (m.state === 'held' && m.on > p.today) {
    return [
      `встреча ${ru} ещё впереди, а записана как прошедшая. Уточните дату`,
      `the meeting of ${en} is still ahead but told as held. Ask for the right day`,
    ];
  }
  if (daysBetween(pair.formed, m.on) < 0) {
    return [
      `встреча ${ru} раньше, чем образована пара ${pair.id} (${sayDay(pair.formed, 'ru')}). Уточните дату`,
      `the meeting of ${en} is before pair ${pair.id} was formed (${sayDay(pair.formed, 'en')}). Ask for the right day`,
    ];
  }
  if (pair.state === 'proposed' || (over.includes(pair.state) && m.on > (pair.endedOn ?? pair.formed))) {
    const [was, stood] = pairMoves.states[pair.state];
    return [
      `пара ${pair.id} — «${was}»: встречи ${ru} быть не могло. Проверьте состояние пары`,
      `pair ${pair.id} is “${stood}”: there can have been no meeting on ${en}. Check the state of the pair`,
    ];
  }
  if (among === 'alone') return undefined;
  const same = meetingsOn(p, m).find((x) => x.state === 'held' && x.id !== own);
  return same && m.state === 'held'
    ? [
        `встреча пары ${pair.id} за ${ru} уже записана (${same.id}). Если их было две, внесите вторую сами`,
        `a meeting of pair ${pair.id} on ${en} is recorded already (${same.id}). If there were two, enter the second yourself`,
      ]
    : undefined;
}

const meetingsOn = (p: Programme, m: Told): readonly Meeting[] =>
  p.rows(meetings).filter((x) => x.pair === m.pair && x.on === m.on);

export const meetingReport = form('meeting-report', meetings, {
  code: 'F7',
  title: ['Отчёт о встрече', 'Meeting report'],
  intro: [
    'Одна минута после встречи. Отчёт увидит куратор программы; наставляемый его не увидит. Не пишите о здоровье и семье.',
    'One minute after a meeting. The curator of the programme will see it; the mentee will not. Please write nothing about health or family.',
  ],
  thanks: ['Спасибо! Встреча записана.', 'Thank you! The meeting is recorded.'],
  sections: [
    {
      questions: {
        mentor: {
          ask: ['Вы (наставник): код или фамилия, имя', 'You (the mentor): code or name'],
          help: ['В личной ссылке уже заполнено', 'Already filled in by your own link'],
          required: true,
        },
        on: ['Когда вы встретились?', 'When did you meet?'],
        kind: { ask: ['Какая это была встреча?', 'Which meeting was it?'], required: true },
        pair: {
          ask: ['Код пары', 'Code of the pair'],
          help: ['Только если у вас несколько пар', 'Only if you have several pairs'],
          required: false,
        },
        minutes: ['Сколько минут?', 'How many minutes?'],
        done: ['Сделали, что намечали?', 'Did you do what was planned?'],
        rating: ['Как прошла встреча?', 'How did it go?'],
        topics: { ask: ['О чём говорили (коротко)', 'What it was about (in short)'] },
        next: ['Когда следующая встреча?', 'When is the next meeting?'],
        help: {
          ask: ['Нужна ли вам помощь куратора? Напишите, какая', 'Do you need the curator’s help? Say which'],
          help: ['Ответим за три рабочих дня', 'You will have an answer within three working days'],
        },
      },
    },
  ],
  links: { mentors: { mentor: '*' } },
  fill: (m, p) => {
    const pair = m.pair ?? (m.mentor && onlyPair(pairsOfMentor(p, m.mentor))?.id);
    return { ...(pair && { pair }), state: 'held' as const, source: 'form' as const };
  },
  refuse: (m, p, own) => mayNotAnswer(p, { mentor: m.mentor }) ?? meetingWrong(p, m, own),
  onto: (m, p) => meetingsOn(p, m).find((x) => x.state === 'planned')?.id,
  reads: [pairs, pairMembers, mentees, mentors, consents, meetings, helpRequests, plans, planTasks],
});
