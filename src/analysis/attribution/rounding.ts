/** Tables of shares: rounded figures seldom add up, so what rounding took or gave has a line of its own. */

export type RoundedShares = {
  readonly shares: readonly number[];
  readonly total: number;
  /** The line that makes the table add up: total - Σ shares. */
  readonly rounding: number;
};

/** Shares and their total, each rounded by itself to a multiple of `unit` (a whole number), halves away from 0. */
export function roundedShares(shares: readonly number[], total: number, unit = 1): RoundedShares {
  const round = (value: number) => Math.sign(value) * Math.floor(Math.abs(value) / unit + 0.5) * unit + 0;
  const rounded = shares.map(round);
  return {
    shares: rounded,
    total: round(total),
    rounding: round(total) - rounded.reduce((sum, share) => sum + share, 0),
  };
}
