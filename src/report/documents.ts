/** What each document has: charts, tables, and how the terminal tells it. A new document is one entry here. */
import type { z } from 'zod';
import { type ExplainDocument, explainForm } from '../analysis/attribution/document.ts';
import { type CalibrationDocument, calibrationForm } from '../analysis/calibration/document.ts';
import type { Draws } from '../analysis/calibration/posterior.ts';
import { type Scoreboard, scoreboardForm } from '../analysis/patterns/scoreboard.ts';
import { type GroupRows, type RunDocument, runForm } from '../analysis/results.ts';
import { type SensitivityDocument, sensitivityForm } from '../analysis/sensitivity/document.ts';
import { type SweepDocument, sweepForm } from '../analysis/sweep/document.ts';
import { type TraceDocument, traceForm } from '../analysis/trace/document.ts';
import { type Chart, toPdf, toSvg } from './charts/drawing/draw.ts';
import { CHART_FORMATS, type ChartFormat } from './charts/drawing/formats.ts';
import { toPng } from './charts/drawing/png.ts';
import { learnedChart } from './charts/kinds/learned.ts';
import { livesChart } from './charts/kinds/lives.ts';
import { pairsChart } from './charts/kinds/pairs.ts';
import { runCharts } from './charts/kinds/run.ts';
import { scoreboardChart } from './charts/kinds/scoreboard.ts';
import { sensitivityCharts } from './charts/kinds/sensitivity.ts';
import { sweepCharts } from './charts/kinds/sweep.ts';
import { waterfallChart } from './charts/kinds/waterfall.ts';
import { explanationTables } from './files/explanation.ts';
import { patternsTable } from './files/scoreboard.ts';
import { resultsTable } from './files/results.ts';
import { sensitivityTables } from './files/sensitivity.ts';
import { sweepTables } from './files/sweep.ts';
import { type Table, tables } from './files/tables.ts';
import { calibrationText } from './text/calibration.ts';
import { explanationText } from './text/explanation.ts';
import { fullText } from './text/full.ts';
import { runText } from './text/run.ts';
import { scoreboardText } from './text/scoreboard.ts';
import { sensitivityText } from './text/sensitivity.ts';
import { sweepText } from './text/sweep.ts';
import { traceText } from './text/trace.ts';
import { titled } from './words/about.ts';
import { pricesInWords } from './words/cost-books.ts';

/** A document that a bundle may hold. */
export type Document =
  | RunDocument
  | ExplainDocument
  | TraceDocument
  | SensitivityDocument
  | SweepDocument
  | Scoreboard
  | CalibrationDocument;

/** `all`: with a line for every figure, where there are many; `full`: all measures instead of a first screen. */
export type TextOptions = { readonly color?: boolean; readonly all?: boolean; readonly full?: boolean };

type Entry<D> = {
  /** What a document read back from a file must be. */
  readonly form: z.ZodType;
  /** The scenarios of which it speaks, by name. */
  readonly arms: (document: D) => string[];
  /** @param draws of the posterior, for the pairs of a calibration */
  readonly charts: (document: D, draws: Draws) => Chart[];
  /** @param groups the rows of groups that the document only names */
  readonly tables: (document: D, groups?: GroupRows) => Table[];
  /** What a reader of the tables should know besides what every document says of itself. */
  readonly about?: (document: D) => object;
  readonly text: (document: D, options: TextOptions) => string;
};

const names = ({ arms }: { readonly arms: readonly { readonly name: string }[] }): string[] =>
  arms.map(({ name }) => name);

