/** What is kept of the runs of an arm, or of its differences from another: statistics of the period and of its months. */
import { ASKED_METRICS } from './asked.ts';
import { type Cell, cellsOf, valueOf } from './cells.ts';
import type { Metric } from './metric.ts';
import { type DrawNumber, NestedMoments } from './nested.ts';
import { OUTCOME_METRICS } from './outcomes.ts';
import { PATH_METRICS } from './paths.ts';
import { Percents } from './percents.ts';

/** The counts of one arm in one replication: of the period, and of the months shown, which may begin before it. */
export type View = { period: Float64Array; months: Float64Array[] };

/** Statistics of one arm, or of the difference of two. */
export class Column {
  readonly period: Cell[];
  readonly outcomes: Cell[];
  readonly costs: Cell[];
  readonly asked: Cell[];
  readonly monthly: { readonly metric: Metric; readonly months: NestedMoments[] }[];

  constructor(metrics: readonly Metric[], months: number) {
    this.period = cellsOf(metrics);
    this.outcomes = cellsOf(OUTCOME_METRICS);
    this.costs = cellsOf(PATH_METRICS);
    this.asked = cellsOf(ASKED_METRICS);
    this.monthly = metrics
      .filter((metric) => metric.additive)
      .map((metric) => ({
        metric,
        months: Array.from({ length: months }, () => new NestedMoments()),
      }));
  }

  /** The statistics of the period, one after another. */
  get all(): Cell[] {
    return [...this.period, ...this.outcomes, ...this.costs, ...this.asked];
  }

  /** Adds a run; with `less`, the difference this minus that. */
  add(draw: DrawNumber, arm: View, less?: View): void {
    for (const { metric, moments } of this.all) moments.add(valueOf(metric, arm.period, less?.period), draw);
    for (const { metric, months } of this.monthly)
      months.forEach((moments, m) => moments.add(valueOf(metric, arm.months[m], less?.months[m]), draw));
  }
}

/** The differences of a variant from the baseline. */
export class ChangeColumn extends Column {
  private readonly kept: Percents;

  constructor(metrics: readonly Metric[], months: number) {
    super(metrics, months);
    this.kept = new Percents(this.all.length);
  }

  override add(draw: DrawNumber, arm: View, less: View): void {
    super.add(draw, arm, less);
    this.kept.begin(draw);
    this.all.forEach(({ metric }, i) =>
      this.kept.add(i, valueOf(metric, arm.period, less.period), metric.value(less.period)),
    );
  }

  /** The draws' own percentages, in the order of {@link all}. */
  percents(i: number) {
    return this.kept.at(i);
  }
}
