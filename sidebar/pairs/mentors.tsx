/** Mentors for one mentee: ranked, with reasons and gaps in words; those who do not fit, by reason. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FitView, MisfitView } from '../../src/app/pairs-view.ts';
import { ActButton, ProblemBox } from '../act-buttons.tsx';
import type { Done } from '../acts.tsx';
import { Decision, type Kind } from '../decision.tsx';
import { biggestFirst, grouped, matching } from '../lists.ts';
import { useNamed } from '../names.tsx';
import { server } from '../server.ts';
import { Bar, Button, Icon, More, Search, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { counted, t } from '../words.ts';
import { called, SeekerLines } from './seekers.tsx';

const FIRST_SHOWN = 8;
const BEST_SCORE = 100;

function Parts({ parts }: { parts: FitView['parts'] }) {
  return (
    <ul class="parts">
      {parts.map((part) => {
        const gap = part.points === 0;
        return (
          <li key={part.title} class={gap ? 'gap' : ''}>
            <span class="mark" aria-hidden="true">
              {gap ? '–' : '+'}
            </span>
            <span class="grow">{gap ? part.words : `${part.title}: ${part.words}`}</span>
            <span class="points">{t([`${part.points} из ${part.of}`, `${part.points} of ${part.of}`])}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Fit(props: { mentee: string; fit: FitView; form: () => Promise<Done>; changed: () => Promise<void> }) {
  const { mentee, fit, form } = props;
  const [deciding, decide] = useState<Kind>();
  return (
    <li class="card fit">
      <div class="line">
        <span class="grow">
          <b>{fit.name}</b>
          {fit.about && <span class="secondary block">{fit.about}</span>}
        </span>
        <span class="score">
          <b>{fit.score}</b>
          <span class="secondary">{t([`из ${BEST_SCORE}`, `of ${BEST_SCORE}`])}</span>
        </span>
      </div>
      <Bar value={fit.score} of={BEST_SCORE} label={t(['Насколько подходит', 'How well it fits'])} />
      <Parts parts={fit.parts} />
      {fit.cautions.map((words) => (
        <p key={words} class="caution">
          {words}
        </p>
      ))}
      <p class="secondary">
        {fit.form} ·{' '}
        {counted(fit.free, ['свободное место', 'свободных места', 'свободных мест'], ['place free', 'places free'])}
      </p>
      <ActButton
        id={`pair ${fit.id}`}
        kind="primary"
        act={form}
        label={t([`Образовать пару: ${fit.name}`, `Form a pair: ${fit.name}`])}
      >
        {t(['Образовать пару', 'Form a pair'])}
      </ActButton>
      {deciding ? (
        <Decision
          mentee={mentee}
          mentor={fit.id}
          kind={deciding}
          saved={async () => {
            decide(undefined);
            await props.changed();
          }}
          cancel={() => decide(undefined)}
        />
      ) : (
        <div class="row">
          <Button kind="quiet" onClick={() => decide('together')}>
            {t(['Закрепить', 'Pin'])}
          </Button>
          <Button kind="quiet" onClick={() => decide('apart')}>
            {t(['Не вместе', 'Apart'])}
          </Button>
        </div>
      )}
    </li>
  );
}

function Misfits({ misfits }: { misfits: readonly MisfitView[] }) {
  if (!misfits.length) return null;
  return (
    <details class="misfits">
      <summary>
        <Icon name="down" />
        {t([`Не подходят сейчас: ${misfits.length}`, `Do not fit now: ${misfits.length}`])}
      </summary>
      {biggestFirst(grouped(misfits, ({ why }) => why)).map(({ key: why, of }) => (
        <div key={why}>
          <h4>
            {why} <span class="count">{of.length}</span>
          </h4>
          <More all={of} first={10} step={50}>
            {(mentor) => <li key={mentor.id}>{mentor.name}</li>}
          </More>
        </div>
      ))}
    </details>
  );
}

export function Mentors(props: {
  mentee: string;
  back: () => void;
  formed: () => Promise<void>;
  changed: () => Promise<void>;
}) {
  const view = useView(() => server.mentorsFor({ mentee: props.mentee }), props.mentee);
  const [text, setText] = useState('');
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    back.current?.focus();
  }, [props.mentee]);

  const formPair = async (mentor: string): Promise<Done> => {
    const { pair } = await server.formPair({ mentee: props.mentee, mentor });
    await props.formed();
    return {
      words: t([
        `Пара ${pair} образована. Письмо наставнику — в очереди, если его адрес известен.`,
        `Pair ${pair} is formed. The letter to the mentor is queued if the address is known.`,
      ]),
      undo: {
        key: `undo ${pair}`,
        act: async () => {
          await server.undoPair({ pair });
          await props.changed();
          return {
            words: t([
              `Пара ${pair} отменена, наставляемый снова ищет пару.`,
              `Pair ${pair} is taken back; the mentee looks for a pair again.`,
            ]),
          };
        },
      },
    };
  };

  const data = useNamed(view.data);
  return (
    <>
      <button type="button" class="button quiet back" ref={back} onClick={props.back}>
        <Icon name="back" />
        {t(['Все, кто ищет пару', 'All who look for a pair'])}
      </button>
      {view.problem && <ProblemBox problem={view.problem} again={() => void view.reload()} loading={view.loading} />}
      {!data && !view.problem && <Skeleton rows={[72, 24, 168, 168, 168]} />}
      {data && (
        <>
          <section class="card mentee" aria-label={called(data.mentee)}>
            <SeekerLines seeker={data.mentee} />
            {data.request && <p class="request">{t([`«${data.request}»`, `“${data.request}”`])}</p>}
          </section>
          <h2>
            {t(['Подходящие наставники', 'Mentors who fit'])} <span class="count">{data.fits.length}</span>
          </h2>
          {data.fits.length === 0 && (
            <div class="empty">
              <p>{t(['Сейчас никто не подходит.', 'Nobody fits now.'])}</p>
              <p class="secondary">
                {t([
                  'Посмотрите причины ниже: можно увеличить число мест у наставника, получить согласие или позвать новых наставников.',
                  'See the reasons below: give a mentor more places, obtain a consent, or invite new mentors.',
                ])}
              </p>
            </div>
          )}
          {data.fits.length > FIRST_SHOWN && (
            <Search words={['Имя или место работы', 'Name or organisation']} value={text} change={setText} />
          )}
          <More key={text} all={matching(data.fits, text, (f) => `${f.name} ${f.about} ${f.id}`)} first={FIRST_SHOWN}>
            {(fit) => (
              <Fit key={fit.id} mentee={props.mentee} fit={fit} form={() => formPair(fit.id)} changed={view.reload} />
            )}
          </More>
          <Misfits misfits={data.misfits} />
        </>
      )}
    </>
  );
}
