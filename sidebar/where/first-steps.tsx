/** The conversation after set-up: a few steps, each with a default, in any order; it goes away when all are done. */
import type { Home } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { Bar, Button, Icon } from '../ui.tsx';
import { t } from '../words.ts';
import type { Asked } from './entry.tsx';

export function FirstSteps(props: {
  steps: Home['firstSteps'];
  enter: (asked: Asked) => void;
  reload: () => Promise<void>;
}) {
  const done = props.steps.filter((s) => s.done).length;
  if (!props.steps.length || done === props.steps.length) return null;
  return (
    <section class="box first-steps" aria-labelledby="first-steps">
      <div class="grow">
        <h2 id="first-steps">{t(['Первые шаги', 'First steps'])}</h2>
        <Bar value={done} of={props.steps.length} label={t(['Сделано шагов', 'Steps done'])} />
        <ul class="list">
          {props.steps.map((step) => (
            <li key={step.id} class={step.done ? 'step done' : 'step'}>
              <p class="title">
                {step.done && <Icon name="check" />}
                {step.title}
              </p>
              {!step.done && (
                <>
                  <p class="secondary">{step.words}</p>
                  <div class="row">
                    {step.only.length > 0 && (
                      <Button onClick={() => props.enter({ table: step.table, row: step.row, only: [...step.only] })}>
                        {t(['Заполнить', 'Fill in'])}
                      </Button>
                    )}
                    {step.button && (
                      <ActButton
                        id={`step ${step.id}`}
                        act={async () => {
                          await server.press({ command: step.button?.id ?? '', input: {} });
                          await props.reload();
                          return { words: t([`Сделано: ${step.title}.`, `Done: ${step.title}.`]) };
                        }}
                      >
                        {step.button.words}
                      </ActButton>
                    )}
                  </div>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
