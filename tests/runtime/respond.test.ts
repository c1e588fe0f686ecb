import { expect, test } from 'vitest';
import type { SpreadsheetDoc, World } from '../../runtime/index.ts';
import { bench } from './bench.ts';

const WHO = 'mentor@example.org';

/** A published form made by a script's body, where `form` is at hand. */
function formWith(body: string, options: Parameters<typeof bench>[0] = {}) {
  const made = bench(options);
  const formId = made.run(`const form = FormApp.create('F', true); ${body} return form.getId();`) as string;
  const answer = (answers: Record<string, unknown>, o = {}) => made.world.user(WHO).respond(formId, answers, o);
  return { ...made, formId, answer };
}
const LINK = 'form.setDestination(FormApp.DestinationType.SPREADSHEET, id);';

/** What the response sheet holds, as texts and raw values. */
function sheetOf(world: World, id: string) {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  const sheet = doc.sheets.find((each) => each.formId !== null)!;
  return { name: sheet.name, rows: sheet.values.filter((row) => row.some((each) => each !== null)), sheet, doc };
}

test('a person answers by title or by id, and the answer is kept as the types say', () => {
  const { world, formId, answer } =
    formWith(`form.addTextItem().setTitle('Имя'); form.addCheckboxItem().setTitle('Дни').setChoiceValues(['пн', 'вт']);
    form.addGridItem().setTitle('G').setRows(['r', 's']).setColumns(['c', 'd']); form.addScaleItem().setTitle('S');`);
  const id = world.form(formId).items[0]!.id;
  expect(answer({ [id]: 'Анна', Дни: ['пн', 'вт'], G: { s: 'd' }, S: 4 })).toMatchObject({ refused: null });
  expect(Object.values(world.form(formId).responses[0]!.answers)).toEqual(
    expect.arrayContaining(['Анна', ['пн', 'вт'], [null, 'd'], '4']),
  );
  expect(() => answer({ Возраст: 1 })).toThrow('no question “Возраст”');
});

test('two questions of one title must be named by id', () => {
  expect(() =>
    formWith(`form.addTextItem().setTitle('A'); form.addTextItem().setTitle('A');`).answer({ A: 'x' }),
  ).toThrow('more than one question');
});

test.each([
  ['required and empty', `form.addTextItem().setTitle('Q').setRequired(true)`, {}, 'обязательный'],
  [
    'no number in the range',
    `form.addTextItem().setTitle('Q').setValidation(FormApp.createTextValidation().requireNumberBetween(1, 11).build())`,
    { Q: '12' },
    'от 1 до 11',
  ],
  [
    'not an address',
    `form.addTextItem().setTitle('Q').setValidation(FormApp.createTextValidation().requireTextIsEmail().setHelpText('Почта?').build())`,
    { Q: 'анна' },
    'Почта?',
  ],
  [
    'too short',
    `form.addParagraphTextItem().setTitle('Q').setValidation(FormApp.createParagraphTextValidation().requireTextLengthGreaterThanOrEqualTo(5).build())`,
    { Q: 'abcd' },
    'короче 5',
  ],
  [
    'off the pattern',
    `form.addTextItem().setTitle('Q').setValidation(FormApp.createTextValidation().requireTextMatchesPattern('[0-9]+').build())`,
    { Q: '12a' },
    'образец',
  ],
  [
    'too many ticks',
    `form.addCheckboxItem().setTitle('Q').setChoiceValues(['a', 'b', 'c']).setValidation(FormApp.createCheckboxValidation().requireSelectAtMost(2).build())`,
    { Q: ['a', 'b', 'c'] },
    'больше 2',
  ],
  ['not an option', `form.addListItem().setTitle('Q').setChoiceValues(['a'])`, { Q: 'b' }, 'варианта нет'],
  ['off the scale', `form.addScaleItem().setTitle('Q')`, { Q: 6 }, 'от 1 до 5'],
  ['no such day', `form.addDateItem().setTitle('Q')`, { Q: '2026-02-30' }, 'дата'],
  ['no such time', `form.addTimeItem().setTitle('Q')`, { Q: '24:00' }, 'время'],
  [
    'a required grid with a gap',
    `form.addGridItem().setTitle('Q').setRows(['r', 's']).setColumns(['c']).setRequired(true)`,
    { Q: { r: 'c' } },
    'каждой строке',
  ],
  [
    'one column twice',
    `form.addGridItem().setTitle('Q').setRows(['r', 's']).setColumns(['c', 'd']).setValidation(FormApp.createGridValidation().requireLimitOneResponsePerColumn().build())`,
    { Q: ['c', 'c'] },
    'каждом столбце',
  ],
])('an answer is refused: %s', (_, item, answers, words) => {
  const { world, formId, answer } = formWith(`${item};`);
  const outcome = answer(answers);
  expect(outcome.refused).toContain(words);
  expect(outcome.refused).toContain('«Q»');
  expect(world.form(formId).responses).toEqual([]);
});

