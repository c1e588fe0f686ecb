/**
 * Builds a form from the rows of a sheet: one question a row, with its type, choices and whether it must be
 * answered. Run `prepare` once for a sheet to try it on, then `main`.
 */
const QUESTIONS = 'Questions';

function prepare() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetByName(QUESTIONS) || book.insertSheet(QUESTIONS);
  sheet.clear();
  const rows = [
    ['Title', 'Type', 'Choices', 'Required'],
    ['Your name', 'text', '', true],
    ['Year of birth', 'number', '1940-2015', true],
    ['Which days suit you?', 'checkbox', 'Mon; Wed; Sat', false],
    ['Have you done this before?', 'choice', 'yes; no', true],
    ['How ready do you feel?', 'scale', '1-5', false],
    ['Anything else?', 'paragraph', '', false],
  ];
  sheet
    .getRange(1, 1, rows.length, rows[0].length)
    .setNumberFormat('@')
    .setValues(rows.map((row) => row.map(String)));
  sheet.setFrozenRows(1);
  sheet
    .getRange('B2:B')
    .setDataValidation(
      SpreadsheetApp.newDataValidation()
        .requireValueInList(['text', 'number', 'paragraph', 'choice', 'checkbox', 'scale'], true)
        .setAllowInvalid(false)
        .build(),
    );
  return rows.length - 1;
}

function main() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetByName(QUESTIONS) || (prepare() && book.getSheetByName(QUESTIONS));
  const rows = sheet.getDataRange().getValues().slice(1);
  const form = FormApp.create(book.getName() + ': questions', true);
  form.setTitle('Questionnaire').setDescription('Takes three minutes.').setConfirmationMessage('Thank you!');
  for (const [title, type, choices, required] of rows) addQuestion(form, title, type, choices, required === 'true');
  form.setDestination(FormApp.DestinationType.SPREADSHEET, book.getId());
  Logger.log('%s questions, answers go to %s', form.getItems().length, book.getName());
  return {
    title: form.getTitle(),
    url: form.getPublishedUrl(),
    types: form.getItems().map((item) => String(item.getType())),
  };
}

function addQuestion(form, title, type, choices, required) {
  const options = choices.split(';').map((choice) => choice.trim());
  const [from, to] = choices.split('-').map(Number);
  const item = {
    text: () => form.addTextItem(),
    number: () =>
      form.addTextItem().setValidation(
        FormApp.createTextValidation()
          .requireNumberBetween(from, to)
          .setHelpText('From ' + from + ' to ' + to)
          .build(),
      ),
    paragraph: () => form.addParagraphTextItem(),
    choice: () => form.addMultipleChoiceItem().setChoiceValues(options),
    checkbox: () => form.addCheckboxItem().setChoiceValues(options).showOtherOption(true),
    scale: () => form.addScaleItem().setBounds(from, to).setLabels('not at all', 'fully'),
  }[type];
  if (!item) throw new Error('There is no question of the type ' + type);
  item().setTitle(title).setRequired(required);
}
