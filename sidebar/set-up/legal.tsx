/** What Russian law says of names in Google, in plain words; domain.md 8.1: L1, L2, L3, L9, L10. No promise of compliance. */
import { t, type Words } from '../words.ts';

const facts: readonly { title: Words; words: Words }[] = [
  {
    title: ['Данные сначала собирают в России', 'Data are first collected in Russia'],
    words: [
      'С 1 июля 2025 года нельзя впервые записывать персональные данные граждан России в базы за её пределами (ч. 5 ст. 18 закона № 152-ФЗ). Google хранит данные за рубежом, а форма, ответы которой сразу уходят в иностранный сервис, считается типичным нарушением. Штраф для организации — до 6 млн ₽.',
      'Since 1 July 2025 personal data of Russian citizens may not be recorded for the first time in databases outside Russia (part 5 of article 18 of law 152-FZ). Google keeps data abroad, and a form whose answers go straight to a foreign service is named as a typical breach. The fine for an organisation is up to 6 million roubles.',
    ],
  },
  {
    title: ['О передаче за границу предупреждают заранее', 'Passing data abroad needs notice'],
    words: [
      'До передачи данных за границу нужно уведомить Роскомнадзор (ст. 12 того же закона). Спросите того, кто в школе отвечает за персональные данные.',
      'Roskomnadzor must be notified before data are passed abroad (article 12 of the same law). Ask whoever answers for personal data at your school.',
    ],
  },
  {
    title: ['Согласие — отдельный документ', 'A consent is a paper of its own'],
    words: [
      'С 1 сентября 2025 года согласие оформляют отдельным документом, под каждую цель — свой. Галочка в анкете его не заменяет.',
      'Since 1 September 2025 a consent is a separate document, one for each purpose. A tick in a questionnaire does not replace it.',
    ],
  },
  {
    title: ['Коды тоже требуют осторожности', 'Codes need care as well'],
    words: [
      'С 1 сентября 2025 года строже и правила обезличивания. Список «код — имя» хранят отдельно от кодов и вне Google: на бумаге или в системе школы. Для самой школы и коды могут оставаться персональными данными.',
      'Since 1 September 2025 the rules of de-identification are stricter too. The list of codes and names is kept apart from the codes and outside Google: on paper or in the school’s own system. For the school itself codes may still be personal data.',
    ],
  },
  {
    title: ['За сбор без согласия отвечает школа', 'The school answers for collecting without consent'],
    words: [
      'Для школ есть методические рекомендации: письмо Минцифры от 28.08.2020 № ЛБ‑С‑074‑24059. Школы уже привлекали к ответственности за сбор данных учеников без согласия.',
      'Schools have methodical recommendations: the letter of the Ministry of Digital Development of 28.08.2020, No. ЛБ-С-074-24059. Schools have been charged for collecting pupils’ data without consent.',
    ],
  },
];

export const LegalFacts = () => (
  <>
    <dl class="facts">
      {facts.map((f) => (
        <div key={f.title[1]}>
          <dt>{t(f.title)}</dt>
          <dd>{t(f.words)}</dd>
        </div>
      ))}
    </dl>
    <p class="box note">
      {t([
        'Это краткий пересказ, а не консультация юриста. Программа не может обещать, что работа с именами в Google законна: решает школа.',
        'This is a short account, not legal advice. The product cannot promise that keeping names in Google is lawful: the school decides.',
      ])}
    </p>
  </>
);
