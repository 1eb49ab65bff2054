/**
 * The same statistics as {@link NestedMoments}, very many of them, in typed arrays: some 60 bytes each and 8 more for each
 * draw, where objects take ten times that. Figures are the same to the bit: the sums are formed in the same order.
 */
import { Moments } from './intervals.ts';
import { NestedMoments } from './nested.ts';

/** Count, mean and sum of squares of each statistic, by Welford's method as in {@link Moments}. */
class Sums {
  readonly count: Uint32Array;
  readonly mean: Float64Array;
  readonly squares: Float64Array;

  constructor(length: number) {
    this.count = new Uint32Array(length);
    this.mean = new Float64Array(length);
    this.squares = new Float64Array(length);
  }

  add(i: number, value: number): void {
    this.count[i] += 1;
    const step = value - this.mean[i];
    this.mean[i] += step / this.count[i];
    this.squares[i] += step * (value - this.mean[i]);
  }

  clear(): void {
    for (const sums of [this.count, this.mean, this.squares]) sums.fill(0);
  }

  at(i: number): Moments {
    return Moments.of(this.count[i], this.mean[i], this.squares[i]);
  }
}

/** The draws that are done. */
class Finished {
  /** The means of each draw; NaN where it had no value. */
  private readonly means: Float64Array[] = [];
  private readonly reciprocals: Float64Array;
  private readonly squares: Float64Array;
  private readonly freedom: Uint32Array;

  constructor(length: number) {
    this.reciprocals = new Float64Array(length);
    this.squares = new Float64Array(length);
    this.freedom = new Uint32Array(length);
  }

  add({ count, mean, squares }: Sums): void {
    this.means.push(mean.map((value, i) => (count[i] === 0 ? Number.NaN : value)));
    count.forEach((values, i) => {
      if (values > 0) this.reciprocals[i] += 1 / values;
      if (values < 2) return;
      // As Moments tells its variance, so that not even the last bit differs.
      this.squares[i] += (squares[i] / (values - 1)) * (values - 1);
      this.freedom[i] += values - 1;
    });
  }

  at(i: number) {
    const means = this.means.map((draw) => draw[i]).filter((mean) => !Number.isNaN(mean));
    return { means, reciprocals: this.reciprocals[i], squares: this.squares[i], freedom: this.freedom[i] };
  }
}

/** Statistics numbered from 0 that take their values in the same runs. */
export class ManyMoments {
  private readonly length: number;
  private readonly all: Sums;
  private last = 1;
  private draws: { readonly current: Sums; readonly earlier: Finished } | undefined;

  constructor(length: number) {
    this.length = length;
    this.all = new Sums(length);
  }

  /** Begins a run of a draw: the values added from now on are of it. Draws come one after another. */
  begin(draw: number): void {
    if (draw === this.last) return;
    this.last = draw;
    if (this.draws) {
      this.draws.earlier.add(this.draws.current);
      this.draws.current.clear();
      return;
    }
    this.draws = { current: new Sums(this.length), earlier: new Finished(this.length) };
    this.draws.earlier.add(this.all);
  }

  /** Adds a value of the run to a statistic; a null (a ratio with a zero denominator) is left out. */
  add(i: number, value: number | null): void {
    if (value === null) return;
    this.all.add(i, value);
    this.draws?.current.add(i, value);
  }

  at(i: number): NestedMoments {
    const { draws } = this;
    return NestedMoments.of(this.all.at(i), draws && { current: draws.current.at(i), earlier: draws.earlier.at(i) });
  }
}

/** Bytes that a statistic takes in memory over so many draws. */
export const bytesOfMoments = (draws: number): number => (draws > 1 ? 60 + 8 * draws : 20);
