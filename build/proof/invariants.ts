/** What must hold of a school whatever happened to it. Each breach is a sentence. */
import type { Line, School } from './school.ts';

const REGISTERS: readonly string[] = [
  ...['База наставляемых', 'База наставников', 'Согласия', 'Источники сведений', 'Команда'],
  ...['Встречи', 'Просьбы о помощи', 'Беседы куратора с парами', 'Сигналы'],
  ...['Пары и группы', 'Состав пар', 'Ответы', 'Письма', 'Последние действия', 'Журнал'],
];
const OVER: readonly string[] = ['завершена', 'завершена досрочно', 'отклонена', 'отменена'];
const PAIRED: readonly string[] = ['предложена пара', 'в паре', 'работает'];

const codeIn = (cell = ''): string => cell.split(' · ').at(-1)?.trim() ?? '';

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((v) => v !== '' && (seen.has(v) || !seen.add(v)));
}

/** A paper about somebody, once it has a file. */
const paperOf = (d: Line): string => (d.Файл ? `${d.Документ} ${d['О ком'] ?? ''}` : '');

/** No code stands twice, no answer made two rows, no letter has two lines. */
function doubles(school: School): string[] {
  const answers = school.rows('Ответы');
  return [
    ...REGISTERS.flatMap((tab) => repeated(school.rows(tab).map((r) => r.Код ?? '')).map((c) => `${tab}: ${c} twice`)),
    ...repeated(answers.map((a) => a['Ответ в форме'] ?? '')).map((r) => `answer ${r} has two lines`),
    ...repeated(school.rows('Документы').map(paperOf)).map((d) => `the paper ${d} stands twice`),
    ...repeated(school.rows('Письма').map((l) => l.Ключ ?? '')).map((k) => `letter ${k} has two lines`),
  ];
}

/** A pair, its members and the states of its mentees tell the same story. */
function halfPairs(school: School): string[] {
  const pairs = new Map(school.rows('Пары и группы').map((p) => [p.Код ?? '', p]));
  const open = school.rows('Состав пар').filter((m) => m.По === '');
  const running = [...pairs.values()].filter((p) => !OVER.includes(p.Состояние ?? ''));
  const inPairs = new Map<string, string[]>();
  const out: string[] = [];
  for (const m of open) {
    const pair = pairs.get(codeIn(m.Пара));
    const mentee = codeIn(m.Наставляемый);
    if (!pair) out.push(`member ${m.Код}: its pair is not there`);
    else if (OVER.includes(pair.Состояние ?? '')) out.push(`member ${m.Код}: its pair ${pair.Код} is over`);
    else inPairs.set(mentee, [...(inPairs.get(mentee) ?? []), pair.Код ?? '']);
  }
  for (const p of running) if (!open.some((m) => codeIn(m.Пара) === p.Код)) out.push(`pair ${p.Код} has no member`);
  for (const m of school.rows('База наставляемых')) {
    const mine = inPairs.get(m.Код ?? '') ?? [];
    if (mine.length > 1) out.push(`${m.Код} is in pairs ${mine.join(', ')}`);
    if (mine.length !== 1 && PAIRED.includes(m.Состояние ?? ''))
      out.push(`${m.Код} is «${m.Состояние}» without a pair`);
    if (mine.length && !PAIRED.includes(m.Состояние ?? '')) out.push(`${m.Код} is «${m.Состояние}» in a pair`);
  }
  return out;
}

const flat = (text: string) => text.replaceAll('\r', '').trim();

function addresses(school: School): Map<string, string> {
  const out = new Map<string, string>();
  for (const tab of ['Команда', 'База наставников', 'База наставляемых'])
    for (const r of school.rows(tab)) out.set(r.Код ?? '', r['Эл. почта'] ?? '');
  return out;
}

/** The letters of a mail: several stand apart by a line, each under its subject; one stands alone. */
function lettersOf(mail: string): string[] {
  const parts = (mail.split('\n\n—\n')[0] ?? '').split('\n\n———\n\n').map(flat);
  return parts.length > 1 ? parts.map((part) => part.slice(part.indexOf('\n') + 1)) : parts;
}

/** How often a text went to an address. */
const timesGone = (school: School, to: string, body: string): number =>
  school.world.outbox
    .filter((m) => m.to === to)
    .flatMap((m) => lettersOf(m.body.replaceAll('\r', '')))
    .filter((text) => text === body).length;

/** Letters of the same words to the same address: an outbox cannot tell them apart. */
function byWords(school: School): Map<string, Line[]> {
  const address = addresses(school);
  const out = new Map<string, Line[]>();
  for (const l of school.rows('Письма')) {
    const key = `${address.get(l.Кому ?? '') ?? ''}|${flat(l.Текст ?? '')}`;
    out.set(key, [...(out.get(key) ?? []), l]);
  }
  return out;
}

