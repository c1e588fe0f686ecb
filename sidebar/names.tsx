/** In codes mode names live in a file of the school. It is opened in this page alone: nothing of it is sent anywhere. */
import { useSyncExternalStore } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Button } from './ui.tsx';
import { t } from './words.ts';

let known: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

const CODE = /^\p{Lu}{1,4}-\d{3,}$/u;

/** Lines «НМ-014;Белова Анна» with any of `; , tab` between, quoted or not; other lines are left out. */
export function readKey(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const cells = line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').trim());
    const code = cells.find((cell) => CODE.test(cell));
    const name = cells.filter((cell) => cell && cell !== code).join(' ');
    return code && name ? [[code, name]] : [];
  });
  return new Map(pairs);
}

function show(names: ReadonlyMap<string, string>): void {
  known = names;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where a view holds what somebody is called. */
const CALLED = ['name', 'menteeName', 'mentorName', 'mentees'];

/** A view with the codes it calls people by replaced by the file's names. */
export function renamed<T>(view: T, names: ReadonlyMap<string, string>): T {
  const nameOf = (x: unknown) => (typeof x === 'string' ? (names.get(x) ?? x) : x);
  const walk = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(walk);
    if (typeof x !== 'object' || x === null) return x;
    return Object.fromEntries(
      Object.entries(x).map(([key, value]) => {
        if (!CALLED.includes(key)) return [key, walk(value)];
        return [key, Array.isArray(value) ? value.map(nameOf) : nameOf(value)];
      }),
    );
  };
  return names.size ? (walk(view) as T) : view;
}

export function useNamed<T>(view: T | undefined): T | undefined {
  const names = useSyncExternalStore(subscribe, () => known);
  return view && renamed(view, names);
}

export function KeyFile() {
  const [problem, setProblem] = useState('');
  const names = useSyncExternalStore(subscribe, () => known);
  if (names.size) {
    return (
      <p class="key-file">
        <span class="grow secondary">
          {t([
            `Имена из файла: ${names.size}. Они только на этом экране.`,
            `Names from the file: ${names.size}. They are on this screen only.`,
          ])}
        </span>
        <Button kind="quiet" onClick={() => show(new Map())}>
          {t(['Скрыть', 'Hide'])}
        </Button>
      </p>
    );
  }
  return (
    <div class="key-file">
      <label class="button quiet">
        {t(['Показать имена из файла…', 'Show names from a file…'])}
        <input
          type="file"
          accept=".csv,.txt"
          class="unseen"
          onChange={async (e) => {
            const file = e.currentTarget.files?.[0];
            if (!file) return;
            const found = readKey(await file.text());
            if (found.size) show(found);
            setProblem(
              found.size
                ? ''
                : t([
                    'В файле нет строк вида «НМ-014;Белова Анна». Выберите файл с кодами и именами.',
                    'No line of the file looks like “НМ-014;Anna”. Choose a file with codes and names.',
                  ]),
            );
          }}
        />
      </label>
      {problem && <p role="alert">{problem}</p>}
      <span class="secondary">{t(['Файл никуда не отправляется.', 'The file is sent nowhere.'])}</span>
    </div>
  );
}
