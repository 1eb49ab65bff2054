/**
 * From the counts of replications to the document of a run: means, spreads, intervals, paired differences, flips.
 * Runs are taken in their order, one at a time, so that memory does not grow with their number.
 */
import type { Study } from '../experiment/study.ts';
import type { World } from '../world/world.ts';
import type { Replicate } from '../experiment/replicate.ts';
import { namesOf, placesInWords } from '../scenario/words/places.ts';
import { formatMonth, parseMonth } from '../base/calendar.ts';
import { FLIP_CELLS } from '../experiment/flips.ts';
import { ByBook } from './by-book.ts';
import { type Bounds, boundsOf, rangeOf, UNBOUNDED } from './bounds.ts';
import { type Cell, estimate, table, type Told } from './cells.ts';
import { changed, changeTable, pairedIn, type PairedCells } from './change.ts';
import { ChangeColumn, Column, type View } from './column.ts';
import { booksAlike } from './alike.ts';
import { conclusionsOf } from './conclusions.ts';
import { inDocumentOrElsewhere } from './elsewhere.ts';
import { FlipTables } from './flip-tables.ts';
import { GroupFigures } from './group-figures.ts';
import { COUNTS_IN_A_ROW as K, isPriced, metricsFor } from './metrics.ts';
import type { Metric } from './metric.ts';
import { monthsOf, periodOf, withFiscalYears } from './period.ts';
import { PeriodRuns, type RunFigure } from './period-runs.ts';
import { RecordsView } from './records.ts';
import type {
  Arm,
  ChangedRow,
  Difference,
  FlipGroup,
  FlipRow,
  GroupRow,
  GroupRows,
  MapOf,
  MonthPoint,
} from './results.ts';

/** Collects replications and writes the figures of the document, and those of groups that are too many for it. */
export class Summary implements GroupRows {
  private readonly study: Study;
  private readonly from: number;
  private readonly to: number;
  /** The first month of series: they may begin before the months reported. */
  private readonly since: number;
  private readonly arms: Column[];
  private readonly variants: ChangeColumn[];
  private readonly records: RecordsView[];
  private readonly flips: FlipTables[];
  private readonly periods: PeriodRuns;
  private readonly byBook: ByBook;
  private readonly groups: GroupFigures;
  /** Metrics that are told. */
  private readonly metrics: readonly Metric[];

  constructor(study: Study) {
    this.study = study;
    const { order } = study;
    this.from = parseMonth(order.from);
    this.to = parseMonth(order.to);
    this.since = parseMonth(order.since ?? order.from);
    this.metrics = metricsFor(order.arms.map(({ scenario }) => scenario));
    this.groups = new GroupFigures(study, this.metrics);
    const months = this.to - this.since + 1;
    this.arms = order.arms.map(() => new Column(this.metrics, months));
    this.records = order.arms.map(() => new RecordsView(this.from, this.to, K));
    this.variants = order.flips ? order.arms.slice(1).map(() => new ChangeColumn(this.metrics, months)) : [];
    this.periods = new PeriodRuns(this.metrics);
    this.byBook = new ByBook(study);
    this.flips = this.variants.map(() => new FlipTables());
  }

  /** Takes a run, in the order of runs. */
  add({ draw, replication, arms, flips }: Replicate): void {
    // Series may begin before the months reported; all else is of these alone.
    const reported = arms.map(({ monthly }) => monthsOf(this.study, monthly));
    const views = arms.map(({ monthly }, i): View => {
      const months = monthsOf(this.study, monthly, formatMonth(this.since));
      return { period: periodOf(reported[i]), months };
    });
    this.arms.forEach((column, i) => column.add(draw, views[i]));
    this.records.forEach((view, i) => view.add(reported[i], draw));
    this.variants.forEach((column, i) => column.add(draw, views[i + 1], views[0]));
    this.groups.add(
      draw,
      arms.map(({ groups }, i) => withFiscalYears(this.study, groups, reported[i])),
    );
    this.periods.add(
      { draw, replication },
      views.map(({ period }) => period),
    );
    this.byBook.add(
      draw,
      views.map(({ period }) => period),
      arms.map(({ bills }) => bills),
    );
    this.flips.forEach((tables, i) => tables.add(flips[i], draw));
  }

