/** Those who look for a mentor, and those a consent still keeps from it. */
import { useId, useState } from 'preact/hooks';
import type { Pairs, Seeker, Waiting } from '../../src/app/pairs-view.ts';
import { ActButton } from '../act-buttons.tsx';
import { matching } from '../lists.ts';
import { type Asked, server } from '../server.ts';
import { Button, More, Search } from '../ui.tsx';
import { counted, t } from '../words.ts';
import { NarrowBy, useNarrowing } from './narrowing.tsx';

/** More cards than this are drawn on request. */
const FIRST_SHOWN = 20;
const SEARCH_FROM = 6;

/** «Белова Анна, 8А» or, in codes mode, «НМ-014, 8А». */
export const called = (s: { id: string; name: string; group?: string }): string =>
  [s.name, s.group].filter(Boolean).join(', ');

const waits = (days: number): string =>
  days === 0
    ? t(['ждёт с сегодняшнего дня', 'waits since today'])
    : t([
        `ждёт ${counted(days, ['день', 'дня', 'дней'], ['day', 'days'])}`,
        `waits ${counted(days, ['день', 'дня', 'дней'], ['day', 'days'])}`,
      ]);

export function SeekerLines({ seeker }: { seeker: Seeker }) {
  return (
    <>
      <span class="line">
        <b class="grow">{called(seeker)}</b>
        {seeker.name !== seeker.id && <span class="secondary">{seeker.id}</span>}
      </span>
      {seeker.themes.length > 0 && <span>{seeker.themes.join(', ')}</span>}
      <span class="secondary">{[waits(seeker.days), seeker.building, seeker.wish].filter(Boolean).join(' · ')}</span>
    </>
  );
}

export function Seekers({ seekers, choose }: { seekers: readonly Seeker[]; choose: (id: string) => void }) {
  const [text, setText] = useState('');
  const by = useNarrowing(seekers);
  if (!seekers.length) return null;
  const found = matching(seekers.filter(by.keeps), text, (s) => `${s.name} ${s.id} ${s.group} ${s.themes.join(' ')}`);
  return (
    <section aria-labelledby="seekers">
      <h2 id="seekers">{t(['Ищут пару', 'Look for a pair'])}</h2>
      {seekers.length >= SEARCH_FROM && (
        <Search words={['Имя, код, класс или тема', 'Name, code, class or theme']} value={text} change={setText} />
      )}
      <NarrowBy by={by} />
      <p class="secondary" role="status">
        {(text || by.key) && t([`Нашлось: ${found.length}`, `Found: ${found.length}`])}
      </p>
      <More key={`${text} ${by.key}`} all={found} first={FIRST_SHOWN}>
        {(s) => (
          <li key={s.id}>
            <button type="button" class="card choose" id={`seeker-${s.id}`} onClick={() => choose(s.id)}>
              <SeekerLines seeker={s} />
            </button>
          </li>
        )}
      </More>
    </section>
  );
}

function Consent({ one, reload }: { one: Waiting; reload: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [keptAt, setKeptAt] = useState('');
  const [not, setNot] = useState<readonly string[]>([]);
  const id = useId();
  const kinds = one.lacking.map((l) => l.kind).filter((kind) => !not.includes(kind));
  return (
    <li class="card">
      <p class="title">{called(one)}</p>
      <p class="secondary">
        {t(['Не хватает согласий: ', 'Lacking: '])}
        {one.lacking.map((l) => l.words).join('; ')}
      </p>
      {open ? (
        <>
          {one.lacking.length > 1 && (
            <fieldset class="ticks">
              <legend>{t(['Получены', 'Received'])}</legend>
              {one.lacking.map((l) => (
                <label key={l.kind}>
                  <input
                    type="checkbox"
                    checked={!not.includes(l.kind)}
                    onChange={(e) =>
                      setNot(e.currentTarget.checked ? not.filter((k) => k !== l.kind) : [...not, l.kind])
                    }
                  />
                  {l.words}
                </label>
              ))}
            </fieldset>
          )}
          <label class="field" for={id}>
            {t(['Где лежит оригинал', 'Where the original is kept'])}
          </label>
          <input
            id={id}
            type="text"
            placeholder={t(['Например: папка 1', 'For example: folder 1'])}
            value={keptAt}
            ref={(field) => {
              if (field && !field.dataset.met) {
                field.dataset.met = 'yes';
                field.focus();
              }
            }}
            onInput={(e) => setKeptAt(e.currentTarget.value)}
          />
          <div class="row">
            {kinds.length > 0 && (
              <ActButton
                id={`consent ${one.id}`}
                kind="primary"
                act={async () => {
                  await server.recordConsent({
                    person: one.id,
                    kinds: kinds as Asked<'recordConsent'>['kinds'],
                    keptAt: keptAt.trim(),
                  });
                  await reload();
                  return { words: t([`Согласие записано: ${called(one)}.`, `Consent recorded: ${called(one)}.`]) };
                }}
              >
                {t(['Записать', 'Record'])}
              </ActButton>
            )}
            <Button onClick={() => setOpen(false)}>{t(['Не надо', 'Leave it'])}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setOpen(true)}>{t(['Согласие получено', 'Consent received'])}</Button>
      )}
    </li>
  );
}

export function Awaiting({ awaiting, reload }: { awaiting: Pairs['awaiting']; reload: () => Promise<void> }) {
  const [text, setText] = useState('');
  if (!awaiting.length) return null;
  const found = matching(awaiting, text, (w) => `${w.name} ${w.id}`);
  return (
    <section aria-labelledby="awaiting">
      <h2 id="awaiting">
        {t(['Ждут согласия', 'Wait for consent'])} <span class="count">{awaiting.length}</span>
      </h2>
      {awaiting.length >= SEARCH_FROM && (
        <Search words={['Имя или код', 'Name or code']} value={text} change={setText} />
      )}
      <More key={text} all={found} first={5} step={FIRST_SHOWN}>
        {(one) => <Consent key={one.id} one={one} reload={reload} />}
      </More>
    </section>
  );
}
