/** The dialog «Импорт списка»: a file, its columns, its rows in, and what became of each. */
import { render } from 'preact';
import { browserLang, speak } from '../words.ts';
import { ImportDialog } from './dialog.tsx';

speak(browserLang());
render(<ImportDialog />, document.getElementById('page') as HTMLElement);
