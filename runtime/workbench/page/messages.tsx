/** Short messages at the bottom: the script's toasts, refusals, what a step of the clock set off. */
import { useMemo, useState } from 'preact/hooks';
import { say } from './words.ts';

type Link = { label: string; act: () => void };
type Message = { id: string; title: string; text: string; bad: boolean; link?: Link | undefined };

export type MessageList = {
  list: Message[];
  /** Shown once per id, and not at all when it was there before the page was opened. */
  toast: (id: string, title: string, text: string) => void;
  problem: (text: string, link?: Link) => void;
  note: (text: string) => void;
  dismiss: (id: string) => void;
};

const SHOWN_MS = 7000;

/** @param old ids of messages that were there before the page was opened */
export function useMessages(old: () => string[]): MessageList {
  const [list, setList] = useState<Message[]>([]);
  const [seen] = useState(() => new Set(old()));
  const acts = useMemo(() => {
    let own = 0;
    const dismiss = (id: string): void => setList((before) => before.filter((each) => each.id !== id));
    const add = (message: Message): void => {
      // The same said again takes the place of the first.
      setList((before) => [...before.filter(({ text }) => text !== message.text).slice(-3), message]);
      // A refusal stays until it is read: it asks for something.
      if (!message.bad) setTimeout(() => dismiss(message.id), SHOWN_MS);
    };
    const mine = (): string => {
      own += 1;
      return `m${own}`;
    };
    return {
      dismiss,
      toast: (id: string, title: string, text: string): void => {
        if (seen.has(id)) return;
        seen.add(id);
        add({ id, title, text, bad: false });
      },
      problem: (text: string, link?: Link): void => add({ id: mine(), title: '', text, bad: true, link }),
      note: (text: string): void => add({ id: mine(), title: '', text, bad: false }),
    };
  }, [seen]);
  return useMemo(() => ({ ...acts, list }), [acts, list]);
}

export function Messages({ list, dismiss }: { list: Message[]; dismiss: (id: string) => void }) {
  return (
    <div class="messages" aria-live="polite">
      {list.map(({ id, title, text, bad, link }) => (
        <div key={id} class={bad ? 'message bad' : 'message'} role={bad ? 'alert' : 'status'}>
          <div>
            {title && <strong>{title}</strong>}
            <p>{text}</p>
            {link && (
              <button
                type="button"
                class="link"
                onClick={() => {
                  link.act();
                  dismiss(id);
                }}
              >
                {link.label}
              </button>
            )}
          </div>
          <button
            type="button"
            class="icon"
            onClick={() => dismiss(id)}
            aria-label={say('Закрыть сообщение', 'Close the message')}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
