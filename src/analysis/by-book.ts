/** Costs by further cost books on the same runs: statistics of each arm, and of each arm's difference from the first. */
import type { Study } from '../experiment/study.ts';
import type { Scenario } from '../scenario/schema.ts';
import { COSTS, FIRST_COST } from '../simulation/store/bills.ts';
import { type Cell, cellsOf, table, type Told, valueOf } from './cells.ts';
import { changeTable } from './change.ts';
import { COST_METRICS, isPriced } from './metrics.ts';
import type { DrawNumber } from './nested.ts';
import { Percents } from './percents.ts';
import type { Changes, Metrics } from './results.ts';

const N = COST_METRICS.length;

export class ByBook {
  private readonly scenarios: readonly Scenario[];
  private readonly books: readonly string[];
  private readonly whole: boolean;
  private readonly arms: Cell[][][];
  private readonly variants: Cell[][][];
  private readonly percents: Percents[];

  constructor({ order, wholeOffices }: Study) {
    this.scenarios = order.arms.map(({ scenario }) => scenario);
    this.books = order.costBooks ?? [];
    this.whole = wholeOffices;
    const columns = () => this.books.map(() => cellsOf(COST_METRICS));
    this.arms = order.arms.map(columns);
    this.variants = order.arms.slice(1).map(columns);
    this.percents = this.variants.map(() => new Percents(this.books.length * N));
  }

  /** Takes a run: the counts of the period and the bills of every book, by arm. */
  add(draw: DrawNumber, periods: readonly Float64Array[], bills: readonly Float64Array[]): void {
    for (const percents of this.percents) percents.begin(draw);
    this.books.forEach((_, book) => {
      const rows = periods.map((period, arm) => priced(period, bills[arm], book));
      this.arms.forEach((columns, arm) => enter(columns[book], draw, rows[arm]));
      this.variants.forEach((columns, variant) => {
        enter(columns[book], draw, rows[variant + 1], rows[0]);
        COST_METRICS.forEach((metric, i) =>
          this.percents[variant].add(book * N + i, valueOf(metric, rows[variant + 1], rows[0]), metric.value(rows[0])),
        );
      });
    });
  }

  /** An arm's costs by book. */
  arm(i: number): Record<string, Metrics> {
    return this.byBook((book) => table(this.arms[i][book], this.told([i], book)));
  }

  /** The costs by book of a variant, counted from 0, less those of the first arm. */
  difference(i: number): Record<string, Changes> {
    return this.byBook((book) => {
      const [baseline, variant] = [this.arms[0][book], this.arms[i + 1][book]];
      const percents = (metric: number) => this.percents[i].at(book * N + metric);
      return changeTable(
        { difference: this.variants[i][book], baseline, variant, percents },
        this.told([0, i + 1], book),
      );
    });
  }

  private byBook<T>(make: (book: number) => T): Record<string, T> {
    return Object.fromEntries(this.books.map((name, book) => [name, make(book)]));
  }

  private told(arms: readonly number[], book: number): Told {
    return (metric) =>
      (this.whole || !metric.ofOffice) &&
      arms.every((arm) => isPriced(metric, this.scenarios[arm].cost_books[this.books[book]]));
  }
}

/** The counts of a period with the costs of a book in place of the arm's own. */
function priced(period: Float64Array, bills: Float64Array, book: number): Float64Array {
  const counts = period.slice();
  counts.set(bills.subarray(book * COSTS, (book + 1) * COSTS), FIRST_COST);
  return counts;
}

function enter(cells: readonly Cell[], draw: DrawNumber, counts: Float64Array, less?: Float64Array): void {
  for (const { metric, moments } of cells) moments.add(valueOf(metric, counts, less), draw);
}
