/** Light or dark: as the system has it, or as the person chose. */
import { useEffect, useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

const KEPT = 'workbench-theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

let chosen: Theme = 'auto';
try {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') chosen = kept;
} catch {
  // A browser may keep nothing for a page; then the choice lasts as long as the page.
}

function show(): void {
  document.documentElement.style.colorScheme = chosen === 'auto' ? 'light dark' : chosen;
}
show();

export const theme = (): Theme => chosen;

export function chooseTheme(next: Theme): void {
  chosen = next;
  show();
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // See above.
  }
}

export function useDark(): boolean {
  const [system, setSystem] = useState(DARK.matches);
  useEffect(() => {
    const change = (): void => setSystem(DARK.matches);
    DARK.addEventListener('change', change);
    return () => DARK.removeEventListener('change', change);
  }, []);
  return chosen === 'auto' ? system : chosen === 'dark';
}
