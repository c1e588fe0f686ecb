/** A button with a list of commands below it; arrows move, Escape closes. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuItem } from '../../types.ts';

export type Command =
  | { label: string; act: () => void; disabled?: boolean; keys?: string; checked?: boolean }
  | 'line'
  | { heading: string };

/** The script's own menu: a submenu becomes a headed part of the list. */
export function commands(items: MenuItem[], run: (fn: string) => void): Command[] {
  return items.flatMap((item): Command[] => {
    if ('separator' in item) return ['line'];
    if ('items' in item) return [{ heading: item.label }, ...commands(item.items, run), 'line'];
    return [{ label: item.label, act: () => run(item.fn) }];
  });
}

/** Lines are for separating: none first, none last, never two. */
function tidy(list: Command[]): Command[] {
  return list.filter((each, n) => each !== 'line' || (n > 0 && n < list.length - 1 && list[n - 1] !== 'line'));
}

type MenuProps = {
  label: ComponentChildren;
  title?: string;
  list: Command[];
  kind?: 'bar' | 'tab' | 'plain';
  up?: boolean;
};

export function Menu({ label, title, list, kind = 'bar', up = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const items = popup.current;
    const box = button.current?.getBoundingClientRect();
    if (items && box) {
      // The strips that hold the buttons scroll, and would cut off a list placed inside them.
      items.style.left = `${Math.max(8, Math.min(box.left, innerWidth - items.offsetWidth - 8))}px`;
      items.style.top = `${up ? Math.max(8, box.top - items.offsetHeight - 4) : box.bottom + 4}px`;
      items.querySelector<HTMLElement>('[role^=menuitem]:not([disabled])')?.focus();
    }
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const away = (): void => setOpen(false);
    document.addEventListener('pointerdown', outside, true);
    addEventListener('blur', away);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      removeEventListener('blur', away);
    };
  }, [open, up]);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setOpen(false);
      button.current?.focus();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...(popup.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([disabled])') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
  };

  return (
    <div class={`menu menu-${kind}`} ref={root}>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        title={title}
        aria-label={title}
        onClick={() => setOpen(!open)}
        onKeyDown={keys}
      >
        {label}
      </button>
      {open && (
        <div class="popup" role="menu" tabIndex={-1} ref={popup} onKeyDown={keys}>
          {tidy(list).map((command, n) => {
            if (command === 'line') return <hr key={n} />;
            if ('heading' in command) return <p key={command.heading}>{command.heading}</p>;
            const choose = (): void => {
              setOpen(false);
              command.act();
            };
            return (
              <button
                type="button"
                {...(command.checked === undefined
                  ? { role: 'menuitem' as const }
                  : { role: 'menuitemradio' as const, 'aria-checked': command.checked })}
                key={command.label}
                disabled={command.disabled}
                onClick={choose}
              >
                <span>{command.label}</span>
                {command.keys && <kbd>{command.keys}</kbd>}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
