/** All charts of a document, as files. */
import type { ExplainDocument } from '../analysis/attribution/document.ts';
import type { RunDocument } from '../analysis/results.ts';
import { differencesChart } from './differences.ts';
import { toPdf, toPng, toSvg, type Chart } from './draw.ts';
import { CHART_FORMATS, type ChartFormat } from './formats.ts';
import { flowChart } from './flow.ts';
import { funnelChart } from './funnel.ts';
import { mapChart } from './map.ts';
import { monthlyChart } from './monthly.ts';
import { waterfallChart } from './waterfall.ts';

/** A document that has charts. */
export type Charted = RunDocument | ExplainDocument;

/** The charts that a document has: a run has no differences, an explanation a waterfall for each metric. */
export function chartsOf(document: Charted): Chart[] {
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

type Drawing = { formats?: readonly ChartFormat[] };

/**
 * Draws every chart of a document in the formats asked for: file name ("funnel.svg") to content. The same document gives
 * the same bytes.
 */
export const chart = (document: Charted, options: Drawing = {}): Promise<Map<string, string | Buffer>> =>
  drawn(chartsOf(document), options);

/** Draws charts in the formats asked for: file name to content. */
export async function drawn(
  charts: readonly Chart[],
  { formats = CHART_FORMATS }: Drawing = {},
): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for (const item of charts) {
    const svg = await toSvg(item);
    for (const format of formats) {
      const content = format === 'svg' ? svg : format === 'png' ? toPng(svg) : await toPdf(svg, item.frame.title);
      files.set(`${item.name}.${format}`, content);
    }
  }
  return files;
}
