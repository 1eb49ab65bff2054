/** What each document has: charts, tables, and how the terminal tells it. A new document is one entry here. */
import type { z } from 'zod';
import { type ExplainDocument, explainForm } from '../analysis/attribution/document.ts';
import { type CalibrationDocument, calibrationForm } from '../analysis/calibration/document.ts';
import { type ForecastDocument, forecastForm } from '../analysis/forecast/document.ts';
import { type Scoreboard, scoreboardForm } from '../analysis/patterns/scoreboard.ts';
import { type PlaceDocument, placeForm } from '../analysis/place/document.ts';
import { type RecordsDocument, recordsForm } from '../analysis/records-document.ts';
import { type GroupRows, type RunDocument, runForm } from '../analysis/results.ts';
import { lookInWords } from '../analysis/run-document.ts';
import { type SensitivityDocument, sensitivityForm } from '../analysis/sensitivity/document.ts';
import { type SweepDocument, sweepForm } from '../analysis/sweep/document.ts';
import { type TraceDocument, traceForm } from '../analysis/trace/document.ts';
import { type Chart, toPdf, toPicture, toVegaLite } from './charts/drawing/draw.ts';
import { pageFor, type Size } from './charts/drawing/sizes.ts';
import { csvOf } from './files/csv.ts';
import { CHART_FORMATS, type ChartFormat } from './charts/drawing/formats.ts';
import { toPng } from './charts/drawing/png.ts';
import { chartsAmong, type ChartKind, type Wanted } from './charts/kind.ts';
import { learnedChart } from './charts/kinds/learned.ts';
import { livesChart } from './charts/kinds/lives.ts';
import { pairsChart } from './charts/kinds/pairs.ts';
import { RECORDS_CHARTS } from './charts/kinds/of-records.ts';
import { RUN_CHARTS } from './charts/kinds/run.ts';
import { scoreboardCharts } from './charts/kinds/scoreboard.ts';
import { sensitivityCharts } from './charts/kinds/sensitivity.ts';
import { skillChart } from './charts/kinds/skill.ts';
import { sweepCharts } from './charts/kinds/sweep.ts';
import { waterfallChart } from './charts/kinds/waterfall.ts';
import type { KindName } from './charts/names.ts';
import { explanationTables } from './files/explanation.ts';
import { forecastTable } from './files/forecast-table.ts';
import { patternsTable } from './files/scoreboard.ts';
import { groupsTable, rivalsTable } from './files/skill.ts';
import { yearsTable } from './files/place.ts';
import { recordsTables } from './files/records.ts';
import { resultsTable } from './files/results.ts';
import { sensitivityTables } from './files/sensitivity.ts';
import { sweepTables } from './files/sweep.ts';
import { type Table, tables } from './files/tables.ts';
import { calibrationText } from './text/calibration.ts';
import { explanationText } from './text/explanation.ts';
import { forecastText } from './text/forecast.ts';
import { placeText } from './text/place.ts';
import { recordsDocumentText } from './text/records.ts';
import { fullText } from './text/full.ts';
import { runText } from './text/run.ts';
import { scoreboardText } from './text/scoreboard.ts';
import { sensitivityText } from './text/sensitivity.ts';
import { sweepText } from './text/sweep.ts';
import { traceText } from './text/trace.ts';
import { titled } from './words/about.ts';
import { pricesInWords } from './words/cost-books.ts';
import { unbent, unbentExplanation, unbentSweep } from './words/unbent.ts';

/** A document that a bundle may hold. */
export type Document =
  | RunDocument
  | ExplainDocument
  | TraceDocument
  | SensitivityDocument
  | SweepDocument
  | Scoreboard
  | CalibrationDocument
  | RecordsDocument
  | PlaceDocument
  | ForecastDocument;

/** `all`: with a line for every figure, where there are many; `full`: all measures instead of a first screen. */
export type TextOptions = { readonly color?: boolean; readonly all?: boolean; readonly full?: boolean };

type Entry<D> = {
  /** What a document read back from a file must be. */
  readonly form: z.ZodType;
  /** The scenarios of which it speaks, by name. */
  readonly arms: (document: D) => string[];
  /** What of it people read; left out: all of it. */
  readonly shown?: (document: D) => Document;
  readonly charts: readonly ChartKind<D>[];
  /** @param groups the rows of groups that the document only names */
  readonly tables: (document: D, groups?: GroupRows) => Table[];
  /** What a reader of the tables should know besides what every document says of itself. */
  readonly about?: (document: D) => object;
  readonly text: (document: D, options: TextOptions) => string;
};

