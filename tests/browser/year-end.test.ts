import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { World } from '../../runtime/index.ts';
import { type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school({ mentees: 6, mentors: 4, seed: 1 });
  const ask = (name: string, input: object) => {
    const reply = school.rpc('rpc', [JSON.stringify({ name, input })]) as { value: string };
    return JSON.parse(reply.value).value;
  };
  for (const { id } of ask('pairs', {}).pairs as { id: string }[])
    ask('closeEarly', { pair: id, reason: 'goal_reached', askedBy: 'curator', next: 'leave' });
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

test('the year is closed from stage 7: first what is open, then a question, then the steps by themselves, the act and the way to the next year', async () => {
  const { page, asked } = await show(stage, 'sidebar.html', school);
  await page.getByRole('button', { name: /Завершение наставничества/ }).click();
  await page.getByRole('button', { name: 'Завершить год: что осталось?' }).click();
  await page.getByText('Вот что произойдёт:').waitFor();
  await page.getByLabel('Имена и контакты в этой книге').selectOption('later');
  await page.getByRole('button', { name: 'Завершить 2026/2027 год' }).click();
  await page.getByText('отменить это нельзя').waitFor();
  await page.getByRole('button', { name: 'Завершить', exact: true }).click();
  await page.getByRole('heading', { name: 'Учебный год завершён' }).waitFor();
  expect(await page.getByRole('link', { name: 'Открыть книгу нового года' }).getAttribute('href')).toMatch(
    /spreadsheets/,
  );
  expect(await page.getByRole('link', { name: 'Акт об уничтожении данных' }).getAttribute('href')).toMatch(/document/);
  expect(await page.getByRole('button', { name: 'Обезличить архив' }).count()).toBe(1);
  expect(asked.filter((a) => a.name === 'beginYearEnd').map((a) => a.input)).toEqual([{ erase: 'later' }]);
});
