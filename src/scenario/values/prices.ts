/** Prices of one year: figures of other years are carried over by the consumer price index for all urban consumers. */
import type { World } from '../../world/world.ts';

/** The year in whose dollars every result is given. */
export const PRICE_YEAR = 2016;

/** The word for every cost book; no book may have it for a name. */
export const ALL_BOOKS = 'all';

/**
 * Dollars of a year in dollars of {@link PRICE_YEAR}: times the index of that year, divided by the index of this one.
 * @throws RangeError where the index of the year is not known; the check of a scenario tells before
 */
export function inPrices(usd: number, year: number, cpi: World['cpi']): number {
  const [then, now] = [cpi.get(year), cpi.get(PRICE_YEAR)];
  if (then === undefined || now === undefined) throw new RangeError(`cpi_u.csv has no index for ${year}`);
  return year === PRICE_YEAR ? usd : (usd * now) / then;
}
