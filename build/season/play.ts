/** What happens in a year, through the built bundle: what the curator does, what people answer, what the hours bring. */
import { deliveryHabits } from '../../runtime/index.ts';
import { addDays, type Dice, day, daysBetween, dice, type LocalDate, type Mode } from '../../src/kit/index.ts';
import { weekday } from '../../src/stages/calendar.ts';
import { breaches, unfinished } from '../proof/invariants.ts';
import { OWNER, School } from '../proof/school.ts';
import { respond } from './answers.ts';
import { leaks } from './leaks.ts';
import { type Crowd, crowdOf, type Person } from './people.ts';

export type Season = {
  learners: number;
  seed: number;
  /** how many of the 24 hourly runs of a day are played: a divisor of 24 */
  runs: number;
  /** the last day played; the year is closed only when June is reached */
  until: LocalDate;
  mode?: Mode;
  /** the share of answers Google tells nobody of, 0 to 1: the hourly run finds them */
  lost?: number;
};

export type Summary = {
  days: number;
  answered: Record<string, number>;
  refused: Record<string, number>;
  letters: number;
  pairs: number;
  completed: number;
  closedEarly: number;
  awards: number;
  aside: number;
  calls: number;
  longestRun: number;
  busiestDay: { on: string; minutes: number };
  minutesADay: number;
  breaches: string[];
  end: string;
};

/** The year in which the school year begins. */
export const FIRST = 2026;
const HOUR_MS = 3_600_000;

type Pair = { id: string; mentor: string; mentees: string[]; state: string };

const codeIn = (cell = ''): string => cell.split(' · ').at(-1)?.trim() ?? '';

/** The world of one season with its tallies. */
export class Play {
  readonly school: School;
  readonly d: Dice;
  readonly crowd: Crowd;
  readonly out: Summary;
  today: LocalDate;
  private seen = 0;
  private minutes = 0;
  private plannedPairs = new Set<string>();
  private readonly runs: number;
  private readonly mode: Mode;
  private readonly lost: number;

  constructor(school: School, { learners, seed, runs, mode = 'full', lost = 0 }: Season) {
    this.school = school;
    this.runs = runs;
    this.mode = mode;
    this.lost = lost;
    this.d = dice(seed, {
      team: ['К-001'],
      partners: ['ПР-001'],
      events: ['СБ-001'],
      trainings: ['ОБ-001'],
      experts: ['ЭК-001'],
    });
    this.crowd = crowdOf(learners, this.d, FIRST);
    this.today = day(`${FIRST}-08-24`);
    this.out = {
      days: 0,
      answered: {},
      refused: {},
      letters: 0,
      pairs: 0,
      completed: 0,
      closedEarly: 0,
      awards: 0,
      aside: 0,
      calls: 0,
      longestRun: 0,
      busiestDay: { on: '', minutes: 0 },
      minutesADay: 0,
      breaches: [],
      end: '',
    };
  }

  /** What the panel asks; a refusal is counted by its code, for a curator is refused now and then. */
  ask<T = Record<string, never>>(name: string, input: object = {}): T | undefined {
    const done = this.school.world.run('rpc', [JSON.stringify({ name, input })], {
      kind: 'rpc',
      as: OWNER,
      on: this.school.id,
    });
    this.count(done);
    if (!done.ok) throw new Error(`${name}: ${done.error?.stack}`);
    const reply = JSON.parse(String(done.value)) as { ok: boolean; value: T; code: string; message: string };
    if (reply.ok) return reply.value;
    if (reply.code === 'internal') throw new Error(`${name}: ${done.logs.join('\n')}`);
    this.out.refused[reply.code] = (this.out.refused[reply.code] ?? 0) + 1;
    return undefined;
  }

  press = (command: string, input: object = {}) => this.ask('press', { command, input });
  enter = (table: string, values: object, row: string | null = null): string =>
    this.ask<{ rows: string[] }>('enterRow', { table, row, values })?.rows[0] ?? '';

  answer(code: string, said: object, edit?: string): string {
    const habits = deliveryHabits(this.school.world);
    habits.lost = this.lost;
    const { id, refused } = respond(this.school, code, said as Record<string, unknown>, this.d, this.mode, edit);
    // the hours come all the same
    habits.lost = 0;
    if (refused) throw new Error(`${code}: ${refused}`);
    this.out.answered[code] = (this.out.answered[code] ?? 0) + 1;
    this.tally();
    return id;
  }

  private count({ calls, virtualMs }: { calls: readonly unknown[]; virtualMs: number }): void {
    this.out.calls += calls.length;
    this.out.longestRun = Math.max(this.out.longestRun, virtualMs / 1000);
  }

