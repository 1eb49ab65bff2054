/** What is kept of the runs of an arm, or of its differences from another: statistics of the period and of its months. */
import { type Cell, cellsOf, valueOf } from './cells.ts';
import type { Counts, Metric } from './metric.ts';
import { NestedMoments } from './nested.ts';
import { OUTCOME_METRICS } from './outcomes.ts';
import { PATH_METRICS } from './paths.ts';

/** Statistics of one arm, or of the difference of two. */
export class Column {
  readonly period: Cell[];
  readonly outcomes: Cell[];
  readonly costs: Cell[];
  readonly monthly: { readonly metric: Metric; readonly months: NestedMoments[] }[];

  constructor(metrics: readonly Metric[], months: number) {
    this.period = cellsOf(metrics);
    this.outcomes = cellsOf(OUTCOME_METRICS);
    this.costs = cellsOf(PATH_METRICS);
    this.monthly = metrics
      .filter((metric) => metric.additive)
      .map((metric) => ({
        metric,
        months: Array.from({ length: months }, () => new NestedMoments()),
      }));
  }

  /** Adds a run; with `less`, the difference this minus that. */
  add(draw: number, arm: View, less?: View): void {
    const value = (metric: Metric, of: (view: View) => Counts) => valueOf(metric, of(arm), less && of(less));
    for (const { metric, moments } of [...this.period, ...this.outcomes, ...this.costs])
      moments.add(
        value(metric, (view) => view.period),
        draw,
      );
    for (const { metric, months } of this.monthly)
      months.forEach((moments, m) =>
        moments.add(
          value(metric, (view) => view.months[m]),
          draw,
        ),
      );
  }
}

/** The counts of one arm in one replication: of the period and of its months. */
export type View = { period: Float64Array; months: Float64Array[] };