const DOCUMENTS: { readonly [S in Document['schema']]: Entry<Extract<Document, { schema: S }>> } = {
  'handoff.run/1': {
    form: runForm,
    arms: names,
    charts: runCharts,
    tables: (document, groups) => [resultsTable(document), ...tables(document, groups)],
    about: (document) => ({ prices: pricesInWords(document) }),
    text: (document, options) => (options.full === true ? fullText : runText)(document, options),
  },
  'handoff.explain/1': {
    form: explainForm,
    arms: names,
    charts: (document) => Object.keys(document.metrics).flatMap((id) => waterfallChart(document, id) ?? []),
    tables: explanationTables,
    text: explanationText,
  },
  'handoff.trace/1': {
    form: traceForm,
    arms: names,
    charts: (document) => [livesChart(document)],
    tables: () => [],
    text: traceText,
  },
  'handoff.sensitivity/1': {
    form: sensitivityForm,
    arms: ({ baseline, scenario }) => [...(baseline ? [baseline.name] : []), scenario.name],
    charts: sensitivityCharts,
    tables: sensitivityTables,
    about: () => ({ intervals: '95% by bootstrap' }),
    text: sensitivityText,
  },
  'handoff.sweep/1': {
    form: sweepForm,
    arms: ({ baseline, points }) => [baseline.name, ...new Set(points.map(({ scenario }) => scenario))],
    charts: sweepCharts,
    tables: sweepTables,
    text: sweepText,
  },
  'handoff.validate/1': {
    form: scoreboardForm,
    arms: ({ scenario }) => [scenario.name],
    charts: (board) => [scoreboardChart(board)],
    tables: (board) => [patternsTable(board)],
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
    charts: (document, draws) => [learnedChart(document), ...(draws.length > 0 ? [pairsChart(document, draws)] : [])],
    tables: () => [],
    text: calibrationText,
  },
};

/** The entry of a document: it takes what its schema says, which the compiler cannot follow through a look-up. */
const entryOf = ({ schema }: Document): Entry<Document> => DOCUMENTS[schema] as Entry<never> as Entry<Document>;

/** The form of what was read back from a bundle; null where this version knows none by that name. */
export function formOf(json: unknown): z.ZodType<Document> | null {
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? String(json.schema) : '';
  return Object.hasOwn(DOCUMENTS, schema) ? (entryOf({ schema } as Document).form as z.ZodType<Document>) : null;
}

const ONLY_BY_ITSELF =
  '~: only its own interval excludes zero; it does not outlast the correction for all measures compared (Holm).';

/** Every title says where it holds chance only; a mark in one is explained below the chart. */
function withTitle(document: Document, one: Chart): Chart {
  const { title, footer } = one.frame;
  const marked = title.startsWith('~ ') ? [ONLY_BY_ITSELF] : [];
  const told = 'intervals' in document ? titled(title, document) : title;
  return { ...one, frame: { ...one.frame, title: told, footer: [...marked, ...footer] } };
}

export const armsOf = (document: Document): string[] => [...new Set(entryOf(document).arms(document))];
export const chartsOf = (document: Document, draws: Draws = []): Chart[] =>
  entryOf(document)
    .charts(document, draws)
    .map((one) => withTitle(document, one));
export const textOf = (document: Document, options: TextOptions = {}): string =>
  entryOf(document).text(document, options);

/**
 * The tables of a document, and what a reader should know of them.
 * @param groups the rows of groups that the document only names
 */
export function tablesOf(document: Document, groups?: GroupRows): { readonly about: object; readonly tables: Table[] } {
  const { arms, about, tables: all } = entryOf(document);
  return { about: { ...document, arms: arms(document), ...about?.(document) }, tables: all(document, groups) };
}

type Drawing = { readonly formats?: readonly ChartFormat[] | undefined; readonly draws?: Draws | undefined };

/** A picture that cannot be drawn is left out and told: it is no reason to lose what took hours to simulate. */
function leftOut({ name }: Chart, cause: unknown): null {
  console.error(`handoff: the chart "${name}" cannot be drawn and is left out: ${String(cause)}; please report it`);
  return null;
}

/**
 * Draws every chart of a document in the formats asked for, one after another: file name ("funnel.svg") and content. The
 * same document gives the same bytes.
 */
export async function* drawn(
  document: Document,
  { formats = CHART_FORMATS, draws }: Drawing = {},
): AsyncGenerator<readonly [name: string, content: string | Buffer]> {
  if (formats.length === 0) return;
  for (const item of chartsOf(document, draws)) {
    const svg = await toSvg(item).catch((cause: unknown) => leftOut(item, cause));
    if (svg === null) continue;
    for (const format of formats) {
      const content = format === 'svg' ? svg : format === 'png' ? toPng(svg) : await toPdf(svg, item.frame.title);
      yield [`${item.name}.${format}`, content];
    }
  }
}

/** All of them at once. */
export async function chart(document: Document, drawing: Drawing = {}): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for await (const [name, content] of drawn(document, drawing)) files.set(name, content);
  return files;
}
