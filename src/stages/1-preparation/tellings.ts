/** Texts that tell of the programme: for an audience and a channel, with the link to the form that suits both. The school makes them its own. */
import * as z from 'zod/mini';
import {
  choice,
  command,
  type Field,
  filled,
  holesIn,
  type Id,
  insert,
  key,
  type Lang,
  newRow,
  optional,
  outdated,
  type Programme,
  paragraph,
  problem,
  type Row,
  type StageNumber,
  say,
  table,
  type Value,
  type Words,
} from '../../kit/index.ts';
import { type MentoringForm, mentoringForms } from '../dictionaries.ts';
import { facts } from './facts.ts';
import { type Audience, audiences, type Occasion, occasions, publications, ways } from './informing.ts';
import { audienceOf, type PartnerType } from './partners.ts';
import { settings, settingsOf, team } from './settings.ts';
import { usualTellings } from './tellings-usual.ts';

/** Forms whose link may stand in a text. */
const codes = { F1: ['F1', 'F1'], F2: ['F2', 'F2'], F3: ['F3', 'F3'], F4: ['F4', 'F4'], F14: ['F14', 'F14'] } as const;
export type LinkedForm = keyof typeof codes;

export type UsualTelling = {
  occasion: Occasion;
  audience: Audience;
  way: keyof typeof ways;
  form: LinkedForm;
  words: Words;
};

export const tellings = table(
  'tellings',
  ['Тексты', 'Texts'],
  () => ({
    id: key('tellings', 'ТК'),
    occasion: choice(['О чём', 'About'], occasions, { start: 'opportunities', width: 240 }),
    audience: choice(['Для кого', 'For whom'], audiences, { start: 'parents', width: 150 }),
    way: choice(['Где', 'Where'], ways, { start: 'chat', width: 150 }),
    form: optional(
      choice(['Ссылка на анкету', 'Link to the form'], codes, {
        width: 110,
        help: ['Встанет на место {{link}}, с меткой', 'It takes the place of {{link}}, with a mark'],
      }),
    ),
    text: paragraph(['Текст', 'Text'], {
      width: 480,
      wrap: true,
      help: [
        'Поля: {{organisation}}, {{year}}, {{goal}}, {{results}}, {{ages}}, {{offers}}, {{curator}}, {{replyTo}}, {{site}}, {{link}}',
        'Fields: {{organisation}}, {{year}}, {{goal}}, {{results}}, {{ages}}, {{offers}}, {{curator}}, {{replyTo}}, {{site}}, {{link}}',
      ],
      samples: ['В школе готовится программа наставничества. Вопросы: {{replyTo}}'],
    }),
  }),
  {
    aside: true,
    nextYear: () => ({}),
    called: (x) => x.text.slice(0, 40),
    about: [
      'Тексты о программе для каждой аудитории и канала. Меняйте под себя: поля {{…}} заполнит программа.',
      'Texts on the programme for each audience and channel. Make them your own: the fields {{…}} are filled for you.',
    ],
    starts: (lang: Lang) =>
      usualTellings().map(({ words, ...x }, i) => ({
        id: `ТК-${String(i + 1).padStart(3, '0')}` as Id<'tellings'>,
        ...x,
        text: say(words, lang),
      })),
  },
);
export type Telling = Row<typeof tellings>;

/** The stage whose task a text serves. */
const stageOf: Readonly<Record<Occasion, StageNumber>> = {
  preparing: 1,
  opportunities: 1,
  goals: 2,
  launch: 3,
  interim: 6,
  results: 7,
};

/** Those outside who are told only of the forms of mentoring that need them. */
const outside: Readonly<Partial<Record<Audience, readonly PartnerType[]>>> = {
  enterprises: ['enterprise'],
  universities: ['university', 'college'],
  ngos: ['ngo'],
  alumni: ['alumni'],
};

/** The forms of mentoring in use that concern an audience (1.out.1); all of them for those within the school. */
export function formsFor(p: Programme, audience: Audience): readonly MentoringForm[] {
  const wanted = outside[audience];
  return settingsOf(p).forms.filter((f) => !wanted || audienceOf[f]?.some((type) => wanted.includes(type)));
}