  /** The arms' part of the document. */
  arm(i: number): Omit<Arm, 'name' | 'title' | 'scenario'> {
    const { arms, costBooks } = this.study.order;
    return {
      cost_book: arms[i].scenario.cost_book,
      ...this.figures(i),
      groups: this.study.order.by.map((by) => this.group(by, 'groups.csv', () => this.ofArm(i, by))),
      records: this.records[i].document(this.study.wholeOffices),
      ...(costBooks ? { cost_books: this.byBook.arm(i) } : {}),
    };
  }

  /** The paired difference of a variant, counted from 0, from the baseline. */
  difference(i: number): Difference {
    return {
      from: this.study.order.arms[0].name,
      to: this.study.order.arms[i + 1].name,
      ...this.changes(i),
      groups: this.study.order.by.map((by) => this.group(by, 'group_differences.csv', () => this.ofDifference(i, by))),
      flips: this.flips[i].table(0),
      ...this.flipGroups(i),
      ...this.maps(i),
      ...this.booksOf(i),
    };
  }

  /** What every cost book makes of a difference. */
  private booksOf(variant: number): Pick<Difference, 'cost_books' | 'conclusions'> {
    if (!this.study.order.costBooks) return {};
    const books = this.byBook.difference(variant);
    const arms = [0, variant + 1].map((arm) => this.study.order.arms[arm].scenario.cost_books);
    return { cost_books: books, conclusions: conclusionsOf(books, (metric) => booksAlike(metric, arms)) };
  }

  /** The difference in every jurisdiction of the metrics to be mapped: always in the document, which maps are drawn from. */
  private maps(variant: number): { maps?: MapOf[] } {
    const { rows, order } = this.study;
    if (!order.maps?.length) return {};
    const served = servedOf(this.study.world);
    const maps = order.maps.map((id) => ({
      metric: id,
      places: rows.flatMap(({ by, key }, row) => {
        if (by !== 'jurisdiction') return [];
        const moments = this.groups.moments(variant, row, id);
        const serves = served.get(key);
        return moments ? [{ key, ...rangeOf(moments), direction: moments.direction, ...(serves && { serves }) }] : [];
      }),
    }));
    return { maps };
  }

  /** The flips of each group asked for; nothing where none was. */
  private flipGroups(variant: number): { flip_groups?: FlipGroup[] } {
    const { flipRows, order } = this.study;
    const { flipsBy = [] } = order;
    if (flipsBy.length === 0) return {};
    const groups = flipsBy.map((by) => {
      const rows = flipRows.filter((row) => row.by === by).length;
      const figures = FLIP_CELLS * this.variants.length;
      return inDocumentOrElsewhere(by, { rows, figures, table: 'flip_groups.csv' }, () => this.ofFlips(variant, by));
    });
    return { flip_groups: groups };
  }

  private group<Row>(by: string, table: string, rowsOf: () => Iterable<Row>) {
    const rows = this.study.rows.filter((row) => row.by === by).length;
    const figures = this.metrics.length * (this.arms.length + this.variants.length);
    return inDocumentOrElsewhere(by, { rows, figures, table }, rowsOf);
  }

  /** The groups of an arm. */
  ofArm(arm: number, by: string): Iterable<GroupRow> {
    const told = this.told([arm])(true);
    return this.rowsOf(by, (row) => this.groups.arm(arm, row, told));
  }

  /** The groups of a difference, the first variant's being 0. */
  ofDifference(variant: number, by: string): Iterable<ChangedRow> {
    const told = this.told([0, variant + 1])(true);
    return this.rowsOf(by, (row) => this.groups.difference(variant, row, told));
  }

  private *rowsOf<M>(by: string, metrics: (row: number) => M): Generator<{ key: string; name: string; metrics: M }> {
    for (const [row, { by: grouping, key, name }] of this.study.rows.entries())
      if (grouping === by) yield { key, name, metrics: metrics(row) };
  }

