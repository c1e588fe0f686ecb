/** A decision about two people, with its price before it is saved: in the panel and on the board. */
import { useEffect, useState } from 'preact/hooks';
import type { PriceView } from '../src/stages/5-pairs/price-words.ts';
import { ActButton } from './act-buttons.tsx';
import { type Asked, asProblem, server } from './server.ts';
import { Button } from './ui.tsx';
import { t, type Words } from './words.ts';

export type Kind = Asked<'price'>['kind'];
export type Pricing = (wanted: Asked<'price'>) => Promise<PriceView>;
const onServer: Pricing = (wanted) => server.price(wanted);

type Reason = Asked<'limitPair'>['reason'];

const reasons: Readonly<{ [K in Kind]: readonly (readonly [Reason, Words])[] }> = {
  together: [
    ['agreed', ['договорились сами', 'agreed between themselves']],
    ['curator', ['решение куратора', 'the curator’s decision']],
    ['psychologist', ['мнение психолога', 'the psychologist’s opinion']],
  ],
  apart: [
    ['curator', ['решение куратора', 'the curator’s decision']],
    ['relatives', ['близкие родственники', 'close relatives']],
    ['own_class', ['классный руководитель или учитель этого ученика', 'the pupil’s own teacher']],
    ['psychologist', ['мнение психолога', 'the psychologist’s opinion']],
    ['earlier', ['были парой раньше', 'were a pair before']],
  ],
};

function Price({ price }: { price: PriceView }) {
  return (
    <div class={price.served < 0 ? 'price loses' : 'price'} role="status">
      <p>
        <b>{t(['Цена решения: ', 'Price of the decision: '])}</b>
        {price.words}
      </p>
      {price.faults.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {price.moves.length > 0 && (
        <ul>
          {price.moves.slice(0, 8).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {price.moves.length > 8 && (
            <li>{t([`и ещё ${price.moves.length - 8}`, `and ${price.moves.length - 8} more`])}</li>
          )}
        </ul>
      )}
    </div>
  );
}

/** What is asked before a decision about two people is saved. */
export function Decision(props: {
  mentee: string;
  mentor: string;
  kind: Kind;
  /** who counts; the server when nobody is named */
  price?: Pricing;
  saved: () => Promise<void>;
  cancel: () => void;
}) {
  const { mentee, mentor, kind } = props;
  const [price, setPrice] = useState<PriceView | string>();
  const [reason, setReason] = useState<Reason>(reasons[kind][0]?.[0] ?? 'curator');
  useEffect(() => {
    let here = true;
    setPrice(undefined);
    (props.price ?? onServer)({ mentee, mentor, kind }).then(
      (found) => here && setPrice(found),
      (error: unknown) => here && setPrice(asProblem(error).message),
    );
    return () => {
      here = false;
    };
  }, [mentee, mentor, kind]);
  return (
    <div class="decision">
      {price === undefined && <p class="secondary">{t(['Считаем цену решения…', 'Counting the price…'])}</p>}
      {typeof price === 'string' && <p class="box problem">{price}</p>}
      {typeof price === 'object' && <Price price={price} />}
      <div class="row">
        <select
          aria-label={t(['Причина', 'Reason'])}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value as Reason)}
        >
          {reasons[kind].map(([id, words]) => (
            <option key={id} value={id}>
              {t(words)}
            </option>
          ))}
        </select>
        <ActButton
          id={`save ${mentee} ${mentor}`}
          kind="primary"
          act={async () => {
            await server.limitPair({ mentee, mentor, kind, reason });
            await props.saved();
            return {
              words: t(['Решение записано. Подберите заново.', 'The decision is recorded. Pair anew.']),
            };
          }}
        >
          {kind === 'together' ? t(['Закрепить вместе', 'Keep together']) : t(['Не ставить вместе', 'Keep apart'])}
        </ActButton>
        <Button onClick={props.cancel}>{t(['Не надо', 'Leave it'])}</Button>
      </div>
    </div>
  );
}
