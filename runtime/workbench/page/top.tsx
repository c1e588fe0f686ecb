/** The head of the page: the name of the file, the menus, the clock, who one is, and what opens beside the cells. */
import type { ComponentChildren } from 'preact';
import type { Access, Act, State } from '../protocol.ts';
import { Clock } from './clock.tsx';
import type { DrawerName } from './drawer.tsx';
import { say, speak, spoken } from './words.ts';

export const roleOf = (access: Access): string =>
  ({
    own: say('владелец', 'owner'),
    edit: say('редактор', 'editor'),
    view: say('читатель', 'viewer'),
    none: say('без доступа', 'no access'),
  })[access];

function Chip({ access }: { access: State['access'] }) {
  if (access === 'own' || access === 'edit') return null;
  return (
    <span class="chip">
      {access === 'view' ? say('только просмотр', 'view only') : say('нет доступа', 'no access')}
    </span>
  );
}

type TopProps = {
  state: State;
  busy: boolean;
  drawer: DrawerName | null;
  toggle: (name: DrawerName) => void;
  act: (what: Act) => Promise<boolean>;
  redraw: () => void;
  /** The menus. */
  children: ComponentChildren;
};

export function Top({ state, busy, drawer, toggle, act, redraw, children }: TopProps) {
  const other = spoken() === 'ru' ? 'en' : 'ru';
  const buttons: [DrawerName, string, number][] = [
    ['people', say('Люди', 'People'), 0],
    ['files', say('Диск', 'Drive'), state.files.length],
    ['mail', say('Почта', 'Mail'), state.letters],
    ['runs', say('Выполнения', 'Executions'), 0],
  ];
  return (
    <header class="top">
      <img src="/icon.svg" alt="" width="32" height="32" />
      <div class="titles">
        <h1>
          {state.title}
          <Chip access={state.access} />
        </h1>
        <nav class="bar" aria-label={say('Меню таблицы', 'Menu of the spreadsheet')}>
          {children}
        </nav>
      </div>
      <div class="right">
        <Clock state={state} busy={busy} advance={(ms) => act({ act: 'advance', ms })} />
        <div class="tools">
          <label class="me">
            <span class="quiet">{say('Кто я:', 'I am:')}</span>
            <select value={state.me} onChange={(event) => act({ act: 'me', email: event.currentTarget.value })}>
              {state.people.map(({ email, name, closed, access }) => (
                <option key={email} value={email} disabled={closed}>
                  {name} – {closed ? say('аккаунт удалён', 'account closed') : roleOf(access)}
                </option>
              ))}
            </select>
          </label>
          {buttons.map(([name, label, count]) => (
            <button key={name} type="button" class="toggle" aria-pressed={drawer === name} onClick={() => toggle(name)}>
              {label}
              {count > 0 && <span class="count">{count}</span>}
            </button>
          ))}
          <button
            type="button"
            class={state.fault ? 'toggle armed' : 'toggle'}
            aria-pressed={drawer === 'faults'}
            onClick={() => toggle('faults')}
          >
            {state.fault
              ? say(`Сбой: вызов ${state.fault.call}`, `Fault: call ${state.fault.call}`)
              : say('Сбои', 'Faults')}
          </button>
          <button
            type="button"
            class="toggle"
            lang={other}
            title={other === 'en' ? 'Show the page in English' : 'Показать страницу по-русски'}
            onClick={() => {
              speak(other);
              redraw();
            }}
          >
            {other.toUpperCase()}
          </button>
        </div>
      </div>
    </header>
  );
}