  /** The flips of each group in a difference. */
  *ofFlips(variant: number, by: string): Generator<FlipRow> {
    for (const [row, { by: grouping, key, name }] of this.study.flipRows.entries())
      if (grouping === by) yield { key, name, flips: this.flips[variant].table(row + 1) };
  }

  /** The metrics of the period in every run. */
  ofRuns(): Iterable<RunFigure> {
    const { order, wholeOffices } = this.study;
    const told = order.arms.map((_, arm) => this.told([arm])(wholeOffices));
    return this.periods.figures(
      order.arms.map(({ name }) => name),
      (metric, arm) => told[arm](metric),
    );
  }

  /** Which metrics can be told of one arm or of the difference of two. @param offices of field offices as a whole, too */
  private told(arms: readonly number[]): (offices: boolean) => Told {
    const books = arms.map((arm) => this.study.order.arms[arm].scenario).map((s) => s.cost_books[s.cost_book]);
    return (offices) => (metric) => (offices || !metric.ofOffice) && books.every((book) => isPriced(metric, book));
  }

  /** Figures of one arm. */
  private figures(i: number) {
    const column = this.arms[i];
    const told = this.told([i])(this.study.wholeOffices);
    return {
      metrics: table(column.period, told),
      outcomes: table(column.outcomes, () => true),
      asked: table(column.asked, () => true),
      costs: column.costs.map(({ metric, moments }) => ({
        ...pathOf(metric),
        ...estimate(metric, moments.read(), told),
      })),
      monthly: this.monthly(column, boundsOf),
    };
  }

  /** Figures of the difference of a variant, counted from 0, from the baseline. */
  private changes(i: number) {
    const told = this.told([0, i + 1])(this.study.wholeOffices);
    const column = this.variants[i];
    const cells = (of: (column: Column) => readonly Cell[], first: number): PairedCells => ({
      difference: of(column),
      baseline: of(this.arms[0]),
      variant: of(this.arms[i + 1]),
      percents: (cell) => column.percents(first + cell),
    });
    const { period, outcomes } = column;
    const costs = cells((of) => of.costs, period.length + outcomes.length);
    return {
      metrics: changeTable(
        cells((of) => of.period, 0),
        told,
      ),
      outcomes: changeTable(
        cells((of) => of.outcomes, period.length),
        () => true,
      ),
      costs: costs.difference.map(({ metric }, cell) => ({
        ...pathOf(metric),
        ...changed(metric, pairedIn(costs, cell), told),
      })),
      monthly: this.monthly(column, () => UNBOUNDED),
    };
  }

  /** Bands are pointwise: each month for itself. */
  private monthly(column: Column, bounds: (metric: Metric) => Bounds): Record<string, MonthPoint[]> {
    const known = column.monthly.filter(({ metric }) => this.study.wholeOffices || !metric.ofOffice);
    return Object.fromEntries(
      known.map(({ metric, months }) => [
        metric.id,
        months.map((moments, m) => ({
          month: formatMonth(this.since + m),
          ...rangeOf(moments.read(), bounds(metric)),
        })),
      ]),
    );
  }
}

/** The further counties of each jail that serves more than its own. */
function servedOf({ counties }: World): Map<string, string[]> {
  const served = new Map<string, string[]>();
  for (const { code, jurisdiction } of counties)
    if (code !== jurisdiction) served.set(jurisdiction, [...(served.get(jurisdiction) ?? []), code]);
  return served;
}

function pathOf({ id }: Metric): { path: string; payer: string } {
  const [path, payer] = id.split('/');
  return { path, payer };
}

/** What an order reports, in words: "the United States", a county's name, or a number of places. */
export function coverageOf(study: Study): string {
  const reported = study.offices.flatMap(({ places, plan }) =>
    places.jurisdictions.filter((_, i) => plan.reported[i] === 1),
  );
  if (reported.length === study.world.jurisdictions.length) return 'the United States';
  if (reported.length === 1) return reported[0].name;
  const [{ scenario }] = study.order.arms;
  const many = `${reported.length} jurisdictions`;
  const listed = [scenario.places].flat().some((criteria) => criteria !== 'all' && criteria.jurisdiction !== undefined);
  return listed ? many : `${many} ${placesInWords(scenario, namesOf(study.world))}`;
}
