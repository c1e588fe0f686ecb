/** «Состояние»: what works, what does not, since when, and what to do. Pure; the panel and the hourly run share it. */
import { counted, type LocalDate, sayDay, type Words } from '../kit/index.ts';
import { type SummaryFact, summaryLines } from './health-summary.ts';

/** A button that mends a line by itself. */
export type Cure = 'mend' | 'take-over' | 'sweep' | 'letters' | 'resume' | 'reopen' | 'unpause' | 'summary' | 'orphan';

export type HealthLine = {
  id: string;
  title: Words;
  level: 'ok' | 'note' | 'bad';
  what: Words;
  since: Words | undefined;
  todo: Words | undefined;
  cure: Cure | undefined;
};

export type FormFact = {
  code: string;
  title: Words;
  made: boolean;
  /** undefined when nobody asked Google */
  state: { there: boolean; open: boolean; linked: boolean; missing: readonly Words[] } | undefined;
  /** questions as they read since somebody changed them in the Forms editor */
  reworded: readonly Words[];
  unreadSince: string;
};

export type Facts = {
  me: string;
  owner: string;
  /** day and time in words; '' when it never was */
  lastTick: string;
  stale: boolean;
  /** handler → how many of them are one's own; undefined for who is not the owner */
  triggers: Readonly<Record<string, number>> | undefined;
  lastSweep: string;
  troubles: readonly { part: string; since: string }[];
  steps: { done: number; of: number; halted: boolean };
  quota: number;
  letters: { queued: number; unclear: number; failed: number; paused: string };
  aside: number;
  tabsMissing: readonly Words[];
  columns: { missing: readonly string[]; retitled: readonly string[]; doubled: readonly string[] };
  unreadable: number;
  /** cells about learners that seem to say who they are, where codes are used */
  personal: { count: number; first: string };
  forms: readonly FormFact[];
  people: { editors: number; viewers: number };
  summary: SummaryFact;
  zone: string;
  locale: string;
  version: string;
  today: LocalDate;
};

type Draft = Pick<HealthLine, 'id' | 'title' | 'what'> & Partial<HealthLine>;
const line = (level: HealthLine['level'], draft: Draft): HealthLine => ({
  level,
  since: undefined,
  todo: undefined,
  cure: undefined,
  ...draft,
});

const same = (text: string): Words => [text, text];
const sinceWords = (text: string): Words | undefined => (text ? [`с ${text}`, `since ${text}`] : undefined);

const parts: Readonly<Record<string, Words>> = {
  tidy: ['порядок листов', 'tidying tabs'],
  sweep: ['приём ответов', 'taking answers in'],
  refresh: ['пересчёт', 'recounting'],
  letters: ['письма', 'letters'],
  health: ['проверка состояния', 'the look at the state'],
  journal: ['новый журнал', 'a new journal'],
  steps: ['проверка книги', 'checking the workbook'],
  summary: ['сводка для наблюдателей', 'the summary for observers'],
};

