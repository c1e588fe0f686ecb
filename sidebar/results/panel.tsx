/** «Итоги»: indicators against targets, what changed, and the values behind each conclusion. */
import { useEffect, useState } from 'preact/hooks';
import type { ChangeView, KpiView, Worked } from '../../src/app/results-view.ts';
import { ActButton, ProblemBox, toTab } from '../act-buttons.tsx';
import { Downloads } from '../export/downloads.tsx';
import { server } from '../server.ts';
import { Button, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { counted, spoken, t } from '../words.ts';
import { Summary } from './summary.tsx';

const figure = (x: number): string => x.toLocaleString(spoken()).replace('-', '−');

function Arithmetic({ indicator, close }: { indicator: string; close: () => void }) {
  const worked = useView(() => server.worked({ indicator }), indicator);
  if (!worked.data)
    return worked.problem ? (
      <ProblemBox problem={worked.problem} again={() => void worked.reload()} loading={worked.loading} />
    ) : (
      <Skeleton rows={[32, 120]} />
    );
  return <Steps worked={worked.data} close={close} />;
}

function Steps({ worked, close }: { worked: Worked; close: () => void }) {
  return (
    <div class="worked">
      <ol>
        {worked.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="scroll">
        <table>
          <caption>{t(['Значения, которые вошли в расчёт', 'The values that went in'])}</caption>
          <thead>
            <tr>
              <th scope="col">{t(['Код', 'Code'])}</th>
              <th scope="col">{t(['До', 'Before'])}</th>
              <th scope="col">{t(['После', 'After'])}</th>
              <th scope="col">{t(['Разность', 'Difference'])}</th>
              <th scope="col">{t(['Место', 'Rank'])}</th>
            </tr>
          </thead>
          <tbody>
            {worked.values.map((v) => (
              <tr key={v.mentee}>
                <th scope="row">{v.mentee}</th>
                <td>{figure(v.before)}</td>
                <td>{figure(v.after)}</td>
                <td>{figure(v.difference)}</td>
                <td>{v.rank === null ? '—' : figure(v.rank)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button onClick={close}>{t(['Свернуть', 'Fold'])}</Button>
    </div>
  );
}

function Change({ one, open, toggle }: { one: ChangeView; open: boolean; toggle: () => void }) {
  return (
    <li class="card">
      <p class="title">{one.title}</p>
      <p>{one.words}</p>
      {one.n > 0 && !open && (
        <Button onClick={toggle} label={t([`Как посчитано: ${one.title}`, `How it was counted: ${one.title}`])}>
          {t(['Как посчитано', 'How it was counted'])}
        </Button>
      )}
      {open && <Arithmetic indicator={one.indicator} close={toggle} />}
    </li>
  );
}

const Kpi = ({ kpi }: { kpi: KpiView }) => (
  <li class="card">
    <p class="title">{kpi.title}</p>
    <p>
      <b>{kpi.shown}</b>
      {kpi.target && <span class="secondary">{t([` · цель ${kpi.target}`, ` · target ${kpi.target}`])}</span>}
    </p>
    <p class="secondary">{kpi.state}</p>
    <details>
      <summary>{t(['Как считается', 'How it is counted'])}</summary>
      <p class="secondary">{kpi.how}</p>
    </details>
  </li>
);

/** @param asked grows when the panel is opened again: others may have changed what it shows */
export function ResultsPanel({ asked }: { asked: number }) {
  const results = useView(() => server.results({}), 'results');
  const [open, setOpen] = useState<string>();
  useEffect(() => {
    if (asked > 0) void results.reload();
  }, [asked]);
  const { data, problem } = results;
  return (
    <>
      {problem && <ProblemBox problem={problem} again={() => void results.reload()} loading={results.loading} />}
      {!data && !problem && <Skeleton rows={[32, 64, 64, 64, 64]} />}
      {data && (
        <>
          <p class="secondary">{t([`Посчитано ${data.asOf}`, `Counted ${data.asOf}`])}</p>
          <ul class="chips">
            {data.reports.map((report) => (
              <li key={report.id}>
                <ActButton id={`report ${report.id}`} act={toTab(report.id)}>
                  {report.title}
                </ActButton>
              </li>
            ))}
          </ul>
          <section aria-labelledby="changes">
            <h2 id="changes">{t(['Изменение за период', 'Change over the period'])}</h2>
            {data.changes.length === 0 && (
              <p class="empty">
                {t([
                  'Замеров пока нет. Соберите F11 до начала работы пар и ещё раз в конце.',
                  'No measures yet. Collect F11 before pairs begin to work and again at the end.',
                ])}
              </p>
            )}
            <ul class="list">
              {data.changes.map((one) => (
                <Change
                  key={one.indicator}
                  one={one}
                  open={open === one.indicator}
                  toggle={() => setOpen(open === one.indicator ? undefined : one.indicator)}
                />
              ))}
            </ul>
          </section>
          <section aria-labelledby="kpis">
            <h2 id="kpis">{t(['Показатели программы', 'Programme indicators'])}</h2>
            <p class="secondary">
              {counted(data.kpis.length, ['показатель', 'показателя', 'показателей'], ['indicator', 'indicators'])}
            </p>
            <ul class="list">
              {data.kpis.map((kpi) => (
                <Kpi key={kpi.id} kpi={kpi} />
              ))}
            </ul>
          </section>
        </>
      )}
      <Summary key={asked} />
      <Downloads />
    </>
  );
}
