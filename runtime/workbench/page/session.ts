/** The state of the workbench on this page: what the server said last, and the acts that change it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Act, Question, State } from '../protocol.ts';
import { follow, readState, act as send } from './client.ts';
import type { MessageList } from './messages.tsx';
import { counted, say } from './words.ts';

export type Asked = { fn: string; answers: string[]; question: Question };

export type Session = {
  state: State;
  busy: boolean;
  connected: boolean;
  /** A question of the script that waits for its answer. */
  asked: Asked | null;
  /** @returns whether it was done */
  act: (what: Act) => Promise<boolean>;
};

/**
 * @param changed called after every change of the world, by whomever
 * @param openRun shows an execution
 */
export function useSession(
  first: State,
  messages: MessageList,
  changed: () => Promise<void>,
  openRun: (id: number) => void,
): Session {
  const [state, setState] = useState(first);
  const [busy, setBusy] = useState(false);
  const [connected, setConnected] = useState(true);
  const [asked, setAsked] = useState<Asked | null>(null);
  const failed = useRef(first.failures.at(-1) ?? 0);
  const hear = useRef(changed);
  hear.current = changed;

  useEffect(() => {
    const refresh = async (): Promise<void> => {
      // A sheet that was renamed or taken away meanwhile is asked for again under the new state.
      const [fresh] = await Promise.all([readState(), hear.current().catch(() => {})]);
      setState(fresh);
    };
    return follow(() => refresh().catch(() => setConnected(false)), setConnected);
  }, []);

  useEffect(() => {
    for (const toast of state.toasts) messages.toast(`t${toast.n}`, toast.title, toast.text);
    for (const alert of state.alerts) messages.toast(`a${alert.n}`, alert.title, alert.text);
  }, [state, messages]);

  const details = (id: number) => ({ label: say('Подробнее', 'Details'), act: () => openRun(id) });

  // A fault that was armed has struck: the execution is named, whoever started it.
  const armed = useRef(first.fault !== null);
  useEffect(() => {
    const last = state.failures.at(-1) ?? 0;
    if (armed.current && !state.fault && last > failed.current) {
      messages.problem(
        say('Выполнение остановлено, как было задано.', 'The execution was stopped, as arranged.'),
        details(last),
      );
    }
    armed.current = state.fault !== null;
    failed.current = last;
  }, [state]);

  const act = useCallback(
    async (what: Act): Promise<boolean> => {
      setBusy(true);
      try {
        const outcome = await send(what);
        setState(outcome.state);
        const { question, refused, fired } = outcome;
        setAsked(question && what.act === 'menu' ? { fn: what.fn, answers: what.answers ?? [], question } : null);
        const last = outcome.state.failures.at(-1);
        const struck = armed.current && !outcome.state.fault && what.act === 'menu';
        if (refused && !struck)
          messages.problem(refused, what.act === 'menu' && last !== undefined ? details(last) : undefined);
        if (what.act === 'advance') {
          messages.note(
            fired === 0
              ? say('За это время ничего не сработало.', 'Nothing was due in that time.')
              : say('Сработало: ', 'Fired: ') +
                  counted(fired, ['выполнение', 'выполнения', 'выполнений'], ['execution', 'executions']),
          );
        }
        return refused === null;
      } catch (error) {
        messages.problem((error as Error).message);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [messages],
  );
  return { state, busy, connected, asked, act };
}