test('all problems come at once, by question', () => {
  const outcome = formWith(
    `form.addTextItem().setTitle('A').setRequired(true); form.addTextItem().setTitle('B').setRequired(true);`,
  ).answer({});
  expect('problems' in outcome && Object.keys(outcome.problems)).toHaveLength(2);
});

test('what is within the rules is accepted at its boundary', () => {
  const { answer } =
    formWith(`form.addTextItem().setTitle('N').setValidation(FormApp.createTextValidation().requireNumberBetween(1, 11).build());
    form.addTextItem().setTitle('U').setValidation(FormApp.createTextValidation().requireTextIsUrl().build());`);
  expect(answer({ N: '11', U: 'https://example.org/a' }).refused).toBe(null);
  expect(answer({ N: '1' }).refused).toBe(null);
  expect(answer({ N: '0' }).refused).not.toBe(null);
});

const BRANCH = `const q = form.addMultipleChoiceItem().setTitle('Кто').setRequired(true);
  const p1 = form.addPageBreakItem().setTitle('Ученик'); form.addTextItem().setTitle('Класс').setRequired(true);
  const p2 = form.addPageBreakItem().setTitle('Учитель'); p2.setGoToPage(FormApp.PageNavigationType.SUBMIT); form.addTextItem().setTitle('Предмет').setRequired(true);
  q.setChoices([q.createChoice('ученик', p1), q.createChoice('учитель', p2), q.createChoice('никто', FormApp.PageNavigationType.SUBMIT)]);`;

test('only the pages on the way ask their required questions', () => {
  const { answer } = formWith(BRANCH);
  expect(answer({ Кто: 'ученик', Класс: '7' }).refused).toBe(null);
  expect(answer({ Кто: 'учитель', Предмет: 'химия' }).refused).toBe(null);
  expect(answer({ Кто: 'никто' }).refused).toBe(null);
  expect(answer({ Кто: 'учитель' }).refused).toContain('Предмет');
  expect(answer({ Кто: 'никто', Класс: '7' }).refused).toContain('не ведут');
});

test('a form that is closed, unpublished or answered already refuses', () => {
  const closed = formWith(`form.setAcceptingResponses(false); form.setCustomClosedFormMessage('Набор окончен');`);
  expect(closed.answer({}).refused).toBe('Набор окончен');
  expect(formWith(`form.setPublished(false);`).answer({}).refused).toContain('не принимает');
  const once = formWith(`form.setLimitOneResponsePerUser(true);`);
  expect([once.answer({}).refused, once.answer({}).refused]).toEqual([null, 'Вы уже ответили на эту форму.']);
});

