import { expect, test } from 'vitest';
import { formHabits } from '../../runtime/index.ts';
import { bench } from './bench.ts';

const NEW = `const form = FormApp.create('File', true);`;

test('14.19 create names the file only, and the title is empty until it is set', () => {
  const { world, run } = bench();
  const id = run(`${NEW} return form.getTitle() === '' ? form.getId() : null;`);
  expect(world.documents.find((each) => each.id === id)).toMatchObject({ title: 'File', kind: 'form', editors: [] });
  run(`FormApp.openById('${id}').setTitle('Анкета').setDescription('Зачем').setConfirmationMessage('Спасибо');`);
  expect(world.form(id)).toMatchObject({ title: 'Анкета', description: 'Зачем', confirmation: 'Спасибо' });
});

test('14.19 a form starts unpublished or published, by argument or by the habit of the world', () => {
  const { world, run } = bench();
  const state = (create: string) =>
    run(`const f = FormApp.${create}; return [f.isPublished(), f.isAcceptingResponses()];`);
  expect(state(`create('a')`)).toEqual([false, false]);
  expect(state(`create('a', true)`)).toEqual([true, true]);
  formHabits(world).createPublished = true;
  expect(state(`create('a')`)).toEqual([true, true]);
  expect(state(`create('a', false)`)).toEqual([false, false]);
});

test('14.19 an unpublished form accepts nothing and cannot be made to', () => {
  const { run } = bench();
  expect(
    run(`${NEW} form.setPublished(false); const shut = form.isAcceptingResponses(); form.setPublished(true);
      const open = form.isAcceptingResponses(); form.setAcceptingResponses(false); return [shut, open, form.isAcceptingResponses(), form.isPublished()];`),
  ).toEqual([false, true, false, true]);
  expect(() => run(`FormApp.create('a').setAcceptingResponses(true);`)).toThrow('publish it first');
});

test('14.19 item ids are integers that survive retitling and moving', () => {
  const { run } = bench();
  expect(
    run(`${NEW} const a = form.addTextItem().setTitle('A'), b = form.addDateItem().setTitle('B'); const itemId = a.getId();
      a.setTitle('A2'); form.moveItem(0, 1); form.addSectionHeaderItem();
      const found = form.getItemById(itemId);
      return [Number.isInteger(itemId), found.getTitle(), found.getIndex(), form.getItems().map((i) => String(i.getType())), form.getItems(FormApp.ItemType.DATE).length, form.getItemById(5)];`),
  ).toEqual([true, 'A2', 1, ['DATE', 'TEXT', 'SECTION_HEADER'], 1, null]);
});

test('a general item knows nothing of its type until it is seen as one', () => {
  const { run } = bench();
  expect(() => run(`${NEW} form.addTextItem(); form.getItems()[0].setRequired(true);`)).toThrow('setRequired');
  expect(run(`${NEW} form.addTextItem(); return form.getItems()[0].asTextItem().setRequired(true).isRequired();`)).toBe(
    true,
  );
  expect(() => run(`${NEW} form.addTextItem(); form.getItems()[0].asListItem();`)).toThrow(
    'Invalid conversion for item type: TEXT',
  );
});

test('14.19 a new choice item has one empty choice; choices cannot be none or twice the same', () => {
  const { run } = bench();
  expect(run(`${NEW} return form.addCheckboxItem().getChoices().map((c) => c.getValue());`)).toEqual(['']);
  expect(() => run(`${NEW} form.addListItem().setChoiceValues([]);`)).toThrow('Array is empty: values');
  expect(() => run(`${NEW} form.addListItem().setChoiceValues(['a', 'a']);`)).toThrow('duplicate choice values');
});