/** A waterfall stands between two levels. */
const hasEnds = ({ metrics }: ExplainDocument, id: string): boolean =>
  metrics[id].baseline.mean !== null && metrics[id].variant.mean !== null;

const names = ({ arms }: { readonly arms: readonly { readonly name: string }[] }): string[] =>
  arms.map(({ name }) => name);

const DOCUMENTS: { readonly [S in Document['schema']]: Entry<Extract<Document, { schema: S }>> } = {
  'handoff.run/1': {
    form: runForm,
    arms: names,
    shown: unbent,
    charts: RUN_CHARTS,
    tables: (document, groups) => [resultsTable(document), ...tables(document, groups)],
    about: (document) => ({ prices: pricesInWords(document) }),
    text: (document, options) => (options.full === true ? fullText : runText)(document, options),
  },
  'handoff.explain/1': {
    form: explainForm,
    arms: names,
    shown: unbentExplanation,
    charts: [
      {
        kind: 'waterfall',
        takes: ['metric'],
        charts: (document, { metric }) =>
          Object.keys(document.metrics)
            .filter((id) => id === (metric ?? id))
            .map((id) => (hasEnds(document, id) ? waterfallChart(document, id) : null)),
      },
    ],
    tables: explanationTables,
    text: explanationText,
  },
  'handoff.trace/1': {
    form: traceForm,
    arms: names,
    charts: [{ kind: 'lives', charts: (document) => [livesChart(document)] }],
    tables: () => [],
    text: traceText,
  },
  'handoff.sensitivity/1': {
    form: sensitivityForm,
    arms: ({ baseline, scenario }) => [...(baseline ? [baseline.name] : []), scenario.name],
    charts: [{ kind: 'sensitivity', charts: sensitivityCharts }],
    tables: sensitivityTables,
    about: (document) => ({ intervals: ['95% by bootstrap', lookInWords(document) ?? []].flat().join('; ') }),
    text: sensitivityText,
  },
  'handoff.sweep/1': {
    form: sweepForm,
    arms: ({ baseline, points }) => [baseline.name, ...new Set(points.map(({ scenario }) => scenario))],
    shown: unbentSweep,
    charts: (['heat', 'frontier'] as const).map((kind) => ({
      kind,
      charts: (document: SweepDocument) => sweepCharts(document, kind),
    })),
    tables: sweepTables,
    text: sweepText,
  },
  'handoff.validate/1': {
    form: scoreboardForm,
    arms: ({ scenario }) => [scenario.name],
    charts: [
      { kind: 'scoreboard', charts: scoreboardCharts },
      { kind: 'skill', charts: (board) => [skillChart(board)] },
    ],
    tables: (board) => [patternsTable(board), groupsTable(board), rivalsTable(board)],
    about: ({ scenario, patterns, intervals }) => ({
      arms: ['validate', scenario.name],
      coverage: `${patterns.length} published figures beside the model`,
      intervals: `90%, ${intervals}`,
    }),
    text: scoreboardText,
  },
  'handoff.calibrate/1': {
    form: calibrationForm,
    arms: ({ scenario }) => [scenario.name],
    charts: [
      { kind: 'learned', charts: (document) => [learnedChart(document)] },
      {
        kind: 'pairs',
        charts: (document, _, draws) => (draws.length > 0 ? [pairsChart(document, draws)] : []),
      },
    ],
    tables: () => [],
    text: calibrationText,
  },
  'handoff.records/1': {
    form: recordsForm,
    arms: ({ scenario }) => [scenario.name],
    charts: RECORDS_CHARTS,
    tables: recordsTables,
    text: recordsDocumentText,
  },
  'handoff.place/1': {
    form: placeForm,
    arms: ({ run }) => names(run),
    charts: RUN_CHARTS.map(({ usual, charts, ...kind }) => ({
      ...kind,
      usual: ({ run }: PlaceDocument) => usual?.(run) ?? true,
      charts: ({ run }: PlaceDocument, wish, draws) => charts(run, wish, draws),
    })),
    tables: (document) => [
      yearsTable(document),
      patternsTable(document),
      groupsTable(document),
      rivalsTable(document),
      resultsTable(document.run),
      ...tables(document.run),
    ],
    about: ({ run }) => ({ prices: pricesInWords(run) }),
    text: placeText,
  },
  'handoff.forecast/1': {
    form: forecastForm,
    arms: ({ scenario, without }) => [scenario.name, ...(without ? [without.name] : [])],
    charts: [],
    tables: (document) => [forecastTable(document)],
    about: ({ figures }) => ({
      period: {
        from: figures.map(({ from }) => from).toSorted()[0],
        to: figures
          .map(({ to }) => to)
          .toSorted()
          .at(-1),
      },
      intervals: '50% and 90% prediction intervals over draws',
    }),
    text: forecastText,
  },
};

