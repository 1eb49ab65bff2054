/**
 * The same statistics as {@link NestedMoments}, very many of them, in typed arrays: 28 bytes each, and 72 more where a
 * draw has several runs, where objects take five times that. Figures are the same to the bit: the sums are formed in the
 * same order.
 */
import { Moments, withoutNoise } from './intervals.ts';
import { type DrawNumber, drawsOf } from './nested.ts';
import { type Draws, Statistic } from './statistic.ts';

/** Count, mean and sum of squares of each statistic, by Welford's method as in {@link Moments}. */
export class Sums {
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

  /** Takes over those of others. */
  set(others: Sums): void {
    this.count.set(others.count);
    this.mean.set(others.mean);
    this.squares.set(others.squares);
  }

  clear(): void {
    for (const sums of [this.count, this.mean, this.squares]) sums.fill(0);
  }

  at(i: number): Moments {
    return Moments.of(this.count[i], this.mean[i], this.squares[i]);
  }
}

/** How many values lie on either side of zero: of at most 10,000 draws. */
class Signs {
  readonly above: Uint16Array;
  readonly below: Uint16Array;

  constructor(length: number) {
    this.above = new Uint16Array(length);
    this.below = new Uint16Array(length);
  }

  add(i: number, value: number): void {
    if (value > 0) this.above[i] += 1;
    if (value < 0) this.below[i] += 1;
  }

  at(i: number) {
    return { above: this.above[i], below: this.below[i] };
  }
}

/** The draws that are done, where each has several runs. */
class Done {
  private readonly means: Sums;
  private readonly signs: Signs;
  private readonly reciprocals: Float64Array;
  private readonly squares: Float64Array;
  private readonly freedom: Uint32Array;

  constructor(length: number) {
    this.means = new Sums(length);
    this.signs = new Signs(length);
    this.reciprocals = new Float64Array(length);
    this.squares = new Float64Array(length);
    this.freedom = new Uint32Array(length);
  }

  add({ count, mean, squares }: Sums): void {
    count.forEach((values, i) => {
      if (values === 0) return;
      const ofDraw = withoutNoise(values, mean[i], squares[i]);
      this.means.add(i, ofDraw);
      this.signs.add(i, ofDraw);
      this.reciprocals[i] += 1 / values;
      if (values < 2) return;
      // As Moments tells its variance, so that not even the last bit differs.
      this.squares[i] += (squares[i] / (values - 1)) * (values - 1);
      this.freedom[i] += values - 1;
    });
  }

  at(i: number) {
    const { reciprocals, squares, freedom } = this;
    const within = { reciprocals: reciprocals[i], squares: squares[i], freedom: freedom[i] };
    return { means: this.means.at(i), ...this.signs.at(i), ...within };
  }
}

/** Statistics numbered from 0 that take their values in the same runs. */
export class ManyMoments {
  private readonly length: number;
  private readonly all: Sums;
  private last: DrawNumber = null;
  private made = 0;
  private signs: Signs | undefined;
  private several: { readonly current: Sums; readonly earlier: Done } | undefined;

  constructor(length: number) {
    this.length = length;
    this.all = new Sums(length);
  }

  /** Begins a run of a draw: the values added from now on are of it. Draws come one after another. */
  begin(draw: DrawNumber): void {
    if (draw === null) return;
    if (draw === this.last) return this.beginAgain();
    this.last = draw;
    this.made += 1;
    this.signs ??= new Signs(this.length);
    if (!this.several) return;
    this.several.earlier.add(this.several.current);
    this.several.current.clear();
  }

  /** A second run of the first draw: from now on draws are told apart. */
  private beginAgain(): void {
    if (this.several) return;
    this.several = { current: new Sums(this.length), earlier: new Done(this.length) };
    this.several.current.set(this.all);
  }

  /** Adds a value of the run to a statistic; a null (a ratio with a zero denominator) is left out. */
  add(i: number, value: number | null): void {
    if (value === null) return;
    this.all.add(i, value);
    if (this.several) this.several.current.add(i, value);
    else this.signs?.add(i, value);
  }

  at(i: number): Statistic {
    return new Statistic(this.all.at(i), this.draws(i));
  }

  private draws(i: number): Draws | null {
    const { made, signs, several, all } = this;
    if (!signs) return null;
    if (!several) return { made, means: all.at(i), ...signs.at(i), within: null };
    return drawsOf(made, several.earlier.at(i), several.current.at(i));
  }
}

/** Bytes that a statistic takes in memory with one run a draw, its percentages included; it does not grow with draws. */
export const bytesOfMoments = (drawn: boolean): number => (drawn ? 64 : 20);
