/** The workbench: a spreadsheet as its owner sees it, with the clock, the post and the executions beside it. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Act, Question as Asked, SheetView, State } from '../protocol.ts';
import { a1 } from './a1.ts';
import { follow, readSheet, readState, act as send } from './client.ts';
import { Clock } from './clock.tsx';
import { type DrawerName, FilesDrawer, MailDrawer, RunsDrawer } from './drawers.tsx';
import { editCommands, type Step } from './edit.ts';
import { Dialog, Question, Sidebar } from './frames.tsx';
import { type Area, type Place, Sheet } from './grid.tsx';
import { EditingLine } from './line.tsx';
import { commands, Menu } from './menu.tsx';
import { Messages, useMessages } from './messages.tsx';
import { Tabs } from './tabs.tsx';
import { counted, say, speak, spoken } from './words.ts';

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Calls with the last argument once there has been quiet for a moment. */
function lately<T>(act: (value: T) => void): (value: T) => void {
  let timer = 0;
  return (value) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => act(value), 150);
  };
}

/** The sheet a person looks at: the one chosen, or the first that can be seen. */
function currentOf(state: State, chosen: string): string {
  const visible = state.tabs.filter(({ hidden }) => !hidden);
  return (visible.find(({ name }) => name === chosen) ?? visible[0])?.name ?? '';
}

function useDark(): boolean {
  const [dark, setDark] = useState(DARK.matches);
  useEffect(() => {
    const change = (): void => setDark(DARK.matches);
    DARK.addEventListener('change', change);
    return () => DARK.removeEventListener('change', change);
  }, []);
  return dark;
}

