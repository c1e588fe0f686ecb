/** The dialog «Доска подбора»: a round of pairing as a whole. */
import { render } from 'preact';
import { ActsProvider } from '../acts.tsx';
import { browserLang, speak } from '../words.ts';
import { Board } from './board.tsx';

speak(browserLang());
render(
  <ActsProvider>
    <Board />
  </ActsProvider>,
  document.getElementById('page') as HTMLElement,
);
