/**
 * What each event costs: a cost book compiled to prices in whole cents. An entry is a quantity times a price, rounded
 * once, half up.
 */
import { type Scenario } from '../scenario/schema.ts';
import { COST_ITEMS, COUNTER, PAYERS, type Counter } from './counters.ts';

/**
 * One line of the book: the counter of its federal payer, cents, and what the quantity is divided by. Lines for the
 * teams are entries of the office, whomever they arrest.
 */
export type Price = {
  readonly counter: number;
  readonly byJail: boolean;
  readonly ofOffice: boolean;
  readonly cents: number;
  readonly divisor: number;
};

/** The lines that an event of each kind enters. Quantities of time are in minutes. */
export type Ledger = Readonly<Record<Basis, readonly Price[]>>;
export type Basis = keyof typeof DIVISOR;

const DIVISOR = {
  screening_hour: 60,
  screening_hour_given: 60,
  request: 1,
  extra_jail_day: 1440,
  hold_hour: 60,
  pickup_hour: 60,
  pickup_hour_given: 60,
  transfer: 1,
  team_year: 12,
  at_large_arrest: 1,
  custody_arrest: 1,
  detention_day: 1440,
  removal: 1,
} as const;

/** The prices of the scenario's cost book, in the order of its lines. */
export function compileLedger(scenario: Scenario): Ledger {
  const book = scenario.cost_books[scenario.cost_book];
  if (!book) throw new RangeError(`no cost book "${scenario.cost_book}"`);
  const ledger: Record<string, Price[]> = Object.fromEntries(Object.keys(DIVISOR).map((basis) => [basis, []]));
  for (const line of book.lines) {
    const first = COST_ITEMS.find((item) => line.covers.includes(item)) ?? line.covers[0];
    ledger[line.per].push({
      counter: COUNTER[`cost_${first}_${PAYERS[0]}` as Counter],
      byJail: line.payer === 'jail',
      ofOffice: first === 'teams',
      cents: Math.floor(line.usd * 100 + 0.5),
      divisor: DIVISOR[line.per],
    });
  }
  return ledger as unknown as Ledger;
}

/** One entry in whole cents. */
export const entry = (price: Price, quantity: number): number =>
  Math.floor((quantity * price.cents) / price.divisor + 0.5);
