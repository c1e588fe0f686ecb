/**
 * Virtual milliseconds per service call. Google publishes no such figures: these are estimates from
 * experience, good for budgets and for making time pass, not for predicting a real duration.
 */
const COSTS: Record<string, number> = {
  'SpreadsheetApp.openById': 500,
  'SpreadsheetApp.create': 1500,
  'SpreadsheetApp.flush': 200,
  'SpreadsheetApp.getActiveSpreadsheet': 10,
  'SpreadsheetApp.getActive': 10,
  'Spreadsheet.insertSheet': 250,
  'Spreadsheet.deleteSheet': 250,
  'Spreadsheet.copy': 2500,
  'Sheet.appendRow': 200,
  'Sheet.protect': 200,
  'Sheet.setConditionalFormatRules': 200,
  'Range.getValue': 60,
  'Range.getValues': 120,
  'Range.getDisplayValues': 120,
  'Range.setValue': 20,
  'Range.setValues': 120,
  'Range.setDataValidation': 100,
  'Range.protect': 200,
  'Sheets.Spreadsheets.get': 350,
  'Sheets.Spreadsheets.create': 1500,
  'Sheets.Spreadsheets.batchUpdate': 500,
  'Sheets.Spreadsheets.Values.get': 200,
  'Sheets.Spreadsheets.Values.batchGet': 250,
  'Sheets.Spreadsheets.Values.update': 300,
  'Sheets.Spreadsheets.Values.batchUpdate': 350,
  'Sheets.Spreadsheets.Values.append': 300,
  'Sheets.Spreadsheets.DeveloperMetadata.search': 200,
  'FormApp.create': 1500,
  'FormApp.openById': 500,
  'Form.setDestination': 3000,
  'Form.getResponses': 500,
  'MailApp.sendEmail': 600,
  'Docs.Documents.get': 400,
  'Docs.Documents.create': 1500,
  'Docs.Documents.batchUpdate': 1200,
  'DocumentApp.create': 1500,
  'DocumentApp.openById': 500,
  'Document.saveAndClose': 1000,
  'ScriptApp.getProjectTriggers': 300,
  'ScriptApp.deleteTrigger': 300,
  'LockService.getScriptLock': 5,
  'LockService.getDocumentLock': 5,
  'Lock.tryLock': 50,
  'Lock.waitLock': 50,
};

/** By class, for what has no line of its own. */
const CLASS_COSTS: Record<string, number> = {
  Properties: 30,
  Cache: 15,
  Form: 60,
  Sheets: 300,
};

export function costOf(className: string, call: string): number {
  return COSTS[call] ?? CLASS_COSTS[className] ?? (className.endsWith('Item') ? 60 : 2);
}

/** Milliseconds an execution may last; a simple trigger has the shorter one. */
export const LIMIT_MS = { usual: 360_000, simple: 30_000 };
