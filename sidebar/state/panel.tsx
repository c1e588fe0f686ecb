/** «Состояние»: what works and what does not, letters, and the last actions that can be taken back. */
import { useEffect } from 'preact/hooks';
import { ProblemBox } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { Acts } from './acts.tsx';
import { Letters } from './letters.tsx';
import { Lines } from './lines.tsx';

/** @param asked grows when the panel is opened again: others may have changed what it shows */
export function StatePanel({ asked }: { asked: number }) {
  const state = useView(() => server.state({}), 'state');
  const letters = useView(() => server.letters({}), 'letters');
  const acts = useView(() => server.acts({}), 'acts');
  const reload = async () => void (await Promise.all([state.reload(), letters.reload(), acts.reload()]));
  useEffect(() => {
    if (asked > 0) void reload();
  }, [asked]);
  const problem = state.problem ?? letters.problem ?? acts.problem;
  return (
    <>
      {problem && <ProblemBox problem={problem} again={() => void reload()} loading={state.loading} />}
      {state.data ? (
        <Lines lines={state.data.lines} reload={reload} />
      ) : (
        !problem && <Skeleton rows={[32, 64, 64, 48, 48, 48, 48]} />
      )}
      {letters.data && <Letters letters={letters.data} reload={reload} />}
      {acts.data && <Acts acts={acts.data.acts} reload={reload} />}
    </>
  );
}
