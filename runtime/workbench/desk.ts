/** A world as the workbench's page sees it, and what a person does to it. Knows nothing of HTTP. */

import type { RespondOptions } from '../respond.ts';
import { type Selected, select } from '../services/active.ts';
import { findForm, isOpen } from '../services/form-state.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { Execution, RpcOutcome } from '../types.ts';
import type { UserActions } from '../user.ts';
import type { CellView } from '../view.ts';
import { restoreWorld, type World } from '../world.ts';
import { localAddress } from './links.ts';
import type {
  Act,
  Answered,
  Cell,
  ExecutionLine,
  FileLine,
  Frame,
  LetterLine,
  Outcome,
  Question,
  SheetView,
  State,
} from './protocol.ts';

const LAST_TOASTS = 5;

/** A script error as the bar of the page shows it. */
export function problemOf(execution: Execution): string | null {
  if (execution.killed) return 'Exceeded maximum execution time';
  return execution.ok ? null : `${execution.error?.name ?? 'Error'}: ${execution.error?.message ?? ''}`;
}

export class Desk {
  readonly world: World;
  me: string;
  spreadsheetId: string;
  private readonly shown = new WeakMap<object, number>();
  private shows = 0;
  private led: State['led'] = null;

  constructor(world: World, spreadsheetId: string) {
    this.world = world;
    this.spreadsheetId = spreadsheetId;
    this.me = world.owner;
  }

  /** Opens the spreadsheet as the person in it, so that `onOpen` builds the menu. */
  open(): void {
    const doc = this.world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
    if (this.world.canRead(doc, this.me)) this.world.openSpreadsheet(this.spreadsheetId, this.me);
  }

  private get hands(): UserActions {
    return this.world.user(this.me);
  }

  private frame(page: { title: string; width?: number; height?: number; modal?: boolean } | null): Frame | null {
    if (!page) return null;
    if (!this.shown.has(page)) this.shown.set(page, ++this.shows);
    return {
      n: this.shown.get(page) ?? 0,
      title: page.title,
      width: page.width ?? 300,
      height: page.height ?? 0,
      modal: page.modal ?? false,
    };
  }

  private files(): FileLine[] {
    const lines = this.world.documents.map(({ id, kind, title, owner }): FileLine => {
      if (kind !== 'form') return { id, kind, title, owner };
      const form = findForm(this.world, id);
      return { id, kind, title: form.formTitle || title, owner, open: isOpen(form), responses: form.responses.length };
    });
    return lines.sort((a, b) => a.kind.localeCompare(b.kind) || a.title.localeCompare(b.title));
  }

  /** Runs something of the script's, and notes whether it took the person to another place. */
  private following<T>(run: () => T): T {
    const before = this.place();
    const result = run();
    const after = this.place();
    if (after && JSON.stringify(after) !== JSON.stringify(before)) {
      const doc = this.world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
      const sheet = doc.sheets.find(({ id }) => id === after.sheetId);
      const n = (this.led?.n ?? 0) + 1;
      if (sheet) this.led = { n, sheet: sheet.name, row: after.span?.r0 ?? 0, col: after.span?.c0 ?? 0 };
    }
    return result;
  }

  private place(): Selected | undefined {
    const all = this.world.part<Record<string, Selected>>('selection', () => ({}));
    return all[`${this.me} ${this.spreadsheetId}`];
  }

  /** So that the script finds the person where they are. */
  private choose(name: string, row: number, col: number): void {
    const doc = this.world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
    const sheet = doc.sheets.find((each) => each.name === name);
    const span = { r0: row, c0: col, r1: row + 1, c1: col + 1 };
    if (sheet) select(this.world, this.me, doc.id, { sheetId: sheet.id, span });
  }

  state(): State {
    const { world } = this;
    const doc = world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
    const access = world.canEdit(doc, this.me) ? 'edit' : world.canRead(doc, this.me) ? 'view' : 'none';
    return {
      spreadsheetId: this.spreadsheetId,
      title: doc.title,
      now: world.now,
      zone: doc.timeZone,
      me: this.me,
      people: world.people,
      access,
      menus: world.ui.menus,
      sidebar: this.frame(world.ui.sidebar),
      dialog: this.frame(world.ui.dialog),
      toasts: world.ui.toasts.map(({ title, text }, n) => ({ n, title, text })).slice(-LAST_TOASTS),
      alerts: world.ui.alerts.map(({ title, text }, n) => ({ n, title, text })).slice(-LAST_TOASTS),
      tabs: world.view(this.spreadsheetId).sheets,
      led: this.led,
      files: this.files(),
      letters: world.outbox.length,
      executions: world.executions.at(-1)?.id ?? 0,
      failures: world.executions.filter((each) => problemOf(each) !== null).map(({ id }) => id),
    };
  }