  /** Runs of triggers since the last look. */
  private tally(): void {
    for (const e of this.school.world.executions) {
      if (e.id <= this.seen || e.kind !== 'trigger') continue;
      this.count(e);
      this.minutes += e.virtualMs / 60_000;
    }
    this.seen = this.school.world.executions.at(-1)?.id ?? this.seen;
  }

  /** The hours until the next morning; of the day's hourly runs so many are played, the others are slept through. */
  night(): void {
    const { world } = this.school;
    const morning = world.now + 24 * HOUR_MS;
    for (let run = 1; run <= this.runs; run++) {
      world.advance(HOUR_MS);
      this.tally();
      world.now += (24 / this.runs - 1) * HOUR_MS;
      for (const t of world.triggers) if (t.clock) (t.clock as { next: number }).next = world.now + HOUR_MS / 2;
    }
    world.now = morning;
    if (this.minutes > this.out.busiestDay.minutes) this.out.busiestDay = { on: this.today, minutes: this.minutes };
    this.out.minutesADay += this.minutes;
    this.minutes = 0;
    this.out.days++;
    this.today = addDays(this.today, 1);
  }

  chance = (share: number): boolean => this.d.int(1, 1000) <= share * 1000;

  // ——— autumn: the base

  setUp(): void {
    this.ask('beginSetUp', {
      lang: 'ru',
      mode: this.mode,
      decided: this.mode === 'full' ? 'директор, приказ 1' : '',
      organisation: 'Школа № 7',
      year: `${FIRST}/${FIRST + 1}`,
    });
    while (!this.ask<{ finished: boolean }>('setUpStep')?.finished);
    this.press('take-defaults');
    this.press('take-targets-2024');
    for (const [fullName, role] of [
      ['Лебедева Ольга Игоревна', 'curator'],
      ['Гончаров Павел Сергеевич', 'psychologist'],
    ])
      this.enter('team', { fullName, role, email: `${role}@school.example`, from: this.today });
    this.press('give-tasks');
    if (this.mode === 'codes') this.handOutCards();
  }

  /** Learners are entered by code and class; who is who stands in the curator's own file. */
  private handOutCards(): void {
    const young = this.crowd.mentees;
    for (const [i, p] of young.entries()) p.unnamed = { id: `НМ-${String(i + 1).padStart(3, '0')}` };
    const rows = young.map((p) => [p.unnamed?.id, p.row.classOrGroup ?? '7–9']);
    this.ask('importRows', { table: 'mentees', columns: ['id', 'classOrGroup'], rows, first: 2 });
    for (const [i, p] of this.crowd.mentors.entries())
      if (p.row.category === 'learner') p.unnamed = { fullName: `ученик-${i + 1}`, email: undefined, phone: undefined };
  }

  private questionnaire<R extends { fullName: string | undefined }>(code: string, all: readonly Person<R>[]): void {
    for (const p of all) {
      const said: object = { ...p.row, ...p.unnamed };
      const late = daysBetween(p.answers, this.today);
      if (late === 0) this.given.set(p.row.fullName ?? '', this.answer(code, said));
      const before = this.given.get(p.row.fullName ?? '');
      if (before && late === 3 && p.twice) this.answer(code, said);
      if (before && late === 5 && p.edits) this.answer(code, { ...said, interests: 'шахматы' }, before);
    }
  }
  private readonly given = new Map<string, string>();

  /** Consents come back on paper, most within some days, some never. */
  private consents(): void {
    const waiting = this.ask<{ awaiting: { id: string; lacking: { kind: string }[] }[] }>('pairs')?.awaiting ?? [];
    for (const { id, lacking } of waiting)
      if (this.chance(0.25))
        this.ask('recordConsent', { person: id, kinds: lacking.map((l) => l.kind), keptAt: 'папка 1' });
  }

  /** Mentors are seen, interviewed and trained. */
  private selection(): void {
    const fresh = this.school
      .rows('База наставников')
      .filter((m) => /потенциальный|отбор|отобран|обучается/.test(m.Состояние ?? ''));
    if (!fresh.length) return;
    const ids = fresh.map((m) => m.Код ?? '');
    for (const mentor of ids)
      this.press('check-documents', { mentor, kind: 'certificate', until: `${FIRST + 1}-12-31`, by: 'куратор' });
    this.enter('screenings', { mentor: ids, psych: 'yes', decision: 'selected' });
    const training = this.enter('trainings', { topic: 'роль наставника', date: this.today, hours: 3 });
    this.press('mark-attendance', { training, mentors: ids, result: 'present' });
  }

