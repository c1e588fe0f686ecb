/** What stands to the right of the cells on demand: its head with a way back, and what it reads from the server. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { State } from '../protocol.ts';
import { get } from './client.ts';
import { say } from './words.ts';

export type DrawerName = 'people' | 'mail' | 'files' | 'runs' | 'faults';

export type DrawerProps = { state: State; close: () => void };

export function Drawer({
  title,
  back,
  close,
  children,
}: {
  title: string;
  back?: () => void;
  close: () => void;
  children: ComponentChildren;
}) {
  return (
    <aside class="drawer" aria-label={title}>
      <header>
        {back && (
          <button
            type="button"
            class="icon"
            onClick={back}
            aria-label={say('Назад к списку', 'Back to the list')}
            title={say('Назад', 'Back')}
          >
            ←
          </button>
        )}
        <h2>{title}</h2>
        <button
          type="button"
          class="icon"
          onClick={close}
          aria-label={say('Закрыть', 'Close')}
          title={say('Закрыть', 'Close')}
        >
          ×
        </button>
      </header>
      <div class="inside">{children}</div>
    </aside>
  );
}

/** @param version reads again when it changes */
export function useRead<T>(path: string, version: unknown): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let wanted = true;
    get<T>(path).then((read) => wanted && setValue(read));
    return () => {
      wanted = false;
    };
  }, [path, version]);
  return value;
}