  /** @throws Error when there is no such sheet */
  sheet(name: string): SheetView {
    const tab = this.world.view(this.spreadsheetId).sheets.find((each) => each.name === name);
    if (!tab) throw new Error(`There is no sheet ${name}`);
    const seen = this.world.viewSheet(this.spreadsheetId, name, this.me);
    const widths: Record<number, number> = {};
    const hiddenCols: number[] = [];
    for (const [at, column] of seen.columns.entries()) {
      if (column?.width) widths[at] = column.width;
      if (column?.hidden) hiddenCols.push(at);
    }
    return {
      name,
      rows: tab.rows,
      cols: tab.cols,
      frozenRows: tab.frozenRows,
      frozenCols: tab.frozenCols,
      widths,
      hiddenCols,
      hiddenRows: seen.hiddenRows,
      cells: seen.cells.map((row) => row.map((cell) => (cell ? shown(cell) : null))),
      merges: seen.merges,
    };
  }

  do(act: Act): Outcome {
    const before = this.world.executions.at(-1)?.id ?? 0;
    if (act.act === 'menu') {
      const { question, refused } = this.following(() => this.runMenu(act.fn, act.answers ?? []));
      return { state: this.state(), refused, fired: question ? 0 : 1, question };
    }
    const refused = this.carryOut(act);
    return { state: this.state(), refused, fired: (this.world.executions.at(-1)?.id ?? 0) - before, question: null };
  }

  /**
   * A script stands still while its question is on the screen; an execution here cannot. It is run with the answers known so far, and
   * when it asks for another one, all it did is taken back.
   */
  private runMenu(fn: string, answers: string[]): { question: Question | null; refused: string | null } {
    const { world } = this;
    const before = world.snapshot();
    const asked = world.ui.alerts.length;
    const execution = world.run(fn, [], { as: this.me, kind: 'menu', dialogAnswers: [...answers] });
    const questions = execution.calls.filter(({ name }) => name === 'Ui.alert' || name === 'Ui.prompt');
    const open = world.ui.alerts.slice(asked).findIndex(({ buttons }, n) => {
      return n >= answers.length && (buttons !== 'OK' || questions[n]?.name === 'Ui.prompt');
    });
    const alert = world.ui.alerts[asked + open];
    if (open < 0 || !alert) return { question: null, refused: problemOf(execution) };
    world.state = restoreWorld(before).state;
    world.executions.pop();
    const { title, text, buttons } = alert;
    const prompt = questions[open]?.name === 'Ui.prompt';
    return { question: { title, text, buttons: buttons.split('_'), prompt }, refused: null };
  }

  private carryOut(act: Exclude<Act, { act: 'menu' }>): string | null {
    const { world, spreadsheetId: id, hands } = this;
    switch (act.act) {
      case 'type':
        return hands.type(id, act.sheet, act.a1, act.values).refused;
      case 'advance':
        world.advance(act.ms);
        return null;
      case 'choose':
        this.choose(act.sheet, act.row, act.col);
        return null;
      case 'me':
        this.me = act.email;
        this.open();
        return null;
      case 'open':
        this.spreadsheetId = act.spreadsheetId;
        this.open();
        return null;
      case 'closeSidebar':
        world.ui.sidebar = null;
        return null;
      case 'closeDialog':
        world.ui.dialog = null;
        return null;
      case 'addSheet':
        return hands.addSheet(id).refused;
      case 'renameSheet':
        return hands.renameSheet(id, act.sheet, act.to).refused;
      case 'deleteSheet':
      case 'hideSheet':
      case 'showSheet':
        return hands[act.act](id, act.sheet).refused;
      case 'insertRows':
      case 'deleteRows':
      case 'insertColumns':
      case 'deleteColumns':
        return hands[act.act](id, act.sheet, act.at, act.count).refused;
      case 'sort':
        return hands.sort(id, act.sheet, act.column, act.ascending).refused;
      case 'note':
        return hands.setNote(id, act.sheet, act.a1, act.text).refused;
    }
  }

  /** A call of `google.script.run` from the sidebar or a dialog. */
  rpc(fn: string, args: unknown[]): RpcOutcome {
    return this.following(() => this.world.rpc(fn, args, this.me));
  }

  executions(): ExecutionLine[] {
    return [...this.world.executions].reverse().map((each) => ({
      id: each.id,
      fn: each.fn,
      as: each.as,
      kind: each.kind,
      startedAt: each.startedAt,
      ok: each.ok,
      killed: each.killed,
      virtualMs: each.virtualMs,
      realMs: each.realMs,
      calls: each.calls.length,
      problem: problemOf(each),
    }));
  }

  letters(): LetterLine[] {
    return this.world.outbox
      .map(({ to, from, subject, at, body }, n) => ({ n, to, from, subject, at, start: body.trim().slice(0, 120) }))
      .reverse();
  }

  respond(formId: string, answers: Record<string, unknown>, options: RespondOptions): Answered {
    const outcome = this.hands.respond(formId, answers, options);
    if (outcome.refused !== null) return outcome;
    return { responseId: outcome.responseId, refused: null };
  }
}

function shown({ validation, link, ...cell }: CellView): Cell {
  // Sheets makes a link of a cell that holds an address and nothing else.
  const address = link ?? (/^https?:\/\/\S+$/.test(cell.v) ? cell.v : undefined);
  return {
    ...cell,
    ...(address && { link: localAddress(address) }),
    ...(validation?.options && { options: validation.options }),
    ...(validation?.help && { rule: validation.help }),
  };
}