  base(): void {
    this.questionnaire('F2', this.crowd.mentees);
    this.questionnaire('F4', this.crowd.mentors);
    if (weekday(this.today) < 5 && this.today >= day(`${FIRST}-09-07`)) this.consents();
    if (weekday(this.today) === 3 && this.today >= day(`${FIRST}-10-01`)) this.selection();
    if (this.today === day(`${FIRST}-10-25`))
      for (const m of this.school.rows('База наставляемых'))
        if (this.chance(0.8)) this.answer('F11', { mentee: m.Код, informant: 'learner' });
  }

  // ——— pairs

  pairs = (): Pair[] =>
    this.school.rows('Пары и группы').map((r) => ({
      id: r.Код ?? '',
      mentor: codeIn(r.Наставник),
      mentees: (r.Наставляемые ?? '').split(';').map((x) => codeIn(x)),
      state: r.Состояние ?? '',
    }));

  round(): void {
    const made = this.ask<{ round: string }>('makeRound', { policy: 'fair' });
    if (!made || !this.ask('approveRound', { round: made.round })) return;
    const proposed = this.pairs().filter((x) => x.state === 'предложена');
    for (const { id } of proposed) this.ask(this.chance(0.05) ? 'declinePair' : 'confirmPair', { pair: id });
    const agreed = this.pairs().filter((x) => x.state === 'согласована');
    this.ask('orderPairs', { pairs: agreed.map((x) => x.id), orderNo: '45-од', orderDate: this.today });
  }

  private planned({ id }: Pair): void {
    if (this.plannedPairs.has(id)) return;
    this.plannedPairs.add(id);
    const to = day(`${FIRST + 1}-05-20`);
    this.enter('plans', {
      pair: id,
      mode: 'in_person',
      cadenceDays: 14,
      place: 'school',
      channel: 'meeting',
      rulesOn: this.today,
      strengthsMentee: 'упорство',
      strengthsMentor: 'терпение',
      goal: 'сделать проект',
      indicator: 'проект представлен',
      from: this.today,
      to,
    });
    this.enter('planTasks', { pair: id, from: this.today, to, task: 'выбрать тему', result: 'тема записана' });
  }

  private readonly NEXT: Readonly<Record<string, string>> = {
    'закреплена приказом': 'acquaintance',
    знакомство: 'trial',
    'пробная встреча': 'planning',
    планирование: 'working',
    работа: 'working',
  };

  /** Mentors report their meetings: most at once, some late, a few never. */
  meetings(kind?: 'final'): void {
    for (const x of this.pairs()) {
      const next = kind ?? this.NEXT[x.state];
      if (!next || (kind && x.state !== 'работа')) continue;
      if (next === 'planning' || next === 'working') this.planned(x);
      if (!this.chance(this.diligenceOf(x.mentor))) continue;
      const on = this.chance(0.2) ? addDays(this.today, -2) : this.today;
      const report = { mentor: x.mentor, pair: x.id, on, kind: next, help: undefined, next: undefined };
      this.answer('F7', report);
      if (this.chance(0.02)) this.answer('F7', report);
    }
  }

  private diligenceOf(code: string): number {
    const at = Number(code.split('-')[1] ?? 0) - 1;
    return this.crowd.mentors[at % this.crowd.mentors.length]?.diligence ?? 0.8;
  }

  /** Everybody in a pair is asked; who is diligent answers. */
  survey(code: string): void {
    for (const x of this.pairs().filter((p) => p.state === 'работа' || p.state === 'планирование')) {
      const calm = { comfort: 8, safety: 9, adult: 'no' };
      if (this.chance(this.diligenceOf(x.mentor)))
        this.answer(code, { side: 'mentor', mentor: x.mentor, form: 'student_student', ...calm });
      for (const mentee of x.mentees)
        if (this.chance(0.7)) this.answer(code, { side: 'mentee', mentee, form: 'student_student', ...calm });
    }
  }

  measures(): void {
    for (const x of this.pairs().filter((p) => /работа|завершена$/.test(p.state)))
      for (const mentee of x.mentees) if (this.chance(0.75)) this.answer('F11', { mentee, informant: 'learner' });
  }

  leaving(): void {
    for (const [i, p] of this.crowd.mentees.entries()) {
      if (p.leaves !== this.today) continue;
      const person = `НМ-${String(i + 1).padStart(3, '0')}`;
      const pair = this.pairs().find(
        (x) => x.mentees.includes(person) && /работа|планирование|знакомство|пробная/.test(x.state),
      );
      if (this.chance(0.3)) this.press('withdraw-consent', { person, kind: 'guardian_processing' });
      else if (pair) this.ask('closeEarly', { pair: pair.id, reason: 'mentee_time', askedBy: 'mentee', next: 'leave' });
    }
  }

  // ——— spring: the end

