/** Ui: menus, dialogs and sidebars, kept in `world.ui`; questions are answered from the plan of the execution. */
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, enumOf, fail, type Service, ServiceObject } from '../service.ts';
import type { MenuItem } from '../types.ts';
import type { World } from '../world.ts';
import { HtmlOutput } from './html.ts';

const BUTTON = enumOf('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const BUTTON_SET = enumOf('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

const DEFAULT_SIZE = { width: 500, height: 400 };
const CONTAINER = ['script.container.ui'] as const;

/** The user interface of an open document. @param app who asks, as in `SpreadsheetApp` */
export function uiOf(run: Run, app: string): Ui {
  if (run.kind === 'trigger') fail(`Cannot call ${app}.getUi() from this context.`);
  return new Ui(run);
}

/** Shows a menu; one with the same title is replaced. */
export function addMenu(world: World, title: string, items: MenuItem[]): void {
  const { menus } = world.ui;
  const at = menus.findIndex((each) => each.title === title);
  if (at < 0) menus.push({ title, items });
  else menus[at] = { title, items };
}

export class Ui extends ServiceObject {
  readonly _class = 'Ui';
  override readonly _types = 'Base.Ui';
  readonly Button = BUTTON;
  readonly ButtonSet = BUTTON_SET;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  createMenu(caption: string): Menu {
    return new Menu(this._run, String(caption));
  }
  createAddonMenu(): Menu {
    return new Menu(this._run, 'Add-ons');
  }
  alert(...args: unknown[]): EnumValue {
    return BUTTON._of(this._ask(args, false).button);
  }
  prompt(...args: unknown[]): PromptResponse {
    const { button, text } = this._ask(args, true);
    return new PromptResponse(button, text);
  }
  showSidebar(page: unknown): void {
    const output = pageOf(page);
    this._run.world.ui.sidebar = { title: output._title, html: output._content, width: 300 };
  }
  showModalDialog(page: unknown, title: string): void {
    this._dialog(pageOf(page), String(title), true);
  }
  showModelessDialog(page: unknown, title: string): void {
    this._dialog(pageOf(page), String(title), false);
  }
  showDialog(page: unknown): void {
    const output = pageOf(page);
    this._dialog(output, output._title, true);
  }

  _dialog(output: HtmlOutput, title: string, modal: boolean): void {
    const { width, height } = DEFAULT_SIZE;
    this._run.world.ui.dialog = {
      title,
      html: output._content,
      width: output._width ?? width,
      height: output._height ?? height,
      modal,
    };
  }
  /**
   * A button's name answers an alert; for a prompt it presses that button, and any other text is typed and confirmed.
   * A question nobody answers is closed, a mere message is confirmed.
   */
  _ask(args: unknown[], typed: boolean): { button: string; text: string } {
    if (this._run.kind === 'simple') fail('A simple trigger cannot open a dialog.');
    const [title, text, set] = args.length > 2 ? args : ['', args[0], args[1] ?? BUTTON_SET._of('OK')];
    const buttons = enumName(BUTTON_SET, set);
    const offered = ['CLOSE', ...buttons.split('_')];
    const planned = this._run.dialogAnswers.shift();
    const answer = planned ?? (typed || buttons !== 'OK' ? 'CLOSE' : 'OK');
    const pressed = offered.includes(answer);
    if (!pressed && !typed)
      fail(`The planned answer ${answer} is none of the dialog's buttons: ${offered.join(', ')}.`);
    const at = this._run.now();
    this._run.world.ui.alerts.push({ title: String(title), text: String(text), buttons, answer, at });
    return { button: pressed ? answer : offered[1]!, text: pressed ? '' : answer };
  }
}

/** The older dialogs, whose answers are texts in lower case. */
class Browser extends ServiceObject {
  readonly _class = 'Browser';
  override readonly _types = 'Base.Browser';
  readonly Buttons = BUTTON_SET;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  msgBox(...args: unknown[]): string {
    const { button } = uiOf(this._run, 'SpreadsheetApp')._ask(args, false);
    return button === 'CLOSE' ? 'cancel' : button.toLowerCase();
  }
  /** What was typed, or `cancel`. */
  inputBox(...args: unknown[]): string {
    const { button, text } = uiOf(this._run, 'SpreadsheetApp')._ask(args, true);
    return button === 'CLOSE' || button === 'CANCEL' ? 'cancel' : text;
  }
}

class PromptResponse extends ServiceObject {
  readonly _class = 'PromptResponse';
  override readonly _types = 'Base.PromptResponse';
  readonly _button: string;
  readonly _text: string;
  constructor(button: string, text: string) {
    super();
    this._button = button;
    this._text = text;
  }
  getSelectedButton(): EnumValue {
    return BUTTON._of(this._button);
  }
  getResponseText(): string {
    return this._text;
  }
}

class Menu extends ServiceObject {
  readonly _class = 'Menu';
  override readonly _types = 'Base.Menu';
  readonly _run: Run;
  readonly _title: string;
  readonly _items: MenuItem[] = [];
  constructor(run: Run, title: string) {
    super();
    this._run = run;
    this._title = title;
  }
  addItem(caption: string, functionName: string): this {
    if (typeof functionName !== 'string') fail('A menu item names its function as a text.');
    this._items.push({ label: String(caption), fn: functionName });
    return this;
  }
  addSeparator(): this {
    this._items.push({ separator: true });
    return this;
  }
  addSubMenu(menu: unknown): this {
    if (!(menu instanceof Menu)) fail('A submenu is a menu.');
    this._items.push({ label: menu._title, items: menu._items });
    return this;
  }
  addToUi(): void {
    addMenu(this._run.world, this._title, structuredClone(this._items));
  }
}

function pageOf(page: unknown): HtmlOutput {
  return page instanceof HtmlOutput ? page : fail('The page of a dialog or sidebar is an HtmlOutput.');
}

export const uiService: Service = {
  name: 'ui',
  globals: (run) => ({ Browser: new Browser(run) }),
  scopes: {
    'Ui.showSidebar': CONTAINER,
    'Ui.showModalDialog': CONTAINER,
    'Ui.showModelessDialog': CONTAINER,
    'Ui.showDialog': CONTAINER,
  },
};
