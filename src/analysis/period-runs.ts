/**
 * The metrics of the period in every run, for a table of all runs. This alone is kept by run: eight bytes a figure, 42 kB
 * for two arms in forty runs; of months and groups only sums are.
 */
import type { Counts, Metric } from './metric.ts';
import type { DrawNumber } from './nested.ts';

/** One figure of one run; null where a ratio has no denominator. */
export type RunFigure = {
  readonly arm: string;
  /** Null where no parameter was drawn. */
  readonly draw: DrawNumber;
  readonly replication: number;
  readonly metric: string;
  readonly value: number | null;
};

/** Bytes kept for a run. */
export const bytesOfRun = (metrics: number, arms: number): number => metrics * arms * Float64Array.BYTES_PER_ELEMENT;

export class PeriodRuns {
  private readonly metrics: readonly Metric[];
  private readonly runs: { readonly draw: DrawNumber; readonly replication: number; readonly values: Float64Array }[] =
    [];

  constructor(metrics: readonly Metric[]) {
    this.metrics = metrics;
  }

  /** Takes a run, in the order of runs. @param arms its counts of the period, by arm */
  add(
    { draw, replication }: { readonly draw: DrawNumber; readonly replication: number },
    arms: readonly Counts[],
  ): void {
    const values = arms.flatMap((counts) => this.metrics.map(({ value }) => value(counts) ?? Number.NaN));
    this.runs.push({ draw, replication, values: Float64Array.from(values) });
  }

  /**
   * Every figure, arm by arm and run by run.
   * @param arms their names
   * @param told whether a metric is told of an arm, counted from 0; of the others there are no rows
   */
  *figures(arms: readonly string[], told: (metric: Metric, arm: number) => boolean): Generator<RunFigure> {
    for (const [i, arm] of arms.entries())
      for (const { draw, replication, values } of this.runs)
        for (const [j, metric] of this.metrics.entries()) {
          if (!told(metric, i)) continue;
          const value = values[i * this.metrics.length + j];
          yield { arm, draw, replication, metric: metric.id, value: Number.isNaN(value) ? null : value };
        }
  }
}
