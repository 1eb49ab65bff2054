/** What other cost books than the arm's own make of the same events: cents over the reported period, book by book. */
import { COST_ITEMS, PAYERS } from '../../base/vocabulary.ts';
import { COUNTER } from '../../base/counters.ts';
import type { TallyPlan } from './tally.ts';

/** The counters of costs stand together, from here on. */
export const FIRST_COST = COUNTER[`cost_${COST_ITEMS[0]}_${PAYERS[0]}`];
export const COSTS = COST_ITEMS.length * PAYERS.length;

export class Bills {
  readonly cents: Float64Array;
  private readonly plan: TallyPlan;

  constructor(plan: TallyPlan, books: number, from?: Bills) {
    this.plan = plan;
    this.cents = from ? from.cents.slice() : new Float64Array(books * COSTS);
  }

  /** Adds to the bill of a book what a jurisdiction's event costs. */
  add(book: number, counter: number, month: number, place: number, cents: number): void {
    if (this.plan.reported[place] === 1) this.enter(book, counter, month, cents);
  }

  /** Adds to the bill of a book what the office as a whole costs. */
  office(book: number, counter: number, month: number, cents: number): void {
    if (this.plan.officeReported) this.enter(book, counter, month, cents);
  }

  private enter(book: number, counter: number, month: number, cents: number): void {
    if (month >= this.plan.from && month <= this.plan.to) this.cents[book * COSTS + counter - FIRST_COST] += cents;
  }
}