/** The entry of a document: it takes what its schema says, which the compiler cannot follow through a look-up. */
const entryOf = ({ schema }: Document): Entry<Document> => DOCUMENTS[schema] as Entry<never> as Entry<Document>;

/** What of a document people read. */
const shownOf = (document: Document): Document => entryOf(document).shown?.(document) ?? document;

/** The form of what was read back from a bundle; null where this version knows none by that name. */
export function formOf(json: unknown): z.ZodType<Document> | null {
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? String(json.schema) : '';
  return Object.hasOwn(DOCUMENTS, schema) ? (entryOf({ schema } as Document).form as z.ZodType<Document>) : null;
}

/** Every title says where it holds chance only or less than everybody, unless another was asked for. */
function withTitle(document: Document, one: Chart, { title: asked, size }: Wanted): Chart {
  const { title } = one.frame;
  const told = asked ?? ('intervals' in document || 'sample' in document ? titled(title, document) : title);
  const page = size && one.frame.page === undefined ? { size: pageFor(size) } : {};
  return { ...one, frame: { ...one.frame, ...page, title: told } };
}

export const armsOf = (document: Document): string[] => [...new Set(entryOf(document).arms(document))];
/** The kinds of chart that a document has. */
export const kindsOf = (document: Document): KindName[] => entryOf(document).charts.map(({ kind }) => kind);
/** The charts of a document: those of every bundle, or the kinds that are wanted. */
export const chartsOf = (document: Document, wanted: Wanted = {}): Chart[] =>
  chartsAmong(entryOf(document).charts, shownOf(document), wanted).map((one) => withTitle(document, one, wanted));
export const textOf = (document: Document, options: TextOptions = {}): string =>
  entryOf(document).text(shownOf(document), options);

/**
 * The tables of a document, and what a reader should know of them.
 * @param groups the rows of groups that the document only names
 */
export function tablesOf(document: Document, groups?: GroupRows): { readonly about: object; readonly tables: Table[] } {
  const { arms, about, tables: all } = entryOf(document);
  return { about: { ...document, arms: arms(document), ...about?.(document) }, tables: all(shownOf(document), groups) };
}

/** Which charts are drawn, and in which formats. */
export type Drawing = Wanted & { readonly formats?: readonly ChartFormat[] | undefined };

/** A picture that cannot be drawn is left out and told: it is no reason to lose what took hours to simulate. */
function leftOut({ name }: Chart, cause: unknown): null {
  console.error(`handoff: the chart "${name}" cannot be drawn and is left out: ${String(cause)}; please report it`);
  return null;
}

/** One chart in one format; null where it has none: a drawing is no vega-lite. */
function inFormat(
  item: Chart,
  svg: string,
  format: ChartFormat,
  size?: Size,
): Promise<Buffer> | string | Buffer | null {
  if (format === 'svg') return svg;
  if (format === 'png') return toPng(svg, size?.width);
  if (format === 'pdf') return toPdf(svg, item.frame.title);
  if (format === 'vl.json') return toVegaLite(item);
  return csvOf(item.rows);
}

/**
 * Draws charts of a document in the formats asked for, one after another: file name ("by-month.svg") and content. The
 * same document gives the same bytes.
 */
export async function* drawn(
  document: Document,
  { formats = CHART_FORMATS, ...wanted }: Drawing = {},
): AsyncGenerator<readonly [name: string, content: string | Buffer]> {
  if (formats.length === 0) return;
  for (const item of chartsOf(document, wanted)) {
    const svg = await toPicture(item).catch((cause: unknown) => leftOut(item, cause));
    if (svg === null) continue;
    for (const format of formats) {
      const content = await inFormat(item, svg, format, wanted.size);
      if (content !== null) yield [`${item.name}.${format}`, content];
    }
  }
}

/** All of them at once. */
export async function chart(document: Document, drawing: Drawing = {}): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for await (const [name, content] of drawn(document, drawing)) files.set(name, content);
  return files;
}
