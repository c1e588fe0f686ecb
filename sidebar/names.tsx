/** In codes mode names live in a file of the school. It is opened in this page alone: nothing of it is sent anywhere. */
import { useSyncExternalStore } from 'preact/compat';
import { useState } from 'preact/hooks';
import { readKey, renamed } from './key-file.ts';
import { Button } from './ui.tsx';
import { t } from './words.ts';

let known: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

function show(names: ReadonlyMap<string, string>): void {
  known = names;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the file calls each code; empty while none is opened. */
export const useNames = (): ReadonlyMap<string, string> => useSyncExternalStore(subscribe, () => known);

export function useNamed<T>(view: T | undefined): T | undefined {
  const names = useNames();
  return view && renamed(view, names);
}

export function KeyFile() {
  const [problem, setProblem] = useState('');
  const names = useNames();
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
