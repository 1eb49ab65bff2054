/**
 * From the counts of replications to the document of a run: means, spreads, intervals, paired differences, flips.
 * Runs are taken in their order, one at a time, so that memory does not grow with their number.
 */
import type { Study } from '../experiment/study.ts';
import { FLIP_OUTCOMES, type Replicate } from '../experiment/replicate.ts';
import { formatMonth, parseMonth } from '../simulation/calendar.ts';
import { NestedMoments } from './nested.ts';
import { COUNTS_IN_A_ROW as K, METRICS, OUTCOME_METRICS, type Counts, type Metric } from './metrics.ts';
import { monthsOf, periodOf } from './period.ts';
import { RecordsView } from './records.ts';
import type { Arm, Difference, Estimate, Flip, Group, Metrics, MonthPoint } from './results.ts';

type Cell = { readonly metric: Metric; readonly moments: NestedMoments };

/** Statistics of one arm, or of the difference of two. */
class Column {
  readonly period: Cell[];
  readonly outcomes: Cell[];
  readonly monthly: { readonly metric: Metric; readonly months: NestedMoments[] }[];
  readonly groups: Cell[][];

  constructor(months: number, groups: number) {
    const cells = (metrics: readonly Metric[]) => metrics.map((metric) => ({ metric, moments: new NestedMoments() }));
    this.period = cells(METRICS);
    this.outcomes = cells(OUTCOME_METRICS);
    this.monthly = METRICS.filter((metric) => metric.additive).map((metric) => ({
      metric,
      months: Array.from({ length: months }, () => new NestedMoments()),
    }));
    this.groups = Array.from({ length: groups }, () => cells(METRICS));
  }

  /** Adds a run; with `less`, the difference this minus that. */
  add(draw: number, arm: View, less?: View): void {
    const value = (metric: Metric, of: (view: View) => Counts) => {
      const x = metric.value(of(arm));
      if (!less || x === null) return x;
      const y = metric.value(of(less));
      return y === null ? null : x - y;
    };
    for (const { metric, moments } of [...this.period, ...this.outcomes])
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
    this.groups.forEach((cells, row) => {
      for (const { metric, moments } of cells)
        moments.add(
          value(metric, (view) => view.groups[row]),
          draw,
        );
    });
  }
}

/** The counts of one arm in one replication, cut into rows. */
type View = { period: Float64Array; months: Float64Array[]; groups: Float64Array[] };

/** Collects replications and writes the figures of the document. */
export class Summary {
  private readonly study: Study;
  private readonly from: number;
  private readonly to: number;
  private readonly arms: Column[];
  private readonly variants: Column[];
  private readonly records: RecordsView[];
  private readonly flips: NestedMoments[][];

  constructor(study: Study) {
    this.study = study;
    const { order } = study;
    this.from = parseMonth(order.from);
    this.to = parseMonth(order.to);
    const column = () => new Column(this.to - this.from + 1, study.rows.length);
    this.arms = order.arms.map(column);
    this.records = order.arms.map(() => new RecordsView(this.from, this.to, K));
    this.variants = order.flips ? order.arms.slice(1).map(column) : [];
    this.flips = this.variants.map(() => Array.from({ length: FLIP_OUTCOMES.length ** 2 }, () => new NestedMoments()));
  }

  /** Takes a run, in the order of runs. */
  add({ draw, arms, flips }: Replicate): void {
    const views = arms.map(({ monthly, groups }) => this.view(monthly, groups));
    this.arms.forEach((column, i) => column.add(draw, views[i]));
    this.records.forEach((view, i) => view.add(views[i].months, draw));
    this.variants.forEach((column, i) => column.add(draw, views[i + 1], views[0]));
    this.flips.forEach((cells, i) => cells.forEach((moments, cell) => moments.add(flips[i][cell], draw)));
  }

  private view(monthly: Float64Array, groups: Float64Array): View {
    const months = monthsOf(this.study, monthly);
    return {
      period: periodOf(months),
      months,
      groups: this.study.rows.map((_, row) => groups.subarray(row * K, (row + 1) * K)),
    };
  }

  /** The arms' part of the document. */
  arm(i: number): Omit<Arm, 'name' | 'title' | 'scenario'> {
    return { ...this.figures(this.arms[i]), records: this.records[i].document(this.study.wholeOffices) };
  }

  /** Paired differences of each variant from the baseline. */
  differences(): Difference[] {
    const { arms } = this.study.order;
    return this.variants.map((column, i) => ({
      from: arms[0].name,
      to: arms[i + 1].name,
      ...this.figures(column),
      flips: this.flipTable(this.flips[i]),
    }));
  }

  private figures(column: Column) {
    const whole = this.study.wholeOffices;
    return {
      metrics: table(column.period, whole),
      outcomes: table(column.outcomes, true),
      monthly: Object.fromEntries(
        column.monthly
          .filter(({ metric }) => whole || !metric.ofOffice)
          .map(({ metric, months }) => [metric.id, months.map((moments, m) => this.point(moments, m))]),
      ),
      groups: this.groups(column),
    };
  }

  private point(moments: NestedMoments, m: number): MonthPoint {
    const { lo, hi } = moments.interval();
    return { month: formatMonth(this.from + m), mean: moments.mean, lo, hi };
  }

  private groups(column: Column): Group[] {
    const { rows, order } = this.study;
    return order.by.map((by) => ({
      by,
      rows: rows.flatMap(({ by: grouping, key, name }, i) =>
        grouping === by
          ? [{ key, name, metrics: table(column.groups[i], by === 'office' && this.study.wholeOffices) }]
          : [],
      ),
    }));
  }

  private flipTable(cells: readonly NestedMoments[]): Flip[] {
    return cells.flatMap((moments, i) => {
      if ((moments.mean ?? 0) === 0) return [];
      const { lo, hi } = moments.interval();
      const mean = moments.mean as number;
      const [from, to] = [FLIP_OUTCOMES[Math.floor(i / FLIP_OUTCOMES.length)], FLIP_OUTCOMES[i % FLIP_OUTCOMES.length]];
      return [{ from, to, mean, lo, hi }];
    });
  }
}

function table(cells: readonly Cell[], whole: boolean): Metrics {
  return Object.fromEntries(cells.map(({ metric, moments }) => [metric.id, estimate(metric, moments, whole)]));
}

const NONE = { lo: null, hi: null };

export function estimate(metric: Metric, moments: NestedMoments, whole: boolean): Estimate {
  if (!whole && metric.ofOffice)
    return { unit: metric.unit, mean: null, sd: null, ...NONE, chance: NONE, parameters: null };
  return estimateOf(metric.unit, moments);
}

/** Mean, spread and intervals of a statistic. */
export function estimateOf(unit: string, moments: NestedMoments): Estimate {
  return {
    unit,
    mean: moments.mean,
    sd: moments.sd,
    ...moments.interval(),
    chance: moments.chance(),
    parameters: moments.parameters(),
  };
}

/** What an order reports, in words: "the United States", a county's name, or a number of places. */
export function coverageOf(study: Study): string {
  const reported = study.offices.flatMap(({ places, plan }) =>
    places.jurisdictions.filter((_, i) => plan.reported[i] === 1),
  );
  if (reported.length === study.world.jurisdictions.length) return 'the United States';
  if (reported.length === 1) return reported[0].name;
  const states = new Set(reported.map((j) => j.state));
  return states.size === 1 && reported.length > 5
    ? `${reported.length} jurisdictions in ${[...states][0]}`
    : `${reported.length} jurisdictions`;
}
