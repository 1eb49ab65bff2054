/** The charts of a run or a comparison: a run has no differences. */
import type { RunDocument } from '../../../analysis/results.ts';
import type { ChartKind } from '../kind.ts';
import { differencesChart } from './differences.ts';
import { flowChart } from './flow.ts';
import { funnelChart } from './funnel.ts';
import { mapChart } from './map.ts';
import { monthlyChart } from './monthly.ts';

export const RUN_CHARTS: readonly ChartKind<RunDocument>[] = [
  { kind: 'where-they-go', charts: (document) => [funnelChart(document)] },
  { kind: 'by-month', charts: (document) => [monthlyChart(document)] },
  { kind: 'all-measures', charts: (document) => document.differences.map((each) => differencesChart(document, each)) },
  {
    kind: 'flow',
    usual: ({ charts }) => charts?.includes('flow') ?? false,
    charts: (document) => document.differences.map((each) => flowChart(document, each)),
  },
  {
    kind: 'map',
    charts: (document) =>
      document.differences.flatMap((each) => (each.maps ?? []).map((mapped) => mapChart(document, each, mapped))),
  },
];
