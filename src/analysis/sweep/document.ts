/** What a sweep found, as the document `handoff.sweep/1`: every point beside its paired difference from the baseline. */
import type { AxisValue, Picture } from '../../scenario/studies/sweep-study.ts';
import type { Metric } from '../metric.ts';
import { NestedMoments } from '../nested.ts';
import type { Metrics } from '../results.ts';
import { estimateOf } from '../cells.ts';
import { type BreakEven, breakEvens } from './break-even.ts';

export type SweepPoint = {
  /** From 1. */
  point: number;
  /** The swept scenario. */
  scenario: string;
  /** SHA-256 of the fully resolved scenario at the point. */
  hash: string;
  /** By axis; null where an axis does not speak of this scenario. */
  values: Record<string, AxisValue | null>;
  metrics: Metrics;
  /** The point less the baseline, paired. */
  differences: Metrics;
};

export type SweepDocument = {
  schema: 'handoff.sweep/1';
  handoff: string;
  study: string;
  title: string;
  seed: string;
  replications: number;
  draws: number;
  period: { from: string; to: string };
  coverage: string;
  intervals: string;
  /** How the points were chosen. */
  design: string;
  axes: { name: string; sets: string[] }[];
  /** What the study wants drawn. */
  charts: Picture[];
  baseline: { name: string; hash: string; metrics: Metrics };
  points: SweepPoint[];
  /** Where along an axis of numbers a difference changes its sign. */
  break_even: BreakEven[];
};

/** A point before it is simulated. */
export type Place = Pick<SweepPoint, 'scenario' | 'hash' | 'values'>;
export type About = Omit<SweepDocument, 'schema' | 'baseline' | 'points' | 'break_even'> & {
  baseline: { name: string; hash: string };
};

/** Collects runs, whose figures stand arm by arm (the baseline first) and then metric by metric. */
export class Sweep {
  private readonly metrics: readonly Metric[];
  private readonly levels: NestedMoments[][];
  private readonly differences: NestedMoments[][];

  constructor(metrics: readonly Metric[], arms: number) {
    const table = () => Array.from({ length: arms }, () => metrics.map(() => new NestedMoments()));
    this.metrics = metrics;
    [this.levels, this.differences] = [table(), table()];
  }

  /** Takes a run, in the order of runs. */
  add(draw: number, figures: readonly (number | null)[]): void {
    const count = this.metrics.length;
    figures.forEach((value, i) => {
      const [arm, metric] = [Math.floor(i / count), i % count];
      const baseline = figures[metric];
      this.levels[arm][metric].add(value, draw);
      this.differences[arm][metric].add(value === null || baseline === null ? null : value - baseline, draw);
    });
  }

  document(about: About, places: readonly Place[]): SweepDocument {
    const table = (moments: readonly NestedMoments[]): Metrics =>
      Object.fromEntries(this.metrics.map((metric, i) => [metric.id, estimateOf(metric.unit, moments[i])]));
    const points = places.map((place, i) => ({
      point: i + 1,
      ...place,
      metrics: table(this.levels[i + 1]),
      differences: table(this.differences[i + 1]),
    }));
    return {
      schema: 'handoff.sweep/1',
      ...about,
      baseline: { ...about.baseline, metrics: table(this.levels[0]) },
      points,
      break_even: breakEvens(points),
    };
  }
}
