/** The charts of a run or a comparison: a run has no differences. */
import type { RunDocument } from '../../../analysis/results.ts';
import type { ChartKind } from '../kind.ts';
import { allMeasuresChart } from './all-measures.ts';
import { flowChart } from './flow.ts';
import { costsChart, neverTakenChart } from './in-its-unit.ts';
import { recordsCharts } from './records.ts';
import { mapChart } from './map.ts';
import { whereTheyGoChart } from './where-they-go.ts';
import { whatChangedChart } from './what-changed.ts';
import { byMonthChart } from './by-month.ts';

export const RUN_CHARTS: readonly ChartKind<RunDocument>[] = [
  { kind: 'what-changed', takes: ['by'], charts: (document, wish) => [whatChangedChart(document, wish)] },
  { kind: 'where-they-go', charts: (document) => [whereTheyGoChart(document)] },
  { kind: 'by-month', takes: ['metric'], charts: (document, { metric }) => [byMonthChart(document, metric)] },
  {
    kind: 'all-measures',
    usual: () => false,
    charts: (document) => document.differences.map((each) => allMeasuresChart(document, each)),
  },
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
  // Nobody who looks at the first charts would miss these: they are drawn where asked for.
  { kind: 'costs', usual: () => false, charts: (document) => [costsChart(document)] },
  { kind: 'never-taken', usual: () => false, charts: (document) => [neverTakenChart(document)] },
  { kind: 'records', usual: () => false, charts: recordsCharts },
];
