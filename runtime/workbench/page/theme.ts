/** RevoGrid's colours, from the page's own. */
import type { ThemeDefinition } from '@revolist/revogrid';

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

const SHARED = {
  fontFamily: FONT,
  fontSize: '13px',
  headerHeight: '28px',
  headerFontSize: '12px',
  headerFontWeight: '500',
  headerTextAlign: 'center',
  headerPadding: '0 6px',
  cellPadding: '5px 6px',
  primary: 'var(--accent)',
  background: 'var(--surface)',
  text: 'var(--text)',
  headerBg: 'var(--quiet)',
  headerColor: 'var(--muted)',
  headerBorder: 'var(--line)',
  headerFocusedBg: 'var(--accent-weak)',
  headerHoverBg: 'var(--hover)',
  rowHeadersBg: 'var(--quiet)',
  rowHeadersColor: 'var(--muted)',
  cellBorder: 'var(--cell-line)',
  cellVerticalBorder: 'var(--cell-line)',
  rowHover: 'transparent',
  focusedBg: 'transparent',
  selectionBorder: 'var(--accent)',
  selectionBg: 'color-mix(in srgb, var(--accent) 12%, transparent)',
  autofillHandleBg: 'var(--accent)',
  autofillHandleBorder: 'var(--surface)',
} as const;

export const LIGHT: ThemeDefinition = {
  name: 'sheet',
  extends: 'default',
  colorScheme: 'light',
  defaultRowSize: 28,
  tokens: SHARED,
};

export const DARK: ThemeDefinition = { ...LIGHT, name: 'sheetDark', extends: 'darkCompact', colorScheme: 'dark' };
