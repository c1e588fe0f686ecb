/** The strip of sheets at the bottom: colours, hidden ones behind ≡, and what may be done to a sheet. */
import type { Act, State, Tab } from '../protocol.ts';
import { mayEdit } from './edit.ts';
import { Menu } from './menu.tsx';
import { say } from './words.ts';

type TabsProps = {
  state: State;
  current: string;
  choose: (name: string) => void;
  act: (what: Act) => Promise<boolean>;
};

export function Tabs({ state, current, choose, act }: TabsProps) {
  const show = async (tab: Tab): Promise<void> => {
    if (!tab.hidden || (await act({ act: 'showSheet', sheet: tab.name }))) choose(tab.name);
  };
  const rename = (): void => {
    const to = prompt(say('Новое название листа', 'New name of the sheet'), current)?.trim();
    if (to && to !== current) act({ act: 'renameSheet', sheet: current, to }).then((done) => done && choose(to));
  };
  const remove = (): void => {
    if (
      confirm(say(`Удалить лист «${current}» со всеми данными?`, `Delete the sheet “${current}” with all its data?`))
    ) {
      act({ act: 'deleteSheet', sheet: current });
    }
  };
  const may = mayEdit(state);
  const visible = state.tabs.filter(({ hidden }) => !hidden);
  const own = [
    { label: say('Переименовать…', 'Rename…'), act: rename, disabled: !may },
    {
      label: say('Скрыть', 'Hide'),
      act: () => act({ act: 'hideSheet', sheet: current }),
      disabled: !may || visible.length < 2,
    },
    'line' as const,
    { label: say('Удалить…', 'Delete…'), act: remove, disabled: !may || visible.length < 2 },
  ];
  const all = state.tabs.map((tab) => ({
    label: tab.hidden ? `${tab.name} — ${say('скрыт', 'hidden')}` : tab.name,
    act: () => show(tab),
  }));
  return (
    <nav class="tabs" aria-label={say('Листы', 'Sheets')}>
      <button
        type="button"
        class="icon"
        title={say('Добавить лист', 'Add a sheet')}
        aria-label={say('Добавить лист', 'Add a sheet')}
        disabled={!may}
        onClick={() => act({ act: 'addSheet' })}
      >
        +
      </button>
      <Menu label="≡" title={say('Все листы', 'All sheets')} list={all} kind="tab" up />
      <div class="strip" role="tablist">
        {visible.map((tab) => (
          <div
            class={tab.name === current ? 'tab current' : 'tab'}
            key={tab.id}
            style={tab.tabColor ? { '--tab': tab.tabColor } : {}}
          >
            <button type="button" role="tab" aria-selected={tab.name === current} onClick={() => choose(tab.name)}>
              {tab.name}
            </button>
            {tab.name === current && (
              <Menu label="▾" title={say(`Лист «${tab.name}»`, `Sheet “${tab.name}”`)} list={own} kind="tab" up />
            )}
          </div>
        ))}
      </div>
    </nav>
  );
}
