/** Triggers, and the builders that install them. */
import { types } from 'node:util';
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, enumOf, fail, ServiceObject } from '../service.ts';
import type { DocumentKind, Trigger } from '../types.ts';
import { instantOf } from '../zone.ts';
import { type Clock, firstRun, type Schedule } from './clock.ts';

export const EVENT_TYPE = enumOf('EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TRIGGER_SOURCE = enumOf('TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);
export const WEEKDAY = enumOf('Weekday', 'SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY'.split(' '));

const MAX_TRIGGERS = 20;
const MINUTES = [1, 5, 10, 15, 30];
const HOURS = [1, 2, 4, 6, 8, 12];

/** Triggers of the acting person and of this script: nobody sees another's. */
export function ownTriggers(run: Run): Trigger[] {
  return run.world.triggers.filter((each) => each.owner === run.as && each.boundTo === run.boundTo);
}

/** The id in an argument that is a document or the id itself. */
export function documentIdOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const document = value as { getId?: () => unknown } | null;
  if (value instanceof ServiceObject && typeof document?.getId === 'function') return String(document.getId());
  return fail('A document or its id was expected.');
}

function install(run: Run, trigger: Omit<Trigger, 'id' | 'owner' | 'createdAt' | 'boundTo'>): ProjectTrigger {
  if (ownTriggers(run).length >= MAX_TRIGGERS)
    fail('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  const id = Array.from({ length: 19 }, () => Math.floor(run.random() * 10)).join('');
  const installed: Trigger = { ...trigger, id, owner: run.as, boundTo: run.boundTo ?? '', createdAt: run.now() };
  run.world.triggers.push(installed);
  return new ProjectTrigger(installed);
}

export class ProjectTrigger extends ServiceObject {
  readonly _class = 'Trigger';
  override readonly _types = 'Script.Trigger';
  readonly _trigger: Trigger;
  constructor(trigger: Trigger) {
    super();
    this._trigger = trigger;
  }
  getEventType(): EnumValue {
    return EVENT_TYPE._of(this._trigger.event);
  }
  getHandlerFunction(): string {
    return this._trigger.fn;
  }
  getTriggerSource(): EnumValue {
    return TRIGGER_SOURCE._of(this._trigger.source);
  }
  getTriggerSourceId(): string | null {
    return this._trigger.documentId;
  }
  getUniqueId(): string {
    return this._trigger.id;
  }
}

export class TriggerBuilder extends ServiceObject {
  readonly _class = 'TriggerBuilder';
  override readonly _types = 'Script.TriggerBuilder';
  readonly _run: Run;
  readonly _fn: string;
  constructor(run: Run, fn: string) {
    super();
    this._run = run;
    this._fn = fn;
  }
  forSpreadsheet(document: unknown): SpreadsheetTriggerBuilder {
    return new SpreadsheetTriggerBuilder(this._run, this._fn, this._document(document, 'spreadsheet'));
  }
  forForm(document: unknown): FormTriggerBuilder {
    return new FormTriggerBuilder(this._run, this._fn, this._document(document, 'form'));
  }
  forDocument(document: unknown): DocumentTriggerBuilder {
    return new DocumentTriggerBuilder(this._run, this._fn, this._document(document, 'document'));
  }
  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this._run, this._fn);
  }
  _document(value: unknown, kind: DocumentKind): string {
    const { world, as } = this._run;
    const document = world.document(documentIdOf(value), kind);
    if (!world.canEdit(document, as)) fail('You do not have permission to access the requested document.');
    return document.id;
  }
}

abstract class DocumentEventBuilder extends ServiceObject {
  readonly _run: Run;
  readonly _fn: string;
  readonly _id: string;
  _event: Trigger['event'] | null = null;
  abstract readonly _source: Trigger['source'];
  constructor(run: Run, fn: string, id: string) {
    super();
    this._run = run;
    this._fn = fn;
    this._id = id;
  }
  create(): ProjectTrigger {
    if (!this._event) fail('The trigger has no event: choose one before create().');
    return install(this._run, {
      fn: this._fn,
      source: this._source,
      event: this._event,
      documentId: this._id,
      clock: null,
    });
  }
}

class SpreadsheetTriggerBuilder extends DocumentEventBuilder {
  readonly _class = 'SpreadsheetTriggerBuilder';
  override readonly _types = 'Script.SpreadsheetTriggerBuilder';
  readonly _source = 'SPREADSHEETS';
  onOpen(): this {
    this._event = 'ON_OPEN';
    return this;
  }
  onEdit(): this {
    this._event = 'ON_EDIT';
    return this;
  }
  onChange(): this {
    this._event = 'ON_CHANGE';
    return this;
  }
  onFormSubmit(): this {
    this._event = 'ON_FORM_SUBMIT';
    return this;
  }
}

