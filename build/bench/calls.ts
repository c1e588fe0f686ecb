/** Budgets that are counts of service calls: the same on every machine. */
import { createWorld, type Execution, type World } from '../../runtime/index.ts';
import { forms } from '../../src/stages/index.ts';
import { bundle } from '../bundle.ts';
import type { Row } from './row.ts';

async function school(mentees: number, mentors: number): Promise<{ world: World; id: string }> {
  const { files, manifest } = await bundle();
  const world = createWorld({ now: '2026-10-12T06:00:00Z', owner: 'kurator@school.example' });
  const { id } = world.createSpreadsheet('Школа');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  const made = world.run('practice', [{ mentees, mentors, lang: 'ru', pairs: false }], { kind: 'menu' });
  if (!made.ok) throw new Error(made.error?.stack);
  return { world, id };
}

function ask(world: World, name: string, input: object): { done: Execution; value: Record<string, unknown> } {
  const done = world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
  const reply = JSON.parse(String(done.value)) as { ok: boolean; value: Record<string, unknown>; message: string };
  if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
  return { done, value: reply.value };
}

const within = (what: string, done: Execution, budget: number): Row => ({
  what,
  measured: `${done.calls.length} calls, ${Math.round(done.realMs)} ms here`,
  budget: `${budget} calls`,
  ok: done.calls.length <= budget,
});

const READING = /^(FormApp|Form|FormResponse|ItemResponse|Item|\w+Item)\./;

/** 200 answers that no trigger told of, taken in by one run. */
function intake({ world }: { world: World }): Row {
  world.state.triggers = world.triggers.filter((t) => t.fn !== 'onAnswer');
  const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F2'));
  for (let i = 0; i < 200; i++) {
    const refused = world.user(`u${i}@mail.example`).respond(form?.id ?? '', {
      'Фамилия и имя': `Ученик ${i}`,
      'Класс или группа': '8А',
      'Год рождения': '2012',
      'Вы…': 'ученик школы',
      'С чем вам помог бы наставник?': ['выбор профессии'],
      'Участвовали ли вы раньше в наставничестве?': 'нет',
      'Когда вам удобно встречаться?': ['сб'],
      'Хотели бы вы потом сами стать наставником?': 'да',
    }).refused;
    if (refused) throw new Error(refused);
  }
  const done = world.run('onAnswer', [], { kind: 'trigger' });
  const own = done.calls.filter((c) => !READING.test(c.name));
  // the boards are written anew afterwards, under the lock of their own
  const taking = own.slice(0, own.map((c) => c.name).lastIndexOf('LockService.getDocumentLock'));
  return {
    what: 'taking in 200 answers',
    measured: `${taking.length} calls + ${done.calls.length - own.length} for reading the form`,
    budget: '25 calls + reading',
    ok: taking.length <= 25,
  };
}

export async function rows(): Promise<Row[]> {
  const out: Row[] = [];
  for (const [mentees, mentors] of [
    [60, 30],
    [500, 250],
  ] as const) {
    const { world, id } = await school(mentees, mentors);
    const at = `at ${mentees} × ${mentors}`;
    const opened = world.openSpreadsheet(id);
    if (opened) out.push(within(`opening the menu, ${at}`, opened, 6));
    out.push(within(`first paint of the panel, ${at}`, ask(world, 'home', {}).done, 12));
    const needs = ask(world, 'lines', { lines: 'needs' }).done;
    out.push(within(`map of requests, criteria and gaps, ${at}`, needs, 6));
    const { seekers } = ask(world, 'pairs', {}).value as { seekers: { id: string }[] };
    const mentee = seekers[0]?.id ?? '';
    const { fits } = ask(world, 'mentorsFor', { mentee }).value as { fits: { id: string }[] };
    out.push(within(`forming a pair, ${at}`, ask(world, 'formPair', { mentee, mentor: fits[0]?.id ?? '' }).done, 25));
    if (mentees === 60) out.push(intake({ world }));
    world.advance(2 * 3_600_000);
    world.run('onTick', [], { kind: 'trigger' });
    out.push(
      within(`an hour without news, ${at}`, world.run('onTick', [], { kind: 'trigger' }), 12 + 2 * forms.length),
    );
  }
  return out;
}
