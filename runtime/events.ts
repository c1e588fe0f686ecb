/** What happened, and the event object that a trigger is given for it. */
import type { Run } from './execute.ts';
import { Form } from './services/form.ts';
import { FormResponse } from './services/form-responses.ts';
import { findForm } from './services/form-state.ts';
import { User } from './services/session.ts';
import { rangeObject, spreadsheetObject } from './services/spreadsheet-app.ts';
import type { EventData } from './types.ts';

/** The object a handler gets, without `authMode` and `triggerUid`. It holds objects of this very execution. */
export function eventObject(run: Run, data: EventData): Record<string, unknown> {
  switch (data.kind) {
    case 'open':
      return { source: spreadsheetObject(run, data.docId), user: new User(data.by) };
    case 'edit':
      return {
        source: spreadsheetObject(run, data.docId),
        user: new User(data.by),
        range: rangeObject(run, data.docId, data.sheetId, data.span),
        ...data.cell,
      };
    case 'change':
      return { source: spreadsheetObject(run, data.docId), user: new User(data.by), changeType: data.changeType };
    case 'response': {
      const form = findForm(run.world, data.formId);
      const response = form.responses.find((each) => each.id === data.responseId);
      return { response: response ? new FormResponse(run, form, response) : null, source: new Form(run, form) };
    }
    case 'row':
      return {
        namedValues: data.namedValues,
        values: data.values,
        range: rangeObject(run, data.docId, data.sheetId, data.span),
      };
    case 'clock':
      return clockEvent(data.at);
  }
}

function clockEvent(moment: number): Record<string, unknown> {
  const date = new Date(moment);
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor((moment - Date.UTC(year, 0, 1)) / 86_400_000);
  return {
    year,
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() || 7,
    'week-of-year': Math.floor((dayOfYear + new Date(Date.UTC(year, 0, 1)).getUTCDay()) / 7) + 1,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    timezone: 'UTC',
  };
}
