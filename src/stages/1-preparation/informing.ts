import {
  addDays,
  choice,
  date,
  daysBetween,
  join,
  key,
  many,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  ref,
  rule,
  sameWords,
  table,
  text,
  url,
  type Words,
} from '../../kit/index.ts';
import { settingsOf } from './settings.ts';

export const audiences = {
  learners: ['обучающиеся', 'learners'],
  parents: ['родители', 'parents'],
  teachers: ['педагоги', 'teachers'],
  enterprises: ['предприятия', 'enterprises'],
  universities: ['вузы и колледжи', 'universities and colleges'],
  ngos: ['НКО', 'NGOs'],
  alumni: ['выпускники', 'alumni'],
  local_government: ['местное самоуправление', 'local government'],
  media: ['медиа', 'media'],
} as const;
export type Audience = keyof typeof audiences;

/** What is told, by the task of the model it serves. */
export const occasions = {
  preparing: ['программа готовится', 'the programme is being prepared'],
  opportunities: ['возможности, результаты, варианты участия', 'what it offers, results, ways to take part'],
  goals: ['возможности и цели для семей и педагогов', 'possibilities and goals for families and teachers'],
  launch: ['программа запускается, ищем наставников', 'the launch, a call for mentors'],
  interim: ['промежуточные результаты', 'interim results'],
  results: ['итоги и лучшие практики', 'results and best practices'],
} as const;
export type Occasion = keyof typeof occasions;

export const ways = {
  meeting: ['собрание', 'meeting'],
  class_hour: ['классный час', 'class hour'],
  staff_meeting: ['педсовет', 'staff meeting'],
  letter: ['письмо', 'letter'],
  site: ['сайт организации', 'own site'],
  social: ['социальные сети', 'social media'],
  press: ['газета, радио, телевидение', 'press, radio, television'],
  chat: ['чат', 'chat'],
  poster: ['плакат', 'poster'],
} as const;

/** What of a pair's story was told. */
export const caseVersions = {
  full: ['с именами', 'with names'],
  anonymous: ['без имён', 'without names'],
} as const;

/** Ways that leave something to point to: published only when there is a link. */
const PUBLISHED: readonly string[] = ['site', 'social', 'press'];

/** Publications and meetings that tell of the programme: the plan and the log in one. */
export const publications = table(
  'publications',
  ['Информирование', 'Informing'],
  () => ({
    id: key('publications', 'ИН'),
    date: date(['Дата', 'Date'], { start: 'today' }),
    occasion: choice(['О чём', 'About'], occasions, { start: 'opportunities', width: 240 }),
    way: choice(['Как', 'How'], ways, { start: 'meeting', width: 150 }),
    audiences: many(['Для кого', 'For whom'], audiences),
    classes: optional(
      text(['Классы и группы', 'Classes and groups'], {
        help: ['Через запятую; пусто — все', 'With commas between; empty means all'],
        samples: ['7А, 7Б', '9А'],
      }),
    ),
    attended: optional(number(['Сколько было', 'Attended'], { from: 0, to: 100_000 })),
    consentPacks: optional(
      date(['Выданы бланки согласий', 'Consent forms handed out'], {
        help: [
          'Когда родителям выдали согласие и объяснение',
          'When parents were given the consent and its explanation',
        ],
      }),
    ),
    url: optional(url(['Ссылка', 'Link'])),
    tag: optional(
      text(['Метка', 'Tag'], {
        width: 100,
        help: ['По ней видно, откуда пришёл наставник', 'It tells where a mentor came from'],
        samples: ['сайт', 'вечер выпускников'],
      }),
    ),
    partner: optional(ref('partners', ['Партнёр', 'Partner'])),
    responsible: optional(ref('team', ['Ответственный', 'Responsible'])),
    case: optional(
      ref('cases', ['Кейс', 'Case'], { help: ['Если рассказана история пары', 'If the story of a pair was told'] }),
    ),
    caseVersion: optional(choice(['Версия кейса', 'Version of the case'], caseVersions, { width: 120 })),
    takenDown: optional(
      date(['Снято с публикации', 'Taken down'], {
        help: ['Если согласие на публикацию отозвали', 'If the consent to publication was withdrawn'],
      }),
    ),
    done: choice(
      ['Состояние', 'Status'],
      { planned: ['запланировано', 'planned'], held: ['состоялось', 'held'], cancelled: ['отменено', 'cancelled'] },
      { start: 'planned', width: 130 },
    ),
    note: optional(paragraph(['Текст или заметка', 'Text or note'], { samples: ['рассказали о целях и сроках'] })),
  }),
  {
    aside: true,
    about: [
      'Собрания, письма и публикации о программе: план и журнал.',
      'Meetings, letters and publications on the programme: plan and log.',
    ],
  },
);
export type Publication = Row<typeof publications>;

/** It has really happened: a publication without a link is only planned. */
export const isOut = (x: Publication): boolean => x.done === 'held' && (!PUBLISHED.includes(x.way) || !!x.url);

export const held = (p: Programme, occasion: Occasion): readonly Publication[] =>
  p.rows(publications).filter((x) => x.occasion === occasion && isOut(x));

/** Which of the audiences a task speaks of have been told. */
export function toldEvidence(p: Programme, occasion: Occasion, wanted: readonly Audience[]): Words {
  const out = held(p, occasion);
  const told = wanted.filter((a) => out.some((x) => x.audiences.includes(a)));
  const rest = wanted.filter((a) => !told.includes(a));
  return join(
    [`состоялось ${out.length}`, `held ${out.length}`],
    rest.length
      ? [
          `; ещё не рассказали: ${rest.map((a) => audiences[a][0]).join(', ')}`,
          `; not told yet: ${rest.map((a) => audiences[a][1]).join(', ')}`,
        ]
      : ['; рассказали всем аудиториям', '; all audiences are told'],
  );
}

/** Classes as a person lists them: «7А, 7Б; 8А». */
export const classList = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(/[,;\n]/)
    .map((x) => x.trim())
    .filter(Boolean);

/** Classes of the programme that no meeting or letter on this occasion has reached. */
export function classesNotTold(p: Programme, occasion: Occasion): readonly string[] {
  const out = held(p, occasion);
  if (out.some((x) => !x.classes)) return [];
  const told = new Set(out.flatMap((x) => classList(x.classes)).map(sameWords));
  return classList(settingsOf(p).classes).filter((c) => !told.has(sameWords(c)));
}

export const planPassed = rule('informing-passed', {
  title: ['Прошло ли мероприятие', 'Was it held'],
  reads: [publications],
  find: (p) =>
    p
      .rows(publications)
      .filter((x) => x.done !== 'cancelled' && !isOut(x) && daysBetween(x.date, p.today) > 0)
      .map((x) => ({
        about: x.id,
        who: x.responsible ?? 'curator',
        since: addDays(x.date, 1),
        words: [
          `${x.id}: день прошёл. Отметьте на листе «Информирование», что состоялось, и дайте ссылку, если это публикация.`,
          `${x.id}: the day has passed. Mark it in the tab “Informing” as held, with a link if it is a publication.`,
        ],
      })),
  remind: { everyDays: 7 },
});
