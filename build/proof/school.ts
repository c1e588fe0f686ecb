/** A school in the local runtime, seen from outside: its tabs, forms, letters and triggers. */
import { createWorld, restoreWorld, type Snapshot, type World } from '../../runtime/index.ts';
import { bundle } from '../bundle.ts';

export const OWNER = 'kurator@school.example';

export type Line = Readonly<Record<string, string>>;

/** The spreadsheet a form's answers go to. */
const linkOf = (form: unknown): string | undefined =>
  (form as { destination: { spreadsheetId: string } | null }).destination?.spreadsheetId;

export class School {
  readonly world: World;
  readonly id: string;
  constructor(world: World, id: string) {
    this.world = world;
    this.id = id;
  }

  /** Rows of a tab by column title; empty when there is no such tab. */
  rows(title: string): Line[] {
    const [head = [], ...lines] = this.world.texts(this.id, title) ?? [];
    return lines
      .filter((line) => line.some((text) => text !== ''))
      .map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
  }

  ask<T = Record<string, unknown>>(name: string, input: object = {}, as = OWNER): T {
    const done = this.world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc', as, on: this.id });
    const reply = JSON.parse(String(done.value)) as { ok: boolean; value: T; message: string };
    if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
    return reply.value;
  }

  /** Forms of the product that are linked to this workbook; a form that was left half-made is not. */
  forms(): { id: string; title: string; responses: { id: string }[] }[] {
    return this.world.documents
      .filter((d) => d.kind === 'form' && linkOf(d) === this.id)
      .map((d) => ({ id: d.id, title: d.title, responses: this.world.form(d.id).responses }));
  }

  form(code: string): string {
    const found = this.world.documents.find(
      (d) => d.kind === 'form' && d.title.startsWith(`${code} `) && linkOf(d) === this.id,
    );
    if (!found) throw new Error(`there is no form ${code}`);
    return found.id;
  }

  /** An hour later, an hourly run of everybody who has a trigger for it; of the first owner where nobody has. */
  hour(): void {
    const { world, id } = this;
    world.now += 3_600_000;
    const owners = world.triggers.flatMap((t) => (t.boundTo === id && t.fn === 'onTick' ? [t.owner] : []));
    for (const as of owners.length ? new Set(owners) : [OWNER])
      world.run('onTick', [], { kind: 'trigger', as, on: id });
  }

  keep(): Snapshot {
    return this.world.snapshot();
  }
}

export const again = (kept: Snapshot, id: string): School => new School(restoreWorld(kept), id);

export async function emptySchool(seed = 1): Promise<School> {
  const { files, manifest } = await bundle();
  // a Monday morning at nine in Moscow: letters may go
  const world = createWorld({ now: '2026-10-12T06:00:00Z', owner: OWNER, seed });
  const { id } = world.createSpreadsheet('Школа');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  return new School(world, id);
}

/** @param pairs some of its people are in pairs at work */
export async function practiceSchool(mentees: number, mentors: number, seed = 1, pairs = false): Promise<School> {
  const school = await emptySchool(seed);
  const made = school.world.run('practice', [{ mentees, mentors, lang: 'ru', pairs }], { kind: 'menu' });
  if (!made.ok) throw new Error(made.error?.stack);
  return school;
}

const PERSON = {
  'Класс или группа': '8А',
  'Год рождения': '2012',
  'Вы…': 'ученик школы',
  'С чем вам помог бы наставник?': ['выбор профессии'],
  'Участвовали ли вы раньше в наставничестве?': 'нет',
  'Когда вам удобно встречаться?': ['сб'],
  'Хотели бы вы потом сами стать наставником?': 'да',
};

/** Somebody answers a form. */
export function answer(school: School, code: string, said: Record<string, string>): void {
  const done = school.world.user('u@mail.example').respond(school.form(code), said);
  if (done.refused !== null) throw new Error(`${code}: ${done.refused}`);
}

/** Somebody answers F2. @returns the id of the answer */
export function answerF2(school: School, name: string, edit?: string): string {
  const done = school.world
    .user(`u${name.length}@mail.example`)
    .respond(school.form('F2'), { ...PERSON, 'Фамилия и имя': name }, edit ? { edit } : {});
  if (done.refused !== null) throw new Error(done.refused);
  return done.responseId;
}