  complete(): void {
    this.press('prepare-outcomes');
    for (const o of this.school.rows('Итоги пар'))
      if (!o['Цель достигнута'] && this.chance(0.9))
        this.enter(
          'outcomes',
          { goal: this.d.pick(['fully', 'partly', 'partly', 'not']), result: 'проект', finalOn: this.today },
          o.Код ?? '',
        );
    for (const x of this.pairs())
      if (x.state === 'работа' || x.state === 'итоговая встреча') this.press('complete-pair', { pair: x.id });
  }

  awards(): void {
    const reward = this.enter('rewards', {
      name: 'Благодарность директора',
      kind: 'moral',
      level: 'school',
      metric1: 'meetings',
      least1: 3,
      approvedOn: this.today,
      approvedBy: 'педсовет, протокол 5',
    });
    for (const mentor of new Set(
      this.pairs()
        .filter((x) => x.state === 'завершена')
        .map((x) => x.mentor),
    ))
      if (this.chance(0.6)) this.press('nominate', { reward, mentor, decision: 'yes', reason: 'достиг порогов' });
    this.press('issue-awards');
  }

  event(): void {
    const event = this.enter('finalEvents', { on: addDays(this.today, 14), time: '15:00', place: 'актовый зал' });
    for (const [i, type] of ['business', 'education', 'ngo', 'local_government', 'alumnus'].entries())
      for (let n = 0; n < 3; n++)
        this.enter('guests', { event, name: `Гость ${i}${n}`, type, email: `gost${i}${n}@mail.example` });
    this.press('invite-guests', { event });
    this.press('draw-programme', { event });
  }

  rsvp(): void {
    for (const g of this.school.rows('Гости события'))
      if (!g.Ответ && this.chance(0.6))
        this.answer('F15', { guest: g.Код, coming: this.d.pick(['yes', 'yes', 'no', 'maybe']) });
    for (let n = 0; n < 10; n++) this.answer('F13', {});
  }

  stay(): void {
    this.press('offer-reserve');
    for (const r of this.school.rows('Долгосрочная база')) {
      if (!this.chance(0.5)) continue;
      const row = r.Код ?? '';
      this.enter('reserve', { state: 'agreed', answeredOn: this.today }, row);
      if (!r.Наставник) this.press('become-mentor', { row });
      else
        this.enter('consents', {
          mentor: codeIn(r.Наставник),
          kind: 'reserve',
          state: 'given',
          given: this.today,
          until: `${FIRST + 2}-06-30`,
        });
    }
  }

  /** Who has said yes is kept once his pairs are over. */
  keep(): void {
    for (const r of this.school.rows('Долгосрочная база'))
      if (r.Наставник && r.Состояние === 'согласен') this.press('keep-mentor', { row: r.Код ?? '' });
  }

  close(): void {
    const over = /завершена|отклонена|отменена/;
    for (const x of this.pairs())
      if (!over.test(x.state))
        if (!this.ask('closeEarly', { pair: x.id, reason: 'administration', askedBy: 'curator', next: 'leave' }))
          this.ask('undoPair', { pair: x.id });
    this.tallies();
    if (!this.ask('beginYearEnd', { erase: 'now' })) return;
    for (let hour = 0; hour < 6; hour++) {
      this.school.world.advance(HOUR_MS);
      this.tally();
    }
    const home = this.ask<{ state: string; next: string }>('home');
    const id = /\/d\/([^/]+)\//.exec(home?.next ?? '')?.[1] ?? '';
    const { files, manifest } = this.school.world.project as NonNullable<typeof this.school.world.project>;
    this.school.world.push({ files, manifest }, { boundTo: id });
    const next = new School(this.school.world, id);
    const { year } = next.ask<{ year: string }>('becomeNewYear');
    while (!next.ask<{ finished: boolean }>('setUpStep').finished);
    const stay = next.rows('База наставников').length;
    this.out.end = `${home?.state}; the workbook of ${year} has ${stay} mentors and ${next.rows('База наставляемых').length} mentees`;
    this.out.breaches.push(...breaches(next).map((b) => `next year: ${b}`));
  }

  tallies(): void {
    const all = this.pairs();
    this.out.pairs = all.length;
    this.out.completed = all.filter((x) => x.state === 'завершена').length;
    this.out.closedEarly = all.filter((x) => x.state === 'завершена досрочно').length;
    this.out.awards = this.school.rows('Награды и грамоты').length;
    this.out.aside = this.school.rows('Ответы').filter((a) => a['Что с ним'] === 'отложен').length;
    this.out.letters = this.school.world.outbox.length;
  }

  check(): void {
    const told = this.mode === 'codes' ? leaks(this.school, this.crowd) : [];
    const why = [...breaches(this.school), ...unfinished(this.school), ...told];
    this.out.breaches.push(...why.slice(0, 5).map((b) => `${this.today}: ${b}`));
  }
}
