/** The line above the cells: where one is, the whole text of the cell, and what there is to know about it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { cellName } from '../../a1.ts';
import type { State } from '../protocol.ts';
import { remarks } from './bonds.ts';
import { cellAt, type Loaded, textOf } from './cells.ts';
import type { Place } from './grid.tsx';
import { say } from './words.ts';

type LineProps = {
  state: State;
  loaded: Loaded | null;
  focus: Place;
  /** Why the cell may not be edited; null when it may. */
  bound: string | null;
  type: (at: Place, text: string) => void;
};

export function EditingLine({ state, loaded, focus, bound, type }: LineProps) {
  const present = textOf(loaded && cellAt(loaded, focus.row, focus.col));
  const [text, setText] = useState(present);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(present), [present, focus.row, focus.col, loaded?.view.id]);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && text !== present) type(focus, text);
    if (event.key === 'Escape') setText(present);
    if (event.key === 'Enter' || event.key === 'Escape') input.current?.blur();
  };
  const said = loaded ? remarks(state, loaded, focus.row, focus.col) : [];
  return (
    <div class="line">
      <output class="name" aria-label={say('Ячейка', 'Cell')}>
        {cellName(focus.row, focus.col)}
      </output>
      <input
        ref={input}
        value={text}
        readOnly={bound !== null}
        title={bound ?? undefined}
        aria-label={say('Содержимое ячейки', 'Contents of the cell')}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={() => setText(present)}
        spellcheck={false}
      />
      {said.length > 0 && (
        <p class="remark" title={said.join('\n')} aria-live="polite">
          {said.join(' ')}
        </p>
      )}
    </div>
  );
}
