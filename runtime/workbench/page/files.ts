/** Files to and from the computer. */
import { post } from './client.ts';
import { say } from './words.ts';

/** Opens a page of the workbench beside this one; a file to keep is downloaded by its own answer. */
export function open(path: string): void {
  window.open(path, '_blank', 'noopener');
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error(say('Файл не читается.', 'The file cannot be read.')));
    reader.readAsDataURL(file);
  });
}

/** Asks for an XLSX file and makes a spreadsheet of it. @returns null when the person thought better of it */
export async function uploadXlsx(): Promise<{ id: string } | null> {
  const field = Object.assign(document.createElement('input'), { type: 'file', accept: '.xlsx' });
  const file = await new Promise<File | null>((resolve) => {
    field.addEventListener('change', () => resolve(field.files?.[0] ?? null));
    field.addEventListener('cancel', () => resolve(null));
    field.click();
  });
  if (!file) return null;
  return post('/xlsx', { title: file.name.replace(/\.xlsx$/i, ''), base64: await base64(file) });
}
