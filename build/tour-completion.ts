/** A picture for each task of stage 7: what the curator, a participant and a guest see of it. */
import type { Page } from 'playwright-core';
import type { World } from '../runtime/index.ts';
import { choose, closeDesk, open, openDesk } from './tour.ts';

type Shot = (name: string, what: Page) => Promise<void>;

/** The end of a year in the practice school: outcomes, an award, a case with its consents, guests, who stays, an expert. */
function yearsEnd(world: World): void {
  const ask = <T>(name: string, input: object): T => {
    const reply = world.rpc('rpc', [JSON.stringify({ name, input })]) as { value: string };
    const { ok, value, message } = JSON.parse(reply.value) as { ok: boolean; value: T; message: string };
    if (!ok) throw new Error(`${name}: ${message}`);
    return value;
  };
  const press = (command: string, input: object = {}) => ask('press', { command, input });
  const enter = (table: string, values: object, row: string | null = null): string =>
    ask<{ rows: string[] }>('enterRow', { table, row, values }).rows[0] ?? '';
  const { pairs } = ask<{ pairs: { id: string; state: string; members: { id: string }[] }[] }>('pairs', {});
  const pair = pairs.find((x) => x.state === 'working') ?? pairs[0];
  if (!pair) throw new Error('the practice school has no pair');
  const sheet = world.documents.find((d) => d.kind === 'spreadsheet')?.id ?? '';
  const rows = (title: string) => world.viewSheet(sheet, title).cells.map((line) => line.map((cell) => cell?.v ?? ''));
  const mentor = rows('Пары и группы')
    .find((line) => line[0] === pair.id)
    ?.find((v) => v.includes('НР-'))
    ?.split(' · ')
    .at(-1);
  press('prepare-outcomes');
  for (const [i, line] of rows('Итоги пар').slice(1).entries())
    if (line[0] && i < 2)
      enter('outcomes', { finalOn: '2026-10-12', goal: i ? 'partly' : 'fully', result: 'защитил проект' }, line[0]);
  enter('reflections', {
    kind: 'group',
    side: 'together',
    people: 14,
    gained: 'научились планировать',
    hard: 'находить время',
  });
  const award = enter('awards', { mentor, kind: 'diploma', level: 'school', basis: 'цель пары достигнута полностью' });
  press('decide-award', { award, give: 'yes', reason: 'по критериям положения' });
  for (const who of [{ mentor }, { mentee: pair.members[0]?.id }])
    enter('consents', { ...who, kind: 'publication', state: 'given', given: '2026-10-12' });
  const story = enter('cases', {
    title: 'Проект за одну четверть',
    pair: pair.id,
    situation: 'не знал, с чего начать проект',
    work: 'встречались раз в неделю, разбили на шаги',
    result: 'призовое место на конференции',
    best: 'yes',
  });
  press('tell-case', {
    case: story,
    version: 'full',
    way: 'site',
    audiences: ['media', 'parents', 'enterprises'],
    url: 'https://school.example/mentoring/case',
    date: '2026-10-12',
  });
  const event = enter('finalEvents', { on: '2026-10-30', time: '15:00', place: 'актовый зал' });
  for (const [i, type] of ['business', 'education', 'ngo', 'local_government', 'alumnus'].entries())
    enter('guests', {
      event,
      name: ['Кузнецов А. П.', 'Ильина В. О.', 'Сафина Л. М.', 'Орехов Д. С.', 'Титова Е. А.'][i],
      type,
    });
  press('draw-programme', { event });
  press('offer-reserve');
  const expert = enter('experts', {
    fullName: 'Никитина Елена Павловна',
    type: 'university',
    tasks: ['assessment'],
    confidentiality: '2026-10-01',
  });
  press('hand-pack', { expert });
  world.run('onTick', [], { kind: 'trigger' });
}

export async function completionPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice');
  const { page, world, workbench } = desk;
  try {
    yearsEnd(world);
    await choose(page, 'Открыть панель');
    const panel = page.frameLocator('iframe[title="Наставничество"]');
    await panel.getByText('Семь этапов').waitFor();
    await panel.getByRole('button', { name: /Завершение наставничества/ }).click();
    for (const [task, tab] of [
      ['7.in.1', 'Итоги пар'],
      ['7.in.3', 'Награды и грамоты'],
      ['7.in.4', 'Программа события'],
      ['7.in.5', 'Долгосрочная база'],
      ['7.out.1', 'Оценка экспертов'],
      ['7.out.2', 'Гости события'],
      ['7.out.3', 'Кейсы'],
    ] as const) {
      await open(panel, page, tab);
      await shot(`task-${task}`, page);
    }
    await panel.getByRole('button', { name: 'Завершить год: что осталось?' }).click();
    await panel.getByText('Пока это открыто').scrollIntoViewIfNeeded();
    await shot('year-end', page);
    const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F10 '));
    const phone = await desk.browser.newPage({ viewport: { width: 420, height: 820 }, locale: 'ru-RU' });
    await phone.goto(new URL(`/forms/${form?.id}`, workbench.url).href);
    await phone.locator('form.questions').waitFor();
    await shot('task-7.in.2', phone);
  } finally {
    await closeDesk(desk);
  }
}
