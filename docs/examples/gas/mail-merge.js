/**
 * Sends one letter to each row that has none yet, as long as today's quota lasts, and notes the moment in the row.
 * Running it again goes on where it stopped: nobody is written to twice. `prepare` fills a sheet to try it on.
 */
const KEPT_BACK = 10;
const SENT = 'Sent';

function prepare(count) {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rows = Array.from({ length: count || 120 }, (_, i) => ['person' + i + '@example.org', 'Person ' + i, '']);
  sheet.clear();
  sheet.getRange(1, 1, rows.length + 1, 3).setValues([['Address', 'Name', SENT]].concat(rows));
  return rows.length;
}

function main() {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(10000)) return 'another run is at work';
  try {
    const sheet = SpreadsheetApp.getActiveSheet();
    if (sheet.getLastRow() < 2) prepare();
    return sendWaiting(sheet);
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}

function sendWaiting(sheet) {
  const [header, ...rows] = sheet.getDataRange().getValues();
  const sent = header.indexOf(SENT);
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  let left = Math.max(0, MailApp.getRemainingDailyQuota() - KEPT_BACK);
  const done = [];
  rows.forEach((row, i) => {
    if (row[sent] !== '' || left === 0) return;
    left--;
    const cell = sheet.getRange(i + 2, sent + 1);
    // marked before it is sent: a letter that may have gone is never sent again
    cell.setValue('sending');
    SpreadsheetApp.flush();
    MailApp.sendEmail({
      to: row[0],
      subject: 'Meeting on Saturday, ' + row[1],
      body: 'Dear ' + row[1] + ',\n\nwe meet on Saturday at ten.',
      htmlBody: '<p>Dear ' + row[1] + ',</p><p>we meet on <b>Saturday</b> at ten.</p>',
    });
    cell.setValue(Utilities.formatDate(new Date(), zone, 'yyyy-MM-dd HH:mm'));
    done.push(row[0]);
  });
  const waiting = rows.filter((row) => row[sent] === '').length - done.length;
  console.log('%s sent, %s waiting', done.length, waiting);
  return { sent: done.length, waiting: waiting };
}