test('navigation of choices and of pages is kept, and lost with setChoiceValues', () => {
  const { run } = bench();
  expect(
    run(`${NEW} const q = form.addMultipleChoiceItem(), p = form.addPageBreakItem().setTitle('P'), r = form.addPageBreakItem();
      r.setGoToPage(FormApp.PageNavigationType.SUBMIT);
      q.setChoices([q.createChoice('a', p), q.createChoice('b', FormApp.PageNavigationType.SUBMIT), q.createChoice('c')]);
      const [a, b, c] = q.getChoices();
      const before = [a.getGotoPage().getTitle(), String(a.getPageNavigationType()), String(b.getPageNavigationType()), b.getGotoPage(), c.getPageNavigationType(), String(r.getPageNavigationType()), r.getGoToPage()];
      q.setChoiceValues(['a']);
      return [...before, q.getChoices()[0].getPageNavigationType()];`),
  ).toEqual(['P', 'GO_TO_PAGE', 'SUBMIT', null, null, 'SUBMIT', null, null]);
});

test('bounds and levels have their limits', () => {
  const { run } = bench();
  expect(
    run(
      `${NEW} const s = form.addScaleItem(); const d = [s.getLowerBound(), s.getUpperBound()]; s.setBounds(0, 10).setLabels('нет', 'да'); return [...d, s.getLowerBound(), s.getUpperBound(), s.getLeftLabel()];`,
    ),
  ).toEqual([1, 5, 0, 10, 'нет']);
  expect(() => run(`${NEW} form.addScaleItem().setBounds(2, 5);`)).toThrow('0 or 1');
  expect(() => run(`${NEW} form.addScaleItem().setBounds(1, 11);`)).toThrow('3 to 10');
  expect(
    run(
      `${NEW} const r = form.addRatingItem(); r.setRatingIcon(FormApp.RatingIconType.HEART); return [r.getRatingScaleLevel(), String(r.getRatingIcon())];`,
    ),
  ).toEqual([3, 'HEART']);
});

test('a copy of an item stands at the end, and a deleted item is gone', () => {
  const { run } = bench();
  expect(
    run(
      `${NEW} const a = form.addTextItem().setTitle('A'); form.addTextItem().setTitle('B'); const c = a.duplicate(); form.deleteItem(a);
      let gone = ''; try { a.getTitle(); } catch (e) { gone = e.message; }
      form.deleteItem(0);
      return [c.getIndex(), form.getItems().map((i) => i.getTitle()), gone];`,
    ),
  ).toEqual([0, ['A'], 'The item was deleted from the form.']);
});

test('14.19 a form without a destination says so', () => {
  const { run } = bench();
  expect(() => run(`${NEW} form.getDestinationId();`)).toThrow('The form currently has no response destination.');
  expect(() => run(`${NEW} form.getDestinationType();`)).toThrow('The form currently has no response destination.');
});

