/** The sidebar. */
import { render } from 'preact';
import { ActsProvider } from './acts.tsx';
import { Panel } from './panel.tsx';
import { browserLang, speak } from './words.ts';

speak(browserLang());
render(
  <ActsProvider>
    <Panel />
  </ActsProvider>,
  document.getElementById('page') as HTMLElement,
);
