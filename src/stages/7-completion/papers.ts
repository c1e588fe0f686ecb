/** The papers of the year's end (domain 5, nos. 19, 20, 22–24), and the pack for outside experts. */
import {
  document,
  type Field,
  type Grid,
  type Lang,
  type Paper,
  type Part,
  type Programme,
  say,
  sayDay,
  template,
  type Words,
} from '../../kit/index.ts';
import { documents } from '../1-preparation/documents.ts';
import { facts, numbered } from '../1-preparation/facts.ts';
import { signature } from '../1-preparation/papers.ts';
import { settings, team } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { whenAndWhere } from '../5-pairs/meeting.ts';
import { pairs } from '../5-pairs/tables.ts';
import { meetings } from '../6-work/meetings.ts';
import { rewardLevels } from '../6-work/rewards.ts';
import { mentoringForms } from '../dictionaries.ts';
import { type Award, awardKinds, awards } from './awards.ts';
import { type Case, cases } from './cases.ts';
import { eventItems, finalEvents, type Guest, guests, itemKinds } from './event.ts';
import { goalReached, outcomes } from './outcomes.ts';
import { tellingLacks } from './telling.ts';
import { destructions } from './year-end.ts';

const { fullName, address, city, head, headPosition, year, dataOfficer, curator } = facts;
const letterhead = { fullName, city, head, headPosition, year };

const called = (p: Programme, a: Award): string | undefined => {
  const mentor = a.mentor && p.row(mentors, a.mentor);
  const mentee = a.mentee && p.row(mentees, a.mentee);
  return mentor ? mentor.fullName : mentee ? (mentee.fullName ?? mentee.id) : undefined;
};

const given = (p: Programme): readonly Award[] =>
  p.rows(awards).filter((a) => a.state === 'decided' || a.state === 'handed');

/** 19. Who is awarded, with what, on what basis: only what was decided. */
export const awardOrder = template('award-order', {
  no: 19,
  title: ['Приказ о поощрении', 'Order on awards'],
  reads: [settings, team, documents, mentees, mentors, awards],
  fields: {
    ...letterhead,
    ...numbered('award-order'),
    awards: {
      title: ['решения о награждении (лист «Награды и грамоты»)', 'decisions on awards (tab “Awards issued”)'],
      of: (p, _about, lang): Grid | undefined => {
        const all = given(p);
        return all.length
          ? {
              header: [
                ['№', 'No.'],
                ['Кто', 'Who'],
                ['Вид и уровень', 'Kind and level'],
                ['Основание', 'Basis'],
              ],
              rows: all.map((a, i) => [
                String(i + 1),
                called(p, a) ?? '',
                `${say(awardKinds[a.kind], lang)}, ${say(rewardLevels[a.level], lang)}`,
                a.basis ?? a.reason ?? '',
              ]),
            }
          : undefined;
      },
    },
  },
  blocks: () => [
    ['{{fullName}}', '{{fullName}}'],
    ['# ПРИКАЗ', '# ORDER'],
    ['от {{dated}} № {{number}}, {{city}}', '{{dated}}, no. {{number}}, {{city}}'],
    ['# О поощрении участников программы наставничества', '# On awards to participants of the mentoring programme'],
    [
      'По итогам программы наставничества {{year}} учебного года и в соответствии с утверждёнными критериями ПРИКАЗЫВАЮ поощрить:',
      'On the results of the mentoring programme of the school year {{year}} and by the approved criteria I ORDER that the following be awarded:',
    ],
    ['{{awards}}', '{{awards}}'],
    signature,
  ],
});

const ofAward = (title: Words, of: (a: Award, p: Programme, lang: Lang) => string | undefined): Field => ({
  title: [`${title[0]} (лист «Награды и грамоты»)`, `${title[1]} (tab “Awards issued”)`],
  of: (p, about, lang) => {
    const a = p.row(awards, about);
    return a && of(a, p, lang);
  },
});

/** 20. One paper for every kind of award; its number is that of the award. */
export const awardPaper = template('award-paper', {
  no: 20,
  title: ['Грамота, благодарность, сертификат', 'Diploma, thanks, certificate'],
  of: awards,
  reads: [settings, team, documents, mentees, mentors, awards],
  fields: {
    ...letterhead,
    kind: ofAward(['вид поощрения', 'kind of award'], (a, _p, lang) => say(awardKinds[a.kind], lang).toUpperCase()),
    who: ofAward(['имя награждённого', 'name of whoever is awarded'], (a, p) => called(p, a)),
    ownNumber: ofAward(['номер: он даётся с решением', 'number: given with the decision'], (a) => a.number),
    basis: { ...ofAward(['основание', 'basis'], (a) => a.basis), byHand: true },
    today: facts.today,
  },
  blocks: () => [
    ['{{fullName}}', '{{fullName}}'],
    ['# {{kind}} № {{ownNumber}}', '# {{kind}} no. {{ownNumber}}'],
    ['Награждается: {{who}}', 'Awarded to: {{who}}'],
    [
      'За участие в программе наставничества {{year}} учебного года: {{basis}}.',
      'For taking part in the mentoring programme of the school year {{year}}: {{basis}}.',
    ],
    ['{{city}}, {{today}}', '{{city}}, {{today}}'],
    signature,
  ],
});

