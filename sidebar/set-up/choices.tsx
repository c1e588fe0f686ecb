/** What a curator chooses before set-up: language, codes or names, the school and its year. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Asked } from '../server.ts';
import { Button } from '../ui.tsx';
import { type Lang, speak, t, type Words } from '../words.ts';
import { LegalFacts } from './legal.tsx';
import { schoolYear } from './school-year.ts';
import { zoneHere, zonesFrom } from './zones.ts';

type Choice = Asked<'beginSetUp'>;

const modes: readonly { mode: Choice['mode']; title: Words; words: Words }[] = [
  {
    mode: 'codes',
    title: ['Коды', 'Codes'],
    words: [
      'Вместо имён учеников — коды вроде НМ-014. Имена и контакты учеников в Google не попадают; список «код — имя» остаётся у вас.',
      'Codes such as НМ-014 instead of pupils’ names. Names and contacts of pupils do not reach Google; the list of codes and names stays with you.',
    ],
  },
  {
    mode: 'full',
    title: ['Полные данные', 'Full data'],
    words: [
      'Имена и контакты учеников хранятся в книге. Для российской школы это юридический риск: сначала прочитайте, что говорит закон.',
      'Names and contacts of pupils are kept in the workbook. For a school in Russia this is a legal risk: read first what the law says.',
    ],
  },
];

const languages: readonly { lang: Lang; title: string }[] = [
  { lang: 'ru', title: 'Русский' },
  { lang: 'en', title: 'English' },
];

export function Choices(props: { lang: Lang; given: Choice | undefined; begin: (choice: Choice) => void }) {
  const [choice, setChoice] = useState<Choice>(
    props.given ?? {
      lang: props.lang,
      mode: 'codes',
      decided: '',
      organisation: '',
      year: schoolYear(new Date()),
      zone: zoneHere(),
      dataOfficer: '',
    },
  );
  const [page, setPage] = useState<'choices' | 'law'>('choices');
  const [touched, setTouched] = useState(false);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const decided = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [page]);
  const set = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const lacks = !choice.decided.trim();

  if (page === 'law') {
    return (
      <form
        class="set-up"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (lacks) decided.current?.focus();
          else props.begin(choice);
        }}
      >
        <h1 tabIndex={-1} ref={heading}>
          {t(['Имена в Google: что говорит закон', 'Names in Google: what the law says'])}
        </h1>
        <LegalFacts />
        <label class="field" for={`${id}decided`}>
          {t(['Кто и на каком основании решил', 'Who decided, and on what basis'])}
          <span class="secondary">
            {t([
              'Например: директор Петрова А. В., приказ № 45 от 01.09.2026',
              'For example: head teacher A. Petrova, order 45 of 2026-09-01',
            ])}
          </span>
        </label>
        <textarea
          id={`${id}decided`}
          ref={decided}
          rows={3}
          required
          aria-invalid={touched && lacks}
          aria-describedby={touched && lacks ? `${id}lacks` : undefined}
          value={choice.decided}
          onInput={(e) => set({ decided: e.currentTarget.value })}
        />
        {touched && lacks && (
          <p class="error" id={`${id}lacks`} role="alert">
            {t(['Заполните это поле или вернитесь и выберите «Коды».', 'Fill this in, or go back and choose codes.'])}
          </p>
        )}
        <div class="row">
          <Button onClick={() => setPage('choices')}>{t(['Назад', 'Back'])}</Button>
          <Button kind="primary" submit>
            {t(['Настроить книгу', 'Set up'])}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <form
      class="set-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice.mode === 'full') setPage('law');
        else props.begin({ ...choice, decided: '' });
      }}
    >
      <h1 tabIndex={-1} ref={heading}>
        {t(['Настроим книгу', 'Let us set the workbook up'])}
      </h1>
      <p class="secondary">
        {t([
          'Программа сделает листы семи этапов, анкеты и панель. Ваши листы останутся на месте.',
          'The product makes the tabs of the seven stages, the forms and the home tab. Your own tabs stay.',
        ])}
      </p>
      <fieldset class="choice">
        <legend>{t(['Язык книги', 'Language of the workbook'])}</legend>
        <div class="segments">
          {languages.map(({ lang, title }) => (
            <label key={lang}>
              <input
                type="radio"
                name="lang"
                checked={choice.lang === lang}
                onChange={() => {
                  speak(lang);
                  set({ lang });
                }}
              />
              <span lang={lang}>{title}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="choice">
        <legend>{t(['Как хранить данные учеников', 'How to keep pupils’ data'])}</legend>
        {modes.map(({ mode, title, words }) => (
          <label class="card" key={mode}>
            <input type="radio" name="mode" checked={choice.mode === mode} onChange={() => set({ mode })} />
            <span>
              <b>{t(title)}</b>
              {mode === 'codes' && choice.lang === 'ru' && <span class="badge">Советуем</span>}
              <span class="secondary">{t(words)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="field" for={`${id}organisation`}>
        {t(['Школа, коротко', 'School, short name'])}
      </label>
      <input
        id={`${id}organisation`}
        type="text"
        required
        maxLength={80}
        placeholder={t(['Школа № 12', 'School No. 12'])}
        value={choice.organisation}
        onInput={(e) => set({ organisation: e.currentTarget.value })}
      />
      <label class="field" for={`${id}year`}>
        {t(['Учебный год', 'School year'])}
      </label>
      <input
        id={`${id}year`}
        type="text"
        required
        maxLength={20}
        value={choice.year}
        onInput={(e) => set({ year: e.currentTarget.value })}
      />
      <label class="field" for={`${id}zone`}>
        {t(['Часовой пояс', 'Time zone'])}
        <span class="secondary">
          {t(['По нему считаются сроки и время писем', 'Dates and the hours of letters follow it'])}
        </span>
      </label>
      <select id={`${id}zone`} value={choice.zone} onChange={(e) => set({ zone: e.currentTarget.value })}>
        {zonesFrom(choice.zone ?? zoneHere()).map(([zone, words]) => (
          <option key={zone} value={zone}>
            {t(words)}
          </option>
        ))}
      </select>
      <label class="field" for={`${id}officer`}>
        {t(['Ответственный за персональные данные', 'Who answers for personal data'])}
        <span class="secondary">
          {t([
            'Фамилия, инициалы и должность: встанут в согласия. Можно вписать позже',
            'Name and position: they stand in the consents. May be entered later',
          ])}
        </span>
      </label>
      <input
        id={`${id}officer`}
        type="text"
        maxLength={120}
        placeholder={t(['Соколова Н. И., делопроизводитель', 'N. Sokolova, clerk'])}
        value={choice.dataOfficer}
        onInput={(e) => set({ dataOfficer: e.currentTarget.value })}
      />
      <Button kind="primary" submit>
        {choice.mode === 'full'
          ? t(['Дальше: что говорит закон', 'Next: what the law says'])
          : t(['Настроить книгу', 'Set up'])}
      </Button>
    </form>
  );
}
