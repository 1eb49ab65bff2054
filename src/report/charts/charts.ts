/** All charts of a document, as files. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import type { CalibrationDocument } from '../../analysis/calibration/document.ts';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import type { RunDocument } from '../../analysis/results.ts';
import type { SensitivityDocument } from '../../analysis/sensitivity/document.ts';
import type { SweepDocument } from '../../analysis/sweep/document.ts';
import type { TraceDocument } from '../../analysis/trace/document.ts';
import { differencesChart } from './kinds/differences.ts';
import { toPdf, toPng, toSvg, type Chart } from './drawing/draw.ts';
import { CHART_FORMATS, type ChartFormat } from './drawing/formats.ts';
import { flowChart } from './kinds/flow.ts';
import { funnelChart } from './kinds/funnel.ts';
import { learnedChart } from './kinds/learned.ts';
import { livesChart } from './kinds/lives.ts';
import { mapChart } from './kinds/map.ts';
import { monthlyChart } from './kinds/monthly.ts';
import { pairsChart } from './kinds/pairs.ts';
import type { Draws } from '../../analysis/calibration/posterior.ts';
import { scoreboardChart } from './kinds/scoreboard.ts';
import { sensitivityCharts } from './kinds/sensitivity.ts';
import { sweepCharts } from './kinds/sweep.ts';
import { waterfallChart } from './kinds/waterfall.ts';

/** A document that has charts. */
export type Charted =
  | RunDocument
  | ExplainDocument
  | TraceDocument
  | SensitivityDocument
  | SweepDocument
  | Scoreboard
  | CalibrationDocument;

/**
 * The charts that a document has: a run has no differences, an explanation a waterfall for each metric, a sweep what it
 * asks for.
 * @param draws of the posterior, for the pairs of a calibration
 */
export function chartsOf(document: Charted, draws: Draws = []): Chart[] {
  if (document.schema === 'handoff.calibrate/1') return [learnedChart(document), pairsChart(document, draws)];
  if (document.schema === 'handoff.validate/1') return [scoreboardChart(document)];
  if (document.schema === 'handoff.sensitivity/1') return sensitivityCharts(document);
  if (document.schema === 'handoff.sweep/1') return sweepCharts(document);
  if (document.schema === 'handoff.trace/1') return [livesChart(document)];
  if (document.schema === 'handoff.explain/1')
    return Object.keys(document.metrics).flatMap((id) => waterfallChart(document, id) ?? []);
  const differences = document.differences.map((difference) => differencesChart(document, difference));
  const flow = document.charts?.includes('flow');
  const asked = document.differences.flatMap((difference) => [
    ...(flow ? [flowChart(document, difference)] : []),
    ...(difference.maps ?? []).map((mapped) => mapChart(document, difference, mapped)),
  ]);
  return [funnelChart(document), monthlyChart(document), ...differences, ...asked];
}

/**
 * Draws every chart of a document in the formats asked for: file name ("funnel.svg") to content. The same document gives
 * the same bytes.
 */
export async function chart(
  document: Charted,
  { formats = CHART_FORMATS, draws }: { formats?: readonly ChartFormat[]; draws?: Draws } = {},
): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for (const item of chartsOf(document, draws)) {
    const svg = await toSvg(item);
    for (const format of formats) {
      const content = format === 'svg' ? svg : format === 'png' ? toPng(svg) : await toPdf(svg, item.frame.title);
      files.set(`${item.name}.${format}`, content);
    }
  }
  return files;
}
