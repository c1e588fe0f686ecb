/** What a panel shows: loaded from the server, kept on the screen while it is loaded again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, onStale, type ServerProblem } from './server.ts';

export type View<T> = {
  data: T | undefined;
  problem: ServerProblem | undefined;
  loading: boolean;
  reload: () => Promise<void>;
};

/** @param about what the view is about: another one is loaded anew, and an answer about the former is thrown away */
export function useView<T>(load: () => Promise<T>, about: string): View<T> {
  const [shown, show] = useState<{ about: string; data?: T; problem?: ServerProblem }>({ about });
  const [loading, setLoading] = useState(true);
  const asked = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++asked.current;
    setLoading(true);
    try {
      const data = await load();
      if (mine === asked.current) show({ about, data });
    } catch (error) {
      if (mine === asked.current) show((before) => ({ ...before, about, problem: asProblem(error) }));
    }
    if (mine === asked.current) setLoading(false);
  }, [about]);
  useEffect(() => {
    void reload();
    return onStale(() => void reload());
  }, [reload]);
  const current = shown.about === about ? shown : { about };
  return { data: current.data, problem: current.problem, loading, reload };
}
