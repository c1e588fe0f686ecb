/** Numbers of the round, its acts, and five ways to look at it. */
import { useRef, useState } from 'preact/hooks';
import type { RoundView } from '../../src/app/round-view.ts';
import { ActButton, Ask, NoticeBar, ProblemBox } from '../act-buttons.tsx';
import { KeyFile, useNamed } from '../names.tsx';
import { useNarrowing } from '../pairs/narrowing.tsx';
import { type Asked, server } from '../server.ts';
import { Icon, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { counted, speak, t, type Words } from '../words.ts';
import { Couples } from './couples.tsx';
import { Left } from './left.tsx';
import { Fairness, Record, Scarce } from './tables.tsx';

const tabs = ['couples', 'left', 'scarce', 'fair', 'record'] as const;
type Tab = (typeof tabs)[number];
const titles: Readonly<{ [K in Tab]: Words }> = {
  couples: ['Пары', 'Pairs'],
  left: ['Без пары', 'Without a pair'],
  scarce: ['Кого не хватает', 'Who is scarce'],
  fair: ['Справедливость', 'Fairness'],
  record: ['Протокол', 'Record'],
};

function Numbers({ round }: { round: RoundView }) {
  const all: [Words, string][] = [
    [['пар', 'pairs'], t([`${round.served} из ${round.seekers}`, `${round.served} of ${round.seekers}`])],
    [['мест у наставников', 'places of mentors'], String(round.places)],
    [['средняя оценка', 'average score'], String(round.average)],
    [['слабейшая пара', 'weakest pair'], round.lowest.fair === null ? '—' : String(lowestOf(round))],
    [['пожеланий не учтено', 'wishes not met'], String(round.broken)],
  ];
  return (
    <dl class="numbers">
      {all.map(([words, value]) => (
        <div key={words[1]}>
          <dd>{value}</dd>
          <dt>{t(words)}</dt>
        </div>
      ))}
    </dl>
  );
}

const lowestOf = ({ policy, lowest }: RoundView): number | null => lowest[policy];

type Policy = Asked<'makeRound'>['policy'];

function Acts({ round, reload }: { round: RoundView; reload: () => Promise<void> }) {
  const [policy, setPolicy] = useState<Policy>(round.policy);
  const { draft } = round;
  return (
    <div class="acts">
      <label class="policy">
        {t(['Порядок', 'Policy'])}
        <select value={policy} onChange={(e) => setPolicy(e.currentTarget.value as Policy)}>
          {round.policies.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <ActButton
        id="make"
        kind={draft && !draft.stale ? 'plain' : 'primary'}
        act={async () => {
          const { served, left } = await server.makeRound({ policy });
          await reload();
          return {
            words: t([
              `Черновик готов: пар ${served}, без пары ${left}. Писем нет, пока вы не утвердите.`,
              `The draft is ready: ${served} pairs, ${left} without. No letters until you approve.`,
            ]),
          };
        }}
      >
        {draft ? t(['Подобрать заново', 'Pair anew']) : t(['Сделать подбор', 'Make a round'])}
      </ActButton>
      {draft && !draft.stale && (
        <Ask
          id="approve"
          words={t(['Утвердить', 'Approve'])}
          question={t([
            `Создать ${counted(round.served, ['пару', 'пары', 'пар'], ['pair', 'pairs'])} и поставить письма наставникам в очередь? Оставшиеся без пары войдут в очередь «Без пары».`,
            `Make ${counted(round.served, ['пару', 'пары', 'пар'], ['pair', 'pairs'])} and queue letters to the mentors? Those left without a pair enter the queue.`,
          ])}
          yes={t(['Утвердить подбор', 'Approve the round'])}
          act={async () => {
            const { pairs, letters, left } = await server.approveRound({ round: draft.id });
            await reload();
            return {
              words: t([
                `Подбор утверждён: пар ${pairs}, писем в очереди ${letters}, без пары ${left}.`,
                `The round is approved: ${pairs} pairs, ${letters} letters queued, ${left} without a pair.`,
              ]),
            };
          }}
        />
      )}
      {draft && (
        <ActButton
          id="discard"
          kind="quiet"
          act={async () => {
            await server.discardRound({ round: draft.id });
            await reload();
            return { words: t(['Черновик отброшен.', 'The draft is discarded.']) };
          }}
        >
          {t(['Отбросить', 'Discard'])}
        </ActButton>
      )}
    </div>
  );
}

function State({ round }: { round: RoundView }) {
  const { draft } = round;
  const words: Words = draft
    ? draft.stale
      ? [
          `Черновик ${draft.id} устарел: данные изменились. Показано, что вышло бы сейчас; подберите заново.`,
          `Draft ${draft.id} is out of date: the data have changed. What would come out now is shown; pair anew.`,
        ]
      : [
          `Черновик ${draft.id} от ${draft.made}. Писем пока нет.`,
          `Draft ${draft.id} of ${draft.made}. No letters yet.`,
        ]
    : [
        'Черновика нет: показано, что вышло бы сейчас. Ничего не записано.',
        'There is no draft: what would come out now is shown. Nothing is recorded.',
      ];
  return (
    <p class={draft?.stale ? 'box wait' : 'secondary'}>
      {draft?.stale && <Icon name="warning" />}
      <span>
        {t(words)}{' '}
        {round.exact
          ? t(['Доказано: лучше для всех вместе нельзя.', 'Proven: nothing better is possible for all together.'])
          : t(['Лучшее из найденного; доказательства нет.', 'The best found; there is no proof.'])}{' '}
        {round.market &&
          t([
            'Людей много, поэтому цену решений считает этот компьютер, тем же способом.',
            'There are many people, so this computer counts the prices, in the same way.',
          ])}
      </span>
    </p>
  );
}

export function Board() {
  const view = useView(() => server.round({}), 'round');
  const [tab, setTab] = useState<Tab>('couples');
  const said = useRef('');
  const data = useNamed(view.data);
  const by = useNarrowing(data ? [...data.couples, ...data.left] : []);
  if (data && said.current !== data.lang) {
    said.current = data.lang;
    speak(data.lang);
  }
  const problem = view.problem && (
    <ProblemBox problem={view.problem} again={() => void view.reload()} loading={view.loading} />
  );
  if (!data) return <main class="board">{problem ?? <Skeleton rows={[56, 40, 320]} />}</main>;
  const count: Partial<{ [K in Tab]: number }> = { couples: data.couples.length, left: data.left.length };
  return (
    <main class="board" aria-busy={view.loading}>
      {problem}
      <div class="top">
        <Numbers round={data} />
        <Acts key={data.draft?.id ?? ''} round={data} reload={view.reload} />
      </div>
      <State round={data} />
      {data.mode === 'codes' && <KeyFile />}
      {data.faults.length > 0 && (
        <p class="box wait">
          <Icon name="warning" />
          <span>{data.faults.join('; ')}</span>
        </p>
      )}
      <div class="tabs" role="tablist">
        {tabs.map((one) => (
          <button
            type="button"
            key={one}
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="shown"
            onClick={() => setTab(one)}
          >
            {t(titles[one])}
            {count[one] !== undefined && <span class="count">{count[one]}</span>}
          </button>
        ))}
      </div>
      <div id="shown" role="tabpanel" aria-labelledby={`tab-${tab}`} class="shown">
        {tab === 'couples' && <Couples round={data} by={by} reload={view.reload} />}
        {tab === 'left' && <Left round={data} by={by} />}
        {tab === 'scarce' && <Scarce round={data} />}
        {tab === 'fair' && <Fairness round={data} />}
        {tab === 'record' && <Record round={data} />}
      </div>
      <NoticeBar />
    </main>
  );
}