/** What a form of mentoring gives, in half a sentence; one of the school's own says its name. */
const offers: Readonly<Partial<Record<MentoringForm, Words>>> = {
  student_student: [
    'старшие помогают младшим с учёбой и входом в коллектив',
    'older pupils help younger ones with learning and settling in',
  ],
  teacher_teacher: ['опытные учителя поддерживают новых коллег', 'experienced teachers support new colleagues'],
  college_student_pupil: [
    'студенты помогают с проектом и выбором профессии',
    'students help with projects and the choice of a profession',
  ],
  employer_pupil: [
    'специалисты знакомят школьников со своей работой',
    'specialists show pupils what their work is like',
  ],
  employer_college_student: [
    'работодатели помогают студентам с карьерным стартом',
    'employers help students to begin their careers',
  ],
};

/** Texts of a stage; only those whose audience the forms of mentoring in use concern. */
export const tellingsOf = (p: Programme, stage: number): readonly Telling[] =>
  p.rows(tellings).filter((x) => stageOf[x.occasion] === stage && formsFor(p, x.audience).length > 0);

export const tellingWords = (x: Telling): Words => [
  `${audiences[x.audience][0]}: ${ways[x.way][0]}`,
  `${audiences[x.audience][1]}: ${ways[x.way][1]}`,
];

/** The mark that a link from this text carries. */
export const tagOf = (x: Telling, lang: Lang): string =>
  `${say(ways[x.way], lang)}, ${say(audiences[x.audience], lang)}`;

const { organisation, year, goal, results, ages, curator, replyTo, site } = facts;
const fields: Readonly<Record<string, Field>> = { organisation, year, goal, results, ages, curator, replyTo, site };

export const tellingReads = [settings, team, tellings] as const;

const tellingGone = outdated('no-telling', (f: { telling: string }) => [
  `Текста ${f.telling} нет на листе «Тексты».`,
  `There is no text ${f.telling} in the tab “Texts”.`,
]);

const tellingLacks = problem('telling-lacks', (f: { lacks: readonly Words[]; strange: readonly string[] }) => {
  const said = (at: 0 | 1) => [...f.lacks.map((w) => w[at]), ...f.strange.map((x) => `${x} ?`)].join('; ');
  return [
    `Текст не готов, не заполнено: ${said(0)}. Заполните или уберите поле на листе «Тексты» и повторите.`,
    `The text is not ready, not filled: ${said(1)}. Fill this in, or take the field out in the tab “Texts”, and try again.`,
  ];
});

/** @throws tellingGone */
export function tellingOf(p: Programme, id: string): Telling {
  const found = p.row(tellings, id);
  if (!found) throw tellingGone({ telling: id });
  return found;
}

/** The text with its fields filled. @param link to the form it asks for @throws tellingLacks naming every field that is not known */
export function toldText(p: Programme, x: Telling, link: string | undefined, lang: Lang): string {
  const values = new Map<string, Value>([
    [
      'offers',
      formsFor(p, x.audience)
        .map((f) => say(offers[f] ?? mentoringForms[f], lang))
        .join('; '),
    ],
    ...(link ? [['link', link] as const] : []),
  ]);
  const lacks: Words[] = [];
  const strange: string[] = [];
  for (const hole of new Set(holesIn(x.text))) {
    if (values.has(hole)) continue;
    const value = fields[hole]?.of(p, '', lang);
    if (value) values.set(hole, value);
    else if (fields[hole]) lacks.push(fields[hole].title);
    else if (hole === 'link') lacks.push(['анкета, открытая для ответов', 'a form that takes answers']);
    else strange.push(`{{${hole}}}`);
  }
  if (lacks.length || strange.length) throw tellingLacks({ lacks, strange });
  return filled(x.text, values);
}

/** A text that is to go out stands in the plan of informing with its mark. */
export const planTelling = command('plan-telling', {
  title: ['публикация в плане', 'a publication planned'],
  input: () => z.object({ telling: z.string() }),
  reads: [...tellingReads, publications],
  decide: (p, { telling }, now) => {
    const x = tellingOf(p, telling);
    const tag = tagOf(x, settingsOf(p).language);
    const row = newRow(
      publications,
      { occasion: x.occasion, way: x.way, audiences: [x.audience], tag, done: 'planned', note: x.id },
      now,
    );
    return { changes: [insert(publications, row)], reply: { planned: row.id } };
  },
});
