/** A random walk of a parameter through the years of one draw: what its values are multiplied by, by day and place. */
import { exponential } from '../../base/quantiles.ts';
import type { Place } from './places.ts';

/** A walk as one draw has it. */
export type Walked = {
  /** How far a step goes: a parameter, the standard deviation of the logarithm. */
  readonly log_sd: object;
  /** The first days of the fiscal years, in order. */
  readonly days: readonly number[];
  /** By field office: each step in standard deviations. */
  readonly steps: Readonly<Record<string, readonly number[]>>;
};

/** How far a step goes, by day and place: no step where it says nothing. */
type Sizes = {
  readonly at: (day: number, place: Place) => number | undefined;
  /** As in Dated. */
  readonly likeness: (place: Place) => string;
};

export class Drift {
  readonly days: readonly number[];
  private readonly steps: Walked['steps'];
  readonly sizes: Sizes;
  private readonly known = new Map<string, readonly number[]>();

  constructor({ days, steps }: Walked, sizes: Sizes) {
    this.days = days;
    this.steps = steps;
    this.sizes = sizes;
  }

  /** 1 before the first step. */
  factor(day: number, place: Place): number {
    const last = this.days.findLastIndex((start) => start <= day);
    return last < 0 ? 1 : this.factorsAt(place)[last];
  }

  /** By fiscal year: the exponential of the sum of the steps so far. */
  private factorsAt(place: Place): readonly number[] {
    const known = this.known.get(place.code);
    if (known) return known;
    const steps = this.steps[place.office] ?? [];
    let sum = 0;
    const factors = this.days.map((day, i) => exponential((sum += (this.sizes.at(day, place) ?? 0) * (steps[i] ?? 0))));
    this.known.set(place.code, factors);
    return factors;
  }
}
