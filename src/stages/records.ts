/** The tables that keep the programme's memory: what came in, who did what, what goes out. Filled by the script alone. */
import { byScript, choice, date, key, moment, number, optional, paragraph, table, text, yesNo } from '../kit/index.ts';
import { goesOn } from './next-year.ts';

/** Every answer of every form: taken in, or set aside with its reason. Nothing is lost. */
export const answers = table(
  'answers',
  ['Ответы', 'Answers'],
  () => ({
    id: key('answers', 'ОТ'),
    form: byScript(text(['Форма', 'Form'], { width: 80 })),
    submitted: byScript(moment(['Получен', 'Received'])),
    state: byScript(
      choice(['Что с ним', 'What became of it'], {
        taken: ['принят', 'taken in'],
        updated: ['изменён и принят', 'changed and taken in'],
        aside: ['отложен', 'set aside'],
        dismissed: ['закрыт куратором', 'closed by the curator'],
      }),
    ),
    made: byScript(optional(text(['Строка', 'Row'], { width: 100 }))),
    reason: byScript(optional(paragraph(['Почему отложен', 'Why it was set aside'], { width: 420, wrap: true }))),
    response: byScript(text(['Ответ в форме', 'Response id'], { hidden: true })),
    fingerprint: byScript(text(['Отпечаток', 'Fingerprint'], { hidden: true })),
  }),
  {
    kept: 'script',
    about: [
      'Все ответы форм. Отложенные ждут решения куратора на панели.',
      'Every form response. Those set aside wait for the curator in the panel.',
    ],
  },
);

export const JOURNAL_PREFIX = 'Ж';

/** Who did what, when: codes and states, never names or free text. */
export const journal = table(
  'journal',
  ['Журнал', 'Journal'],
  () => ({
    id: key('journal', JOURNAL_PREFIX),
    at: byScript(moment(['Когда', 'When'], { start: 'now' })),
    who: byScript(text(['Кто', 'Who'], { width: 200 })),
    run: byScript(text(['Действие №', 'Action no.'], { width: 100 })),
    command: byScript(text(['Действие', 'Action'], { width: 180 })),
    commandId: byScript(optional(text(['Команда', 'Command'], { hidden: true }))),
    version: byScript(optional(text(['Версия программы', 'Version'], { hidden: true }))),
    table: byScript(text(['Лист', 'Tab'], { width: 140 })),
    row: byScript(text(['Строка', 'Row'], { width: 90 })),
    what: byScript(paragraph(['Что изменилось', 'What changed'], { width: 420 })),
  }),
  { kept: 'script', grows: true, about: ['Кто, когда и что изменил.', 'Who changed what, and when.'] },
);

/** What the last commands changed, so that they can be taken back; older entries make room for newer ones. */
export const acts = table(
  'acts',
  ['Последние действия', 'Last actions'],
  () => ({
    id: key('acts', 'ДВ'),
    run: byScript(text(['Действие №', 'Action no.'], { width: 100 })),
    at: byScript(moment(['Когда', 'When'], { start: 'now' })),
    who: byScript(text(['Кто', 'Who'], { width: 200 })),
    title: byScript(text(['Действие', 'Action'], { width: 200 })),
    state: byScript(
      choice(['Можно ли отменить', 'Can it be undone'], {
        open: ['можно', 'yes'],
        undone: ['отменено', 'undone'],
        big: ['слишком большое', 'too big'],
      }),
    ),
    what: byScript(optional(paragraph(['Что изменено', 'What was changed'], { hidden: true }))),
  }),
  { kept: 'script', about: ['Последние действия, которые можно отменить.', 'The last actions that can be undone.'] },
);

export const letterStates = {
  queued: ['в очереди', 'queued'],
  sending: ['отправляется', 'being sent'],
  sent: ['отправлено', 'sent'],
  failed: ['не отправлено', 'failed'],
  unclear: ['неясно, ушло ли', 'unclear whether it went'],
  cancelled: ['отменено', 'cancelled'],
} as const;

/** Outbox and ledger of letters: the key makes sure that the same letter never goes twice. */
export const letters = table(
  'letters',
  ['Письма', 'Letters'],
  () => ({
    id: key('letters', 'ПС'),
    key: byScript(text(['Ключ', 'Key'], { hidden: true })),
    to: byScript(text(['Кому', 'To'], { width: 90, help: ['Код получателя', 'The code of the reader'] })),
    kind: byScript(text(['Вид', 'Kind'], { width: 140 })),
    about: byScript(text(['О чём', 'About'], { width: 90 })),
    subject: byScript(text(['Тема', 'Subject'], { width: 260 })),
    body: byScript(paragraph(['Текст', 'Text'], { width: 420 })),
    state: byScript(choice(['Состояние', 'State'], letterStates)),
    urgency: byScript(
      choice(
        ['Срочность', 'Urgency'],
        { now: ['сразу', 'at once'], soon: ['скоро', 'soon'], digest: ['в общем письме', 'in a digest'] },
        { start: 'soon', width: 110 },
      ),
    ),
    obligatory: byScript(yesNo(['Обязательное', 'Obligatory'])),
    queued: byScript(moment(['Поставлено', 'Queued'], { start: 'now' })),
    started: byScript(optional(moment(['Начали отправлять', 'Sending began'], { hidden: true }))),
    mail: byScript(
      optional(
        text(['Общее письмо', 'Sent together'], {
          help: ['Код первого из писем, ушедших вместе', 'The first of the letters that went together'],
          hidden: true,
        }),
      ),
    ),
    sent: byScript(optional(moment(['Отправлено', 'Sent']))),
    tries: byScript(number(['Попыток', 'Tries'], { from: 0, to: 99 }, { start: 0 })),
    reason: byScript(optional(text(['Причина', 'Reason'], { width: 260 }))),
  }),
  { kept: 'script', about: ['Письма программы: очередь и отправленные.', 'The programme’s letters: queued and sent.'] },
);

/** Who asked for no reminders: letters that are not obligatory are not sent to them. */
export const optOuts = table(
  'optOuts',
  ['Без напоминаний', 'No reminders'],
  () => ({
    id: key('optOuts', 'БН'),
    person: text(['Код человека', 'Code of the person'], {
      help: ['НР-001, НМ-001 или К-001', 'НР-001, НМ-001 or К-001'],
      samples: ['НР-001'],
    }),
    since: optional(date(['С какого дня', 'Since'], { start: 'today' })),
    note: optional(text(['Примечание', 'Note'], { width: 260 })),
  }),
  {
    nextYear: (o, p) => (goesOn(p, o.person) ? {} : undefined),
    about: [
      'Кто попросил не присылать напоминаний. Обязательные письма идут и им.',
      'Who asked for no reminders. Obligatory letters go to them too.',
    ],
  },
);
