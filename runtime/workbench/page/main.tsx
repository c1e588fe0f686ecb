/** The workbench: a spreadsheet as a person sees it, with the clock, the post and the executions beside it. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Area, blocksOf } from '../blocks.ts';
import type { Act, State } from '../protocol.ts';
import { remarks, whyBound } from './bonds.ts';
import { cellAt, useSheet } from './cells.ts';
import { readState, act as send } from './client.ts';
import type { DrawerName } from './drawer.tsx';
import { FilesDrawer } from './drive.tsx';
import { dataCommands, editCommands, fileCommands, mayEdit, viewCommands } from './edit.ts';
import { FaultsDrawer } from './faults.tsx';
import { uploadXlsx } from './files.ts';
import { FilterMenu } from './filter-menu.tsx';
import { Dialog, Question, Sidebar } from './frames.tsx';
import { type GridProps, type Place, Sheet } from './grid.tsx';
import { type CellHands, forCells, NO_HANDS } from './hands.ts';
import { EditingLine } from './line.tsx';
import { MailDrawer } from './mail.tsx';
import { commands, Menu } from './menu.tsx';
import { Messages, useMessages } from './messages.tsx';
import { useDark } from './mode.ts';
import { PeopleDrawer } from './people.tsx';
import { RunsDrawer } from './runs.tsx';
import { useSession } from './session.ts';
import { Tabs } from './tabs.tsx';
import { Top } from './top.tsx';
import { say } from './words.ts';

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

function Workbench({ first }: { first: State }) {
  const [chosen, setChosen] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [drawer, setDrawer] = useState<DrawerName | null>(null);
  const [run, setRun] = useState<number | null>(null);
  const [focus, setFocus] = useState<Place>({ row: 0, col: 0 });
  const [goTo, setGoTo] = useState<GridProps['goTo']>(null);
  const [warned, setWarned] = useState<{ area: Area; texts: string[][] } | null>(null);
  const [funnel, setFunnel] = useState<{ col: number; at: DOMRect } | null>(null);
  const [, setDrawn] = useState(0);
  const redraw = (): void => setDrawn((before) => before + 1);
  /** Where the person was on each sheet. */
  const left = useRef(new Map<string, Place>());
  const ledBefore = useRef(first.led?.n ?? 0);
  const tell = useRef(lately((what: Act) => send(what).catch(() => {})));
  const hands = useRef<CellHands>(NO_HANDS);
  const messages = useMessages(() => [
    ...first.toasts.map(({ n }) => `t${n}`),
    ...first.alerts.map(({ n }) => `a${n}`),
  ]);
  const dark = useDark();
  const openRun = useCallback((id: number | null): void => {
    setRun(id);
    setDrawer('runs');
  }, []);
  const reread = useRef<() => Promise<void>>(async () => {});
  const { state, busy, connected, asked, act } = useSession(first, messages, () => reread.current(), openRun);
  const sheet = currentOf(state, chosen);
  const fail = useCallback((message: string) => messages.problem(message), []);
  const { loaded: read, changed, look, fetch } = useSheet(sheet, `${state.spreadsheetId} ${state.me}`, fail);
  reread.current = changed;
  const loaded = sheet ? read : null;
  const late = loaded?.view.name !== sheet;

  useEffect(() => {
    history.replaceState(null, '', `#${encodeURIComponent(sheet)}`);
    document.title = sheet ? `${sheet} – ${state.title}` : state.title;
  }, [sheet, state.title]);

  const go = (name: string, { row, col }: Place): void => {
    setChosen(name);
    setFocus({ row, col });
    setGoTo((before) => ({ n: (before?.n ?? 0) + 1, sheet: name, row, col }));
  };
  useEffect(() => {
    const follow = async (): Promise<void> => {
      const [, id, row] = /^#gid=(\d+)(?:&range=[A-Z]+(\d+))?$/.exec(location.hash) ?? [];
      const tab = state.tabs.find((each) => String(each.id) === id);
      if (tab && (!tab.hidden || (await act({ act: 'showSheet', sheet: tab.name }))))
        go(tab.name, { row: Number(row ?? 1) - 1, col: 0 });
      if (id) history.replaceState(null, '', `#${encodeURIComponent(tab?.name ?? sheet)}`);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [state.tabs, sheet]);
  const { led } = state;
  useEffect(() => {
    if (!led || led.n === ledBefore.current) return;
    ledBefore.current = led.n;
    go(led.sheet, led);
  }, [led]);

  const bound = useCallback(
    (row: number, col: number) => (loaded ? whyBound(state, loaded, row, col) : null),
    [state, loaded],
  );
  const said = useCallback(
    (row: number, col: number) => (loaded ? remarks(state, loaded, row, col) : []),
    [state, loaded],
  );

  const write = (area: Area, texts: string[][]): void => {
    act({ act: 'type', sheet, blocks: blocksOf(area, texts) });
  };
  const type = (area: Area, texts: string[][]): void => {
    const warns =
      loaded && area.rows.some((row) => area.cols.some((col) => cellAt(loaded, row, col)?.protected === 'warn'));
    if (warns) setWarned({ area, texts });
    else write(area, texts);
  };

  const choose = (name: string): void => {
    const at = left.current.get(name) ?? { row: 0, col: 0 };
    go(name, at);
    tell.current({ act: 'choose', sheet: name, ...at });
  };
  const focusOn = (at: Place): void => {
    setFocus(at);
    left.current.set(sheet, at);
    tell.current({ act: 'choose', sheet, row: at.row, col: at.col });
  };
  const toggle = (name: DrawerName): void => {
    setRun(null);
    setDrawer(drawer === name ? null : name);
  };
  const upload = async (): Promise<void> => {
    try {
      const made = await uploadXlsx();
      if (made) await act({ act: 'open', spreadsheetId: made.id });
    } catch (error) {
      fail((error as Error).message);
    }
  };

  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !forCells(event)) return;
      const again = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (event.code !== 'KeyZ' && !again) return;
      event.preventDefault();
      act({ act: again ? 'redo' : 'undo' });
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [act]);

  const close = (): void => setDrawer(null);
  const context = { state, sheet, loaded, focus, hands, act };
  return (
    <div class="workbench">
      <Top state={state} busy={busy} drawer={drawer} toggle={toggle} act={act} redraw={redraw}>
        <Menu label={say('Файл', 'File')} list={fileCommands(context, () => setDrawer('files'), upload)} />
        <Menu label={say('Правка', 'Edit')} list={editCommands(context)} />
        <Menu label={say('Вид', 'View')} list={viewCommands(redraw)} />
        <Menu label={say('Данные', 'Data')} list={dataCommands(context)} />
        {state.menus.map(({ title, items }) => (
          <Menu key={title} label={title} list={commands(items, (fn) => act({ act: 'menu', fn }))} />
        ))}
      </Top>
      {!connected && (
        <p class="offline">
          {say(
            'Связи с программой нет. Запустите npm start ещё раз: страница подключится сама.',
            'The program does not answer. Run npm start again: the page reconnects by itself.',
          )}
        </p>
      )}
      <EditingLine
        state={state}
        loaded={loaded}
        focus={focus}
        bound={bound(focus.row, focus.col)}
        type={({ row, col }, text) => type({ rows: [row], cols: [col] }, [[text]])}
      />
      <main>
        {state.access === 'none' ? (
          <p class="empty">
            {say(
              'У этого человека нет доступа к таблице. Ему видны только формы, на которые он может ответить, и письма, пришедшие ему: они открываются справа вверху.',
              'This person has no access to the spreadsheet. They see the forms they may answer and the letters sent to them: both open at the top right.',
            )}
          </p>
        ) : loaded ? (
          <Sheet
            key={state.spreadsheetId}
            loaded={loaded}
            late={late}
            dark={dark}
            bound={bound}
            remarks={said}
            refuse={fail}
            onType={type}
            onFocus={focusOn}
            onResize={(col, pixels) =>
              act({ act: 'resizeColumns', sheet, at: col + 1, count: 1, pixels: Math.round(pixels) })
            }
            openFilter={(col, button) => {
              if (mayEdit(state)) setFunnel({ col, at: button.getBoundingClientRect() });
              else fail(bound(0, 0) ?? '');
            }}
            look={look}
            fetch={fetch}
            goTo={goTo}
            hands={hands}
          />
        ) : (
          <p class="empty">{say('Загрузка…', 'Loading…')}</p>
        )}
        {state.sidebar && mayEdit(state) && (
          <Sidebar frame={state.sidebar} close={() => act({ act: 'closeSidebar' })} />
        )}
        {drawer === 'people' && <PeopleDrawer state={state} close={close} act={act} />}
        {drawer === 'mail' && <MailDrawer key={state.me} state={state} close={close} />}
        {drawer === 'files' && <FilesDrawer state={state} close={close} act={act} upload={upload} />}
        {drawer === 'runs' && <RunsDrawer state={state} close={close} first={run} act={act} />}
        {drawer === 'faults' && <FaultsDrawer key={state.fault?.call} state={state} close={close} act={act} />}
      </main>
      <Tabs state={state} current={sheet} choose={choose} act={act} />
      {funnel && <FilterMenu sheet={sheet} col={funnel.col} at={funnel.at} act={act} close={() => setFunnel(null)} />}
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
            if (text === 'OK') write(warned.area, warned.texts);
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
