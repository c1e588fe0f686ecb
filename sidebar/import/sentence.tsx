/** What went wrong, in the dialog: no way to a tab from here, because a dialog covers the workbook. */
import type { ComponentChildren } from 'preact';
import type { ServerProblem } from '../server.ts';
import { Icon } from '../ui.tsx';

export const Sentence = ({ problem, children }: { problem: ServerProblem; children?: ComponentChildren }) => (
  <div class="box problem" role="alert">
    <Icon name="warning" />
    <div class="grow">
      <p>{problem.message}</p>
      {children}
    </div>
  </div>
);
