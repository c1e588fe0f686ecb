/** The card with a cell's note and rules, beside the cell the mouse is over. */
import { useEffect, useState } from 'preact/hooks';
import type { SheetView } from '../protocol.ts';
import { remarks } from './line.tsx';

const DELAY_MS = 350;

type Shown = { text: string; left: number; top: number };

export function Tip({ view }: { view: SheetView }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer = 0;
    const over = (event: PointerEvent): void => {
      clearTimeout(timer);
      const cell = (event.target as Element | null)?.closest?.<HTMLElement>('.rgCell[data-row]');
      const found = cell && view.cells[Number(cell.dataset.row)]?.[Number(cell.dataset.col)];
      const text = found ? remarks(found).join('\n\n') : '';
      if (!cell || !text) {
        setShown(null);
        return;
      }
      timer = window.setTimeout(() => {
        const box = cell.getBoundingClientRect();
        setShown({ text, left: Math.min(box.right + 4, innerWidth - 312), top: Math.min(box.top, innerHeight - 140) });
      }, DELAY_MS);
    };
    const away = (): void => setShown(null);
    document.addEventListener('pointerover', over);
    document.addEventListener('pointerdown', away);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('pointerdown', away);
    };
  }, [view]);
  return (
    shown && (
      <div class="tip" style={{ left: `${shown.left}px`, top: `${shown.top}px` }}>
        {shown.text}
      </div>
    )
  );
}