function hourly(f: Facts): HealthLine[] {
  const title: Words = ['Ежечасная работа', 'Hourly work'];
  const last: Words = f.lastTick
    ? [`последний раз ${f.lastTick}`, `last on ${f.lastTick}`]
    : ['ещё не было', 'not yet'];
  const counts = Object.values(f.triggers ?? {});
  const broken = f.triggers !== undefined && (counts.length < 3 || counts.some((n) => n !== 1));
  const out: HealthLine[] = [];
  if (f.stale) {
    out.push(
      line('bad', {
        id: 'tick',
        title,
        what: ['стоит: ответы не принимаются и письма не идут', 'has stopped: no answers come in and no letters go'],
        since: sinceWords(f.lastTick),
        todo: [
          'Нажмите «Принять программу»: она заработает от вашего имени.',
          'Press “Take over”: it will work in your name.',
        ],
        cure: 'take-over',
      }),
    );
  } else if (broken) {
    out.push(
      line('bad', {
        id: 'tick',
        title,
        what: ['триггеров не столько, сколько нужно', 'there are not as many triggers as needed'],
        todo: [
          'Нажмите «Принять программу»: недостающие появятся, лишние уйдут.',
          'Press “Take over”: missing ones are made, spare ones removed.',
        ],
        cure: 'take-over',
      }),
    );
  } else out.push(line('ok', { id: 'tick', title, what: last }));
  out.push(
    f.owner && f.me && f.owner !== f.me
      ? line('note', {
          id: 'owner',
          title: ['Владелец', 'Owner'],
          what: [`программа работает от имени ${f.owner}`, `the programme works in the name of ${f.owner}`],
          todo: [
            'Менять не нужно, пока он ведёт программу. Если он уходит, нажмите «Принять программу».',
            'No need to change this while he runs the programme. When he leaves, press “Take over”.',
          ],
          cure: 'take-over',
        })
      : line('ok', { id: 'owner', title: ['Владелец', 'Owner'], what: same(f.owner || '—') }),
  );
  for (const { part, since } of f.troubles) {
    out.push(
      line('bad', {
        id: `trouble ${part}`,
        title: ['Сбой', 'Failure'],
        what: [`не удаётся: ${parts[part]?.[0] ?? part}`, `fails: ${parts[part]?.[1] ?? part}`],
        since: sinceWords(since),
        todo: [
          'Обычно проходит само в следующий час. Если держится дольше дня — проверьте книгу.',
          'It usually passes within the hour. If it lasts longer than a day, check the workbook.',
        ],
        cure: 'mend',
      }),
    );
  }
  return out;
}

function answersAndForms(f: Facts): HealthLine[] {
  const out = [
    line('ok', {
      id: 'sweep',
      title: ['Приём ответов', 'Taking answers in'],
      what: f.lastSweep ? [`последний раз ${f.lastSweep}`, `last on ${f.lastSweep}`] : ['ещё не было', 'not yet'],
      cure: 'sweep',
    }),
    f.aside
      ? line('bad', {
          id: 'aside',
          title: ['Отложенные ответы', 'Answers set aside'],
          what: counted(f.aside, ['ответ ждёт', 'ответа ждут', 'ответов ждут'], ['answer waits', 'answers wait']),
          todo: ['Решите о каждом на вкладке «Где мы».', 'Decide about each in “Where we are”.'],
        })
      : line('ok', { id: 'aside', title: ['Отложенные ответы', 'Answers set aside'], what: ['нет', 'none'] }),
  ];
  for (const form of f.forms) out.push(formLine(form));
  return out;
}

function formLine(form: FormFact): HealthLine {
  const id = `form ${form.code}`;
  const title: Words = [`Форма ${form.code}`, `Form ${form.code}`];
  const bad = (what: Words, todo: Words, cure?: Cure): HealthLine =>
    line('bad', { id, title, what, todo, since: sinceWords(form.unreadSince), cure });
  const { state } = form;
  if (!form.made)
    return bad(
      ['не создана', 'is not made'],
      ['Проверьте книгу: форма появится.', 'Check the workbook: the form will be made.'],
      'mend',
    );
  if (state && !state.there) {
    return bad(
      ['удалена или недоступна вам', 'was deleted, or you may not open it'],
      [
        'Верните её из корзины Google Диска или попросите прежнего владельца дать вам доступ.',
        'Bring it back from the bin of Google Drive, or ask the former owner for access.',
      ],
    );
  }
  if (state && !state.open)
    return bad(
      ['не принимает ответы', 'takes no answers'],
      ['Нажмите, чтобы открыть её снова.', 'Press to open it again.'],
      'reopen',
    );
  if (state && !state.linked)
    return bad(
      ['не связана с этой книгой', 'is not linked to this workbook'],
      [
        'Ответы всё равно принимаются раз в час. Нажмите, чтобы связать.',
        'Answers still come in every hour. Press to link it.',
      ],
      'reopen',
    );
  if (state?.missing.length) {
    return bad(
      [
        `удалены вопросы: ${state.missing.map((w) => `«${w[0]}»`).join(', ')}`,
        `questions were deleted: ${state.missing.map((w) => `“${w[1]}”`).join(', ')}`,
      ],
      [
        'Верните вопросы кнопкой: они встанут в конец формы.',
        'Put the questions back by the button: they come at the end of the form.',
      ],
      'reopen',
    );
  }
  if (form.unreadSince)
    return bad(
      ['ответы не читаются', 'its answers cannot be read'],
      ['Проверьте, что форма открывается у вас.', 'See whether you can open the form.'],
      'sweep',
    );
  if (form.reworded.length) {
    const list = (at: 0 | 1) => form.reworded.map((w) => `«${w[at]}»`).join(', ');
    return line('note', {
      id,
      title,
      what: [`изменены вопросы: ${list(0)}`, `questions were changed: ${list(1)}`],
      todo: [
        'Ответы до и после не сравниваются, лист «Изменённые вопросы». Верните прежние слова, если меняли случайно: через сутки это будет замечено.',
        'Answers from before and after are not compared, tab “Changed questions”. Put the former words back if it was by mistake: it is noticed within a day.',
      ],
    });
  }
  return line('ok', { id, title, what: state ? ['принимает ответы', 'takes answers'] : ['создана', 'is made'] });
}

