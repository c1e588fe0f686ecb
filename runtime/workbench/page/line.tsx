/** The line above the cells: where one is, the whole text of the cell, and what there is to know about it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Cell, SheetView } from '../protocol.ts';
import { a1 } from './a1.ts';
import type { Place } from './grid.tsx';
import { say } from './words.ts';

/** @returns what a cell's marks mean, in words */
export function remarks(cell: Cell): string[] {
  return [
    ...(cell.protected === 'deny'
      ? [say('Защищено: править могут не все.', 'Protected: not everyone may edit it.')]
      : []),
    ...(cell.protected === 'warn'
      ? [
          say(
            'Защищено предупреждением: перед правкой будет вопрос.',
            'Protected by a warning: an edit is asked about first.',
          ),
        ]
      : []),
    ...(cell.rule ? [cell.rule] : []),
    ...(cell.note ? [cell.note] : []),
  ];
}

export function EditingLine({
  view,
  focus,
  type,
}: {
  view: SheetView | null;
  focus: Place;
  type: (at: Place, values: string[][]) => void;
}) {
  const cell = view?.cells[focus.row]?.[focus.col] ?? null;
  const present = cell?.raw ?? cell?.v ?? '';
  const [text, setText] = useState(present);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(present), [present, focus.row, focus.col, view?.name]);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && text !== present) type(focus, [[text]]);
    if (event.key === 'Escape') setText(present);
    if (event.key === 'Enter' || event.key === 'Escape') input.current?.blur();
  };
  const said = cell ? remarks(cell) : [];
  return (
    <div class="line">
      <output class="name" aria-label={say('Ячейка', 'Cell')}>
        {a1(focus.row, focus.col)}
      </output>
      <input
        ref={input}
        value={text}
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
