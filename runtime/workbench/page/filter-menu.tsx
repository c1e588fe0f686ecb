/** What opens at a funnel: sorting, and the values of the column to be shown or not. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { columnName } from '../../a1.ts';
import type { Act, FilterValue } from '../protocol.ts';
import { get } from './client.ts';
import { counted, say } from './words.ts';

type FilterMenuProps = {
  sheet: string;
  /** From 0. */
  col: number;
  /** Where it opens. */
  at: DOMRect;
  act: (what: Act) => Promise<boolean>;
  close: () => void;
};

/** More than these would take long to draw; a search narrows them. */
const MOST_SHOWN = 300;

export function FilterMenu({ sheet, col, at, act, close }: FilterMenuProps) {
  const [values, setValues] = useState<FilterValue[] | null>(null);
  const [search, setSearch] = useState('');
  const popup = useRef<HTMLFormElement>(null);
  const column = col + 1;

  useEffect(() => {
    get<FilterValue[]>(`/filter?name=${encodeURIComponent(sheet)}&column=${column}`).then(setValues, close);
  }, [sheet, column]);
  useEffect(() => {
    const outside = (event: Event): void => {
      if (!popup.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [close]);
  useEffect(() => popup.current?.querySelector<HTMLElement>('button')?.focus(), []);

  const sort = (ascending: boolean) => (): void => {
    act({ act: 'sort', sheet, column, ascending });
    close();
  };
  const found = (values ?? []).filter(({ text }) => text.toLowerCase().includes(search.toLowerCase()));
  const set = (which: (value: FilterValue) => boolean, hidden: boolean): void =>
    setValues((values ?? []).map((value) => (which(value) ? { ...value, hidden } : value)));
  const apply = (event: Event): void => {
    event.preventDefault();
    const hiddenValues = (values ?? []).filter(({ hidden }) => hidden).map(({ text }) => text);
    act({ act: 'filterBy', sheet, column, hiddenValues });
    close();
  };
  const nothing = values?.every(({ hidden }) => hidden) ?? true;
  const place = {
    left: `${Math.max(8, Math.min(at.left, innerWidth - 288))}px`,
    top: `${Math.max(8, Math.min(at.bottom + 4, innerHeight - 440))}px`,
  };
  return (
    <form
      class="popup filter-menu"
      style={place}
      ref={popup}
      aria-label={say(`Фильтр столбца ${columnName(col)}`, `Filter of column ${columnName(col)}`)}
      onSubmit={apply}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <button type="button" onClick={sort(true)}>
        {say('Сортировать А → Я', 'Sort A → Z')}
      </button>
      <button type="button" onClick={sort(false)}>
        {say('Сортировать Я → А', 'Sort Z → A')}
      </button>
      <hr />
      <div class="filter-search">
        <input
          type="search"
          value={search}
          placeholder={say('Найти значение', 'Find a value')}
          aria-label={say('Найти значение', 'Find a value')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div class="filter-all">
        <button type="button" class="link" onClick={() => set((value) => found.includes(value), false)}>
          {say('Отметить все', 'Select all')}
        </button>
        <button type="button" class="link" onClick={() => set((value) => found.includes(value), true)}>
          {say('Снять все', 'Clear')}
        </button>
      </div>
      <ul>
        {values === null && <li class="quiet">{say('Загрузка…', 'Loading…')}</li>}
        {values !== null && found.length === 0 && <li class="quiet">{say('Ничего не найдено', 'Nothing found')}</li>}
        {found.slice(0, MOST_SHOWN).map((value) => (
          <li key={value.text}>
            <label>
              <input
                type="checkbox"
                checked={!value.hidden}
                onChange={(event) => set((each) => each.text === value.text, !event.currentTarget.checked)}
              />
              <span>{value.text || say('(пусто)', '(blank)')}</span>
              <span class="quiet">{value.count}</span>
            </label>
          </li>
        ))}
        {found.length > MOST_SHOWN && (
          <li class="quiet">
            {say('И ещё ', 'And ')}
            {counted(found.length - MOST_SHOWN, ['значение', 'значения', 'значений'], ['value more', 'values more'])}
          </li>
        )}
      </ul>
      <div class="buttons">
        <button type="button" onClick={close}>
          {say('Отмена', 'Cancel')}
        </button>
        <button type="submit" class="main" disabled={nothing}>
          {say('Применить', 'Apply')}
        </button>
      </div>
    </form>
  );
}
