/** The dialog as a whole: which step it is at, and what is known so far. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportColumns } from '../../src/app/views.ts';
import { asProblem, closeDialog, type ServerProblem, server } from '../server.ts';
import { Button, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { speak, t, type Words } from '../words.ts';
import { FileStep } from './file-step.tsx';
import type { Titled } from './mapping.ts';
import { MappingStep } from './mapping-step.tsx';
import { RunStep } from './run-step.tsx';
import { Sentence } from './sentence.tsx';

export type Whom = 'mentees' | 'mentors';

const steps: readonly Words[] = [
  ['Файл', 'File'],
  ['Столбцы', 'Columns'],
  ['Загрузка', 'Bringing in'],
];

function Steps({ at }: { at: number }) {
  return (
    <ol class="steps">
      {steps.map((words, i) => (
        <li key={words[1]} aria-current={i === at ? 'step' : undefined} class={i < at ? 'past' : ''}>
          <span class="step-number">{i + 1}</span>
          {t(words)}
        </li>
      ))}
    </ol>
  );
}

export function ImportDialog() {
  const home = useView(() => server.home({}), 'home');
  const [step, setStep] = useState(0);
  const [whom, setWhom] = useState<Whom>('mentees');
  const [list, setList] = useState<Titled>();
  const [columns, setColumns] = useState<ImportColumns>();
  const [chosen, setChosen] = useState<(string | null)[]>([]);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ServerProblem>();
  const lang = home.data?.lang;
  const said = useRef('');
  // before the children are drawn, or their first words are in the other language
  if (lang && said.current !== lang) {
    said.current = lang;
    speak(lang);
  }
  const page = useRef<HTMLElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    page.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [step]);

  if (!home.data) {
    return (
      <main class="dialog">
        {home.problem ? (
          <Sentence problem={home.problem}>
            <Button busy={home.loading} onClick={() => void home.reload()}>
              {t(['Повторить', 'Try again'])}
            </Button>
          </Sentence>
        ) : (
          <Skeleton rows={[32, 40, 240]} />
        )}
      </main>
    );
  }
  if (home.data.state !== 'ready') {
    return (
      <main class="dialog">
        <h1>{t(['Сначала настройте книгу', 'Set the workbook up first'])}</h1>
        <p>
          {home.data.state === 'copy'
            ? t([
                'Это копия рабочей книги, она молчит. Загружайте список в исходную книгу.',
                'This is a copy of a workbook and keeps silent. Bring the list into the original.',
              ])
            : t([
                'Список некуда загрузить: листов ещё нет. Выберите «Наставничество → Открыть панель» и пройдите настройку.',
                'There is nowhere to put a list yet. Choose “Mentoring → Open the panel” and go through set-up.',
              ])}
        </p>
        <div class="buttons">
          <Button kind="primary" onClick={closeDialog}>
            {t(['Закрыть', 'Close'])}
          </Button>
        </div>
      </main>
    );
  }

  const toColumns = async (found: Titled) => {
    setAsking(true);
    setProblem(undefined);
    try {
      const known = await server.columnsForImport({ table: whom, header: found.header });
      const same = list && columns && JSON.stringify(list.header) === JSON.stringify(found.header);
      setList(found);
      setColumns(known);
      // coming back to the same file keeps what was chosen by hand
      const keys = known.targets.map((x) => x.key);
      setChosen(same && chosen.every((key) => key === null || keys.includes(key)) ? chosen : known.guess);
      setStep(1);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setAsking(false);
  };

  return (
    <main class="dialog" ref={page}>
      <Steps at={step} />
      {/* the file stays chosen while a person looks at the columns and comes back */}
      <div hidden={step !== 0} class="step">
        <FileStep
          whom={whom}
          setWhom={setWhom}
          asking={asking}
          problem={problem}
          next={(found) => void toColumns(found)}
        />
      </div>
      {step === 1 && list && columns && (
        <MappingStep
          list={list}
          whom={whom}
          known={columns}
          columns={chosen}
          choose={setChosen}
          back={() => setStep(0)}
          next={() => setStep(2)}
        />
      )}
      {step === 2 && list && (
        <RunStep
          list={list}
          whom={whom}
          columns={chosen}
          back={() => setStep(1)}
          again={() => {
            setList(undefined);
            setColumns(undefined);
            setStep(0);
          }}
        />
      )}
    </main>
  );
}
