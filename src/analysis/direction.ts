/** Which way a difference goes, where its interval says so. */

type Finding = { readonly mean: number | null; readonly lo: number | null; readonly hi: number | null };

/**
 * Whether a difference can be told from zero: `unknown` where there is no interval, `same` where no replication differs.
 */
export type Direction = 'more' | 'less' | 'unclear' | 'same' | 'unknown';

/** The direction that an interval supports. An interval that touches zero supports none. */
export function direction({ mean, lo, hi }: Finding, p: number | null): Direction {
  if (mean === null || lo === null || hi === null || p === null) return 'unknown';
  if (mean === 0 && lo === 0 && hi === 0) return 'same';
  // Replications that all agree leave no interval: the sign test decides, and two of them prove nothing.
  const clear = lo === hi ? p < 0.05 : lo > 0 || hi < 0;
  if (!clear || mean === 0) return 'unclear';
  return mean > 0 ? 'more' : 'less';
}