class FormTriggerBuilder extends DocumentEventBuilder {
  readonly _class = 'FormTriggerBuilder';
  override readonly _types = 'Script.FormTriggerBuilder';
  readonly _source = 'FORMS';
  onOpen(): this {
    this._event = 'ON_OPEN';
    return this;
  }
  onFormSubmit(): this {
    this._event = 'ON_FORM_SUBMIT';
    return this;
  }
}

class DocumentTriggerBuilder extends DocumentEventBuilder {
  readonly _class = 'DocumentTriggerBuilder';
  override readonly _types = 'Script.DocumentTriggerBuilder';
  readonly _source = 'DOCUMENTS';
  onOpen(): this {
    this._event = 'ON_OPEN';
    return this;
  }
}

class ClockTriggerBuilder extends ServiceObject {
  readonly _class = 'ClockTriggerBuilder';
  override readonly _types = 'Script.ClockTriggerBuilder';
  readonly _run: Run;
  readonly _fn: string;
  _schedule: Schedule | null = null;
  _weekday: number | null = null;
  _weeks: number | null = null;
  _date: [number, number, number] | null = null;
  _hour: number | null = null;
  _minute: number | null = null;
  _zone: string;
  constructor(run: Run, fn: string) {
    super();
    this._run = run;
    this._fn = fn;
    this._zone = run.manifest.timeZone ?? 'Etc/GMT';
  }
  after(durationMs: number): this {
    return this._set({ kind: 'once', at: this._run.now() + durationMs });
  }
  at(date: unknown): this {
    if (!types.isDate(date)) fail('The parameter of ClockTriggerBuilder.at is a Date.');
    return this._set({ kind: 'once', at: date.getTime() });
  }
  atDate(year: number, month: number, day: number): this {
    this._date = [year, month, day];
    return this;
  }
  everyMinutes(n: number): this {
    if (!MINUTES.includes(n)) fail(`everyMinutes takes one of ${MINUTES.join(', ')}, not ${n}.`);
    return this._set({ kind: 'minutes', every: n });
  }
  everyHours(n: number): this {
    if (!HOURS.includes(n)) fail(`everyHours takes one of ${HOURS.join(', ')}, not ${n}.`);
    return this._set({ kind: 'hours', every: n });
  }
  everyDays(n: number): this {
    return this._set({ kind: 'days', every: whole(n, 1, 365, 'everyDays') });
  }
  everyWeeks(n: number): this {
    this._weeks = whole(n, 1, 52, 'everyWeeks');
    return this;
  }
  onWeekDay(day: unknown): this {
    this._weekday = WEEKDAY._of(enumName(WEEKDAY, day)).ordinal();
    return this;
  }
  onMonthDay(day: number): this {
    return this._set({ kind: 'month', day: whole(day, 1, 31, 'onMonthDay') });
  }
  atHour(hour: number): this {
    this._hour = whole(hour, 0, 23, 'atHour');
    return this;
  }
  nearMinute(minute: number): this {
    this._minute = whole(minute, 0, 59, 'nearMinute');
    return this;
  }
  inTimezone(zone: string): this {
    this._zone = zone;
    return this;
  }
  create(): ProjectTrigger {
    const schedule = this._finished();
    const daily = ['days', 'weeks', 'month'].includes(schedule.kind);
    if (this._hour !== null && !daily) fail('atHour goes with everyDays, everyWeeks, onWeekDay or onMonthDay only.');
    const { _run: run } = this;
    // Google picks a moment within the hour, or within a quarter of an hour around nearMinute, and keeps to it.
    const near = this._minute === null ? run.random() * 60 : this._minute + run.random() * 30 - 15;
    const minute = Math.floor(Math.min(59, Math.max(0, near)));
    const hour = this._hour ?? Math.floor(run.random() * 24);
    const clock = { schedule, zone: this._zone, hour, minute };
    const next = firstRun(clock, run.now(), run.random());
    return install(run, {
      fn: this._fn,
      source: 'CLOCK',
      event: 'CLOCK',
      documentId: null,
      clock: { ...clock, next } satisfies Clock,
    });
  }

  _set(schedule: Schedule): this {
    if (this._schedule) fail('The trigger has a schedule already.');
    this._schedule = schedule;
    return this;
  }
  _finished(): Schedule {
    if (this._date) {
      const [year, month, day] = this._date;
      return { kind: 'once', at: instantOf(this._zone, Date.UTC(year, month - 1, day)) };
    }
    if (this._weeks !== null || this._weekday !== null) {
      return {
        kind: 'weeks',
        every: this._weeks ?? 1,
        weekday: this._weekday ?? new Date(this._run.now()).getUTCDay(),
      };
    }
    return this._schedule ?? fail('The trigger has no schedule: choose one before create().');
  }
}

function whole(value: number, from: number, to: number, name: string): number {
  return Number.isInteger(value) && value >= from && value <= to
    ? value
    : fail(`${name} takes a whole number from ${from} to ${to}, not ${value}.`);
}
