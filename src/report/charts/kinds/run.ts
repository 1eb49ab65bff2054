/**
 * The charts of a run or a comparison: a run has no differences; a flow and maps are drawn where asked for, a flow only
 * where somebody's outcome changes.
 */
import type { RunDocument } from '../../../analysis/results.ts';
import type { Chart } from '../drawing/draw.ts';
import { differencesChart } from './differences.ts';
import { flowChart } from './flow.ts';
import { funnelChart } from './funnel.ts';
import { mapChart } from './map.ts';
import { monthlyChart } from './monthly.ts';

export function runCharts(document: RunDocument): Chart[] {
  const flow = document.charts?.includes('flow');
  const asked = document.differences.flatMap((difference) => [
    flow ? flowChart(document, difference) : null,
    ...(difference.maps ?? []).map((mapped) => mapChart(document, difference, mapped)),
  ]);
  const differences = document.differences.map((difference) => differencesChart(document, difference));
  return [funnelChart(document), monthlyChart(document), ...differences, ...asked.filter((chart) => chart !== null)];
}