test('addresses are collected as they are typed, and only when asked for', () => {
  const asks = formWith(`form.setCollectEmail(true);`);
  asks.answer({}, { email: 'other@example.org' });
  asks.answer({});
  expect(asks.world.form(asks.formId).responses.map((each) => each.email)).toEqual(['other@example.org', WHO]);
  expect(asks.answer({}, { email: 'nobody' }).refused).toContain('почты');
  const silent = formWith('');
  silent.answer({});
  expect(silent.world.form(silent.formId).responses[0]!.email).toBe('');
});

test('14.19 the response sheet appears late, in the language of the spreadsheet, and names its form', () => {
  const { run, world, id } = formWith('');
  const seen =
    run(`const form = FormApp.create('F', true); const count = () => SpreadsheetApp.openById(id).getSheets().length; const before = count();
    ${LINK} const at = [count() - before]; Utilities.sleep(1000); at.push(count() - before); Utilities.sleep(1000); at.push(count() - before);
    return [...at, form.getDestinationId() === id, SpreadsheetApp.openById(id).getSheets()[0].getFormUrl().includes(form.getId())];`);
  expect(seen).toEqual([0, 0, 1, true, true]);
  expect(sheetOf(world, id).name).toBe('Ответы на форму (1)');
});

test('14.19 a linked form writes rows: moment, questions in order, numbers as numbers, formulas as texts', () => {
  const { world, id, answer } =
    formWith(`form.addTextItem().setTitle('A'); form.addCheckboxItem().setTitle('C').setChoiceValues(['x', 'y']); form.addGridItem().setTitle('G').setRows(['r', 's']).setColumns(['c']);
    form.addDateItem().setTitle('D'); ${LINK}`);
  answer({ A: '=1+1', C: ['x', 'y'], G: { s: 'c' }, D: '2026-09-03' }, { at: '2026-09-01T07:00:00.900Z' });
  answer({ A: '5' });
  const { rows, sheet } = sheetOf(world, id);
  expect(rows[0]).toEqual(['Отметка времени', 'A', 'C', 'G [r]', 'G [s]', 'D']);
  // Ten in the morning in Moscow, whole seconds; 3 September 2026 is day 46268.
  expect(rows[1]).toEqual([46266 + 10 / 24, '=1+1', 'x, y', null, 'c', 46268]);
  expect(rows[2]?.slice(1, 2)).toEqual([5]);
  expect([sheet.frozenRows, sheet.rows]).toEqual([1, 102]);
});

test('14.19 later questions come at the right, a deleted one keeps its column, a new title renames it', () => {
  const { world, id, formId, run, answer } = formWith(
    `form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); ${LINK}`,
  );
  answer({ A: '1', B: '2' });
  run(
    `const form = FormApp.openById('${formId}'); const [a, b] = form.getItems(); a.setTitle('A2'); form.deleteItem(b); form.addTextItem().setTitle('C'); form.moveItem(1, 0);`,
  );
  answer({ A2: '3', C: '4' });
  const { rows } = sheetOf(world, id);
  expect(rows[0]?.slice(1)).toEqual(['A2', 'B', 'C']);
  expect(rows.map((row) => row.slice(1)).slice(1)).toEqual([
    [1, 2],
    [3, null, 4],
  ]);
});

test('14.19 columns that a person moved or added are found again', () => {
  const { world, id, answer } = formWith(`form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); ${LINK}`);
  answer({ A: '1', B: '2' });
  const { sheet } = sheetOf(world, id);
  for (const row of sheet.values) row.splice(1, 0, null);
  sheet.values[0]![1] = 'Заметки';
  answer({ A: '3', B: '4' });
  expect(sheetOf(world, id).rows.at(-1)?.slice(1)).toEqual([null, 3, 4]);
});

