/** How much field offices differ in something, in words. */
import type { Spread } from '../schema/spread.ts';
import { distributionOf } from '../values/spread.ts';
import { said } from './values.ts';

/** "each field office has 0.46 to 2.1 times as much"; nineteen in twenty factors lie there. */
export function spreadInWords(spread: Spread | undefined): string {
  if (spread === undefined || spread.log_sd === 0) return 'all field offices have the same';
  const { range } = said(distributionOf(spread), 'number');
  return `each field office has a factor of its own${range}`;
}
