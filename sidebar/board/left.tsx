/** Those left without a pair: why, with proof, and what would help, tried by solving again. */
import { useState } from 'preact/hooks';
import type { LeftView, RemediesView, RoundView } from '../../src/app/round-view.ts';
import { ActButton } from '../act-buttons.tsx';
import { biggestFirst, grouped } from '../lists.ts';
import { NarrowBy, type Narrowing } from '../pairs/narrowing.tsx';
import { server } from '../server.ts';
import { t } from '../words.ts';

function One({ one }: { one: LeftView }) {
  const [found, setFound] = useState<RemediesView>();
  return (
    <li class="card">
      <p>
        <b>{one.name}</b> <span class="secondary">{[one.mentee, one.group].filter(Boolean).join(', ')}</span>
      </p>
      {found ? (
        <Remedies found={found} />
      ) : (
        <ActButton
          id={`remedies ${one.mentee}`}
          label={t([`Что поможет: ${one.name}`, `What would help: ${one.name}`])}
          act={async () => {
            setFound(await server.remedies({ mentee: one.mentee }));
            return undefined;
          }}
        >
          {t(['Что поможет?', 'What would help?'])}
        </ActButton>
      )}
    </li>
  );
}

function Remedies({ found }: { found: RemediesView }) {
  if (!found.remedies.length) {
    return (
      <p class="secondary">
        {t([
          'Одним изменением не помочь: ищите нового наставника или назначьте решением.',
          'No single change helps: look for a new mentor, or name one by directive.',
        ])}
      </p>
    );
  }
  return (
    <ol class="remedies">
      {found.remedies.map((r) => (
        <li key={r.words}>
          {r.words} <span class="secondary">— {r.gain}</span>
          {!r.serves && (
            <span class="secondary">
              {t([', но место займёт тот, кто ждёт дольше', ', but whoever has waited longer takes the place'])}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

export function Left({ round, by }: { round: RoundView; by: Narrowing }) {
  if (!round.left.length)
    return <p class="empty">{t(['Все, кто ищет пару, её получают.', 'Everybody who looks for a pair gets one.'])}</p>;
  return (
    <>
      <div class="narrowing">
        <NarrowBy by={by} />
      </div>
      {biggestFirst(grouped(round.left.filter(by.keeps), ({ why }) => why)).map(({ key: why, of }) => (
        <section key={why}>
          <p>{why}</p>
          <ul class="cards">
            {of.map((one) => (
              <One key={one.mentee} one={one} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
