/**
 * Makes a report of a list of visits: a summary by month with a chart, dropdowns and checks in the list, colours for
 * what is late, and a lock on everything that people should not change by hand.
 */
const LIST = 'Visits';
const REPORT = 'Report';
const STATES = ['planned', 'done', 'cancelled'];

function main() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const list = book.getSheetByName(LIST) || prepare(book);
  guardList(list);
  const rows = list.getDataRange().getValues().slice(1);
  const months = byMonth(rows, book.getSpreadsheetTimeZone());
  const report = book.getSheetByName(REPORT) || book.insertSheet(REPORT);
  writeReport(report, months);
  lockReport(report);
  return { months: months, protections: book.getProtections(SpreadsheetApp.ProtectionType.SHEET).length };
}

function prepare(book) {
  const sheet = book.insertSheet(LIST);
  const rows = Array.from({ length: 40 }, (_, i) => [
    new Date(2026, 8, 1 + i * 3, 12),
    'Visitor ' + ((i % 7) + 1),
    i % 5 === 4 ? 'cancelled' : i < 25 ? 'done' : 'planned',
    30 + (i % 4) * 15,
  ]);
  sheet.getRange(1, 1, rows.length + 1, 4).setValues([['Day', 'Who', 'State', 'Minutes']].concat(rows));
  sheet.getRange('A2:A').setNumberFormat('dd.mm.yyyy');
  sheet.getRange('D2:D').setNumberFormat('0');
  return sheet;
}

function guardList(sheet) {
  const last = sheet.getMaxRows() - 1;
  const oneOf = SpreadsheetApp.newDataValidation().requireValueInList(STATES, true).setAllowInvalid(false).build();
  const minutes = SpreadsheetApp.newDataValidation()
    .requireNumberBetween(5, 240)
    .setHelpText('From 5 to 240 minutes')
    .setAllowInvalid(false)
    .build();
  sheet.getRange(2, 3, last).setDataValidation(oneOf);
  sheet.getRange(2, 4, last).setDataValidation(minutes);
  sheet.getRange(2, 1, last).setDataValidation(SpreadsheetApp.newDataValidation().requireDate().build());
  const cancelled = SpreadsheetApp.newConditionalFormatRule()
    .whenTextEqualTo('cancelled')
    .setFontColor('#888888')
    .setStrikethrough(true)
    .setRanges([sheet.getRange(2, 3, last)])
    .build();
  sheet.setConditionalFormatRules([cancelled]);
  sheet.setFrozenRows(1);
  sheet.getRange('1:1').setFontWeight('bold').setBackground('#e8eef7');
  if (!sheet.getFilter()) sheet.getDataRange().createFilter();
}

function byMonth(rows, zone) {
  const months = {};
  rows.forEach(([day, , state, minutes]) => {
    const key = Utilities.formatDate(day, zone, 'yyyy-MM');
    if (!months[key]) months[key] = { done: 0, planned: 0, cancelled: 0, minutes: 0 };
    months[key][state]++;
    if (state === 'done') months[key].minutes += minutes;
  });
  return months;
}

function writeReport(sheet, months) {
  sheet.clear();
  const header = ['Month'].concat(STATES, 'hours');
  const rows = Object.keys(months)
    .sort()
    .map((key) =>
      [key].concat(
        STATES.map((state) => months[key][state]),
        months[key].minutes / 60,
      ),
    );
  sheet.getRange(1, 1, rows.length + 1, header.length).setValues([header].concat(rows));
  sheet.getRange(1, 1, 1, header.length).setFontWeight('bold');
  sheet.getRange(2, header.length, rows.length).setNumberFormat('0.0');
  for (const banding of sheet.getBandings()) banding.remove();
  sheet.getRange(1, 1, rows.length + 1, header.length).applyRowBanding(SpreadsheetApp.BandingTheme.LIGHT_GREY);
  for (const chart of sheet.getCharts()) sheet.removeChart(chart);
  const chart = sheet
    .newChart()
    .asColumnChart()
    .addRange(sheet.getRange(1, 1, rows.length + 1, 2))
    .setTitle('Visits done, by month')
    .setPosition(rows.length + 4, 1, 0, 0)
    .build();
  sheet.insertChart(chart);
}

function lockReport(sheet) {
  const mine = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0] || sheet.protect();
  mine.setDescription('Written by the script: changes would be lost').setWarningOnly(false);
  mine.removeEditors(mine.getEditors());
  mine.setUnprotectedRanges([sheet.getRange('H:H')]);
}
