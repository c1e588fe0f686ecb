/** A fault on purpose: the first execution that reaches a service call is stopped there, or the call fails. */
import { useState } from 'preact/hooks';
import type { Act, Fault } from '../protocol.ts';
import { Drawer, type DrawerProps } from './drawer.tsx';
import { say } from './words.ts';

type FaultsProps = DrawerProps & { act: (what: Act) => Promise<boolean> };

const FIRST: Fault = { call: 1, how: 'kill', after: false, keep: false };

/** The plan as a sentence. */
export function described({ call, how, after, keep }: Fault): string {
  if (how === 'error') {
    return say(
      `Вызов ${call} ответит ошибкой «Service unavailable».`,
      `Call ${call} will answer with the error “Service unavailable”.`,
    );
  }
  const when = after ? say('сразу после вызова', 'right after call') : say('перед вызовом', 'before call');
  const writes = keep
    ? say('записи, ещё не отправленные в таблицу, останутся', 'writes not yet flushed stay')
    : say('записи, ещё не отправленные в таблицу, пропадут', 'writes not yet flushed are lost');
  return say(
    `Выполнение остановится ${when} ${call}; ${writes}.`,
    `The execution will stop ${when} ${call}; ${writes}.`,
  );
}

type Choice<T> = { value: T; label: string };

function Radios<T extends string | boolean>(props: {
  legend: string;
  name: string;
  value: T;
  choices: Choice<T>[];
  choose: (value: T) => void;
}) {
  const { legend, name, value, choices, choose } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={String(choice.value)}>
          <input type="radio" name={name} checked={value === choice.value} onChange={() => choose(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function FaultsDrawer({ state, close, act }: FaultsProps) {
  const [plan, setPlan] = useState<Fault>(state.fault ?? FIRST);
  const set = (part: Partial<Fault>): void => setPlan({ ...plan, ...part });
  const arm = (event: Event): void => {
    event.preventDefault();
    act({ act: 'fault', fault: plan });
  };
  return (
    <Drawer title={say('Сбои по заказу', 'Faults on purpose')} close={close}>
      <form class="faults" onSubmit={arm}>
        <p class="quiet">
          {say(
            'Google может оборвать выполнение в любой момент. Здесь это можно устроить нарочно и посмотреть, что останется целым.',
            'Google may cut an execution short at any moment. Here it can be done on purpose, to see what stays whole.',
          )}
        </p>
        {state.fault && (
          <div class="armed-note" role="status">
            <strong>{say('Сбой ждёт своего вызова.', 'The fault waits for its call.')}</strong>
            <p>{described(state.fault)}</p>
            <button type="button" onClick={() => act({ act: 'fault', fault: null })}>
              {say('Отменить сбой', 'Call it off')}
            </button>
          </div>
        )}
        <label class="field">
          <span>{say('Номер вызова службы', 'Number of the service call')}</span>
          <input
            type="number"
            min="1"
            max="100000"
            required
            value={plan.call}
            onInput={(event) => set({ call: Math.max(1, Math.round(Number(event.currentTarget.value)) || 1) })}
          />
        </label>
        <Radios
          legend={say('Что случится', 'What happens')}
          name="how"
          value={plan.how}
          choices={[
            { value: 'kill', label: say('выполнение остановится', 'the execution stops') },
            { value: 'error', label: say('служба ответит ошибкой', 'the service answers with an error') },
          ]}
          choose={(how) => set({ how })}
        />
        {plan.how === 'kill' && (
          <>
            <Radios
              legend={say('Сам вызов', 'The call itself')}
              name="after"
              value={plan.after}
              choices={[
                { value: false, label: say('не успеет', 'does not take effect') },
                { value: true, label: say('успеет', 'takes effect') },
              ]}
              choose={(after) => set({ after })}
            />
            <Radios
              legend={say('Записи, ещё не отправленные в таблицу', 'Writes not yet flushed')}
              name="keep"
              value={plan.keep}
              choices={[
                { value: false, label: say('пропадут', 'are lost') },
                { value: true, label: say('останутся', 'stay') },
              ]}
              choose={(keep) => set({ keep })}
            />
          </>
        )}
        <p class="quiet">
          {say(
            'Сбой сработает один раз: в первом выполнении, которое дойдёт до этого вызова, — из меню, панели или по триггеру.',
            'It strikes once: in the first execution that comes to this call, from the menu, the sidebar or a trigger.',
          )}
        </p>
        <div class="buttons">
          <button type="submit" class="main">
            {state.fault ? say('Заменить сбой', 'Replace the fault') : say('Устроить сбой', 'Arrange the fault')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
