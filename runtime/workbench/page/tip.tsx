/** The card with a cell's note and rules, beside the cell the mouse is over. */
import { useEffect, useRef, useState } from 'preact/hooks';

const DELAY_MS = 350;

type Shown = { text: string; left: number; top: number };

/** @param remarks what there is to say about a cell */
export function Tip({ remarks }: { remarks: (row: number, col: number) => string[] }) {
  const latest = useRef(remarks);
  latest.current = remarks;
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer = 0;
    const over = (event: PointerEvent): void => {
      clearTimeout(timer);
      const cell = (event.target as Element | null)?.closest?.<HTMLElement>('.rgCell[data-row]');
      const text = cell ? latest.current(Number(cell.dataset.row), Number(cell.dataset.col)).join('\n\n') : '';
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
  }, []);
  return (
    shown && (
      <div class="tip" style={{ left: `${shown.left}px`, top: `${shown.top}px` }}>
        {shown.text}
      </div>
    )
  );
}