const ofGuest = (title: Words, of: (g: Guest, p: Programme, lang: Lang) => string | undefined): Field => ({
  title: [`${title[0]} (лист «Гости события»)`, `${title[1]} (tab “Guests of the event”)`],
  of: (p, about, lang) => {
    const g = p.row(guests, about);
    return g && of(g, p, lang);
  },
});

/** 22. The invitation on paper: names stand in the nominative. */
export const invitationPaper = template('invitation', {
  no: 22,
  title: ['Приглашение на праздник', 'Invitation to the event'],
  of: guests,
  reads: [settings, team, documents, finalEvents, guests],
  fields: {
    ...letterhead,
    guest: ofGuest(['имя гостя', 'name of the guest'], (g) => g.name),
    organisation: { ...ofGuest(['организация', 'organisation'], (g) => g.organisation), byHand: true },
    when: ofGuest(['дата и место события', 'day and place of the event'], (g, p, lang) => {
      const e = p.row(finalEvents, g.event);
      return e && whenAndWhere(e)[lang === 'ru' ? 0 : 1];
    }),
    code: ofGuest(['код', 'code'], (g) => g.id),
  },
  blocks: () => [
    ['{{fullName}}', '{{fullName}}'],
    ['# ПРИГЛАШЕНИЕ', '# INVITATION'],
    ['{{guest}} ({{organisation}})', '{{guest}} ({{organisation}})'],
    [
      'Приглашаем вас на праздник итогов программы наставничества {{year}} учебного года: {{when}}.',
      'You are invited to the celebration of the mentoring programme of the school year {{year}}: {{when}}.',
    ],
    [
      'Мы расскажем о результатах пар, поблагодарим наставников и покажем лучшие истории. Ваш код для ответа: {{code}}.',
      'We shall tell what the pairs achieved, thank the mentors and show the best stories. Your code for the answer: {{code}}.',
    ],
    signature,
  ],
});

/** 23. The story as it may be told: with names only with consent, else the version without names. */
export const casePaper: Paper = document('case-paper', {
  no: 23,
  title: ['Кейс: лучшая практика', 'Case: best practice'],
  of: cases,
  reads: [settings, cases, consents, pairs, mentees, mentors],
  lacks: (p, about) => {
    const c = p.row(cases, about);
    if (!c) return [['кейс', 'the case']];
    const full = tellingLacks(p, c, 'full');
    return full.length && tellingLacks(p, c, 'anonymous').length ? full : [];
  },
  parts: (p, about): Part[] => {
    const c = p.row(cases, about) as Case;
    const words = (text: string | undefined): Words => [text ?? '', text ?? ''];
    const named = !tellingLacks(p, c, 'full').length;
    const part = (head: Words, text: string | undefined): Part[] =>
      text
        ? [
            { part: 'heading', words: head },
            { part: 'text', words: words(text) },
          ]
        : [];
    return [
      { part: 'heading', words: words(c.title) },
      ...(named
        ? [
            ...part(['С чего начали', 'The situation'], c.situation),
            ...part(['Что делали', 'What was done'], c.work),
            ...part(['Что получилось', 'The result'], c.result),
            ...part(['Слова участников', 'In their own words'], c.quotes),
          ]
        : part(['История пары', 'The story of a pair'], c.anonymous)),
    ];
  },
});

/** The programme of the event as it is printed: what may not be shown is left out. */
export const eventPaper: Paper = document('event-programme', {
  title: ['Программа праздника', 'Programme of the event'],
  reads: [settings, finalEvents, eventItems, cases, awards, mentees, mentors],
  lacks: (p) =>
    p.rows(eventItems).some((i) => !i.stop)
      ? []
      : [['пункты программы (лист «Программа события»)', 'items (tab “Programme of the event”)']],
  parts: (p): Part[] => {
    const e = p
      .rows(finalEvents)
      .filter((x) => x.state !== 'cancelled')
      .at(-1);
    const items = [...p.rows(eventItems)]
      .filter((i) => !i.stop && (!e || i.event === e.id))
      .sort((a, b) => a.order - b.order);
    return [
      { part: 'heading', words: ['Праздник итогов программы наставничества', 'The celebration of mentoring'] },
      ...(e ? [{ part: 'text', words: whenAndWhere(e) } as const] : []),
      {
        part: 'table',
        header: [
          ['№', 'No.'],
          ['Что', 'What'],
          ['Минут', 'Minutes'],
        ],
        rows: items.map((i, n) => {
          const a = i.award && p.row(awards, i.award);
          const what = i.title ?? itemKinds[i.kind][0];
          return [String(n + 1), a ? `${what}: ${called(p, a) ?? ''}` : what, String(i.minutes ?? '')];
        }),
      },
    ];
  },
});

