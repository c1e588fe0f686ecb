/** Pages of the script: the sidebar at Google's fixed width, and dialogs. Each runs in a frame with `google.script` in it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question as Asked, Frame } from '../protocol.ts';
import { say } from './words.ts';

// The flags Google gives its own frames.
const SANDBOX =
  'allow-same-origin allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

type HostCall = { googleScriptHost?: 'close' | 'setHeight' | 'setWidth' | 'focus'; value?: number };

/** What a page asks of the window around it: `google.script.host`. */
function useHost(frame: { current: HTMLIFrameElement | null }, close: () => void): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<HostCall | null>): void => {
      if (origin !== location.origin || !frame.current || source !== frame.current.contentWindow) return;
      if (data?.googleScriptHost === 'close') closing.current();
      if (data?.googleScriptHost === 'setHeight') frame.current.style.height = `${data.value}px`;
      if (data?.googleScriptHost === 'setWidth') frame.current.style.width = `${data.value}px`;
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [frame]);
}

export function Sidebar({ frame, close }: { frame: Frame; close: () => void }) {
  const page = useRef<HTMLIFrameElement>(null);
  useHost(page, close);
  return (
    <aside class="sidebar" aria-label={frame.title}>
      <header>
        <h2>{frame.title}</h2>
        <button
          type="button"
          class="icon"
          onClick={close}
          aria-label={say('Закрыть панель', 'Close the sidebar')}
          title={say('Закрыть', 'Close')}
        >
          ×
        </button>
      </header>
      <iframe key={frame.n} ref={page} title={frame.title} src={`/frame/sidebar?${frame.n}`} sandbox={SANDBOX} />
    </aside>
  );
}

export function Dialog({ frame, close }: { frame: Frame; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const page = useRef<HTMLIFrameElement>(null);
  useHost(page, () => dialog.current?.close());
  useEffect(() => {
    if (frame.modal) dialog.current?.showModal();
    else dialog.current?.show();
  }, [frame.modal]);
  return (
    <dialog class="script-dialog" ref={dialog} onClose={close} aria-label={frame.title}>
      <header>
        <h2>{frame.title}</h2>
        <button
          type="button"
          class="icon"
          onClick={() => dialog.current?.close()}
          aria-label={say('Закрыть окно', 'Close the window')}
          title={say('Закрыть', 'Close')}
        >
          ×
        </button>
      </header>
      <iframe
        key={frame.n}
        ref={page}
        title={frame.title}
        src={`/frame/dialog?${frame.n}`}
        sandbox={SANDBOX}
        style={{ width: `${frame.width || 600}px`, height: `${frame.height || 400}px` }}
      />
    </dialog>
  );
}

const buttonWords = (): Record<string, string> => ({
  OK: 'ОК',
  CANCEL: say('Отмена', 'Cancel'),
  YES: say('Да', 'Yes'),
  NO: say('Нет', 'No'),
});

/** An alert or a prompt of the script. Closing it with Escape is the answer «closed», as in Sheets. */
export function Question({ question, answer }: { question: Asked; answer: (text: string) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const press = (button: string): void =>
    answer(question.prompt && (button === 'OK' || button === 'YES') && text ? text : button);
  return (
    <dialog
      class="script-dialog question"
      ref={dialog}
      aria-label={question.title || question.text}
      onCancel={(event) => {
        event.preventDefault();
        answer('CLOSE');
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          press(question.buttons[0] ?? 'OK');
        }}
      >
        {question.title && <h2>{question.title}</h2>}
        <p>{question.text}</p>
        {question.prompt && (
          <input value={text} onInput={(event) => setText(event.currentTarget.value)} aria-label={question.text} />
        )}
        <div class="buttons">
          {question.buttons.map((button, n) => (
            <button
              key={button}
              type={n === 0 ? 'submit' : 'button'}
              class={n === 0 ? 'main' : ''}
              onClick={n === 0 ? undefined : () => press(button)}
            >
              {buttonWords()[button] ?? button}
            </button>
          ))}
        </div>
      </form>
    </dialog>
  );
}