/** Whether one more letter of these words went than the ledger knows of: what «Отправленные» would show the curator. */
export function wentTo(school: School, letter: Line): boolean {
  const to = addresses(school).get(letter.Кому ?? '') ?? '';
  const body = flat(letter.Текст ?? '');
  const known = byWords(school)
    .get(`${to}|${body}`)
    ?.filter((l) => l.Состояние === 'отправлено').length;
  return timesGone(school, to, body) > (known ?? 0);
}

const MAY_HAVE_GONE: readonly string[] = ['отправлено', 'неясно, ушло ли', 'отправляется'];

/** What left is in the ledger as often as it left; what may have left waits for a person. */
function lettersTwice(school: School): string[] {
  return [...byWords(school)].flatMap(([key, mine]) => {
    const at = key.indexOf('|');
    const [to, body] = [key.slice(0, at), key.slice(at + 1)];
    if (!to || !body) return [];
    const went = timesGone(school, to, body);
    const told = mine.filter((l) => MAY_HAVE_GONE.includes(l.Состояние ?? '')).length;
    const sent = mine.filter((l) => l.Состояние === 'отправлено').length;
    if (went > told) return [`a letter to ${to} went ${went} times, the ledger knows of ${told}: ${body.slice(0, 60)}`];
    return went < sent
      ? [`the ledger says ${sent} letters to ${to} were sent, ${went} went: ${body.slice(0, 60)}`]
      : [];
  });
}

/** Nobody but the curators can open two files of observers; a release stands in the ledger once. */
function summaries(school: School): string[] {
  const shared = school.world.documents.filter(
    (d) => d.title.startsWith('Сводка для наблюдателей') && d.viewers.length,
  );
  const days = school
    .rows('Выпуски сводки')
    .filter((r) => r['Что стало'] === 'выпущен')
    .map((r) => r['Дата выпуска'] ?? '');
  return [
    ...(shared.length > 1 ? [`${shared.length} summaries are shared`] : []),
    ...repeated(days).map((d) => `the release of ${d} stands twice`),
  ];
}

/** Every person has each trigger once; every form is linked once. */
function machinery(school: School): string[] {
  const triggers = school.world.triggers.filter((t) => t.boundTo === school.id).map((t) => `${t.owner} ${t.fn}`);
  const forms = school.forms().map((f) => f.title);
  const ours = (name: string) => !/^(Ответы на форму|Form Responses|Form1? Responses)/.test(name);
  const tabs = school.world
    .view(school.id)
    .sheets.map((s) => s.name)
    .filter(ours)
    .map((name) => name.replace(/ \(\d+\)$/, ''));
  return [
    ...repeated(triggers).map((t) => `trigger ${t} is there twice`),
    ...repeated(forms).map((f) => `form ${f} is linked twice`),
    ...repeated(tabs).map((t) => `tab ${t} is there twice`),
  ];
}

/** What must hold at every moment, also right after a kill. */
export const breaches = (school: School): string[] => [
  ...doubles(school),
  ...halfPairs(school),
  ...lettersTwice(school),
  ...machinery(school),
  ...summaries(school),
];

/** A name that must be there is replaced by a dash when people are taken out. */
const isName = (cell = ''): boolean => cell !== '' && cell !== '—';

/** What must hold besides once the hourly runs have had their time: every answer is in the ledger, nothing hangs. */
export function unfinished(school: School): string[] {
  const ledger = new Set(school.rows('Ответы').map((a) => a['Ответ в форме']));
  const lost = school
    .forms()
    .flatMap((f) => f.responses.filter((r) => !ledger.has(r.id)).map((r) => `answer ${r.id} to ${f.title} is lost`));
  const hanging = school
    .rows('Письма')
    .filter((l) => l.Состояние === 'отправляется')
    .map((l) => `letter ${l.Код} hangs in «отправляется»`);
  const released = school.rows('Выпуски сводки').some((r) => r['Что стало'] === 'выпущен');
  const seen = school.world.documents.some((d) => d.title.startsWith('Сводка для наблюдателей') && d.viewers.length);
  const observed = school.rows('Команда').some((m) => m['Роль в программе'] === 'наблюдатель сводки');
  const unseen = released && observed && !seen ? ['the summary was released, and no observer can open it'] : [];
  const { state, erased } = school.ask<{ state: string; erased: boolean }>('home');
  const people = [...school.rows('База наставляемых'), ...school.rows('База наставников')];
  const told =
    state === 'closed' && erased ? people.flatMap((m) => (isName(m.ФИО) ? [`${m.Код} has a name still`] : [])) : [];
  const waits = school.world.texts(school.id, 'Загружаемый список') ? ['a long list still waits'] : [];
  return [
    ...lost,
    ...hanging,
    ...unseen,
    ...waits,
    ...told,
    ...(state === 'ending' ? ['the year is neither open nor closed'] : []),
  ];
}
