/** Statistics of every group: of each arm, and of each variant's difference from the first arm. */
import type { Study } from '../experiment/study.ts';
import { estimate, type Told } from './cells.ts';
import { ManyMoments } from './many-moments.ts';
import { COUNTS_IN_A_ROW as K } from './metrics.ts';
import type { Metric } from './metric.ts';
import type { NestedMoments } from './nested.ts';
import type { Metrics } from './results.ts';

/** A row of groups: what is told of it, and of that what is counted, numbered from `first` on. */
type Row = { readonly metrics: readonly Metric[]; readonly counted: readonly Metric[]; readonly first: number };

/** Lays the statistics of all rows one after another. Metrics of field offices are known of offices alone. */
function layout(study: Study, metrics: readonly Metric[]): { rows: Row[]; length: number } {
  const { order, wholeOffices } = study;
  // Counties of a map alone need the metrics of the map alone.
  const mapped = metrics.filter(({ id }) => order.maps?.includes(id));
  let length = 0;
  const rows = study.rows.map(({ by }) => {
    const told = order.by.includes(by) ? metrics : mapped;
    const counted = told.filter(({ ofOffice }) => !ofOffice || (by === 'office' && wholeOffices));
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

  constructor(study: Study, metrics: readonly Metric[]) {
    const { rows, length } = layout(study, metrics);
    this.rows = rows;
    const column = () => new ManyMoments(length);
    this.arms = study.order.arms.map(column);
    this.variants = study.order.flips ? study.order.arms.slice(1).map(column) : [];
  }

  /** Takes a run: the counts of all groups, by arm. Each metric is formed once, for arm and differences alike. */
  add(draw: number, arms: readonly Float64Array[]): void {
    for (const column of [...this.arms, ...this.variants]) column.begin(draw);
    const values = arms.map((): number | null => null);
    this.rows.forEach(({ counted, first }, row) => {
      const counts = arms.map((groups) => groups.subarray(row * K, (row + 1) * K));
      counted.forEach((metric, i) => {
        counts.forEach((of, arm) => (values[arm] = metric.value(of)));
        this.arms.forEach((column, arm) => column.add(first + i, values[arm]));
        this.variants.forEach((column, variant) => column.add(first + i, less(values[variant + 1], values[0])));
      });
    });
  }

  /** What is told of a group in an arm. @param row as the study numbers groups */
  arm(arm: number, row: number, told: Told): Metrics {
    return this.told(this.arms[arm], row, told);
  }

  /** The same of the difference of a variant, counted from 0, from the first arm. */
  difference(variant: number, row: number, told: Told): Metrics {
    return this.told(this.variants[variant], row, told);
  }

  /** The difference of one metric in a group; undefined where it is not counted. */
  moments(variant: number, row: number, id: string): NestedMoments | undefined {
    const { counted, first } = this.rows[row];
    const i = counted.findIndex((metric) => metric.id === id);
    return i < 0 ? undefined : this.variants[variant].at(first + i);
  }

  private told(column: ManyMoments, row: number, told: Told): Metrics {
    const { metrics, counted, first } = this.rows[row];
    return Object.fromEntries(
      metrics.map((metric) => {
        const i = counted.indexOf(metric);
        return [metric.id, estimate(metric, i < 0 ? undefined : column.at(first + i), told)];
      }),
    );
  }
}

const less = (x: number | null, y: number | null): number | null => (x === null || y === null ? null : x - y);