function post(f: Facts): HealthLine[] {
  const { queued, unclear, failed, paused } = f.letters;
  const title: Words = ['Письма', 'Letters'];
  const out: HealthLine[] = [];
  if (paused) {
    out.push(
      line('bad', {
        id: 'paused',
        title,
        what: ['остановлены', 'are paused'],
        since: same(paused),
        todo: ['Нажмите, когда письма снова нужны.', 'Press when letters are wanted again.'],
        cure: 'unpause',
      }),
    );
  }
  if (unclear + failed) {
    out.push(
      line('bad', {
        id: 'unclear',
        title,
        what: [`неясно, ушло ли: ${unclear}; не отправлено: ${failed}`, `unclear: ${unclear}; failed: ${failed}`],
        todo: ['Решите о каждом ниже, в «Письмах».', 'Decide about each below, under “Letters”.'],
        cure: 'letters',
      }),
    );
  }
  out.push(
    line('ok', {
      id: 'queue',
      title,
      what: [`в очереди ${queued}, лимита осталось ${f.quota}`, `${queued} queued, ${f.quota} of the quota left`],
    }),
  );
  return out;
}

function structure(f: Facts): HealthLine[] {
  const tabs: Words = ['Листы и столбцы', 'Tabs and columns'];
  const out: HealthLine[] = [];
  const mend: Words = [
    'Проверьте книгу: недостающее появится, ваше не тронут.',
    'Check the workbook: what is missing is made, what is yours stays.',
  ];
  if (f.tabsMissing.length) {
    const list = (at: 0 | 1) => f.tabsMissing.map((w) => w[at]).join(', ');
    out.push(
      line('bad', {
        id: 'tabs',
        title: tabs,
        what: [`нет листов: ${list(0)}`, `tabs missing: ${list(1)}`],
        todo: mend,
        cure: 'mend',
      }),
    );
  }
  const broken: readonly [string, readonly string[], string, string][] = [
    ['missing', f.columns.missing, 'нет столбцов', 'columns missing'],
    ['retitled', f.columns.retitled, 'переименованы столбцы', 'columns renamed'],
    ['doubled', f.columns.doubled, 'столбцы встречаются дважды', 'columns stand twice'],
  ];
  for (const [id, which, ru, en] of broken) {
    if (!which.length) continue;
    const asked = id === 'doubled';
    out.push(
      line(id === 'retitled' ? 'note' : 'bad', {
        id: `columns ${id}`,
        title: tabs,
        what: [`${ru}: ${which.join(', ')}`, `${en}: ${which.join(', ')}`],
        todo: asked
          ? [
              'Удалите лишний столбец сами: программа не знает, какой ваш.',
              'Delete the spare one yourself: the product cannot know which.',
            ]
          : id === 'retitled'
            ? [
                'Работает и так. Проверка вернёт прежние названия.',
                'It works as it is. The check puts the titles back.',
              ]
            : mend,
        cure: asked ? undefined : 'mend',
      }),
    );
  }
  if (f.unreadable) {
    out.push(
      line('bad', {
        id: 'cells',
        title: ['Ячейки', 'Cells'],
        what: counted(
          f.unreadable,
          ['ячейка не читается', 'ячейки не читаются', 'ячеек не читаются'],
          ['cell cannot be read', 'cells cannot be read'],
        ),
        todo: ['Исправьте их: список на вкладке «Где мы».', 'Correct them: the list is in “Where we are”.'],
      }),
    );
  }
  if (!out.length) out.push(line('ok', { id: 'tabs', title: tabs, what: ['все на месте', 'all there'] }));
  const { done, of, halted } = f.steps;
  if (done < of) {
    out.push(
      line('note', {
        id: 'steps',
        title: ['Проверка книги', 'Check of the workbook'],
        what: halted
          ? [`остановлена: сделано ${done} из ${of}`, `stopped: ${done} of ${of} done`]
          : [`идёт: сделано ${done} из ${of}`, `under way: ${done} of ${of} done`],
        todo: ['Продолжится сама в течение часа, или нажмите.', 'Goes on by itself within the hour, or press.'],
        cure: 'resume',
      }),
    );
  }
  return out;
}

