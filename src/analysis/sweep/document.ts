/** What a sweep found, as the document `handoff.sweep/1`: every point beside its paired difference from the baseline. */
import { z } from 'zod';
import { type Picture, picture } from '../../scenario/studies/sweep-study.ts';
import { count, hashed, name, words } from '../form.ts';
import type { Metric } from '../metric.ts';
import { NestedMoments } from '../nested.ts';
import { made, type Metrics, metrics } from '../results.ts';
import { estimateOf } from '../cells.ts';
import { breakEven, breakEvens, values } from './break-even.ts';

const point = z.object({
  /** From 1. */
  point: count,
  /** The swept scenario. */
  scenario: name,
  /** SHA-256 of the fully resolved scenario at the point. */
  hash: name,
  values,
  metrics,
  /** The point less the baseline, paired. */
  differences: metrics,
});
export type SweepPoint = z.infer<typeof point>;

const whole = made.extend({
  schema: z.literal('handoff.sweep/1'),
  study: name,
  title: words,
  /** How the points were chosen. */
  design: words,
  axes: z.array(z.object({ name, sets: z.array(words) })),
  /** What the study wants drawn. */
  charts: z.array(picture),
  baseline: hashed.extend({ metrics }),
  points: z.array(point),
  break_even: z.array(breakEven),
});
export type SweepDocument = z.infer<typeof whole>;

/** The metrics and axes that a picture shows. */
const shownBy = (chart: Picture): { metrics: string[]; axes: string[] } =>
  chart.kind === 'heat'
    ? { metrics: [chart.metric], axes: [chart.x, chart.y] }
    : { metrics: [chart.x, chart.y], axes: [chart.along] };

/** Every point has the metrics of the baseline, and a place on the axes that are drawn. */
export const sweepForm = whole.superRefine(({ baseline, axes, charts, points }, context) => {
  const ids = Object.keys(baseline.metrics);
  const lacks = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [i, { metrics: own, differences, values: at }] of points.entries()) {
    if (ids.some((id) => !Object.hasOwn(own, id) || !Object.hasOwn(differences, id)))
      lacks(['points', i], 'lacks a metric of the baseline');
    if (axes.some((axis) => !Object.hasOwn(at, axis.name))) lacks(['points', i, 'values'], 'lacks an axis');
  }
  for (const [i, chart] of charts.entries()) {
    const shown = shownBy(chart);
    if (shown.metrics.some((id) => !ids.includes(id))) lacks(['charts', i], 'shows a metric that is not there');
    if (shown.axes.some((axis) => !axes.some((known) => known.name === axis)))
      lacks(['charts', i], 'shows an axis that is not there');
  }
});

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
