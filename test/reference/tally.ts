/** Counts by owner and month. */
import { CLASSES } from '../../src/base/vocabulary.ts';
import { COUNTER, COUNTERS, STOCK_COUNTERS, type Counter } from '../../src/base/counters.ts';

/** Whose count it is: an office alone, a jurisdiction's bookings as a whole, or a person of some conviction class. */
export type Owner = { office: string; jurisdiction?: string; conviction?: number };
type Cell = { owner: Owner; counts: number[] };

const STOCKS = COUNTERS.map((name) => STOCK_COUNTERS.has(name));
const zeros = (): number[] => COUNTERS.map(() => 0);

export class Tally {
  private readonly first: number;
  private readonly last: number;
  private readonly cells = new Map<string, Cell>();

  constructor(first: number, last: number) {
    this.first = first;
    this.last = last;
  }

  /** Months before the run are in no report; a month after it is a mistake of the engine. */
  add(owner: Owner, counter: Counter, month: number, n = 1): void {
    if (month < this.first) return;
    if (month > this.last) throw new Error(`${counter} counted after the end of the run`);
    const name = `${month} ${owner.office} ${owner.jurisdiction ?? ''} ${owner.conviction ?? ''}`;
    let cell = this.cells.get(name);
    if (!cell) this.cells.set(name, (cell = { owner: { ...owner }, counts: zeros() }));
    cell.counts[COUNTER[counter]] += n;
  }

  /** All counts whose owner is wanted in these months: flows are summed, stocks are those of the last month. */
  total(from: number, to: number, wanted: (owner: Owner) => boolean): number[] {
    const sum = zeros();
    for (const [name, { owner, counts }] of this.cells) {
      const month = Number(name.slice(0, name.indexOf(' ')));
      if (month < from || month > to || !wanted(owner)) continue;
      counts.forEach((n, i) => {
        if (!STOCKS[i] || month === to) sum[i] += n;
      });
    }
    return sum;
  }

  byClass(from: number, to: number, wanted: (owner: Owner) => boolean): number[][] {
    return CLASSES.map((_, code) => this.total(from, to, (owner) => owner.conviction === code && wanted(owner)));
  }
}