/** What outside experts are given: codes and figures, not a word that somebody wrote. */
export const expertPack: Paper = document('expert-pack', {
  title: ['Материалы для экспертов', 'Pack for the experts'],
  reads: [settings, pairs, outcomes, meetings],
  lacks: (p) =>
    p.rows(outcomes).length ? [] : [['итоги пар (лист «Итоги пар»)', 'outcomes (tab “Outcomes of pairs”)']],
  parts: (p): Part[] => [
    { part: 'heading', words: ['Результаты программы наставничества', 'Results of the mentoring programme'] },
    {
      part: 'text',
      words: [
        'Имён и сведений, по которым можно узнать участника, здесь нет: только коды и числа.',
        'There are no names here and nothing by which a participant is known: codes and figures only.',
      ],
    },
    {
      part: 'table',
      header: [
        ['Пара', 'Pair'],
        ['Форма', 'Form'],
        ['Встреч', 'Meetings'],
        ['Цель', 'Goal'],
      ],
      rows: p.rows(outcomes).map((o) => {
        const pair = p.row(pairs, o.pair);
        const met = p.rows(meetings).filter((m) => m.pair === o.pair && m.state === 'held').length;
        return [o.pair, pair ? mentoringForms[pair.form][0] : '', String(met), o.goal ? goalReached[o.goal][0] : '—'];
      }),
    },
    {
      part: 'text',
      words: [
        'Оцените по пятибалльной шкале: достижение целей ___, изменения ___, качество процесса ___, безопасность ___, устойчивость ___. Заключение: ______________________________',
        'Score from 1 to 5: goals ___, changes ___, process ___, safety ___, sustainability ___. Conclusion: ______________________________',
      ],
    },
  ],
});

const reasonGrid: Field = {
  title: ['список (лист «Уничтожение данных»)', 'the list (tab “Destruction of data”)'],
  of: (p): Grid | undefined => {
    const all = p.rows(destructions);
    return all.length
      ? {
          header: [
            ['Код', 'Code'],
            ['Данные', 'Data'],
            ['Основание', 'Reason'],
            ['До', 'By'],
          ],
          rows: all.map((d) => [
            d.subject,
            d.what,
            d.reason === 'reached' ? 'цель достигнута' : 'согласие отозвано',
            sayDay(d.due, 'ru'),
          ]),
        }
      : undefined;
  },
};

/** 24. What was destroyed, whose, why and how; the commission signs it (order 179 of Roskomnadzor, 28.10.2022). */
export const destructionAct = template('destruction-act', {
  no: 24,
  title: ['Акт об уничтожении персональных данных', 'Act of the destruction of personal data'],
  reads: [settings, team, documents, destructions],
  fields: {
    fullName: { ...fullName, byHand: true },
    address: { ...address, byHand: true },
    city: { ...city, byHand: true },
    dataOfficer: { ...dataOfficer, byHand: true },
    curator: { ...curator, byHand: true },
    year: { ...year, byHand: true },
    count: { title: ['число лиц', 'number of people'], of: (p) => String(p.rows(destructions).length) },
    list: reasonGrid,
    today: facts.today,
  },
  blocks: () => [
    ['{{fullName}}, {{address}}', '{{fullName}}, {{address}}'],
    ['# АКТ об уничтожении персональных данных', '# ACT of the destruction of personal data'],
    ['{{city}}, {{today}}', '{{city}}, {{today}}'],
    [
      'Комиссия в составе: ____________________, ____________________, ____________________ составила акт о том, что персональные данные участников программы наставничества {{year}} учебного года ({{count}} чел.) уничтожены в связи с достижением цели обработки или отзывом согласия.',
      'The commission of ____________________, ____________________, ____________________ states that the personal data of the participants of the mentoring programme of the school year {{year}} ({{count}} people) were destroyed, their purpose being reached or the consent withdrawn.',
    ],
    [
      'Информационная система: таблица и формы Google программы наставничества. Способ: обезличивание строк таблицы, удаление ответов форм и листов с ответами. Дата уничтожения: ____________.',
      'Information system: the Google spreadsheet and forms of the mentoring programme. Way: erasing the rows, deleting the answers of the forms and the tabs that held them. Date of destruction: ____________.',
    ],
    [
      'Остаётся сделать вручную: удалить документы с именами, письма в «Отправленных» и саму книгу архива вместе с её историей версий, когда она больше не нужна.',
      'Left to be done by hand: to delete papers with names, sent letters, and the archive itself with its version history once it is no longer needed.',
    ],
    ['{{list}}', '{{list}}'],
    [
      'За данные отвечает: {{dataOfficer}}; куратор: {{curator}}',
      'In charge of data: {{dataOfficer}}; curator: {{curator}}',
    ],
    [
      'Подписи комиссии: ____________  ____________  ____________',
      'Signed by the commission: ____________  ____________  ____________',
    ],
  ],
});

export const completionPapers: readonly Paper[] = [
  awardOrder,
  awardPaper,
  invitationPaper,
  casePaper,
  eventPaper,
  expertPack,
  destructionAct,
];
