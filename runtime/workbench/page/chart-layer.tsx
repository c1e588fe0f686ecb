/** Charts over the cells: each hangs on its cell and scrolls with it; a press shows it large, with its numbers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartView } from '../../chart-view.ts';
import { chartSvg } from '../chart-svg.ts';
import { say } from './words.ts';

type LayerProps = {
  charts: ChartView[];
  /** The corner of the scrolled cells. */
  left: number;
  top: number;
  scroll: { x: number; y: number };
  /** Where a chart's cell lies among the scrolled ones. */
  place: (chart: ChartView) => { x: number; y: number };
  /** Scrolls the cells to a place: the wheel turns over a chart as well. */
  wheel: (x: number, y: number) => void;
};

export const noData = (): string => say('Данных для диаграммы пока нет', 'No data for the chart yet');

function Drawing({ chart }: { chart: ChartView }) {
  const holder = useRef<HTMLSpanElement>(null);
  const svg = chartSvg(chart, noData());
  useEffect(() => {
    // Made by chartSvg, which escapes every text of the cells.
    if (holder.current) holder.current.innerHTML = svg;
  }, [svg]);
  return <span class="drawing" ref={holder} />;
}

function Numbers({ chart }: { chart: ChartView }) {
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            <td />
            {chart.series.map(({ name }, at) => (
              <th key={at} scope="col">
                {name || at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.categories.map((category, at) => (
            <tr key={at}>
              <th scope="row">{category}</th>
              {chart.series.map(({ texts }, n) => (
                <td key={n}>{texts[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Large({ chart, close }: { chart: ChartView; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const name = chart.title || say('Диаграмма', 'Chart');
  const save = (): void => {
    const picture = new Blob([chartSvg(chart, noData())], { type: 'image/svg+xml' });
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(picture),
      download: `${name}.svg`,
    });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <dialog class="script-dialog chart-dialog" ref={dialog} onClose={close} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <button type="button" class="plain" onClick={save}>
          {say('Скачать SVG', 'Download SVG')}
        </button>
        <button type="button" class="plain" onClick={() => print()}>
          {say('Печать', 'Print')}
        </button>
        <button type="button" class="icon" onClick={() => dialog.current?.close()} aria-label={say('Закрыть', 'Close')}>
          ×
        </button>
      </header>
      <div class="chart-large">
        <Drawing chart={{ ...chart, id: -chart.id, title: '', width: 860, height: 420 }} />
        <Numbers chart={chart} />
      </div>
    </dialog>
  );
}

export function ChartLayer({ charts, left, top, scroll, place, wheel }: LayerProps) {
  const [large, setLarge] = useState<number | null>(null);
  const open = charts.find(({ id }) => id === large);
  return (
    <>
      <div class="charts" style={{ left: `${left}px`, top: `${top}px` }}>
        {charts.map((chart) => {
          const { x, y } = place(chart);
          const style = {
            width: `${chart.width}px`,
            height: `${chart.height}px`,
            transform: `translate(${x + chart.dx - scroll.x}px, ${y + chart.dy - scroll.y}px)`,
          };
          return (
            <button
              type="button"
              class="chart"
              key={chart.id}
              style={style}
              title={say('Показать крупно, с числами', 'Show it large, with its numbers')}
              onClick={() => setLarge(chart.id)}
              onWheel={(event) => wheel(Math.max(0, scroll.x + event.deltaX), Math.max(0, scroll.y + event.deltaY))}
            >
              <Drawing chart={chart} />
            </button>
          );
        })}
      </div>
      {open && <Large chart={open} close={() => setLarge(null)} />}
    </>
  );
}
