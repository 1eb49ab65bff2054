/** Parameter uncertainty: what a distribution's median is. Sampling comes with the command-line flag --draws. */
import type { Distribution } from './schema.ts';

/** The median of a parameter's distribution, at which runs without draws hold it. Closed forms; only + - * / and roots. */
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