function Workbench({ first }: { first: State }) {
  const [state, setState] = useState(first);
  const [chosen, setChosen] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [view, setView] = useState<SheetView | null>(null);
  const [drawer, setDrawer] = useState<DrawerName | null>(null);
  const [run, setRun] = useState<number | null>(null);
  const [focus, setFocus] = useState<Place>({ row: 0, col: 0 });
  const [goTo, setGoTo] = useState<State['led']>(null);
  const ledBefore = useRef(first.led?.n ?? 0);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ fn: string; answers: string[]; question: Asked } | null>(null);
  const [warned, setWarned] = useState<{ at: Place; values: string[][] } | null>(null);
  const [connected, setConnected] = useState(true);
  const [, setLanguage] = useState(spoken());
  const undo = useRef<Step[]>([]);
  const tell = useRef(lately((what: Act) => send(what).catch(() => {})));
  const selection = useRef<() => Promise<Area | null>>(async () => null);
  const messages = useMessages(() => [
    ...first.toasts.map(({ n }) => `t${n}`),
    ...first.alerts.map(({ n }) => `a${n}`),
  ]);
  const dark = useDark();
  const sheet = currentOf(state, chosen);
  const sheetNow = useRef(sheet);
  sheetNow.current = sheet;

  const refresh = useCallback(async (): Promise<void> => {
    const fresh = await readState();
    setState(fresh);
    const name = currentOf(fresh, sheetNow.current);
    const cells = await readSheet(name);
    if (currentOf(fresh, sheetNow.current) === name) setView(cells);
  }, []);

  useEffect(() => follow(() => refresh().catch(() => setConnected(false)), setConnected), [refresh]);

  useEffect(() => {
    history.replaceState(null, '', `#${encodeURIComponent(sheet)}`);
    document.title = `${sheet} – ${state.title}`;
    readSheet(sheet).then(setView, (error: Error) => messages.problem(error.message));
  }, [sheet]);

  const { led } = state;
  useEffect(() => {
    if (!led || led.n === ledBefore.current) return;
    ledBefore.current = led.n;
    setChosen(led.sheet);
    setFocus({ row: led.row, col: led.col });
    setGoTo(led);
  }, [led]);

  useEffect(() => {
    for (const toast of state.toasts) messages.toast(`t${toast.n}`, toast.title, toast.text);
    for (const alert of state.alerts) messages.toast(`a${alert.n}`, alert.title, alert.text);
  }, [state, messages]);

  const act = useCallback(
    async (what: Act): Promise<boolean> => {
      setBusy(true);
      try {
        const outcome = await send(what);
        setState(outcome.state);
        setAsked(
          outcome.question && what.act === 'menu'
            ? { fn: what.fn, answers: what.answers ?? [], question: outcome.question }
            : null,
        );
        const failed = outcome.state.failures.at(-1);
        if (outcome.refused) {
          messages.problem(
            outcome.refused,
            what.act === 'menu' && failed !== undefined
              ? { label: say('Подробнее', 'Details'), act: () => openRun(failed) }
              : undefined,
          );
        }
        if (what.act === 'advance') {
          messages.note(
            outcome.fired === 0
              ? say('За это время ничего не сработало.', 'Nothing was due in that time.')
              : say('Сработало: ', 'Fired: ') +
                  counted(outcome.fired, ['выполнение', 'выполнения', 'выполнений'], ['execution', 'executions']),
          );
        }
        return outcome.refused === null;
      } catch (error) {
        messages.problem((error as Error).message);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [messages],
  );

  const openRun = (id: number | null): void => {
    setRun(id);
    setDrawer('runs');
  };

  const write = (at: Place, values: string[][]): void => {
    const present = (r: number, c: number) => view?.cells[at.row + r]?.[at.col + c];
    const before = values.map((row, r) => row.map((_, c) => present(r, c)?.raw ?? present(r, c)?.v ?? ''));
    act({ act: 'type', sheet: view?.name ?? sheet, a1: a1(at.row, at.col), values }).then((done) => {
      if (done) undo.current.push({ sheet: view?.name ?? sheet, at: a1(at.row, at.col), before });
    });
  };

  const type = (at: Place, values: string[][]): void => {
    const warned = values.some((row, r) =>
      row.some((_, c) => view?.cells[at.row + r]?.[at.col + c]?.protected === 'warn'),
    );
    if (warned) setWarned({ at, values });
    else write(at, values);
  };

  const choose = (name: string): void => {
    setChosen(name);
    tell.current({ act: 'choose', sheet: name, row: 0, col: 0 });
  };
  const focusOn = (at: Place): void => {
    setFocus(at);
    tell.current({ act: 'choose', sheet, row: at.row, col: at.col });
  };

  const toggle = (name: DrawerName): void => {
    setRun(null);
    setDrawer(drawer === name ? null : name);
  };

  const buttons: [DrawerName, string, number][] = [
    ['mail', say('Почта', 'Mail'), state.letters],
    ['files', say('Формы', 'Forms'), state.files.filter(({ kind }) => kind === 'form').length],
    ['runs', say('Выполнения', 'Executions'), 0],
  ];
  const other = spoken() === 'ru' ? 'en' : 'ru';
  const step = (): void => {
    const last = undo.current.pop();
    if (last) act({ act: 'type', sheet: last.sheet, a1: last.at, values: last.before });
  };
  const stepNow = useRef(step);
  stepNow.current = step;
  useEffect(() => {
    const undoKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (typing || !(event.ctrlKey || event.metaKey) || event.code !== 'KeyZ') return;
      event.preventDefault();
      stepNow.current();
    };
    document.addEventListener('keydown', undoKey);
    return () => document.removeEventListener('keydown', undoKey);
  }, []);

  return (
    <div class="workbench">
      <header class="top">
        <img src="/icon.svg" alt="" width="32" height="32" />
        <div class="titles">
          <h1>
            {state.title}
            {state.access === 'view' && <span class="chip">{say('только просмотр', 'view only')}</span>}
          </h1>
          <nav class="bar" aria-label={say('Меню таблицы', 'Menu of the spreadsheet')}>
            <Menu
              label={say('Правка', 'Edit')}
              list={editCommands({
                sheet,
                focus,
                selection,
                act,
                undo: step,
                canUndo: () => undo.current.length > 0,
                view,
              })}
            />
            {state.menus.map(({ title, items }) => (
              <Menu key={title} label={title} list={commands(items, (fn) => act({ act: 'menu', fn }))} />
            ))}
          </nav>
        </div>
        <div class="right">
          <Clock state={state} busy={busy} advance={(ms) => act({ act: 'advance', ms })} />
          <div class="tools">
            <label class="me">
              <span class="quiet">{say('Кто я:', 'I am:')}</span>
              <select value={state.me} onChange={(event) => act({ act: 'me', email: event.currentTarget.value })}>
                {state.people.map(({ email, name, kind }) => (
                  <option key={email} value={email}>
                    {name} –{' '}
                    {
                      {
                        owner: say('владелец', 'owner'),
                        editor: say('редактор', 'editor'),
                        viewer: say('читатель', 'viewer'),
                        outsider: say('посторонний', 'outsider'),
                      }[kind]
                    }
                  </option>
                ))}
              </select>
            </label>
            {buttons.map(([name, label, count]) => (
              <button
                key={name}
                type="button"
                class="toggle"
                aria-pressed={drawer === name}
                onClick={() => toggle(name)}
              >
                {label}
                {count > 0 && <span class="count">{count}</span>}
              </button>
            ))}
            <button
              type="button"
              class="toggle"
              lang={other}
              title={other === 'en' ? 'Show the page in English' : 'Показать страницу по-русски'}
              onClick={() => {
                speak(other);
                setLanguage(other);
              }}
            >
              {other.toUpperCase()}
            </button>
          </div>
        </div>
      </header>
      {!connected && (
        <p class="offline">
          {say(
            'Связи с программой нет. Запустите npm start ещё раз: страница подключится сама.',
            'The program does not answer. Run npm start again: the page reconnects by itself.',
          )}
        </p>
      )}
      <EditingLine view={view} focus={focus} type={type} />
      <main>
        {state.access === 'none' ? (
          <p class="empty">
            {say(
              'У этого человека нет доступа к таблице. Он видит только формы и письма: они открываются справа вверху.',
              'This person has no access to the spreadsheet. They see forms and letters only: those open at the top right.',
            )}
          </p>
        ) : view ? (
          <Sheet
            key={view.name}
            view={view}
            late={view.name !== sheet}
            dark={dark}
            onType={type}
            onFocus={focusOn}
            goTo={goTo}
            selection={selection}
          />
        ) : (
          <p class="empty">{say('Загрузка…', 'Loading…')}</p>
        )}
        {state.sidebar && state.access === 'edit' && (
          <Sidebar frame={state.sidebar} close={() => act({ act: 'closeSidebar' })} />
        )}
        {drawer === 'mail' && <MailDrawer state={state} close={() => setDrawer(null)} />}
        {drawer === 'files' && <FilesDrawer state={state} close={() => setDrawer(null)} />}
        {drawer === 'runs' && <RunsDrawer state={state} close={() => setDrawer(null)} first={run} />}
      </main>
      <Tabs state={state} current={sheet} choose={choose} act={act} />
      {state.dialog && <Dialog key={state.dialog.n} frame={state.dialog} close={() => act({ act: 'closeDialog' })} />}
      {warned && (
        <Question
          question={{
            title: say('Изменить защищённые ячейки?', 'Edit protected cells?'),
            text: say(
              'Эти ячейки не предназначены для правки: их ведёт скрипт. Всё равно изменить?',
              'These cells are not meant to be edited: the script keeps them. Edit anyway?',
            ),
            buttons: ['OK', 'CANCEL'],
            prompt: false,
          }}
          answer={(text) => {
            if (text === 'OK') write(warned.at, warned.values);
            setWarned(null);
          }}
        />
      )}
      {asked && (
        <Question
          key={asked.answers.length}
          question={asked.question}
          answer={(text) => act({ act: 'menu', fn: asked.fn, answers: [...asked.answers, text] })}
        />
      )}
      <Messages list={messages.list} dismiss={messages.dismiss} />
    </div>
  );
}

const root = document.getElementById('app');
if (root) readState().then((first) => render(<Workbench first={first} />, root));
