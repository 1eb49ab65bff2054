/** A parameter of a pairs plot: its draws in its own unit, its scale, its posterior's bars and its prior's density. */
import type { CalibrationDocument } from '../../../analysis/calibration/document.ts';
import { quantile } from '../../../scenario/values/distribution.ts';

type Parameter = CalibrationDocument['parameters'][number];

export type Column = Parameter & {
  values: readonly number[];
  /** From the least to the greatest quantile drawn. */
  reach: readonly [number, number];
  /** The ends of the scale: as far as the draws reach, and a little more. */
  low: number;
  high: number;
  /** Where a value stands on the scale, 0 to 1. */
  place: (value: number) => number;
  /** Ends as places, and the share of the draws in each over its width. */
  bins: { from: number; to: number; density: number }[];
};

const BINS = 14;
const PADDING = 0.06;
/** Steps of the prior's quantiles at which its density is taken. */
const STEPS = 60;
const MOST_TICKS = 4;

const valueAt = ({ distribution }: Parameter, u: number): number =>
  quantile(distribution, Math.min(1 - 1e-9, Math.max(1e-9, u)));

/** A parameter with its draws. @param us quantiles of its prior */
export function columnOf(parameter: Parameter, us: readonly number[]): Column {
  const values = us.map((u) => valueAt(parameter, u));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const around = PADDING * (most - least || Math.abs(most) || 1);
  const [low, high] = [least - around, most + around];
  const place = (value: number) => (value - low) / (high - low);
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of values) counts[Math.min(BINS - 1, Math.floor(place(value) * BINS))] += 1;
  const bins = counts.map((count, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    density: (count / values.length) * BINS,
  }));
  return { ...parameter, values, reach: [Math.min(...us), Math.max(...us)], low, high, place, bins };
}

/**
 * The density of the prior as far as the draws reach, per width of the scale, as the bars are. From the slope of the
 * quantiles, so that any distribution will do. Where a tail is cut at zero there is a mass but no density: steps that
 * begin in it are left out.
 */
export function priorDensity(column: Column): { at: number; density: number }[] {
  const [first, last] = column.reach;
  const step = (last - first) / STEPS;
  const place = (i: number) => column.place(valueAt(column, first + i * step));
  return Array.from({ length: STEPS }, (_, i) => ({ before: place(i - 1), from: place(i), to: place(i + 1) }))
    .filter(({ before, from, to }) => before < from && from < to)
    .map(({ from, to }) => ({ at: (from + to) / 2, density: step / (to - from) }));
}

/** Round numbers on a scale, at most four. */
export function ticks({ low, high }: Pick<Column, 'low' | 'high'>): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / MOST_TICKS));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => (high - low) / each < MOST_TICKS) ?? 10 * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}
