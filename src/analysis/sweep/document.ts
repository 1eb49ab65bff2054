/** What a sweep found, as the document `handoff.sweep/1`: every point beside its paired difference from the baseline. */
import { z } from 'zod';
import { axisValue, type Picture, picture } from '../../scenario/studies/sweep-study.ts';
import { count, hashed, name, words } from '../form.ts';
import type { Metric } from '../metric.ts';
import type { DrawNumber } from '../nested.ts';
import { Percents } from '../percents.ts';
import { changes, made, metrics } from '../results.ts';
import { type Cell, cellsOf, table } from '../cells.ts';
import { changeTable, type PairedCells } from '../change.ts';
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
  differences: changes,
});
export type SweepPoint = z.infer<typeof point>;

const axis = z.object({
  name,
  sets: z.array(words),
  /** What charts call it, and in what its values are. */
  label: words.optional(),
  unit: words.optional(),
  /** What values that are names of rules are called. */
  titles: z.record(z.string(), words).optional(),
  /** Where the baseline lies on it, if one figure or word tells. */
  baseline: axisValue.optional(),
});
export type SweepAxis = z.infer<typeof axis>;

const whole = made.extend({
  schema: z.literal('handoff.sweep/1'),
  study: name,
  title: words,
  /** How the points were chosen. */
  design: words,
  axes: z.array(axis),
  /** What the study wants drawn. */
  charts: z.array(picture),
  baseline: hashed.extend({ metrics }),
  /** What the swept scenarios are called. */
  scenarios: z.array(z.object({ name, label: words })).optional(),
  points: z.array(point),
  break_even: z.array(breakEven),
});
export type SweepDocument = z.infer<typeof whole>;

/** The metrics and axes that a picture shows. */
export const shownBy = (chart: Picture): { metrics: string[]; axes: string[] } =>
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
  baseline: z.infer<typeof hashed>;
};

/** Collects runs, whose figures stand arm by arm (the baseline first) and then metric by metric. */
export class Sweep {
  private readonly metrics: readonly Metric[];
  private readonly levels: readonly Cell[][];
  private readonly differences: readonly Cell[][];
  private readonly percents: Percents;

  constructor(metrics: readonly Metric[], arms: number) {
    const cells = () => Array.from({ length: arms }, () => cellsOf(metrics));
    this.metrics = metrics;
    [this.levels, this.differences] = [cells(), cells()];
    this.percents = new Percents(arms * metrics.length);
  }

  /** Takes a run, in the order of runs. */
  add(draw: DrawNumber, figures: readonly (number | null)[]): void {
    const count = this.metrics.length;
    this.percents.begin(draw);
    figures.forEach((value, i) => {
      const [arm, metric] = [Math.floor(i / count), i % count];
      const baseline = figures[metric];
      const difference = value === null || baseline === null ? null : value - baseline;
      this.levels[arm][metric].moments.add(value, draw);
      this.differences[arm][metric].moments.add(difference, draw);
      this.percents.add(i, difference, baseline);
    });
  }

  document(about: About, places: readonly Place[]): SweepDocument {
    const level = (arm: number) => table(this.levels[arm], () => true);
    const points = places.map((place, i) => ({
      point: i + 1,
      ...place,
      metrics: level(i + 1),
      differences: changeTable(this.paired(i + 1), () => true),
    }));
    return {
      schema: 'handoff.sweep/1',
      ...about,
      baseline: { ...about.baseline, metrics: level(0) },
      points,
      break_even: breakEvens(points),
    };
  }

  private paired(arm: number): PairedCells {
    const percents = (metric: number) => this.percents.at(arm * this.metrics.length + metric);
    return { difference: this.differences[arm], baseline: this.levels[0], variant: this.levels[arm], percents };
  }
}
