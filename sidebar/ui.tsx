/** Small pieces every panel is made of. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t, type Words } from './words.ts';

const shapes = {
  check: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.2L14.6 13.6H1.4zM8 6.4v3.2M8 11.4v.6',
  down: 'M4 6l4 4 4-4',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.4v2.9h-2.9',
  person: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.6c.5-2.6 2.4-3.8 5-3.8s4.5 1.2 5 3.8',
} as const;

export const Icon = ({ name }: { name: keyof typeof shapes }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
);

const Spinner = () => <span class="spinner" aria-hidden="true" />;

/**
 * A working button keeps the focus: it is marked disabled and does nothing, because a really disabled one loses
 * the place of whoever works by keyboard.
 */
export function Button(props: {
  kind?: 'primary' | 'plain' | 'quiet';
  busy?: boolean;
  waits?: boolean;
  submit?: boolean;
  label?: string;
  onClick?: () => void;
  children: ComponentChildren;
}) {
  const off = props.busy || props.waits;
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={`button ${props.kind ?? 'plain'}`}
      aria-disabled={off ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      aria-label={props.label}
      onClick={(event) => {
        if (!off) return props.onClick?.();
        event.preventDefault();
      }}
    >
      {props.busy && <Spinner />}
      {props.children}
    </button>
  );
}

export const Empty = ({ children }: { children: ComponentChildren }) => <div class="empty">{children}</div>;

/** Grey shapes where the content will stand. @param rows heights in pixels */
export const Skeleton = ({ rows }: { rows: readonly number[] }) => (
  <div class="skeleton" role="status" aria-label={t(['Загружается…', 'Loading…'])}>
    {rows.map((height, i) => (
      <span key={`${i} ${height}`} style={{ height: `${height}px` }} />
    ))}
  </div>
);

export function Bar({ value, of, label }: { value: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(100, Math.round((value / of) * 100)) : 0;
  return (
    <div class="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={value}>
      <span style={{ width: `${share}%` }} />
    </div>
  );
}

/** The first of a long list, the next ones on request: hundreds of cards at once make a sidebar slow. */
export function More<T>(props: {
  all: readonly T[];
  first: number;
  step?: number;
  children: (one: T, at: number) => ComponentChildren;
}) {
  const [shown, setShown] = useState(props.first);
  const rest = props.all.length - shown;
  const next = Math.min(rest, props.step ?? props.first);
  return (
    <>
      <ul class="list">{props.all.slice(0, shown).map(props.children)}</ul>
      {rest > 0 && (
        <Button kind="quiet" onClick={() => setShown(shown + next)}>
          {next < rest
            ? t([`Показать ещё ${next} из ${rest}`, `Show ${next} more of ${rest}`])
            : t([`Показать ещё ${rest}`, `Show ${rest} more`])}
        </Button>
      )}
    </>
  );
}

/** A field that narrows a list; the list is given back through `found`. */
export function Search(props: { words: Words; value: string; change: (text: string) => void }) {
  return (
    <input
      class="search"
      type="search"
      placeholder={t(props.words)}
      aria-label={t(props.words)}
      value={props.value}
      onInput={(e) => props.change(e.currentTarget.value)}
    />
  );
}

/** One value of a list to look at alone; not drawn while there is nothing to choose from. */
export function Narrow(props: {
  words: Words;
  all: readonly string[];
  value: string;
  change: (value: string) => void;
}) {
  const values = [...new Set(props.all)].filter(Boolean).sort((a, b) => a.localeCompare(b));
  if (values.length < 2) return null;
  return (
    <select aria-label={t(props.words)} value={props.value} onChange={(e) => props.change(e.currentTarget.value)}>
      <option value="">{t(props.words)}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  );
}
