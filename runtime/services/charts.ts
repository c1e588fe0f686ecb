/** Embedded charts: kept as a description that a page may draw. */
import type { Run } from '../execute.ts';
import { fail, ServiceObject } from '../service.ts';
import { type Chart as Kept, nextId } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { gridOfSpan, type Json, list, number, record } from './sheets-shapes.ts';

/** The methods that choose a chart's type, and the API's name for it. */
const TYPES: Record<string, string> = {
  asAreaChart: 'AREA',
  asBarChart: 'BAR',
  asColumnChart: 'COLUMN',
  asComboChart: 'COMBO',
  asLineChart: 'LINE',
  asPieChart: 'PIE',
  asScatterChart: 'SCATTER',
};

type Draft = { type: string; ranges: Range[]; options: Json; headers: number; position: Json };

function specOf(draft: Draft): Json {
  const title = draft.options.title;
  const ranges = draft.ranges.map((each) => ({ sourceRange: { sources: [gridOfSpan(each._sheet, each._span)] } }));
  return {
    ...(title !== undefined && { title }),
    basicChart: { chartType: draft.type, headerCount: draft.headers, series: ranges.map((each) => ({ series: each })) },
    options: draft.options,
  };
}

export class EmbeddedChart extends BookObject {
  readonly _class = 'EmbeddedChart';
  override readonly _types = 'Spreadsheet.EmbeddedChart';
  readonly _sheetId: number;
  readonly _chart: Kept;
  constructor(run: Run, docId: string, sheetId: number, chart: Kept) {
    super(run, docId);
    this._sheetId = sheetId;
    this._chart = chart;
  }
  getChartId(): number | null {
    return this._chart.id || null;
  }
  getRanges(): Range[] {
    return draftOf(this).ranges;
  }
  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this._run, this._docId, this._sheetId, draftOf(this), this._chart.id);
  }
}

function draftOf(chart: EmbeddedChart): Draft {
  const basic = record(chart._chart.spec.basicChart);
  const ranges = list(basic.series).flatMap((each) =>
    list(record(record(record(each).series).sourceRange).sources).map((source) => {
      const grid = record(source);
      const span = {
        r0: number(grid.startRowIndex, 0),
        r1: number(grid.endRowIndex, 1),
        c0: number(grid.startColumnIndex, 0),
        c1: number(grid.endColumnIndex, 1),
      };
      return new Range(chart._run, chart._docId, number(grid.sheetId, 0), span);
    }),
  );
  return {
    type: String(basic.chartType ?? 'COLUMN'),
    ranges,
    options: { ...record(chart._chart.spec.options) },
    headers: number(basic.headerCount, 0),
    position: chart._chart.position,
  };
}

export class EmbeddedChartBuilder extends ServiceObject {
  readonly _class = 'EmbeddedChartBuilder';
  readonly _run: Run;
  readonly _docId: string;
  readonly _sheetId: number;
  readonly _draft: Draft;
  readonly _id: number;
  constructor(run: Run, docId: string, sheetId: number, draft: Draft, id = 0) {
    super();
    this._run = run;
    this._docId = docId;
    this._sheetId = sheetId;
    this._draft = draft;
    this._id = id;
  }
  static _fresh(run: Run, docId: string, sheetId: number): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(run, docId, sheetId, {
      type: 'COLUMN',
      ranges: [],
      options: {},
      headers: 0,
      position: {},
    });
  }
  addRange(range: Range): this {
    this._draft.ranges.push(range);
    return this;
  }
  removeRange(range: Range): this {
    this._draft.ranges = this._draft.ranges.filter(
      (each) => JSON.stringify(each._span) !== JSON.stringify(range._span),
    );
    return this;
  }
  clearRanges(): this {
    this._draft.ranges = [];
    return this;
  }
  getRanges(): Range[] {
    return this._draft.ranges;
  }
  setNumHeaders(headers: number): this {
    this._draft.headers = headers;
    return this;
  }
  setOption(option: string, value: unknown): this {
    this._draft.options[option] = value;
    return this;
  }
  setTitle(title: string): this {
    return this.setOption('title', title);
  }
  setXAxisTitle(title: string): this {
    return this.setOption('hAxis.title', title);
  }
  setYAxisTitle(title: string): this {
    return this.setOption('vAxis.title', title);
  }
  setColors(colors: string[]): this {
    return this.setOption('colors', colors);
  }
  setStacked(): this {
    return this.setOption('isStacked', true);
  }
  setPosition(row: number, column: number, offsetX: number, offsetY: number): this {
    if (row < 1 || column < 1) fail('The anchor of a chart must be a cell of the sheet.');
    const anchorCell = { sheetId: this._sheetId, rowIndex: row - 1, columnIndex: column - 1 };
    this._draft.position = { overlayPosition: { anchorCell, offsetXPixels: offsetX, offsetYPixels: offsetY } };
    return this;
  }
  build(): EmbeddedChart {
    const chart = { id: this._id, spec: specOf(this._draft), position: this._draft.position };
    return new EmbeddedChart(this._run, this._docId, this._sheetId, chart);
  }
}

for (const [method, type] of Object.entries(TYPES)) {
  Object.defineProperty(EmbeddedChartBuilder.prototype, method, {
    value(this: EmbeddedChartBuilder) {
      this._draft.type = type;
      return this;
    },
  });
}

export function insertChart(chart: EmbeddedChart, charts: Kept[], doc: Parameters<typeof nextId>[0]): void {
  charts.push({ ...chart._chart, id: nextId(doc) });
}