test('14.19 a late link copies the answers that are there, and a second link makes a second sheet', () => {
  const { world, id, formId, run, answer } = formWith(`form.addTextItem().setTitle('A');`);
  answer({ A: 'one' });
  answer({ A: 'two' });
  run(`const form = FormApp.openById('${formId}'); ${LINK}`);
  expect(sheetOf(world, id).rows.map((row) => row[1])).toEqual(['A', 'one', 'two']);
  run(`const form = FormApp.openById('${formId}'); form.removeDestination(); ${LINK}`);
  expect(world.document<SpreadsheetDoc>(id, 'spreadsheet').sheets.map((each) => each.name)).toEqual([
    'Ответы на форму (2)',
    'Ответы на форму (1)',
    'Лист1',
  ]);
});

test('14.19 a row is inserted below the last response, so what stands below moves down', () => {
  const { world, id, answer } = formWith(`form.addTextItem().setTitle('A'); ${LINK}`);
  answer({ A: 'x' });
  const { sheet } = sheetOf(world, id);
  sheet.values[2] = [null, 'итого'];
  answer({ A: 'y' });
  expect(sheetOf(world, id).rows.map((row) => row[1])).toEqual(['A', 'x', 'y', 'итого']);
});

const HEAR = `
  ScriptApp.newTrigger('hear').forForm(form).onFormSubmit().create();
  ScriptApp.newTrigger('hear').forSpreadsheet(id).onFormSubmit().create();`;
const HEARD = `function hear(e) { return e.response
    ? { form: e.source.getId(), id: e.response.getId(), answers: e.response.getItemResponses().map((r) => [r.getItem().getTitle(), r.getResponse()]), at: e.response.getTimestamp().getTime() }
    : { values: e.values, named: e.namedValues, a1: e.range.getA1Notation(), mode: e.authMode === ScriptApp.AuthMode.FULL }; }`;

/** A linked form with both triggers, and a script that tells what it heard. */
function hearing(body: string) {
  const made = formWith(`${body} ${LINK} ${HEAR}`);
  const { manifest, boundTo } = made.world.project!;
  made.world.push({ files: { 'Code.js': HEARD }, manifest }, { boundTo });
  return made;
}

test('14.20 an answer fires the triggers of the form and of its spreadsheet, as their owner', () => {
  const { answer, formId } = hearing(
    `form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); form.addScaleItem().setTitle('S');`,
  );
  const outcome = answer({ A: 'x', S: 3 }, { at: '2026-09-01T07:00:00.900Z' });
  if (outcome.refused !== null) throw new Error(outcome.refused);
  expect(outcome.fired.map((each) => [each.as, each.kind, each.ok])).toEqual([
    ['owner@example.org', 'trigger', true],
    ['owner@example.org', 'trigger', true],
  ]);
  expect(outcome.fired[0]!.value).toEqual({
    form: formId,
    id: outcome.responseId,
    at: Date.parse('2026-09-01T07:00:00.900Z'),
    answers: [
      ['A', 'x'],
      ['B', ''],
      ['S', '3'],
    ],
  });
  expect(outcome.fired[1]!.value).toEqual({
    values: ['01.09.2026 10:00:00', 'x', '', '3'],
    named: { 'Отметка времени': ['01.09.2026 10:00:00'], A: ['x'], B: [''], S: ['3'] },
    a1: 'A2:D2',
    mode: true,
  });
});

test('14.20 questions of one title share a key of namedValues', () => {
  const { answer, world, formId } = hearing(`form.addTextItem().setTitle('A'); form.addTextItem().setTitle('A');`);
  const [first, second] = world.form(formId).items;
  const outcome = answer({ [first!.id]: 'x', [second!.id]: 'y' });
  if (outcome.refused !== null) throw new Error(outcome.refused);
  expect(outcome.fired[1]!.value).toMatchObject({ named: { A: ['x', 'y'] } });
});

