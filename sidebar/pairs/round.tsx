/** The round for everybody at once, and the meeting before it. */
import type { Pairs } from '../../src/app/pairs-view.ts';
import { ActButton, Ask } from '../act-buttons.tsx';
import { server, wouldDo } from '../server.ts';
import { counted, t } from '../words.ts';

type Reload = () => Promise<void>;

const board = async (): Promise<undefined> => {
  await server.openBoard({});
};

export function RoundCard({ pairs, reload }: { pairs: Pairs; reload: Reload }) {
  const { draft, seekers } = pairs;
  if (!draft && seekers.length < 2) return null;
  return (
    <section class="card" aria-labelledby="round">
      <h2 id="round">{t(['Подбор для всех сразу', 'A round for everybody'])}</h2>
      {draft ? (
        <p>
          {t([
            `Черновик ${draft.id} от ${draft.made}: пар ${draft.served}, без пары ${draft.left}. Писем пока нет.`,
            `Draft ${draft.id} of ${draft.made}: ${draft.served} pairs, ${draft.left} without. No letters yet.`,
          ])}
        </p>
      ) : (
        <p class="secondary">
          {t([
            'Один черновик для всех, кто ищет пару. Письма уйдут только после утверждения.',
            'One draft for all who look for a pair. Letters go only after it is approved.',
          ])}
        </p>
      )}
      <div class="row">
        {draft ? (
          <>
            <ActButton id="board" kind="primary" act={board}>
              {t(['Открыть доску', 'Open the board'])}
            </ActButton>
            <Ask
              id="approve round"
              words={t(['Утвердить', 'Approve'])}
              question={t([
                `Создать ${counted(draft.served, ['пару', 'пары', 'пар'], ['pair', 'pairs'])} и поставить письма наставникам в очередь?`,
                `Make ${counted(draft.served, ['пару', 'пары', 'пар'], ['pair', 'pairs'])} and queue letters to the mentors?`,
              ])}
              yes={t(['Утвердить подбор', 'Approve the round'])}
              rehearse={() => wouldDo('approveRound', { round: draft.id })}
              act={async () => {
                const { pairs: made, left } = await server.approveRound({ round: draft.id });
                await reload();
                return {
                  words: t([
                    `Подбор утверждён: пар ${made}, без пары ${left}.`,
                    `The round is approved: ${made} pairs, ${left} without.`,
                  ]),
                };
              }}
            />
          </>
        ) : (
          <ActButton
            id="make round"
            kind="primary"
            act={async () => {
              const { served, left } = await server.makeRound({ policy: 'fair' });
              await reload();
              return {
                words: t([
                  `Черновик готов: пар ${served}, без пары ${left}. Посмотрите его на доске.`,
                  `The draft is ready: ${served} pairs, ${left} without. Look at it on the board.`,
                ]),
              };
            }}
          >
            {t(['Сделать черновик', 'Make a draft'])}
          </ActButton>
        )}
      </div>
      {pairs.meetings.map((m) => (
        <p key={m.id} class="meeting">
          <span>
            {t(['Общая встреча: ', 'General meeting: '])}
            {m.words}
            {m.invited > 0 && t([` · приглашено ${m.invited}`, ` · ${m.invited} invited`])}
          </span>
          <ActButton
            id={`invite ${m.id}`}
            act={async () => {
              const { invited, letters } = await server.inviteAll({ meeting: m.id });
              await reload();
              return {
                words: t([
                  `Приглашено: ${invited}, писем в очереди: ${letters}.`,
                  `Invited: ${invited}, letters queued: ${letters}.`,
                ]),
              };
            }}
          >
            {m.invited ? t(['Пригласить новых', 'Invite the new ones']) : t(['Пригласить всех', 'Invite everybody'])}
          </ActButton>
        </p>
      ))}
    </section>
  );
}
