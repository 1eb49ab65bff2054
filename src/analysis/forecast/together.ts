/**
 * How far figures hang together: places share parameters, and the halves of a year are in the year. Where one interval
 * fails others do, so a hundred figures are no hundred independent trials.
 */
import { LEVELS } from '../patterns/coverage.ts';
import { intervalOf } from './document.ts';

/** The values of a figure by draw, and its points. */
type Drawn = { readonly values: readonly number[]; readonly quantiles: readonly number[] };

/**
 * By level, how two figures on average correlate in whether their intervals hold them, from one draw to the next: from 0,
 * where each fails alone, to 1. From the variance over draws of the share that is held.
 */
export const correlations = (figures: readonly Drawn[]): { level: number; correlation: number }[] =>
  LEVELS.map((level) => ({ level, correlation: correlationAt(figures, level) }));

function correlationAt(figures: readonly Drawn[], level: number): number {
  const [first] = figures;
  if (figures.length < 2) return 0;
  const shares = first.values.map((_, draw) => shareHeld(figures, draw, level));
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const variance = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shares.length - 1);
  const alone = (mean * (1 - mean)) / figures.length;
  const found = alone === 0 ? 0 : (variance / alone - 1) / (figures.length - 1);
  return Number(Math.min(1, Math.max(0, found)).toPrecision(4));
}

const shareHeld = (figures: readonly Drawn[], draw: number, level: number): number =>
  figures.filter(({ values, quantiles }) => {
    const { lo, hi } = intervalOf({ quantiles }, level);
    return lo <= values[draw] && values[draw] <= hi;
  }).length / figures.length;

/** Of so many figures, how many independent ones tell as much: n / (1 + (n - 1) r), rounded down, at least 1. */
export const independent = (figures: number, correlation: number): number =>
  Math.max(1, Math.floor(figures / (1 + (figures - 1) * correlation) + 1e-9));