test('addresses lead to the form, and only the edit address opens it', () => {
  const { world, run } = bench();
  const [id, edit, live] = run(`${NEW} return [form.getId(), form.getEditUrl(), form.getPublishedUrl()];`) as string[];
  expect(edit).toBe(`https://docs.google.com/forms/d/${id}/edit`);
  expect(run(`return FormApp.openByUrl('${edit}').getId();`)).toBe(id);
  expect(() => run(`FormApp.openByUrl('${live}');`)).toThrow('Invalid argument: url');
  expect(world.form(/\/e\/([^/]+)\//.exec(live!)![1]!).id).toBe(id);
});

test('a form belongs to the person who made it, and to editors that were added', () => {
  const { run } = bench();
  const id = run(`${NEW} return form.getId();`);
  expect(() => run(`FormApp.openById('${id}');`, { as: 'anna@example.org' })).toThrow(
    'No item with the given ID could be found',
  );
  run(`FormApp.openById('${id}').addEditor('anna@example.org');`);
  expect(run(`return FormApp.openById('${id}').getEditors().map(String);`, { as: 'anna@example.org' })).toEqual([
    'owner@example.org',
    'anna@example.org',
  ]);
});

test('answers a script makes have the documented types and do not have to be sent', () => {
  const { run } = bench();
  expect(
    run(`${NEW}
      const made = [
        form.addTextItem().createResponse('t'), form.addCheckboxItem().setChoiceValues(['a', 'b']).createResponse(['b']),
        form.addMultipleChoiceItem().setChoiceValues(['x']).createResponse('x'), form.addScaleItem().createResponse(4),
        form.addGridItem().setRows(['r', 's']).setColumns(['c', 'd']).createResponse([null, 'd']),
        form.addCheckboxGridItem().setRows(['r']).setColumns(['c', 'd']).createResponse([['c', 'd']]),
        form.addDateItem().createResponse(new Date(2026, 8, 1)), form.addTimeItem().createResponse(9, 5),
        form.addDateTimeItem().createResponse(new Date(2026, 8, 1, 14, 30)), form.addDurationItem().createResponse(1, 2, 3)];
      return made.map((each) => each.getResponse());`),
  ).toEqual(['t', ['b'], 'x', '4', [null, 'd'], [['c', 'd']], '2026-09-01', '09:05', '2026-09-01 14:30', '01:02:03']);
  expect(() => run(`${NEW} form.addListItem().setTitle('L').setChoiceValues(['a']).createResponse('z');`)).toThrow(
    'Invalid response submitted to the question “L”',
  );
  expect(
    run(
      `${NEW} return form.addMultipleChoiceItem().setChoiceValues(['a']).showOtherOption(true).createResponse('z').getResponse();`,
    ),
  ).toBe('z');
});

test('a prefilled link carries the answers', () => {
  const { run } = bench();
  const [url, id] = run(`${NEW} const t = form.addTextItem(), c = form.addCheckboxItem().setChoiceValues(['a', 'b']);
    return [form.createResponse().withItemResponse(t.createResponse('Анна & Ко')).withItemResponse(c.createResponse(['a', 'b'])).toPrefilledUrl(), t.getId()];`) as [
    string,
    number,
  ];
  expect(new URL(url).searchParams.get(`entry.${id}`)).toBe('Анна & Ко');
  expect([...new URL(url).searchParams.values()]).toEqual(expect.arrayContaining(['pp_url', 'Анна & Ко', 'a', 'b']));
});

test('14.20 a response sent by a script is kept and fires no trigger', () => {
  const { world, run } = bench();
  const got = run(`${NEW} ScriptApp.newTrigger('main').forForm(form).onFormSubmit().create();
    const t = form.addTextItem(), p = form.addParagraphTextItem(), d = form.addDateItem(), s = form.addScaleItem();
    const sent = form.createResponse().withItemResponse(t.createResponse('x')).submit();
    const [kept] = form.getResponses();
    return [kept.getId() === sent.getId(), kept.getTimestamp() instanceof Date, kept.getItemResponses().map((r) => r.getResponse()), form.getResponse('no'),
      kept.getResponseForItem(s), form.getResponses(new Date(kept.getTimestamp().getTime() + 1)).length, form.getResponses(kept.getTimestamp()).length];`);
  expect(got).toEqual([true, true, ['x', '', ''], null, null, 0, 1]);
  expect(world.executions).toHaveLength(1);
});

test('responses are deleted one by one or all', () => {
  const { run } = bench();
  expect(
    run(`${NEW} const send = () => form.createResponse().submit().getId(); const first = send(); send(); send();
      form.deleteResponse(first); const two = form.getResponses().length; form.deleteAllResponses(); return [two, form.getResponses().length];`),
  ).toEqual([2, 0]);
});

test('14.05 a text where an enum is expected is refused', () => {
  expect(() => bench().run(`${NEW} form.setDestination('SPREADSHEET', id);`)).toThrow(
    "don't match the method signature",
  );
});

test('rows and columns of a grid are not twice the same, and an answer is made by its item', () => {
  const { run } = bench();
  expect(() => run(`${NEW} form.addGridItem().setRows(['r', 'r']);`)).toThrow('duplicate rows');
  expect(() => run(`${NEW} form.createResponse().withItemResponse(form);`)).toThrow('takes an ItemResponse');
});

test('the settings of a new form are those of a new form at Google', () => {
  expect(
    bench().run(`${NEW} return [form.isQuiz(), form.collectsEmail(), form.canEditResponse(), form.hasProgressBar(), form.isPublishingSummary(),
      form.hasLimitOneResponsePerUser(), form.requiresLogin(), form.getShuffleQuestions(), form.hasRespondAgainLink()];`),
  ).toEqual([false, false, false, false, false, false, false, false, true]);
});
