/** One stage of the seven: its tasks by side, forms, registers and papers. */
import type { Home, StageView, TaskView } from '../../src/app/views.ts';
import { ActButton, Ask, toTab } from '../act-buttons.tsx';
import { useActs } from '../acts.tsx';
import { server, wouldDo } from '../server.ts';
import { Bar, Button, Icon } from '../ui.tsx';
import { counted, t, type Words } from '../words.ts';
import type { Asked } from './entry.tsx';
import { Form } from './form.tsx';
import { Lines } from './lines.tsx';
import { Papers } from './papers.tsx';
import type { Linked } from './qr.tsx';
import { Texts } from './texts.tsx';
import { YearEndBox } from './year-end.tsx';

/** As the tabs of the workbook are coloured, so that a stage is recognised in both places. */
const COLOURS = ['#5b7fa6', '#3f8f7f', '#8a6fb0', '#b3763c', '#c2953a', '#4f8a4b', '#a8566b'];

const sides: readonly { side: TaskView['side']; words: Words }[] = [
  { side: 'inside', words: ['Внутри организации', 'Inside the organisation'] },
  { side: 'outside', words: ['С внешней средой', 'With the outside world'] },
];

type Reload = () => Promise<void>;

function Task(props: { stage: number; task: TaskView; statuses: Home['statuses']; reload: Reload }) {
  const { task } = props;
  const { busy, act } = useActs();
  const id = `task ${task.id}`;
  const set = (status: string) =>
    act(id, async () => {
      await server.setTask({ stage: props.stage, task: task.id, status: status as TaskView['status'] });
      await props.reload();
      return {
        words: t([
          `Задача ${task.id}: ${props.statuses[status] ?? status}.`,
          `Task ${task.id}: ${props.statuses[status] ?? status}.`,
        ]),
      };
    });
  const closed = task.status === 'done' || task.status === 'skipped';
  return (
    <li class={closed ? 'task closed' : 'task'}>
      <p id={`words-${task.id}`}>
        {task.status === 'done' && <Icon name="check" />}
        {task.words}
      </p>
      {task.evidence && (
        <p class="secondary">{t([`По данным: ${task.evidence}`, `The data show: ${task.evidence}`])}</p>
      )}
      <div class="row">
        <select
          aria-labelledby={`words-${task.id}`}
          class={`status ${task.status}`}
          value={task.status}
          disabled={busy !== undefined}
          onChange={(e) => {
            const select = e.currentTarget;
            void set(select.value).then((done) => {
              // the table is the truth: a refused change must not stay on the screen
              if (!done) select.value = task.status;
              select.focus();
            });
          }}
        >
          {Object.entries(props.statuses).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
        {busy === id && <span class="spinner" aria-hidden="true" />}
        {task.due && (
          <span class={task.late ? 'due late' : 'due'}>
            {task.late ? t([`Просрочено: ${task.due}`, `Late: ${task.due}`]) : t([`до ${task.due}`, `by ${task.due}`])}
          </span>
        )}
      </div>
    </li>
  );
}

export function Stage(props: {
  stage: StageView;
  statuses: Home['statuses'];
  open: boolean;
  toggle: () => void;
  reload: Reload;
  showQr: (form: Linked) => void;
  enter: (asked: Asked) => void;
  codes: boolean;
}) {
  const { stage } = props;
  const words = t([`${stage.done} из ${stage.of}`, `${stage.done} of ${stage.of}`]);
  const body = `stage-${stage.number}`;
  return (
    <section class="stage" style={{ '--stage': COLOURS[stage.number - 1] ?? '#56606d' }}>
      <h3>
        <button type="button" class="stage-head" aria-expanded={props.open} aria-controls={body} onClick={props.toggle}>
          <span class="number">{stage.number}</span>
          <span class="grow">
            <span class="stage-title">{stage.title}</span>
            <span class="stage-progress">
              <Bar value={stage.done} of={stage.of} label={t(['Сделано задач', 'Tasks done'])} />
              <span class="secondary">{words}</span>
            </span>
          </span>
          <Icon name="down" />
        </button>
      </h3>
      <div id={body} class="stage-body" hidden={!props.open}>
        {props.open && (
          <>
            {sides.map(({ side, words: title }) => {
              const tasks = stage.tasks.filter((x) => x.side === side);
              return (
                <div key={side}>
                  <h4>{t(title)}</h4>
                  {tasks.length === 0 && (
                    <p class="secondary">{t(['Не предусмотрено моделью.', 'Not foreseen by the model.'])}</p>
                  )}
                  <ul class="list">
                    {tasks.map((task) => (
                      <Task
                        key={task.id}
                        stage={stage.number}
                        task={task}
                        statuses={props.statuses}
                        reload={props.reload}
                      />
                    ))}
                  </ul>
                </div>
              );
            })}
            {stage.forms.length > 0 && (
              <div>
                <h4>{t(['Анкеты', 'Forms'])}</h4>
                <ul class="list">
                  {stage.forms.map((form) => (
                    <Form key={form.code} form={form} showQr={props.showQr} />
                  ))}
                </ul>
              </div>
            )}
            {stage.tables.length > 0 && (
              <div>
                <h4>{t(['Листы', 'Tabs'])}</h4>
                <ul class="chips">
                  {stage.tables.map((table) => (
                    <li key={table.id}>
                      <ActButton
                        id={`tab ${table.id}`}
                        act={toTab(table.id)}
                        label={t([
                          `Открыть лист «${table.title}», ${counted(table.rows, ['строка', 'строки', 'строк'], ['row', 'rows'])}`,
                          `Open the tab “${table.title}”, ${counted(table.rows, ['строка', 'строки', 'строк'], ['row', 'rows'])}`,
                        ])}
                      >
                        {table.title}
                        <span class="count">{table.rows}</span>
                      </ActButton>
                      {table.enter && (
                        <Button
                          label={t([`Внести запись: ${table.title}`, `Enter a row: ${table.title}`])}
                          onClick={() => props.enter({ table: table.id, row: null, only: [] })}
                        >
                          +
                        </Button>
                      )}
                    </li>
                  ))}
                  {stage.reports.map((report) => (
                    <li key={report.id}>
                      <ActButton id={`report ${report.id}`} act={toTab(report.id)}>
                        {report.title}
                      </ActButton>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <Texts texts={stage.texts} showQr={props.showQr} />
            {stage.lines.map((lines) => (
              <Lines key={lines.id} lines={lines} />
            ))}
            {stage.buttons.length > 0 && (
              <div>
                <h4>{t(['Сделать', 'Do'])}</h4>
                <div class="row">
                  {stage.buttons.map((button) =>
                    button.asks ? (
                      <Button key={button.id} onClick={() => props.enter({ command: button.id })}>
                        {button.words}…
                      </Button>
                    ) : (
                      <Ask
                        key={button.id}
                        id={`press ${button.id}`}
                        words={button.words}
                        question={t(['Вот что изменится. Сделать?', 'This is what would change. Do it?'])}
                        yes={t(['Сделать', 'Do it'])}
                        rehearse={() => wouldDo('press', { command: button.id, input: {} })}
                        act={async () => {
                          await server.press({ command: button.id, input: {} });
                          await props.reload();
                          return { words: t([`Сделано: ${button.words}.`, `Done: ${button.words}.`]) };
                        }}
                      />
                    ),
                  )}
                </div>
              </div>
            )}
            {stage.number === 7 && <YearEndBox reload={props.reload} />}
            {stage.papers.length > 0 && (
              <div>
                <h4>{t(['Документы', 'Papers'])}</h4>
                <Papers papers={stage.papers} codes={props.codes} />
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}
