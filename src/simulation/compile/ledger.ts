/**
 * What each event costs: a cost book compiled to prices in whole cents of one price year. An entry is a quantity times a
 * price, rounded once, half up.
 */
import { inPrices } from '../../scenario/values/prices.ts';
import type { CostBook, CostLine } from '../../scenario/schema.ts';
import type { World } from '../../world/world.ts';
import { BASES, type Basis, COST_ITEMS, PAYERS } from '../../base/vocabulary.ts';
import { COUNTER, type Counter } from '../../base/counters.ts';

/**
 * One line of a book: the counter of its federal payer, and what the quantity is divided by. Lines for the teams are
 * entries of the office, whomever they arrest.
 */
export type Price = {
  /** OWN_BOOK, or the position of another book that the same events are priced by. */
  readonly book: number;
  readonly counter: number;
  readonly byJail: boolean;
  readonly ofOffice: boolean;
  /** By month (months since 2000). */
  readonly cents: Float64Array;
  readonly divisor: number;
};

export const OWN_BOOK = -1;

/** The lines that an event of each kind enters. Quantities of time are in minutes. */
export type Ledger = Readonly<Record<Basis, readonly Price[]>>;
/** Months that have prices: those of the calendar. */
const MONTHS = 61 * 12;

/** The prices of a scenario's own cost book and of others, in the order of their lines. */
export function compileLedger(own: CostBook, cpi: World['cpi'], others: readonly CostBook[] = []): Ledger {
  const ledger: Record<string, Price[]> = Object.fromEntries(Object.keys(BASES).map((basis) => [basis, []]));
  const enter = (line: CostLine, book: number): void => void ledger[line.per].push(priceOf(line, book, cpi));
  for (const line of own.lines) enter(line, OWN_BOOK);
  others.forEach(({ lines }, book) => lines.forEach((line) => enter(line, book)));
  return ledger as unknown as Ledger;
}

/**
 * The ledger without entries that nobody reads.
 * @param read by counter, 1 if somebody does; the bills of other books are always read
 */
export function ledgerRead(ledger: Ledger, read: Uint8Array): Ledger {
  // Who pays for a jail is known only with the jail: then each payer's counter counts.
  const isRead = ({ book, byJail, counter }: Price): boolean =>
    book !== OWN_BOOK || read.subarray(counter, counter + (byJail ? PAYERS.length : 1)).includes(1);
  const bases = Object.entries(ledger).map(([basis, prices]) => [basis, prices.filter(isRead)]);
  return Object.fromEntries(bases) as Ledger;
}

function priceOf(line: CostLine, book: number, cpi: World['cpi']): Price {
  const first = COST_ITEMS.find((item) => line.covers.includes(item)) ?? line.covers[0];
  return {
    book,
    counter: COUNTER[`cost_${first}_${PAYERS[0]}` as Counter],
    byJail: line.payer === 'jail',
    ofOffice: first === 'teams',
    cents: centsByMonth(line, cpi),
    divisor: BASES[line.per].divisor,
  };
}

/** The price of a line in whole cents, by month; fiscal years begin in October. */
function centsByMonth(line: CostLine, cpi: World['cpi']): Float64Array {
  const whole = (usd: number, year: number): number => Math.floor(inPrices(usd, year, cpi) * 100 + 0.5);
  const { usd, price_year: year, by_year: years = [] } = line;
  if (usd !== undefined && year !== undefined) return new Float64Array(MONTHS).fill(whole(usd, year));
  const prices = years.map((of) => whole(of.usd / of.divided_by, of.fiscal_year));
  return Float64Array.from({ length: MONTHS }, (_, month) => {
    const fiscalYear = 2000 + Math.floor((month + 3) / 12);
    const later = years.findIndex((of) => of.fiscal_year > fiscalYear);
    return prices[later < 0 ? prices.length - 1 : Math.max(0, later - 1)];
  });
}

/** One entry of a month in whole cents. */
export const entry = (price: Price, month: number, quantity: number): number =>
  Math.floor((quantity * price.cents[month]) / price.divisor + 0.5);
