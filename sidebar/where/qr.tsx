/** The QR code of a form: in the panel for a telephone held close, on a whole page for a projector or a wall. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../ui.tsx';
import { spoken, t } from '../words.ts';
import { blockedTab } from './print.ts';
import { qrPath } from './qr-path.ts';

/** What a code leads to. */
export type Linked = { title: string; url: string };

const PAGE = `
  body { margin: 0; font: 20px/1.4 Arial, sans-serif; color: #000; background: #fff; text-align: center; }
  main { min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1vh; }
  h1 { margin: 0; font-size: 28px; }
  p { margin: 0; overflow-wrap: anywhere; padding: 0 24px; }
  svg { width: min(78vh, 92vw); height: min(78vh, 92vw); }
  button { font: inherit; font-size: 16px; padding: 8px 20px; }
  @media print { button { display: none; } svg { width: 160mm; height: 160mm; } }`;

/** Opens a page of its own with a code as large as the screen. @returns false when the browser did not let it open */
function openLarge(form: Linked, svg: SVGElement, then: 'look' | 'print'): boolean {
  const page = window.open('', '_blank');
  if (!page) return false;
  const doc = page.document;
  doc.documentElement.lang = spoken();
  doc.title = form.title;
  const style = doc.createElement('style');
  style.textContent = PAGE;
  doc.head.append(style);
  const main = doc.createElement('main');
  const title = doc.createElement('h1');
  title.textContent = form.title;
  const link = doc.createElement('p');
  link.textContent = form.url;
  const print = doc.createElement('button');
  print.textContent = t(['Распечатать', 'Print']);
  print.addEventListener('click', () => page.print());
  main.append(title, doc.importNode(svg, true), link, print);
  doc.body.append(main);
  if (then === 'print') page.setTimeout(() => page.print(), 0);
  return true;
}

export function QrDialog({ form, close }: { form: Linked; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const code = useRef<SVGSVGElement>(null);
  const [blocked, setBlocked] = useState(false);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const { side, path } = qrPath(form.url);
  const open = (then: 'look' | 'print') => setBlocked(!code.current || !openLarge(form, code.current, then));
  return (
    <dialog ref={dialog} class="qr" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{form.title}</h2>
      <svg
        ref={code}
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={t([`QR-код со ссылкой ${form.url}`, `QR code with the link ${form.url}`])}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p class="secondary">{form.url}</p>
      {blocked && (
        <p class="error" role="alert">
          {t(blockedTab)}
        </p>
      )}
      <div class="row">
        <Button kind="primary" onClick={() => open('look')}>
          {t(['На весь экран', 'Whole screen'])}
        </Button>
        <Button onClick={() => open('print')}>{t(['Распечатать', 'Print'])}</Button>
        <Button onClick={() => dialog.current?.close()}>{t(['Закрыть', 'Close'])}</Button>
      </div>
    </dialog>
  );
}
