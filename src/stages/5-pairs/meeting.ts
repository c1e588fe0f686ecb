/** The general meeting of mentors and mentees: its plan, who is invited, who came, slips for those without a screen. */
import * as z from 'zod/mini';
import {
  byScript,
  type Change,
  choice,
  command,
  date,
  document,
  type Id,
  insert,
  join,
  key,
  type Letter,
  label,
  newRow,
  optional,
  type Part,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  refs,
  say,
  sayDay,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consents, consentsLacking } from '../2-mentees/consents.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentorPersonOf, mentors } from '../3-mentors/register.ts';
import { letters } from '../records.ts';
import { CLOSED } from './open.ts';

export const meetingKinds = {
  speed: ['быстрые знакомства', 'speed mentoring'],
  game: ['игра', 'a game'],
  talk: ['беседа', 'a conversation'],
  workshop: ['мастерская', 'a workshop'],
} as const;

export const generalMeetings = table(
  'generalMeetings',
  ['Общие встречи', 'General meetings'],
  () => ({
    id: key('generalMeetings', 'ОВ'),
    label: label(),
    on: date(['Дата', 'Date'], { start: 'today' }),
    time: optional(text(['Время', 'Time'], { width: 80, samples: ['15:00', '16:30'] })),
    place: optional(text(['Где', 'Place'], { width: 200, samples: ['актовый зал', 'библиотека'] })),
    kind: choice(['Как проходит', 'How it goes'], meetingKinds, { start: 'speed' }),
    host: optional(ref('team', ['Ведущий', 'Host'])),
    plan: optional(
      paragraph(['План встречи', 'Plan of the meeting'], {
        width: 320,
        samples: ['приветствие, быстрые знакомства по 5 минут, выбор на листах'],
      }),
    ),
    state: choice(
      ['Состояние', 'State'],
      {
        planned: ['готовится', 'planned'],
        held: ['прошла', 'held'],
        cancelled: ['отменена', 'cancelled'],
      },
      { start: 'planned', width: 110 },
    ),
  }),
  {
    called: (m) => sayDay(m.on, 'ru'),
    aside: true,
    happens: (m) => (m.state === 'planned' ? [{ on: m.on, words: ['Общая встреча', 'General meeting'] }] : []),
    about: [
      'Встречи всех наставников и наставляемых, после которых выбирают друг друга.',
      'Meetings of all mentors and mentees, after which they choose each other.',
    ],
  },
);
export type GeneralMeeting = Row<typeof generalMeetings>;

export const attendance = table(
  'attendance',
  ['Явка на встречи', 'Attendance of meetings'],
  () => ({
    id: key('attendance', 'ЯВ'),
    meeting: byScript(ref('generalMeetings', ['Встреча', 'Meeting'])),
    mentee: optional(byScript(ref('mentees', ['Наставляемый', 'Mentee']))),
    mentor: optional(byScript(ref('mentors', ['Наставник', 'Mentor']))),
    state: choice(
      ['Явка', 'Attendance'],
      {
        invited: ['приглашён', 'invited'],
        came: ['был', 'came'],
        absent: ['не был', 'absent'],
      },
      { start: 'invited', width: 120 },
    ),
  }),
  {
    aside: true,
    about: ['Кто приглашён на общую встречу и кто был.', 'Who is invited to the general meeting and who came.'],
  },
);

export const meetingMissing = problem('meeting-missing', (f: { meeting: string }) => [
  `Встречи ${f.meeting} нет на листе «Общие встречи». Ничего не изменено. Добавьте её на лист или обновите панель.`,
  `There is no meeting ${f.meeting} in “General meetings”. Nothing was changed. Add it to the tab, or refresh the panel.`,
]);

export const nobodyToInvite = problem<void>('nobody-to-invite', () => [
  'Приглашать некого: нет ни наставляемых, которые ищут пару, ни наставников с согласием. Ничего не изменено.',
  'There is nobody to invite: no mentee is looking for a pair and no mentor has given consent. Nothing was changed.',
]);

export const whenAndWhere = (m: Pick<GeneralMeeting, 'on' | 'time' | 'place'>): Words => {
  const at = m.time ? [`, ${m.time}`, `, ${m.time}`] : ['', ''];
  const place = m.place ? [`, ${m.place}`, `, ${m.place}`] : ['', ''];
  return [`${sayDay(m.on, 'ru')}${at[0]}${place[0]}`, `${sayDay(m.on, 'en')}${at[1]}${place[1]}`];
};

function invitation(p: Programme, m: GeneralMeeting, to: Mentee | Mentor): Letter[] {
  if (!to.email) return [];
  const { organisation } = settingsOf(p);
  return [
    {
      key: `${to.id}|general-meeting|${m.id}|${m.on}`,
      to: to.id,
      kind: 'general-meeting',
      about: m.id,
      subject: [
        'Приглашение на общую встречу программы наставничества',
        'Invitation to the general meeting of the mentoring programme',
      ],
      body: join(
        [
          'Здравствуйте!\n\nПриглашаем вас на общую встречу наставников и наставляемых',
          'Hello!\n\nYou are invited to the general meeting of mentors and mentees',
        ],
        organisation ? [` (${organisation})`, ` (${organisation})`] : ['', ''],
        [': ', ': '],
        whenAndWhere(m),
        [
          '.\n\nНа встрече вы познакомитесь друг с другом, а после неё назовёте тех, с кем хотели бы работать. Ваш код для бейджа и анкеты: ',
          '.\n\nYou will get to know each other there, and afterwards name those you would like to work with. Your code for the badge and the form: ',
        ],
        [`${to.id}.`, `${to.id}.`],
      ),
    },
  ];
}

