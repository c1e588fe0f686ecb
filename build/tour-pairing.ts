/** A picture for each task of stage 5: the general meeting, those whom the round left over, what specialists from outside said. */
import type { Page } from 'playwright-core';
import type { World } from '../runtime/index.ts';
import { choose, closeDesk, open, openDesk } from './tour.ts';

type Shot = (name: string, what: Page) => Promise<void>;

const TODAY = '2026-10-12';

/** A general meeting with who came, a round with fewer places than requests, what was done for two of those left, opinions. */
function autumn(world: World, book: string): void {
  const ask = <T>(name: string, input: object): T => {
    const reply = world.rpc('rpc', [JSON.stringify({ name, input })]) as { value: string };
    const { ok, value, message } = JSON.parse(reply.value) as { ok: boolean; value: T; message: string };
    if (!ok) throw new Error(`${name}: ${message}`);
    return value;
  };
  const enter = (table: string, values: object, row: string | null = null): string =>
    ask<{ rows: string[] }>('enterRow', { table, row, values }).rows[0] ?? '';
  const codesIn = (title: string, column: number): string[] =>
    world
      .viewSheet(book, title)
      .cells.slice(1)
      .flatMap((line) => line[column]?.v.split(' · ').at(-1) || []);
  const meeting = enter('generalMeetings', { on: TODAY, place: 'актовый зал' });
  ask('inviteAll', { meeting });
  const { seekers, mentors } = ask<Record<'seekers' | 'mentors', { id: string }[]>>('pairs', {});
  const most = (all: { id: string }[]) => all.slice(0, Math.ceil(all.length * 0.8)).map((x) => x.id);
  ask('recordAttendance', { meeting, mentees: most(seekers), mentors: most(mentors) });
  for (const row of codesIn('База наставников', 0)) enter('mentors', { capacity: 1 }, row);
  ask('approveRound', { round: ask<{ round: string }>('makeRound', { policy: 'fair' }).round });
  const column = world.viewSheet(book, 'Без пары').cells[0]?.findIndex((cell) => cell?.v === 'Наставляемый') ?? 0;
  const [first = '', second = ''] = codesIn('Без пары', column);
  const psychologist = codesIn('Команда', 0)[1];
  ask('offerSupport', { mentee: first, psychologist, support: 'going' });
  ask('logAttempt', { mentee: first, what: 'partners', result: 'завод обещал ответить к пятнице' });
  ask('logAttempt', { mentee: second, what: 'talk', result: 'готов ждать наставника до каникул' });
  const pairs = codesIn('Пары и группы', 0).slice(-3);
  for (const [i, [expert, name, verdict, comment]] of [
    ['psychologist', 'педагог-психолог школы', 'recommend', 'сходятся по темпераменту'],
    ['university', 'педагогический университет', 'with_care', 'начать со встреч втроём'],
    ['ngo', 'фонд «Берег»', 'recommend', 'общее увлечение — робототехника'],
  ].entries())
    ask('giveOpinion', { pair: pairs[i] ?? '', expert, name, verdict, comment });
}

export async function pairingPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice');
  const { page, world, book } = desk;
  try {
    autumn(world, book);
    await choose(page, 'Открыть панель');
    const panel = page.frameLocator('iframe[title="Наставничество"]');
    await panel.getByText('Семь этапов').waitFor();
    await panel.getByRole('button', { name: /Формирование наставнических пар/ }).click();
    for (const [task, title] of [
      ['5.in.1', 'Явка на встречи'],
      ['5.in.2', 'Без пары'],
      ['5.out.1', 'Мнения о парах'],
    ] as const) {
      await open(panel, page, title);
      await shot(`task-${task}`, page);
    }
  } finally {
    await closeDesk(desk);
  }
}
