/** Pairs that are going, and what can be done with those only proposed. */
import { useState } from 'preact/hooks';
import type { Pairs, PairView } from '../../src/app/pairs-view.ts';
import { ActButton, Ask } from '../act-buttons.tsx';
import { matching } from '../lists.ts';
import { server } from '../server.ts';
import { More, Search } from '../ui.tsx';
import { t } from '../words.ts';
import { PairActs } from './pair-acts.tsx';

const FIRST_SHOWN = 10;
const SEARCH_FROM = 6;

type Reload = () => Promise<void>;

function Pair({ pair, all, reload }: { pair: PairView; all: Pairs; reload: Reload }) {
  const whose = `${pair.mentor} — ${pair.mentees.join(', ')}`;
  return (
    <li class="card">
      <div class="line">
        <b class="grow">{pair.id}</b>
        <span class={pair.state === 'proposed' ? 'badge waits' : 'badge'}>{pair.stateWords}</span>
      </div>
      <p>{whose}</p>
      {pair.light && <p>{pair.light}</p>}
      <p class="secondary">
        {t([`с ${pair.formed}`, `since ${pair.formed}`])}
        {pair.score !== null && t([` · совпадение ${pair.score} из 100`, ` · score ${pair.score} of 100`])}
      </p>
      {pair.state === 'proposed' && (
        <div class="row">
          <ActButton
            id={`confirm ${pair.id}`}
            act={async () => {
              await server.confirmPair({ pair: pair.id });
              await reload();
              return { words: t([`Пара ${pair.id} согласована.`, `Pair ${pair.id} is agreed.`]) };
            }}
          >
            {t(['Согласовано', 'Agreed'])}
          </ActButton>
          <Ask
            id={`decline ${pair.id}`}
            words={t(['Отклонена', 'Declined'])}
            question={t([
              `Пара ${pair.id} отклонена (${whose})? Наставляемый снова будет искать пару.`,
              `Pair ${pair.id} is declined (${whose})? The mentee will look for a pair again.`,
            ])}
            yes={t(['Да, отклонена', 'Yes, declined'])}
            act={async () => {
              await server.declinePair({ pair: pair.id });
              await reload();
              return { words: t([`Пара ${pair.id} отклонена.`, `Pair ${pair.id} is declined.`]) };
            }}
          />
          <Ask
            id={`undo ${pair.id}`}
            words={t(['Отменить', 'Take back'])}
            question={t([
              `Отменить пару ${pair.id} (${whose})? Письмо, которое ещё не ушло, не отправится.`,
              `Take pair ${pair.id} back (${whose})? A letter that has not gone yet will not be sent.`,
            ])}
            yes={t(['Отменить пару', 'Take the pair back'])}
            act={async () => {
              await server.undoPair({ pair: pair.id });
              await reload();
              return { words: t([`Пара ${pair.id} отменена.`, `Pair ${pair.id} is taken back.`]) };
            }}
          />
        </div>
      )}
      <PairActs pair={pair} all={all} reload={reload} />
    </li>
  );
}

export function CurrentPairs({ all, reload }: { all: Pairs; reload: Reload }) {
  const { pairs } = all;
  const [text, setText] = useState('');
  if (!pairs.length) return null;
  const found = matching(pairs, text, (p) => `${p.id} ${p.mentor} ${p.mentees.join(' ')} ${p.stateWords}`);
  return (
    <section aria-labelledby="current">
      <h2 id="current">
        {t(['Текущие пары', 'Current pairs'])} <span class="count">{pairs.length}</span>
      </h2>
      {pairs.length >= SEARCH_FROM && (
        <Search words={['Имя, код или состояние', 'Name, code or state']} value={text} change={setText} />
      )}
      <More key={text} all={found} first={FIRST_SHOWN}>
        {(pair) => <Pair key={pair.id} pair={pair} all={all} reload={reload} />}
      </More>
    </section>
  );
}