/** Everyone who looks for a pair and every mentor who may be met: one line each, and a letter to those with an address. */
export const inviteAll = command('invite-all', {
  title: ['приглашены на общую встречу', 'invited to the general meeting'],
  input: () => z.object({ meeting: z.string() }),
  reads: [settings, mentees, mentors, consents, generalMeetings, attendance, letters],
  decide: (p, { meeting: id }, now) => {
    const meeting = p.row(generalMeetings, id);
    if (!meeting) throw meetingMissing({ meeting: id });
    const here = p.rows(attendance).filter((a) => a.meeting === id);
    const known = new Set<string | undefined>(here.flatMap((a) => [a.mentee, a.mentor]));
    const young = p.rows(mentees).filter((m) => m.state === 'searching' && !consentsLacking(p, personOf(m)).length);
    const guides = p
      .rows(mentors)
      .filter((m) => !CLOSED.includes(m.state) && !consentsLacking(p, mentorPersonOf(m)).length);
    if (!young.length && !guides.length) throw nobodyToInvite();
    const meetingId = meeting.id;
    const changes: Change[] = [
      ...young
        .filter((m) => !known.has(m.id))
        .map((m) => insert(attendance, newRow(attendance, { meeting: meetingId, mentee: m.id }, now))),
      ...guides
        .filter((m) => !known.has(m.id))
        .map((m) => insert(attendance, newRow(attendance, { meeting: meetingId, mentor: m.id }, now))),
    ];
    const mail = [...young, ...guides].flatMap((m) => invitation(p, meeting, m));
    return {
      changes,
      letters: mail,
      reply: { invited: changes.length, mentees: young.length, mentors: guides.length, letters: mail.length },
    };
  },
});

/** Who came, in one go: everyone else who was invited is marked as absent, and the meeting as held. */
export const recordAttendance = command('record-attendance', {
  title: ['записана явка', 'attendance recorded'],
  button: ['Отметить явку на общую встречу', 'Record who came to the general meeting'],
  asks: () => ({
    meeting: ref('generalMeetings', ['Встреча', 'Meeting']),
    mentees: optional(refs('mentees', ['Пришли наставляемые', 'Mentees who came'])),
    mentors: optional(refs('mentors', ['Пришли наставники', 'Mentors who came'])),
  }),
  input: () =>
    z.object({
      meeting: z.string(),
      mentees: z.optional(z.array(z.string())),
      mentors: z.optional(z.array(z.string())),
    }),
  reads: [generalMeetings, attendance],
  decide: (p, { meeting: id, mentees: menteesHere = [], mentors: mentorsHere = [] }) => {
    const meeting = p.row(generalMeetings, id);
    if (!meeting) throw meetingMissing({ meeting: id });
    const here = p.rows(attendance).filter((a) => a.meeting === id);
    const present = new Set([...menteesHere, ...mentorsHere]);
    const changes: Change[] = here.map((a) =>
      update(attendance, a.id, { state: present.has(a.mentee ?? a.mentor ?? '') ? 'came' : 'absent' }),
    );
    if (meeting.state === 'planned') changes.push(update(generalMeetings, meeting.id, { state: 'held' }));
    return { changes, reply: { came: present.size, of: here.length } };
  },
});

const slip = (code: Id<'mentees'> | Id<'mentors'>, other: Words): Part[] => [
  { part: 'heading', words: [`Код ${code}`, `Code ${code}`] },
  {
    part: 'list',
    items: [
      join(['Хочу работать с (до трёх кодов): ', 'I would like to work with (up to three codes): '], other, [
        '  ______   ______   ______',
        '  ______   ______   ______',
      ]),
      ['Не хотел(а) бы (увидит только куратор):  ______', 'Would rather not (only the curator sees it):  ______'],
    ],
  },
];

/** The choice on paper, for those who answer without a screen: codes only. */
export const choiceSlips = document('choice-slips', {
  title: ['Листки выбора для общей встречи', 'Choice slips for the general meeting'],
  keepsCodes: true,
  reads: [settings, mentees, mentors],
  lacks: (p) =>
    p.rows(mentees).some((m) => m.state === 'searching')
      ? []
      : [['наставляемые, которые ищут пару', 'mentees who look for a pair']],
  parts: (p) => [
    { part: 'heading', words: ['После общей встречи', 'After the general meeting'] },
    ...p
      .rows(mentees)
      .filter((m) => m.state === 'searching')
      .flatMap((m) => slip(m.id, ['наставник', 'mentor'])),
    ...p
      .rows(mentors)
      .filter((m) => !CLOSED.includes(m.state))
      .flatMap((m) => slip(m.id, ['наставляемый', 'mentee'])),
  ],
});

/** «На встрече 14.11 были 38 из 60, анкет F6 — 31». */
export function meetingEvidence(p: Programme): Words | undefined {
  const held = p.rows(generalMeetings).filter((m) => m.state === 'held');
  const last = held.at(-1);
  if (!last) return undefined;
  const here = p.rows(attendance).filter((a) => a.meeting === last.id);
  const came = here.filter((a) => a.state === 'came').length;
  return [
    `на встрече ${sayDay(last.on, 'ru')} были ${came} из ${here.length}`,
    `${came} of ${here.length} came to the meeting of ${sayDay(last.on, 'en')}`,
  ];
}

/** Where a general meeting stands, for the panel. */
export const meetingWords = (p: Programme, m: GeneralMeeting): string => {
  const { language } = settingsOf(p);
  return say(whenAndWhere(m), language);
};
