import * as z from 'zod/mini';
import {
  byScript,
  choice,
  command,
  date,
  type Id,
  insert,
  key,
  type Lang,
  newRow,
  optional,
  type Programme,
  type Row,
  say,
  table,
  text,
  update,
  url,
  type Words,
} from '../../kit/index.ts';

export const documentStates = {
  none: ['ещё нет', 'not there yet'],
  draft: ['проект', 'draft'],
  approval: ['на согласовании', 'being approved'],
  signing: ['на подписи', 'being signed'],
  signed: ['подписан', 'signed'],
  published: ['опубликован', 'published'],
  void: ['утратил силу', 'no longer in force'],
} as const;

/** Papers every programme begins with; the code of a row is its place in this list. */
const first: readonly (readonly [paper: string, title: Words])[] = [
  ['order', ['Приказ о внедрении целевой модели', 'Order introducing the target model']],
  ['regulation', ['Положение о программе наставничества', 'Regulation on the mentoring programme']],
  ['roadmap', ['Дорожная карта', 'Roadmap']],
  ['curator-order', ['Приказ о назначении куратора', 'Order appointing the curator']],
  ['year-programme', ['Программа наставничества на год', 'Programme of the year']],
];

/** Papers of the programme: which there are, how far they are, where they lie. */
export const documents = table(
  'documents',
  ['Документы', 'Documents'],
  () => ({
    id: key('documents', 'ДК'),
    paper: byScript(optional(text(['Вид', 'Kind'], { hidden: true, samples: ['order', 'consent'] }))),
    about: byScript(optional(text(['О ком', 'About'], { width: 100, samples: ['НР-001'] }))),
    title: text(['Документ', 'Document'], { width: 320, samples: ['Приказ о внедрении', 'Положение'] }),
    state: choice(['Состояние', 'State'], documentStates, { start: 'none', width: 140 }),
    number: optional(
      text(['Номер', 'Number'], {
        width: 90,
        help: [
          'Из журнала регистрации: программа номеров приказов не придумывает',
          'From the register: the product invents no numbers of orders',
        ],
        samples: ['45-од', '12'],
      }),
    ),
    dated: optional(date(['Дата', 'Date'])),
    file: optional(
      url(['Файл', 'File'], { help: ['Ссылка на подготовленный документ', 'A link to the document made'] }),
    ),
    scan: optional(url(['Подписанный скан', 'Signed scan'])),
    published: optional(url(['Где опубликован', 'Published at'])),
    template: optional(
      url(['Свой шаблон', 'Own template'], {
        help: [
          'Документ Google с полями вида {{organisation}}: он заменит шаблон программы',
          'A Google document with fields like {{organisation}}: it replaces the template of the product',
        ],
      }),
    ),
    made: byScript(optional(date(['Подготовлен', 'Made']))),
  }),
  {
    called: (d) => d.title,
    aside: true,
    // only the school's own templates go on: papers of this year do not
    nextYear: (d) =>
      d.template
        ? {
            state: 'none' as const,
            number: undefined,
            dated: undefined,
            file: undefined,
            scan: undefined,
            published: undefined,
            made: undefined,
          }
        : undefined,
    about: ['Документы программы: состояние, номера, ссылки.', 'The papers of the programme: state, numbers, links.'],
    starts: (lang: Lang) =>
      first.map(([paper, title], i) => ({
        id: `ДК-${String(i + 1).padStart(3, '0')}` as Id<'documents'>,
        paper,
        title: say(title, lang),
        state: 'none' as const,
      })),
  },
);
export type DocumentRow = Row<typeof documents>;

export const documentOf = (p: Programme, paper: string, about = ''): DocumentRow | undefined =>
  p.rows(documents).find((d) => d.paper === paper && (d.about ?? '') === about);

/** A document was made, or the school's own template begun: the register remembers where it lies. */
export const recordPaper = command('record-paper', {
  title: ['документ подготовлен', 'a paper was made'],
  input: () =>
    z.object({
      paper: z.string(),
      about: z.string(),
      title: z.string(),
      url: z.string(),
      what: z.enum(['file', 'template']),
    }),
  reads: [documents],
  decide: (p, { paper, about, title, url, what }, now) => {
    const known = documentOf(p, paper, about);
    const state =
      known && known.state !== 'none' ? known.state : what === 'file' ? ('draft' as const) : ('none' as const);
    const patch = what === 'file' ? { file: url, made: p.today, state } : { template: url, state };
    const change = known
      ? update(documents, known.id, patch)
      : insert(documents, newRow(documents, { paper, about: about || undefined, title, ...patch }, now));
    return { changes: [change], reply: { paper } };
  },
});

const IN_FORCE: readonly DocumentRow['state'][] = ['signed', 'published'];

const isSigned = (p: Programme, paper: string): boolean => {
  const found = documentOf(p, paper);
  return found !== undefined && IN_FORCE.includes(found.state);
};

export const documentsEvidence = (p: Programme): Words => {
  const signed = first.filter(([paper]) => isSigned(p, paper)).length;
  return [`подписано ${signed} из ${first.length}`, `signed ${signed} of ${first.length}`];
};

/** The legal footing: an order and a regulation in force. */
export const documentsLack = (p: Programme): readonly Words[] =>
  first.slice(0, 2).flatMap(([paper, title]) => (isSigned(p, paper) ? [] : [title]));
