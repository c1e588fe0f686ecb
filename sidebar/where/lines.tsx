/** What a stage tells when it is asked: worked out anew each time it is unfolded. */
import { useState } from 'preact/hooks';
import type { StageView } from '../../src/app/views.ts';
import { ProblemBox } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { t } from '../words.ts';

function Shown({ id }: { id: string }) {
  const { data, problem, loading, reload } = useView(() => server.lines({ lines: id }), id);
  if (problem) return <ProblemBox problem={problem} again={() => void reload()} loading={loading} />;
  if (!data) return <Skeleton rows={[32, 32, 32]} />;
  if (!data.lines.length) return <p class="secondary">{t(['Пока нечего показать.', 'Nothing to show yet.'])}</p>;
  return (
    <ul class="told">
      {data.lines.map((line) => (
        <li key={line.words} class={line.short ? 'short' : ''}>
          {line.words}
        </li>
      ))}
    </ul>
  );
}

export function Lines({ lines }: { lines: StageView['lines'][number] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="rest" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{lines.title}</summary>
      {open && <Shown id={lines.id} />}
    </details>
  );
}
