/** What opens when a person edits a cell: a line of text, with the allowed values below it when the cell has a list. */
import type {
  ColumnDataSchemaModel,
  EditCell,
  EditorBase,
  EditorCtrCallable,
  HyperFunc,
  VNode,
} from '@revolist/revogrid';
import type { Cell } from '../protocol.ts';

type Save = (value?: unknown, preventFocus?: boolean) => void;

/** @param cellOf the cell of this column in a row of the sheet */
export function cellEditor(cellOf: (row: number) => Cell | null): EditorCtrCallable {
  return (column: ColumnDataSchemaModel, save: Save, close: (focusNext?: boolean) => void): EditorBase => {
    const cell = cellOf((column.model as { r: number }).r);
    const start = cell?.raw ?? cell?.v ?? '';
    const options = cell?.validation?.options ?? [];
    let input: HTMLInputElement | null = null;
    let list: HTMLElement | null = null;
    let marked = -1;

    const matching = (): string[] => {
      const typed = input?.value.trim().toLowerCase() ?? '';
      const fits = options.filter((option) => option.toLowerCase().includes(typed));
      // With the present value still in the line every choice is offered: the person came to change it.
      return typed === '' || typed === start.toLowerCase() || fits.length === 0 ? options : fits;
    };

    const draw = (): void => {
      if (!list || !input) return;
      const lines = matching().map((option, n) => {
        const line = document.createElement('div');
        line.className = n === marked ? 'option marked' : 'option';
        line.setAttribute('role', 'option');
        line.setAttribute('aria-selected', String(n === marked));
        line.textContent = option;
        // The grid ends the edit on a press outside; this one must not count as outside, nor take the focus away.
        line.addEventListener('pointerdown', (event) => event.stopPropagation());
        line.addEventListener('mousedown', (event) => {
          event.preventDefault();
          event.stopPropagation();
          save(option);
        });
        return line;
      });
      list.replaceChildren(...lines);
      list.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
    };

    const keys = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const offered = list ? matching() : [];
      if (list && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        event.stopPropagation();
        marked = (marked + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
        draw();
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        event.stopPropagation();
        const value = offered[marked] ?? input?.value ?? '';
        input?.blur();
        save(value, event.key === 'Tab');
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        close(false);
      }
    };

    const place = (): void => {
      const box = input?.getBoundingClientRect();
      if (!list || !box) return;
      list.showPopover();
      list.style.left = `${Math.min(box.left, innerWidth - list.offsetWidth - 8)}px`;
      list.style.top = `${box.bottom + list.offsetHeight > innerHeight ? Math.max(8, box.top - list.offsetHeight) : box.bottom}px`;
      list.style.minWidth = `${box.width}px`;
    };

    const editor: EditorBase = {
      element: null,
      render: (h: HyperFunc<VNode>) => {
        const typed = (editor as { editCell?: EditCell }).editCell?.val as string | undefined;
        const line = h('input', {
          type: 'text',
          class: 'cell-input',
          value: typed === undefined || typed === cell?.v ? start : typed,
          autocomplete: 'off',
          'aria-label': column.column.name as string,
          ref: (element: HTMLInputElement) => {
            input = element;
          },
          onKeyDown: keys,
          onInput: () => {
            marked = options.length > 0 && input?.value ? 0 : -1;
            draw();
          },
        });
        if (options.length === 0) return line;
        const popup = h('div', {
          class: 'options',
          popover: 'manual',
          role: 'listbox',
          ref: (element: HTMLElement) => {
            list = element;
          },
        });
        return [line, popup];
      },
      componentDidRender: () => {
        setTimeout(() => {
          input?.focus();
          draw();
          if (list) place();
        });
      },
      appendPendingInput: (value: string) => {
        if (!input) return false;
        input.value += value;
        input.focus();
        return true;
      },
      getValue: () => input?.value,
      beforeDisconnect: () => input?.blur(),
    };
    return editor;
  };
}
