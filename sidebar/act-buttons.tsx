/** Buttons that act, and the places that tell how it ended. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Preview } from '../src/app/run.ts';
import { type Done, useActs } from './acts.tsx';
import { Rehearsal } from './rehearsal.tsx';
import { type Address, type ServerProblem, server } from './server.ts';
import { Button, Icon } from './ui.tsx';
import { t } from './words.ts';

type Act = () => Promise<Done | undefined>;

/** It turns while its act runs, and waits while another one does. */
export function ActButton(props: {
  id: string;
  act: Act;
  kind?: 'primary' | 'plain' | 'quiet';
  label?: string;
  children: ComponentChildren;
}) {
  const { busy, act } = useActs();
  return (
    <Button
      kind={props.kind ?? 'plain'}
      busy={busy === props.id}
      waits={busy !== undefined}
      {...(props.label && { label: props.label })}
      onClick={() => void act(props.id, props.act)}
    >
      {props.children}
    </Button>
  );
}

/** Brings a tab to the front. @param row as people count, the header is 1 */
export const toTab = (table: string, row?: number) => async (): Promise<undefined> => {
  await server.showTab({ table, row: row === undefined ? null : String(row) });
};

export const where = (a: Address): string =>
  t([`«${a.sheet}», строка ${a.row}, «${a.column}»`, `“${a.sheet}”, row ${a.row}, “${a.column}”`]);

/** Cells a sentence speaks of, as buttons that lead there. */
export function Addresses({ at }: { at: readonly Address[] }) {
  if (!at.length) return null;
  return (
    <ul class="addresses">
      {at.map((a) => {
        const id = `at ${a.sheet} ${a.row} ${a.column}`;
        return (
          <li key={id}>
            <ActButton id={id} kind="quiet" act={toTab(a.sheet, a.row)}>
              {where(a)}
            </ActButton>
          </li>
        );
      })}
    </ul>
  );
}

/** A view that could not be loaded: the sentence, where to look, and another try. */
export function ProblemBox(props: { problem: ServerProblem; again: () => void; loading: boolean; words?: string }) {
  return (
    <div class="box problem" role="alert">
      <Icon name="warning" />
      <div class="grow">
        <p>{props.problem.message}</p>
        <Addresses at={props.problem.at} />
        <Button busy={props.loading} onClick={props.again}>
          {props.words ?? t(['Повторить', 'Try again'])}
        </Button>
      </div>
    </div>
  );
}

/** A button whose act cannot be taken back: it asks first, naming what it is about. */
export function Ask(props: {
  id: string;
  words: string;
  question: string;
  yes: string;
  act: Act;
  /** tells what the act would do; shown under the question */
  rehearse?: () => Promise<Preview>;
}) {
  const { busy, act } = useActs();
  const [asking, setAsking] = useState(false);
  const [preview, setPreview] = useState<Preview>();
  const question = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking || asked.current) group.current?.querySelector('button')?.focus();
    asked.current = asking;
  }, [asking]);
  const ask = async () => {
    const { rehearse } = props;
    if (rehearse) {
      const ok = await act(props.id, async () => {
        setPreview(await rehearse());
        return undefined;
      });
      if (!ok) return;
    }
    setAsking(true);
  };
  const idle = preview !== undefined && !preview.rows && !preview.letters.length;
  return (
    <fieldset class={asking ? 'ask asking' : 'ask'} ref={group} aria-labelledby={asking ? question : undefined}>
      {asking && <p id={question}>{props.question}</p>}
      {asking && preview && <Rehearsal preview={preview} />}
      {asking ? (
        <div class="row">
          {!idle && (
            <ActButton
              id={props.id}
              kind="primary"
              act={async () => {
                const done = await props.act();
                setAsking(false);
                return done;
              }}
            >
              {props.yes}
            </ActButton>
          )}
          <Button onClick={() => setAsking(false)}>{t(['Не надо', 'Leave it'])}</Button>
        </div>
      ) : (
        <Button busy={busy === props.id} waits={busy !== undefined} onClick={() => void ask()}>
          {props.words}
        </Button>
      )}
    </fieldset>
  );
}

/** Both live regions stay in the page: one that appears together with its text is not read out. */
export function NoticeBar() {
  const { notice, dismiss } = useActs();
  const done = notice && 'done' in notice ? notice.done : undefined;
  const problem = notice && 'problem' in notice ? notice.problem : undefined;
  return (
    <div class={`notice ${done ? 'done' : problem ? 'problem' : 'absent'}`}>
      <Icon name={problem ? 'warning' : 'check'} />
      <div class="grow">
        <div role="status">{done?.words}</div>
        <div role="alert">{problem?.message}</div>
        {problem && <Addresses at={problem.at} />}
        {done?.undo && (
          <ActButton id={done.undo.key} act={done.undo.act}>
            {t(['Отменить', 'Undo'])}
          </ActButton>
        )}
      </div>
      {notice && (
        <button
          type="button"
          class="close"
          aria-label={t(['Закрыть сообщение', 'Close the message'])}
          onClick={dismiss}
        >
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}