/** A school's workbook is for the team; more people than this is worth a look. */
const MANY_PEOPLE = 8;

function surroundings(f: Facts): HealthLine[] {
  const { editors, viewers } = f.people;
  const access: Words = ['Доступ к книге', 'Access'];
  const who: Words = [`редакторов ${editors}, читателей ${viewers}`, `editors ${editors}, viewers ${viewers}`];
  return [
    editors + viewers > MANY_PEOPLE || viewers > 0
      ? line('note', {
          id: 'sharing',
          title: access,
          what: who,
          todo: [
            'Каждый из них видит всё. Проверьте «Настройки доступа»: доступа по ссылке быть не должно.',
            'Each of them sees everything. Look at Share: there should be no access by link.',
          ],
        })
      : line('ok', { id: 'sharing', title: access, what: who }),
    line(f.zone.startsWith('Etc/') || f.zone === 'GMT' ? 'note' : 'ok', {
      id: 'zone',
      title: ['Часовой пояс и язык', 'Time zone and locale'],
      what: same(`${f.zone}, ${f.locale}`),
      ...(f.zone.startsWith('Etc/') && {
        todo: [
          'Похоже, пояс не ваш: «Файл → Настройки» исправит дни и тихие часы.',
          'This hardly is your zone: File → Settings puts days and quiet hours right.',
        ] as Words,
      }),
    }),
    line('ok', {
      id: 'version',
      title: ['Версия программы', 'Version'],
      what: [`${f.version}; сегодня ${sayDay(f.today, 'ru')}`, `${f.version}; today is ${sayDay(f.today, 'en')}`],
    }),
  ];
}

function personal({ personal: { count, first } }: Facts): HealthLine[] {
  if (!count) return [];
  const cells = counted(count, ['ячейка', 'ячейки', 'ячеек'], ['cell', 'cells']);
  return [
    line('bad', {
      id: 'personal',
      title: ['Похоже на личные данные', 'Looks like personal data'],
      what: [`${cells[0]}: ${first}`, `${cells[1]}: ${first}`],
      todo: [
        'Замените имена и контакты кодами: в этом режиме их в книге быть не должно. Список — на панели «Где мы».',
        'Put codes in the place of names and contacts: in this mode they should not be here. The list is in the panel “Where we are”.',
      ],
    }),
  ];
}

const weight = { bad: 0, note: 1, ok: 2 } as const;

/** Every line, what is wrong first. */
export const healthOf = (f: Facts): HealthLine[] =>
  [
    ...hourly(f),
    ...answersAndForms(f),
    ...post(f),
    ...structure(f),
    ...personal(f),
    ...summaryLines(f.summary),
    ...surroundings(f),
  ].sort((a, b) => weight[a.level] - weight[b.level]);
