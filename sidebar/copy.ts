/** Copying text out of a frame where the browser may not allow its clipboard. */
import { ServerProblem } from './server.ts';
import { t } from './words.ts';

function copyThroughSelection(text: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

/** @throws ServerProblem that shows the text, to be copied by hand */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // the frame Google puts a sidebar into has no permission for the clipboard in some browsers
    if (copyThroughSelection(text)) return;
    throw new ServerProblem(
      'clipboard',
      t([
        `Браузер не дал скопировать. Выделите и скопируйте сами: ${text}`,
        `The browser did not allow copying. Select and copy this: ${text}`,
      ]),
    );
  }
}
