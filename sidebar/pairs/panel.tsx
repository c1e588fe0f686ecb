/** «Пары»: who looks for a mentor, who waits for consent, and which pairs there are. */
import { useEffect, useState } from 'preact/hooks';
import { ProblemBox } from '../act-buttons.tsx';
import { KeyFile, useNamed } from '../names.tsx';
import { server } from '../server.ts';
import { Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { counted, t } from '../words.ts';
import { CurrentPairs } from './current.tsx';
import { Mentors } from './mentors.tsx';
import { Queue } from './queue.tsx';
import { RoundCard } from './round.tsx';
import { Awaiting, Seekers } from './seekers.tsx';

/** @param asked grows each time somebody comes to this tab */
export function PairsPanel({ asked }: { asked: number }) {
  const pairs = useView(() => server.pairs({}), 'pairs');
  const [chosen, choose] = useState<string>();
  useEffect(() => {
    if (asked > 1) void pairs.reload();
  }, [asked]);

  const data = useNamed(pairs.data);
  const problem = pairs.problem && (
    <ProblemBox problem={pairs.problem} again={() => void pairs.reload()} loading={pairs.loading} />
  );
  if (!data) return problem ?? <Skeleton rows={[24, 36, 72, 72, 72, 72, 72]} />;
  if (chosen !== undefined) {
    return (
      <Mentors
        mentee={chosen}
        back={() => {
          const last = chosen;
          choose(undefined);
          // whoever works by keyboard goes on from where the list was left
          requestAnimationFrame(() => document.getElementById(`seeker-${last}`)?.focus());
        }}
        formed={async () => {
          await pairs.reload();
          choose(undefined);
          requestAnimationFrame(() => {
            window.scrollTo(0, 0);
            document.getElementById('pairs-top')?.focus();
          });
        }}
        changed={pairs.reload}
      />
    );
  }
  const nobody = data.seekers.length + data.awaiting.length + data.pairs.length === 0;
  return (
    <>
      {problem}
      <p class="summary" id="pairs-top" tabIndex={-1}>
        <span>
          <b>{data.seekers.length.toLocaleString(data.lang)}</b>
          {t(['ищут пару', 'look for a pair'])}
        </span>
        <span>
          <b>{data.freePlaces.toLocaleString(data.lang)}</b>
          {counted(
            data.freePlaces,
            ['место свободно', 'места свободны', 'мест свободно'],
            ['place free', 'places free'],
          ).replace(/^[\d\s.,\u00a0]+/, '')}
        </span>
      </p>
      {nobody && (
        <div class="empty">
          <p>
            {t(['Здесь появятся наставляемые, которые ищут пару.', 'Mentees who look for a pair will appear here.'])}
          </p>
          <p class="secondary">
            {t([
              'Раздайте анкеты этапов 2 и 3 или загрузите список: меню «Наставничество → Данные → Импорт списка…».',
              'Give out the forms of stages 2 and 3, or bring in a list: menu “Mentoring → Data → Import a list…”.',
            ])}
          </p>
        </div>
      )}
      <RoundCard pairs={data} reload={pairs.reload} />
      {data.mode === 'codes' && <KeyFile />}
      <Seekers seekers={data.seekers} choose={choose} />
      <Queue pairs={data} reload={pairs.reload} />
      <Awaiting awaiting={data.awaiting} reload={pairs.reload} />
      <CurrentPairs all={data} reload={pairs.reload} />
    </>
  );
}
