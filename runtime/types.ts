/** The shapes a caller of the runtime sees. Everything here is plain JSON-like data. */

export type WorldOptions = {
  /** The instant at which the world's clock starts, ISO; 2026-09-01T06:00:00Z by default. */
  now?: string;
  locale?: Locale;
  /** The zone of new spreadsheets. The script's own zone comes from its manifest. */
  timeZone?: string;
  /** E-mail of the person who owns the script and the documents made by a person without a name. */
  owner?: string;
  seed?: number;
};

export type Locale = 'ru_RU' | 'en_US';

/** Which column of Google's table of quotas a person has. */
export type Account = 'consumer' | 'workspace';

export type Person = {
  email: string;
  name: string;
  kind: 'owner' | 'editor' | 'viewer' | 'outsider';
  account?: Account;
  /** The account was closed: nothing runs in its name any more. */
  closed?: boolean;
};

/** Daily amounts, except `running`: executions of a person at the same moment. */
export type Quota =
  | 'email'
  | 'triggerMs'
  | 'properties'
  | 'documents'
  | 'spreadsheets'
  | 'conversions'
  | 'urlFetch'
  | 'running';

export type Project = { files: Record<string, string>; manifest: Manifest };

export type Manifest = {
  timeZone?: string;
  runtimeVersion?: string;
  oauthScopes?: string[];
  dependencies?: { enabledAdvancedServices?: { userSymbol: string; serviceId: string; version: string }[] };
  [key: string]: unknown;
};

export type RunKind = 'menu' | 'rpc' | 'trigger' | 'simple' | 'editor';

export type RunOptions = {
  as?: string;
  kind?: RunKind;
  event?: object;
  fault?: FaultPlan;
  /** What the person answers to the alerts and prompts, in order: a button name, or text for a prompt. */
  dialogAnswers?: string[];
  /** The document whose script runs: the bound one, or a copy of it that took the script along. */
  on?: string;
};

/** Calls are numbered from 1 within an execution. */
export type FaultPlan = {
  killAt?: number;
  /** The fatal call takes effect before the execution stops. */
  killAfterCall?: boolean;
  /** On a kill, spreadsheet writes that were not flushed stay; otherwise they are lost. */
  keepBuffer?: boolean;
  /** With this probability the unflushed writes stay; drawn from the world's luck. */
  keepBufferRate?: number;
  failAt?: Record<number, string>;
  /** By call name, as in `MailApp.sendEmail`. */
  failOn?: Record<string, string>;
  limitMs?: number;
  /** What is left of a quota for this execution, when that is less than the person has. */
  quotas?: Partial<Record<Quota, number>>;
  /** The share of calls that fail as Google's services now and then do; seeded by the world. */
  transientRate?: number;
  preemptAt?: { call: number; fn: string; args?: unknown[]; as?: string; fault?: FaultPlan };
};

export type RunError = { name: string; message: string; stack: string };

export type Execution = {
  id: number;
  fn: string;
  as: string;
  kind: RunKind;
  startedAt: number;
  ok: boolean;
  killed: boolean;
  /** A JSON-safe copy; a Date becomes its ISO text. */
  value: unknown;
  error: RunError | null;
  logs: string[];
  /** What Google would have taken in silence though it means nothing, such as a colour that is none. */
  warnings: string[];
  calls: { name: string; ms: number }[];
  counts: Record<string, number>;
  virtualMs: number;
  realMs: number;
};

export type RpcOutcome = { ok: true; value: unknown } | { ok: false; error: { name: string; message: string } };

export type MenuItem = { label: string; fn: string } | { separator: true } | { label: string; items: MenuItem[] };

export type UiState = {
  menus: { title: string; items: MenuItem[] }[];
  sidebar: { title: string; html: string; width: 300 } | null;
  dialog: { title: string; html: string; width: number; height: number; modal: boolean } | null;
  toasts: { title: string; text: string; at: number }[];
  alerts: { title: string; text: string; buttons: string; answer: string; at: number }[];
};

export type Mail = {
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  body: string;
  htmlBody: string;
  name: string;
  replyTo: string;
  at: number;
  attachments: { name: string; contentType: string; base64: string }[];
};

export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

type Rectangle = { r0: number; c0: number; r1: number; c1: number };

/** What happened, as plain data: it may wait in the world until its triggers hear of it. */
export type EventData =
  | { kind: 'open'; docId: string; by: string }
  | {
      kind: 'edit';
      docId: string;
      sheetId: number;
      span: Rectangle;
      by: string;
      /** Of a single cell only; an empty one is undefined. */
      cell: { value?: string | undefined; oldValue?: string | undefined };
    }
  | { kind: 'change'; docId: string; by: string; changeType: ChangeType }
  | { kind: 'response'; formId: string; responseId: string }
  | {
      kind: 'row';
      docId: string;
      sheetId: number;
      span: Rectangle;
      values: string[];
      namedValues: Record<string, string[]>;
    }
  | { kind: 'clock'; at: number };

export type TriggerSource = 'SPREADSHEETS' | 'FORMS' | 'DOCUMENTS' | 'CLOCK';

export type Trigger = {
  id: string;
  owner: string;
  fn: string;
  source: TriggerSource;
  event: 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT' | 'CLOCK';
  /** The document it watches; null for a clock trigger. */
  documentId: string | null;
  /** The document whose script installed it. */
  boundTo: string;
  /** What the clock builder was told, and when it fires next; the script service alone reads it. */
  clock: Record<string, unknown> | null;
  createdAt: number;
};

/** Plain files and folders are known to DriveApp only. */
export type DocumentKind = 'spreadsheet' | 'form' | 'document' | 'file' | 'folder';

/** What all documents share. A service that keeps documents extends it. */
export type DocumentBase = {
  id: string;
  kind: DocumentKind;
  title: string;
  owner: string;
  editors: string[];
  viewers: string[];
  createdAt: number;
  updatedAt: number;
};
