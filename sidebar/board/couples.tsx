/** The pairs of a round. A decision shows its price before it is saved. */
import { useMemo, useState } from 'preact/hooks';
import type { CoupleView, RoundView } from '../../src/app/round-view.ts';
import { Decision, type Kind, type Pricing } from '../decision.tsx';
import { matching } from '../lists.ts';
import { NarrowBy, type Narrowing } from '../pairs/narrowing.tsx';
import { Bar, Button, Search } from '../ui.tsx';
import { t } from '../words.ts';
import { pricingOf } from './solver.ts';

const FIRST_SHOWN = 60;

function Couple(props: {
  couple: CoupleView;
  round: RoundView;
  price: Pricing | undefined;
  reload: () => Promise<void>;
}) {
  const { couple, round, reload } = props;
  const counting = props.price && { price: props.price };
  const [open, setOpen] = useState<'parts' | Kind | 'other'>();
  const [other, setOther] = useState('');
  const toggle = (what: typeof open) => setOpen(open === what ? undefined : what);
  const mentors = round.mentors.filter((m) => m.id !== couple.mentor);
  const saved = async () => {
    setOpen(undefined);
    await reload();
  };
  return (
    <li class="couple">
      <div class="two">
        <span class="who">
          <b>{couple.menteeName}</b>
          <span class="secondary">{[couple.mentee, couple.group].filter(Boolean).join(', ')}</span>
        </span>
        <span class="arrow" aria-hidden="true">
          →
        </span>
        <span class="who">
          <b>{couple.mentorName}</b>
          <span class="secondary">
            {couple.mentor}
            {couple.pinned && ` · ${t(['закреплены', 'kept together'])}`}
          </span>
        </span>
        <span class="scored">
          <b>{couple.score}</b>
          <Bar value={couple.score} of={100} label={t(['Оценка пары', 'Score of the pair'])} />
        </span>
        <span class="row">
          <Button kind="quiet" onClick={() => toggle('parts')}>
            {t(['Почему', 'Why'])}
          </Button>
          <Button kind="quiet" onClick={() => toggle('together')}>
            {t(['Закрепить', 'Pin'])}
          </Button>
          <Button kind="quiet" onClick={() => toggle('apart')}>
            {t(['Не вместе', 'Apart'])}
          </Button>
          <Button kind="quiet" onClick={() => toggle('other')}>
            {t(['Другой…', 'Another…'])}
          </Button>
        </span>
      </div>
      {couple.cautions.map((words) => (
        <p key={words} class="caution">
          {words}
        </p>
      ))}
      {open === 'parts' && (
        <ul class="why">
          {couple.parts.map((part) => (
            <li key={part.title} class={part.points ? '' : 'secondary'}>
              {part.title}: {part.words} — {t([`${part.points} из ${part.of}`, `${part.points} of ${part.of}`])}
            </li>
          ))}
        </ul>
      )}
      {(open === 'together' || open === 'apart') && (
        <Decision
          mentee={couple.mentee}
          mentor={couple.mentor}
          kind={open}
          {...counting}
          saved={saved}
          cancel={() => setOpen(undefined)}
        />
      )}
      {open === 'other' && (
        <div class="decision">
          <label>
            {t(['Другой наставник для ', 'Another mentor for '])}
            {couple.menteeName}{' '}
            <select value={other} onChange={(e) => setOther(e.currentTarget.value)}>
              <option value="">{t(['выберите', 'choose'])}</option>
              {mentors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {other && (
            <Decision
              mentee={couple.mentee}
              mentor={other}
              kind="together"
              {...counting}
              saved={saved}
              cancel={() => setOpen(undefined)}
            />
          )}
        </div>
      )}
    </li>
  );
}

export function Couples({ round, by, reload }: { round: RoundView; by: Narrowing; reload: () => Promise<void> }) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState(FIRST_SHOWN);
  const price = useMemo(() => pricingOf(round), [round]);
  const found = matching(
    round.couples.filter(by.keeps),
    text,
    (c) => `${c.menteeName} ${c.mentee} ${c.group} ${c.mentorName} ${c.mentor}`,
  );
  if (!round.couples.length)
    return <p class="empty">{t(['Пар нет: посмотрите «Без пары».', 'No pairs: see “Without a pair”.'])}</p>;
  return (
    <>
      <div class="narrowing">
        <Search
          words={['Имя, код или класс', 'Name, code or class']}
          value={text}
          change={(value) => {
            setText(value);
            setShown(FIRST_SHOWN);
          }}
        />
        <NarrowBy by={by} />
        <span class="secondary" role="status">
          {(text || by.key) && t([`Нашлось: ${found.length}`, `Found: ${found.length}`])}
        </span>
      </div>
      <ul class="couples">
        {found.slice(0, shown).map((couple) => (
          <Couple key={couple.mentee} couple={couple} round={round} price={price} reload={reload} />
        ))}
      </ul>
      {found.length > shown && (
        <Button kind="quiet" onClick={() => setShown(shown + FIRST_SHOWN)}>
          {t([`Показать ещё (${found.length - shown})`, `Show more (${found.length - shown})`])}
        </Button>
      )}
    </>
  );
}
