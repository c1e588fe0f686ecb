/** Acts of the panel: one at a time, its outcome kept for the bar that tells it. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { asProblem, type ServerProblem } from './server.ts';

/** What is said when an act is done, and how to take it back. */
export type Done = { words: string; undo?: { key: string; act: () => Promise<Done | undefined> } };
export type Notice = { done: Done } | { problem: ServerProblem };

/** How long a message that needs no answer stays on the panel. */
const DONE_STAYS_MS = 6000;

export type Acts = {
  /** key of the act that runs now */
  busy: string | undefined;
  notice: Notice | undefined;
  /** Runs an act unless another one runs; a failure is shown, never thrown. @returns whether it was done */
  act: (key: string, doing: () => Promise<Done | undefined>) => Promise<boolean>;
  dismiss: () => void;
};

const Context = createContext<Acts>({
  busy: undefined,
  notice: undefined,
  act: async () => false,
  dismiss: () => undefined,
});
export const useActs = (): Acts => useContext(Context);

export function ActsProvider({ children }: { children: ComponentChildren }) {
  const [busy, setBusy] = useState<string>();
  const [notice, setNotice] = useState<Notice>();
  const running = useRef(false);
  useEffect(() => {
    // what can be taken back stays until it is closed; a mere «done» would only stand in the way of the next act
    if (!notice || !('done' in notice) || notice.done.undo) return;
    const timer = setTimeout(() => setNotice(undefined), DONE_STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  const acts = useMemo(
    (): Acts => ({
      busy,
      notice,
      dismiss: () => setNotice(undefined),
      act: async (key, doing) => {
        if (running.current) return false;
        running.current = true;
        setBusy(key);
        setNotice(undefined);
        try {
          const done = await doing();
          setNotice(done && { done });
          return true;
        } catch (error) {
          setNotice({ problem: asProblem(error) });
          return false;
        } finally {
          running.current = false;
          setBusy(undefined);
        }
      },
    }),
    [busy, notice],
  );
  return <Context.Provider value={acts}>{children}</Context.Provider>;
}
