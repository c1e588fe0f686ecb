/** A world as the workbench's page sees it, and what a person does to it. Knows nothing of HTTP. */

import type { RespondOptions } from '../respond.ts';
import { GasError } from '../service.ts';
import { type Selected, select } from '../services/active.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { Execution, FaultPlan, Mail, RpcOutcome } from '../types.ts';
import type { UserActions } from '../user.ts';
import { restoreWorld, type World } from '../world.ts';
import { filesOf } from './drive.ts';
import { filterValues } from './filter-values.ts';
import { localAddress } from './links.ts';
import { changePeople } from './people.ts';
import type {
  Access,
  Act,
  Answered,
  Cell,
  ExecutionLine,
  Fault,
  FilterValue,
  Frame,
  LetterLine,
  Outcome,
  Question,
  SheetView,
  State,
} from './protocol.ts';
import { Typing } from './typing.ts';

const LAST_TOASTS = 5;

/** A script error as the bar of the page shows it. */
export function problemOf(execution: Execution): string | null {
  if (execution.killed) return execution.error?.message ?? 'The execution was stopped';
  return execution.ok ? null : `${execution.error?.name ?? 'Error'}: ${execution.error?.message ?? ''}`;
}

export class Desk {
  readonly world: World;
  me: string;
  spreadsheetId: string;
  private readonly shown = new WeakMap<object, number>();
  private shows = 0;
  private led: State['led'] = null;
  private readonly typings = new Map<string, Typing>();
  private fault: Fault | null = null;

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
    const { access, typing } = this;
    return {
      spreadsheetId: this.spreadsheetId,
      title: doc.title,
      now: world.now,
      zone: doc.timeZone,
      me: this.me,
      people: world.people.map(({ email, name, closed }) => ({
        email,
        name,
        closed: closed ?? false,
        access: this.accessOf(email),
      })),
      access,
      menus: world.ui.menus,
      sidebar: this.frame(world.ui.sidebar),
      dialog: this.frame(world.ui.dialog),
      toasts: world.ui.toasts.map(({ title, text }, n) => ({ n, title, text })).slice(-LAST_TOASTS),
      alerts: world.ui.alerts.map(({ title, text }, n) => ({ n, title, text })).slice(-LAST_TOASTS),
      tabs: access === 'none' ? [] : world.view(this.spreadsheetId).sheets,
      led: this.led,
      files: filesOf(world, this.me),
      letters: this.mail().length,
      executions: world.executions.at(-1)?.id ?? 0,
      failures: world.executions.filter((each) => problemOf(each) !== null).map(({ id }) => id),
      canUndo: typing.canUndo,
      canRedo: typing.canRedo,
      fault: world.armed && this.fault,
    };
  }

  get access(): Access {
    return this.accessOf(this.me);
  }

  private accessOf(email: string): Access {
    const doc = this.world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
    if (doc.owner === email) return 'own';
    return this.world.canEdit(doc, email) ? 'edit' : this.world.canRead(doc, email) ? 'view' : 'none';
  }

  /** What this person typed in this spreadsheet. */
  private get typing(): Typing {
    const key = `${this.me} ${this.spreadsheetId}`;
    const kept = this.typings.get(key) ?? new Typing(this.world, this.me, this.spreadsheetId);
    this.typings.set(key, kept);
    return kept;
  }

  /** @throws GasError when there is no such sheet, or the person may not see it */
  sheet(name: string, rows?: { from: number; to: number }): SheetView {
    if (this.access === 'none') throw new GasError('You do not have permission to access the requested document.');
    const tab = this.world.view(this.spreadsheetId).sheets.find((each) => each.name === name);
    if (!tab) throw new GasError(`There is no sheet ${name}`);
    const seen = this.world.viewSheet(this.spreadsheetId, name, this.me, rows);
    return { ...tab, ...seen, from: rows?.from ?? 0, cells: seen.cells.map((row) => row.map(shown)) };
  }

  /** What the funnel of a filtered column, counted from 1, offers. */
  filterValues(name: string, column: number): FilterValue[] {
    if (this.access === 'none') return [];
    const doc = this.world.document<SpreadsheetDoc>(this.spreadsheetId, 'spreadsheet');
    return filterValues(doc, name, column - 1);
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
    const { armed } = world;
    const on = this.spreadsheetId;
    const execution = world.run(fn, [], { as: this.me, kind: 'menu', dialogAnswers: [...answers], on });
    const questions = execution.calls.filter(({ name }) => name === 'Ui.alert' || name === 'Ui.prompt');
    const open = world.ui.alerts.slice(asked).findIndex(({ buttons }, n) => {
      return n >= answers.length && (buttons !== 'OK' || questions[n]?.name === 'Ui.prompt');
    });
    const alert = world.ui.alerts[asked + open];
    if (open < 0 || !alert) return { question: null, refused: problemOf(execution) };
    world.state = restoreWorld(before).state;
    world.executions.pop();
    world.armed = armed;
    const { title, text, buttons } = alert;
    const prompt = questions[open]?.name === 'Ui.prompt';
    return { question: { title, text, buttons: buttons.split('_'), prompt }, refused: null };
  }

  private carryOut(act: Exclude<Act, { act: 'menu' }>): string | null {
    const { world, spreadsheetId: id, hands } = this;
    switch (act.act) {
      case 'type':
        return this.typing.type(act.sheet, act.blocks);
      case 'undo':
      case 'redo':
        return this.typing.step(act.act);
      case 'advance':
        world.advance(act.ms);
        return null;
      case 'choose':
        this.choose(act.sheet, act.row, act.col);
        return null;
      case 'me':
        if (world.people.some(({ email, closed }) => email === act.email && closed))
          return world.state.locale === 'ru_RU' ? 'Этот аккаунт удалён.' : 'This account is closed.';
        this.me = act.email;
        this.open();
        return null;
      case 'open':
        this.spreadsheetId = world.document<SpreadsheetDoc>(act.spreadsheetId, 'spreadsheet').id;
        this.open();
        return null;
      case 'copyFile': {
        const made = hands.copySpreadsheet(act.spreadsheetId);
        if (made.refused !== null) return made.refused;
        this.spreadsheetId = made.id;
        this.open();
        return null;
      }
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
      case 'resizeColumns':
        return hands.resizeColumns(id, act.sheet, act.at, act.count, act.pixels).refused;
      case 'createFilter':
      case 'removeFilter':
        return hands[act.act](id, act.sheet).refused;
      case 'filterBy':
        return hands.filterBy(id, act.sheet, act.column, act.hiddenValues).refused;
      case 'note':
        return hands.setNote(id, act.sheet, act.a1, act.text).refused;
      case 'share':
      case 'addPerson':
      case 'closeAccount':
        return changePeople(world, id, act) ?? this.moveOver();
      case 'fault':
        this.fault = act.fault;
        world.armed = act.fault && planOf(act.fault);
        return null;
    }
  }

  /** Whoever's account was closed is played no longer. */
  private moveOver(): null {
    const open = this.world.people.filter(({ closed }) => !closed);
    if (open[0] && !open.some(({ email }) => email === this.me)) this.carryOut({ act: 'me', email: open[0].email });
    return null;
  }

  /** A call of `google.script.run` from the sidebar or a dialog. */
  rpc(fn: string, args: unknown[]): RpcOutcome {
    return this.following(() => this.world.rpc(fn, args, this.me, this.spreadsheetId));
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

  /** All that was sent, for those who work in the spreadsheet; to the others what was sent to them. */
  private mail(): [n: number, mail: Mail][] {
    const all = [...this.world.outbox.entries()];
    if (this.access === 'own' || this.access === 'edit') return all;
    return all.filter(([, { to, cc, bcc }]) => [to, cc, bcc].some((list) => list.split(/[\s,<>]+/).includes(this.me)));
  }

  letter(n: number): Mail | null {
    return this.mail().find(([at]) => at === n)?.[1] ?? null;
  }

  /** @throws GasError when there is no such file, or it is not shared with this person */
  mustRead(id: string): void {
    const doc = this.world.documents.find((each) => each.id === id);
    if (!doc) throw new GasError('There is no such document.');
    if (!this.world.canRead(doc, this.me))
      throw new GasError('You do not have permission to access the requested document.');
  }

  letters(): LetterLine[] {
    return this.mail()
      .map(([n, { to, from, subject, at, body }]) => ({ n, to, from, subject, at, start: body.trim().slice(0, 120) }))
      .reverse();
  }

  respond(formId: string, answers: Record<string, unknown>, options: RespondOptions): Answered {
    const outcome = this.hands.respond(formId, answers, options);
    if (outcome.refused !== null) return outcome;
    return { responseId: outcome.responseId, refused: null };
  }
}

function planOf({ call, how, after, keep }: Fault): FaultPlan {
  if (how === 'error') return { failAt: { [call]: 'Service unavailable' } };
  return { killAt: call, killAfterCall: after, keepBuffer: keep };
}

function shown(cell: Cell | null): Cell | null {
  if (!cell) return null;
  // Sheets makes a link of a cell that holds an address and nothing else.
  const address = cell.link ?? (/^https?:\/\/\S+$/.test(cell.v) ? cell.v : undefined);
  return address ? { ...cell, link: localAddress(address) } : cell;
}