test('14.19 an edited answer keeps its id, overwrites its row, and its event tells only what changed', () => {
  const { answer, world, id, formId } = hearing(
    `form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); form.setAllowResponseEdits(true);`,
  );
  const first = answer({ A: 'x', B: 'y' });
  if (first.refused !== null) throw new Error(first.refused);
  answer({ A: 'other' });
  world.advance(60_000);
  const edited = answer({ A: 'x2', B: 'y' }, { edit: first.responseId });
  if (edited.refused !== null) throw new Error(edited.refused);
  expect(edited.responseId).toBe(first.responseId);
  expect(sheetOf(world, id).rows.map((row) => row.slice(1))).toEqual([['A', 'B'], ['x2', 'y'], ['other']]);
  expect(edited.fired[1]!.value).toMatchObject({ values: [expect.stringMatching(/2026/), 'x2', ''] });
  expect(world.form(formId).responses).toHaveLength(2);
});

test('14.19 an edited answer is found after the sheet was sorted', () => {
  const { answer, world, id } = hearing(`form.addTextItem().setTitle('A'); form.setAllowResponseEdits(true);`);
  const first = answer({ A: 'x' });
  if (first.refused !== null) throw new Error(first.refused);
  world.advance(5000);
  answer({ A: 'y' });
  const { sheet } = sheetOf(world, id);
  sheet.values.splice(1, 2, sheet.values[2]!, sheet.values[1]!);
  answer({ A: 'x2' }, { edit: first.responseId });
  expect(sheetOf(world, id).rows.map((row) => row[1])).toEqual(['A', 'y', 'x2']);
});

test('an answer that may not be edited is not', () => {
  const { answer } = formWith('');
  const first = answer({});
  expect(answer({}, { edit: 'responseId' in first ? first.responseId : '' }).refused).toContain('нельзя изменить');
});

test('14.20 a delivery may be lost or doubled', () => {
  const { answer } = hearing('');
  expect(answer({}, { deliver: 0 })).toMatchObject({ refused: null, fired: [] });
  const twice = answer({}, { deliver: 2 });
  expect('fired' in twice && twice.fired).toHaveLength(4);
});

test('14.19 deleting a row or a response leaves the other where it is', () => {
  const { answer, world, id, formId, run } = formWith(`form.addTextItem().setTitle('A'); ${LINK}`);
  answer({ A: 'x' });
  run(`const form = FormApp.openById('${formId}'); form.deleteAllResponses();`);
  expect(sheetOf(world, id).rows).toHaveLength(2);
});

test('14.08 a response sheet that appeared stays when the script is stopped with its buffer lost', () => {
  const { world, id, run } = bench();
  const body = `const form = FormApp.create('F', true); SpreadsheetApp.openById(id).getSheets()[0].getRange('A1').setValue('lost'); ${LINK} Utilities.sleep(2000); Utilities.sleep(1);`;
  const calls = (() => {
    const probe = bench();
    probe.run(body);
    return probe.world.executions[0]!.calls.length;
  })();
  expect(() => run(body, { fault: { killAt: calls } })).toThrow('stopped');
  expect(sheetOf(world, id).name).toBe('Ответы на форму (1)');
});

test('14.26 a copied spreadsheet gets copies of its forms, without answers and unpublished', () => {
  const { world, id, formId, answer } = formWith(`form.addTextItem().setTitle('A'); ${LINK}`);
  answer({ A: 'x' });
  const made = world.user(world.owner).copySpreadsheet(id, 'Clone');
  if (made.refused !== null) throw new Error(made.refused);
  const { sheet } = sheetOf(world, made.id);
  expect(sheet.formId).not.toBe(formId);
  const copy = world.form(sheet.formId!);
  expect(copy).toMatchObject({ published: false, responses: [], items: world.form(formId).items });
  answer({ A: 'y' });
  expect(sheetOf(world, made.id).rows).toHaveLength(2);
  expect(sheetOf(world, id).rows).toHaveLength(3);
});

test('a response finds its row and its column of moments after the first columns changed places', () => {
  const { world, id, answer } = formWith(`form.addTextItem().setTitle('A'); ${LINK}`);
  answer({ A: 'x' });
  const { sheet } = sheetOf(world, id);
  for (const row of sheet.values) row.splice(0, 2, row[1] ?? null, row[0] ?? null);
  sheet.values[3] = ['заметка'];
  answer({ A: 'y' });
  expect(sheetOf(world, id).rows.map((row) => row[0])).toEqual(['A', 'x', 'y', 'заметка']);
});

