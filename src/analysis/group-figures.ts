/** Statistics of every group: of each arm, and of each variant's difference from the first arm. */
import type { Grouping } from '../experiment/order.ts';
import type { Study } from '../experiment/study.ts';
import { estimate, type Told } from './cells.ts';
import { changed } from './change.ts';
import { ManyMoments } from './many-moments.ts';
import { COUNTS_IN_A_ROW as K } from './metrics.ts';
import type { Metric } from './metric.ts';
import type { DrawNumber } from './nested.ts';
import { Percents } from './percents.ts';
import type { Changes, Metrics } from './results.ts';
import type { Statistic } from './statistic.ts';

/** A row of groups: what is told of it, and of that what is counted, numbered from `first` on. */
type Row = { readonly metrics: readonly Metric[]; readonly counted: readonly Metric[]; readonly first: number };

/** Groups of which offices are counted as a whole, where they are reported so. */
const OF_OFFICES: readonly Grouping[] = ['office', 'fiscal-year'];

/** Lays the statistics of all rows one after another. Metrics of field offices are known of offices and months alone. */
function layout(study: Study, metrics: readonly Metric[]): { rows: Row[]; length: number } {
  const { order, wholeOffices } = study;
  // Counties of a map alone need the metrics of the map alone.
  const mapped = metrics.filter(({ id }) => order.maps?.includes(id));
  let length = 0;
  const rows = study.rows.map(({ by }) => {
    const told = order.by.includes(by) ? metrics : mapped;
    const counted = told.filter(({ ofOffice }) => !ofOffice || (wholeOffices && OF_OFFICES.includes(by)));
    const row = { metrics: told, counted, first: length };
    length += counted.length;
    return row;
  });
  return { rows, length };
}

export class GroupFigures {
  private readonly rows: readonly Row[];
  private readonly arms: readonly ManyMoments[];
  private readonly variants: readonly ManyMoments[];
  private readonly percents: readonly Percents[];

  constructor(study: Study, metrics: readonly Metric[]) {
    const { rows, length } = layout(study, metrics);
    this.rows = rows;
    const column = () => new ManyMoments(length);
    this.arms = study.order.arms.map(column);
    this.variants = study.order.flips ? study.order.arms.slice(1).map(column) : [];
    this.percents = this.variants.map(() => new Percents(length));
  }

  /** Takes a run: the counts of all groups, by arm. Each metric is formed once, for arm and differences alike. */
  add(draw: DrawNumber, arms: readonly Float64Array[]): void {
    for (const column of [...this.arms, ...this.variants, ...this.percents]) column.begin(draw);
    const values = arms.map((): number | null => null);
    this.rows.forEach(({ counted, first }, row) => {
      const counts = arms.map((groups) => groups.subarray(row * K, (row + 1) * K));
      counted.forEach((metric, i) => {
        counts.forEach((of, arm) => (values[arm] = metric.value(of)));
        this.arms.forEach((column, arm) => column.add(first + i, values[arm]));
        this.variants.forEach((column, variant) => {
          const difference = less(values[variant + 1], values[0]);
          column.add(first + i, difference);
          this.percents[variant].add(first + i, difference, values[0]);
        });
      });
    });
  }

  /** What is told of a group in an arm. @param row as the study numbers groups */
  arm(arm: number, row: number, told: Told): Metrics {
    return this.table(row, (metric, i) => estimate(metric, i === undefined ? undefined : this.arms[arm].at(i), told));
  }

  /** The same of the difference of a variant, counted from 0, from the first arm. */
  difference(variant: number, row: number, told: Told): Changes {
    return this.table(row, (metric, i) => changed(metric, i === undefined ? undefined : this.paired(variant, i), told));
  }

  /** The difference of one metric in a group; undefined where it is not counted. */
  moments(variant: number, row: number, id: string): Statistic | undefined {
    const { counted, first } = this.rows[row];
    const i = counted.findIndex((metric) => metric.id === id);
    return i < 0 ? undefined : this.variants[variant].at(first + i);
  }

  private paired(variant: number, i: number) {
    return {
      difference: this.variants[variant].at(i),
      baseline: this.arms[0].at(i),
      variant: this.arms[variant + 1].at(i),
      percents: this.percents[variant].at(i),
    };
  }

  /** What is told of the metrics of a row, given the number of each; undefined where it is not counted. */
  private table<T>(row: number, make: (metric: Metric, i: number | undefined) => T): Record<string, T> {
    const { metrics, counted, first } = this.rows[row];
    return Object.fromEntries(
      metrics.map((metric) => {
        const i = counted.indexOf(metric);
        return [metric.id, make(metric, i < 0 ? undefined : first + i)];
      }),
    );
  }
}

const less = (x: number | null, y: number | null): number | null => (x === null || y === null ? null : x - y);
