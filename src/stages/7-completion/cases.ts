/** Cases and best practice (7.in.4, 7.out.3): the story of a pair, told only with consent. Where it was told stands in «Информирование». */
import { byScript, choice, key, label, optional, paragraph, type Row, ref, table, text } from '../../kit/index.ts';

export const cases = table(
  'cases',
  ['Кейсы', 'Cases'],
  () => ({
    id: key('cases', 'КС'),
    label: label(),
    title: text(['Название', 'Title'], { width: 240, samples: ['Проект за одну четверть', 'Как мы полюбили алгебру'] }),
    pair: optional(ref('pairs', ['Пара', 'Pair'])),
    situation: paragraph(['С чего начали', 'The situation'], { samples: ['не знал, с чего начать проект'] }),
    work: paragraph(['Что делали', 'What was done'], { samples: ['встречались раз в неделю, разбили на шаги'] }),
    result: paragraph(['Что получилось', 'The result'], { samples: ['призовое место на конференции'] }),
    quotes: optional(paragraph(['Слова участников', 'In their own words'], { samples: ['я понял, что могу'] })),
    anonymous: optional(
      paragraph(['Версия без имён', 'Version without names'], {
        help: [
          'Можно публиковать без согласия: ни имён, ни того, по чему человека узнают',
          'May be published without consent: no names, nothing by which a person is recognised',
        ],
        samples: ['семиклассник за четверть подготовил проект'],
      }),
    ),
    best: choice(
      ['Лучшая практика', 'Best practice'],
      { no: ['нет', 'no'], yes: ['да', 'yes'] },
      { start: 'no', width: 110 },
    ),
    lacking: optional(
      byScript(
        text(['Чьих согласий нет', 'Whose consent is lacking'], {
          width: 240,
          help: ['Согласие на публикацию; считает программа', 'Consent to publication; worked out by the programme'],
        }),
      ),
    ),
  }),
  {
    called: (c) => c.title,
    about: [
      'Истории пар. С именами — только с согласием каждого; отзыв согласия даёт список публикаций, которые надо снять.',
      'Stories of pairs. With names only with everybody’s consent; a withdrawn consent lists the publications to take down.',
    ],
    practice: (c) => ({ ...c, lacking: undefined }),
  },
);
export type Case = Row<typeof cases>;
