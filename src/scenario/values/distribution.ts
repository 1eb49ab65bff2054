/**
 * Parameter uncertainty: what a distribution's median is, and its value at any quantile. Only + - * / and roots are used
 * on the way, so that a draw is the same number on every machine.
 */
import { exponential } from '../../base/quantiles.ts';
import { normalQuantile } from '../../base/normal-quantile.ts';
import type { Distribution } from '../schema.ts';

/** A distribution in a scenario. Several may have one name: they then rise and fall together. */
export type Uncertain = { readonly name: string; readonly unit: string; readonly distribution: Distribution };

/** The median of a parameter's distribution, at which runs without draws hold it. */
export function median(d: Distribution): number {
  switch (d.distribution) {
    case 'uniform':
      return (d.low + d.high) / 2;
    case 'normal':
      return d.mean;
    case 'lognormal':
    case 'logitnormal':
      return d.median;
    case 'triangular': {
      // Half of the mass lies on the side of the mode that is wider.
      const width = d.high - d.low;
      return d.mode - d.low >= width / 2
        ? d.low + Math.sqrt((width * (d.mode - d.low)) / 2)
        : d.high - Math.sqrt((width * (d.high - d.mode)) / 2);
    }
  }
}

/**
 * The value below which a share `u` of the distribution lies; monotone in u. No quantity of a scenario can be negative,
 * so the lower tail of a normal ends at 0.
 * @param u above 0 and below 1; at 1/2 exactly the {@link median}
 */
export function quantile(d: Distribution, u: number): number {
  if (u === 0.5) return median(d);
  switch (d.distribution) {
    case 'uniform':
      return d.low + (d.high - d.low) * u;
    case 'normal':
      return Math.max(0, d.mean + d.sd * normalQuantile(u));
    case 'lognormal':
      return d.median * exponential(d.log_sd * normalQuantile(u));
    case 'logitnormal': {
      const odds = (d.median / (1 - d.median)) * exponential(d.logit_sd * normalQuantile(u));
      return odds / (1 + odds);
    }
    case 'triangular': {
      const width = d.high - d.low;
      return u * width < d.mode - d.low
        ? d.low + Math.sqrt(u * width * (d.mode - d.low))
        : d.high - Math.sqrt((1 - u) * width * (d.high - d.mode));
    }
  }
}