test('an answer fires the triggers of its own form and spreadsheet only', () => {
  const { answer, run } = hearing('');
  run(`const other = FormApp.create('Other', true); ScriptApp.newTrigger('hear').forForm(other).onFormSubmit().create();
    ScriptApp.newTrigger('hear').forSpreadsheet(SpreadsheetApp.create('Other')).onFormSubmit().create();`);
  const outcome = answer({});
  expect('fired' in outcome && outcome.fired).toHaveLength(2);
});

test.each([
  ['requireNumber()', '1,5', 'x'],
  ['requireWholeNumber()', '2', '2,5'],
  ['requireNumberNotBetween(1, 3)', '4', '3'],
  ['requireNumberEqualTo(5)', '5', '6'],
  ['requireNumberNotEqualTo(5)', '6', '5'],
  ['requireNumberGreaterThan(5)', '6', '5'],
  ['requireNumberGreaterThanOrEqualTo(5)', '5', '4'],
  ['requireNumberLessThan(5)', '4', '5'],
  ['requireNumberLessThanOrEqualTo(5)', '5', '6'],
  ['requireTextIsEmail()', 'a@example.org', 'a@b'],
  ['requireTextIsUrl()', 'example.org', 'example'],
  ['requireTextLengthGreaterThanOrEqualTo(3)', 'abc', 'ab'],
  ['requireTextLengthLessThanOrEqualTo(3)', 'abc', 'abcd'],
  ["requireTextContainsPattern('b+')", 'abba', 'aca'],
  ["requireTextDoesNotContainPattern('b+')", 'aca', 'abba'],
  ["requireTextMatchesPattern('[ab]+')", 'abba', 'abc'],
  ["requireTextDoesNotMatchPattern('[ab]+')", 'abc', 'abba'],
])('a rule of a text lets one answer through and not its neighbour: %s', (rule, good, bad) => {
  const { answer } = formWith(
    `form.addTextItem().setTitle('Q').setValidation(FormApp.createTextValidation().${rule}.build());`,
  );
  expect(answer({ Q: good }).refused).toBe(null);
  expect(answer({ Q: bad }).refused).not.toBe(null);
});

test.each([
  ['requireSelectAtLeast(2)', ['a', 'b'], ['a']],
  ['requireSelectAtMost(2)', ['a', 'b'], ['a', 'b', 'c']],
  ['requireSelectExactly(2)', ['a', 'b'], ['a']],
])('a rule of ticks lets one answer through and not its neighbour: %s', (rule, good, bad) => {
  const { answer } = formWith(
    `form.addCheckboxItem().setTitle('Q').setChoiceValues(['a', 'b', 'c']).setValidation(FormApp.createCheckboxValidation().${rule}.build());`,
  );
  expect(answer({ Q: good }).refused).toBe(null);
  expect(answer({ Q: bad }).refused).not.toBe(null);
  expect(answer({ Q: ['a', 'z'] }).refused).toContain('варианта нет');
});

test('14.19 a header that a person renamed stays, a column that was deleted comes back at the right', () => {
  const { world, id, answer } = formWith(
    `form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); form.addTextItem().setTitle('C'); ${LINK}`,
  );
  answer({ A: 'a', B: 'b', C: 'c' });
  const { sheet } = sheetOf(world, id);
  sheet.values[0]![1] = 'Имя';
  for (const row of sheet.values) row.splice(2, 1);
  answer({ A: 'a2', B: 'b2', C: 'c2' });
  expect(sheetOf(world, id).rows.map((row) => row.slice(1))).toEqual([
    ['Имя', 'C', 'B'],
    ['a', 'c'],
    ['a2', 'c2', 'b2'],
  ]);
});
