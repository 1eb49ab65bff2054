/**
 * From the counts of replications to the document of a run: means, spreads, intervals, paired differences, flips.
 * Runs are taken in their order, one at a time, so that memory does not grow with their number.
 */
import type { Study } from '../experiment/study.ts';
import type { Replicate } from '../experiment/replicate.ts';
import { formatMonth, parseMonth } from '../base/calendar.ts';
import { ByBook } from './by-book.ts';
import { type Cell, cellsOf, estimate, table, type Told, valueOf } from './cells.ts';
import { conclusionsOf } from './conclusions.ts';
import { NestedMoments } from './nested.ts';
import { FlipTables } from './flip-tables.ts';
import { COUNTS_IN_A_ROW as K, isPriced, metricsFor, OUTCOME_METRICS, PATH_METRICS } from './metrics.ts';
import type { Counts, Metric } from './metric.ts';
import { monthsOf, periodOf } from './period.ts';
import { RecordsView } from './records.ts';
import type { Arm, Cost, Difference, FlipGroup, Group, MapOf, MonthPoint } from './results.ts';

/** Statistics of one arm, or of the difference of two. */
class Column {
  readonly period: Cell[];
  readonly outcomes: Cell[];
  readonly costs: Cell[];
  readonly monthly: { readonly metric: Metric; readonly months: NestedMoments[] }[];
  readonly groups: Cell[][];

  /** @param groups the metrics of each row of groups */
  constructor(metrics: readonly Metric[], months: number, groups: readonly (readonly Metric[])[]) {
    this.period = cellsOf(metrics);
    this.outcomes = cellsOf(OUTCOME_METRICS);
    this.costs = cellsOf(PATH_METRICS);
    this.monthly = metrics
      .filter((metric) => metric.additive)
      .map((metric) => ({
        metric,
        months: Array.from({ length: months }, () => new NestedMoments()),
      }));
    this.groups = groups.map(cellsOf);
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
  private readonly flips: FlipTables[];
  private readonly byBook: ByBook;
  private runs = 0;

  constructor(study: Study) {
    this.study = study;
    const { order } = study;
    this.from = parseMonth(order.from);
    this.to = parseMonth(order.to);
    // Counties of a map alone need the metrics of the map alone.
    const metrics = metricsFor(order.arms.map(({ scenario }) => scenario));
    const mapped = metrics.filter(({ id }) => order.maps?.includes(id));
    const groups = study.rows.map(({ by }) => (order.by.includes(by) ? metrics : mapped));
    const column = () => new Column(metrics, this.to - this.from + 1, groups);
    this.arms = order.arms.map(column);
    this.records = order.arms.map(() => new RecordsView(this.from, this.to, K));
    this.variants = order.flips ? order.arms.slice(1).map(column) : [];
    this.byBook = new ByBook(study);
    this.flips = this.variants.map(() => new FlipTables());
  }

  /** Takes a run, in the order of runs. */
  add({ draw, arms, flips }: Replicate): void {
    this.runs += 1;
    const views = arms.map(({ monthly, groups }) => this.view(monthly, groups));
    this.arms.forEach((column, i) => column.add(draw, views[i]));
    this.records.forEach((view, i) => view.add(views[i].months, draw));
    this.variants.forEach((column, i) => column.add(draw, views[i + 1], views[0]));
    this.byBook.add(
      draw,
      views.map(({ period }) => period),
      arms.map(({ bills }) => bills),
    );
    this.flips.forEach((tables, i) => tables.add(flips[i], draw));
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
    const { arms, costBooks } = this.study.order;
    return {
      cost_book: arms[i].scenario.cost_book,
      ...this.figures(this.arms[i], [i]),
      records: this.records[i].document(this.study.wholeOffices),
      ...(costBooks ? { cost_books: this.byBook.arm(i) } : {}),
    };
  }

  /** Paired differences of each variant from the baseline. */
  differences(): Difference[] {
    return this.variants.map((column, i) => ({
      from: this.study.order.arms[0].name,
      to: this.study.order.arms[i + 1].name,
      ...this.figures(column, [0, i + 1]),
      flips: this.flips[i].table(0),
      ...this.flipGroups(this.flips[i]),
      ...this.maps(column),
      ...this.booksOf(i),
    }));
  }

  /** What every cost book makes of a difference. */
  private booksOf(variant: number): Pick<Difference, 'cost_books' | 'conclusions'> {
    if (!this.study.order.costBooks) return {};
    const books = this.byBook.difference(variant);
    return { cost_books: books, conclusions: conclusionsOf(books, this.runs) };
  }

  /** The difference in every jurisdiction of the metrics to be mapped. */
  private maps(column: Column): { maps?: MapOf[] } {
    const { rows, order } = this.study;
    if (!order.maps?.length) return {};
    const places = rows.flatMap(({ by, key }, i) => (by === 'jurisdiction' ? [{ key, cells: column.groups[i] }] : []));
    const maps = order.maps.map((id) => ({
      metric: id,
      places: places.flatMap(({ key, cells }) =>
        cells
          .filter(({ metric }) => metric.id === id)
          .map(({ moments }) => ({ key, mean: moments.mean, ...moments.interval() })),
      ),
    }));
    return { maps };
  }

  /** The flips of each group asked for; nothing where none was. */
  private flipGroups(tables: FlipTables): { flip_groups?: FlipGroup[] } {
    const { flipRows, order } = this.study;
    const { flipsBy = [] } = order;
    if (flipsBy.length === 0) return {};
    const groups = flipsBy.map((by) => ({
      by,
      rows: flipRows.flatMap(({ by: grouping, key, name }, i) =>
        grouping === by ? [{ key, name, flips: tables.table(i + 1) }] : [],
      ),
    }));
    return { flip_groups: groups };
  }

  /** Figures of one arm, or of the difference of two. */
  private figures(column: Column, arms: readonly number[]) {
    const whole = this.study.wholeOffices;
    const books = arms.map((arm) => this.study.order.arms[arm].scenario).map((s) => s.cost_books[s.cost_book]);
    const told =
      (offices: boolean): Told =>
      (metric) =>
        (offices || !metric.ofOffice) && books.every((book) => isPriced(metric, book));
    return {
      metrics: table(column.period, told(whole)),
      outcomes: table(column.outcomes, () => true),
      costs: costsOf(column.costs, told(whole)),
      monthly: Object.fromEntries(
        column.monthly
          .filter(({ metric }) => whole || !metric.ofOffice)
          .map(({ metric, months }) => [metric.id, months.map((moments, m) => this.point(moments, m))]),
      ),
      groups: this.groups(column, told),
    };
  }

  private point(moments: NestedMoments, m: number): MonthPoint {
    const { lo, hi } = moments.interval();
    return { month: formatMonth(this.from + m), mean: moments.mean, lo, hi };
  }

  private groups(column: Column, told: (offices: boolean) => Told): Group[] {
    const { rows, order } = this.study;
    return order.by.map((by) => ({
      by,
      rows: rows.flatMap(({ by: grouping, key, name }, i) =>
        grouping === by
          ? [{ key, name, metrics: table(column.groups[i], told(by === 'office' && this.study.wholeOffices)) }]
          : [],
      ),
    }));
  }
}

function costsOf(cells: readonly Cell[], told: Told): Cost[] {
  return cells.map(({ metric, moments }) => {
    const [path, payer] = metric.id.split('/');
    return { path, payer, ...estimate(metric, moments, told) };
  });
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
