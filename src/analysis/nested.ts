/**
 * A statistic over joint draws of the parameters, each with several replications: what of its spread is chance, and what
 * is the parameters'.
 */
import { meanSimple, quantile } from 'simple-statistics';
import { cachedQuantile, Moments } from './intervals.ts';
import { variance } from './statistics/variance.ts';

export type Interval = { readonly lo: number | null; readonly hi: number | null };

/** What is kept of the draws that are done. */
export type DrawSums = {
  readonly means: readonly number[];
  readonly reciprocals: number;
  readonly squares: number;
  readonly freedom: number;
};

class Draws implements DrawSums {
  readonly means: number[] = [];
  /** Sum over draws of one over the number of values: what makes a variance the mean variance of a draw's mean. */
  reciprocals = 0;
  squares = 0;
  freedom = 0;

  /** A draw without any value is none. */
  add({ mean, variance, count }: Moments): void {
    if (mean === null) return;
    this.means.push(mean);
    this.reciprocals += 1 / count;
    if (variance === null) return;
    this.squares += variance * (count - 1);
    this.freedom += count - 1;
  }
}

const drawsOf = (sums: DrawSums): Draws => Object.assign(new Draws(), sums, { means: [...sums.means] });

/**
 * Takes values draw by draw, in the order of the runs. A null (a ratio with a zero denominator) is left out.
 *
 * With one draw everything is chance: the figures are those of {@link Moments}. With more, the variance of the draws'
 * means is that of their expected values plus that of chance; the second is known from the replications within draws and
 * is taken out (the nested-variance formula of one-way random effects).
 */
export class NestedMoments {
  private all = new Moments();
  private last = 1;
  // Kept only from the second draw on: there are very many statistics.
  private current: Moments | undefined;
  private earlier: Draws | undefined;

  /** A statistic whose sums were kept elsewhere: of all values and, from the second draw on, by draw. */
  static of(all: Moments, draws?: { readonly current: Moments; readonly earlier: DrawSums }): NestedMoments {
    const nested = new NestedMoments();
    nested.all = all;
    nested.current = draws?.current;
    nested.earlier = draws && drawsOf(draws.earlier);
    return nested;
  }

  add(value: number | null, draw: number): void {
    if (draw !== this.last) {
      this.earlier ??= new Draws();
      // Draws.add reads figures only, so the first draw needs no copy.
      this.earlier.add(this.current ?? this.all);
      this.current = new Moments();
      this.last = draw;
    }
    this.all.add(value);
    this.current?.add(value);
  }

  /** All draws with a value, or undefined where there are fewer than two. */
  private draws(): Draws | undefined {
    if (!this.earlier || !this.current) return undefined;
    const draws = drawsOf(this.earlier);
    draws.add(this.current);
    return draws.means.length < 2 ? undefined : draws;
  }

  /** Mean of the draws' means, so that a draw with a missing ratio weighs no less. */
  get mean(): number | null {
    const draws = this.draws();
    return draws ? meanSimple(draws.means) : this.all.mean;
  }

  /** Standard deviation over all runs. */
  get sd(): number | null {
    return this.all.sd;
  }

  /**
   * 95% t interval of the mean as if the draws were given: it narrows with replications and with draws. Without a second
   * replication in any draw it is not known.
   */
  chance(level = 0.95): Interval {
    const draws = this.draws();
    if (!draws) return this.all.interval(level);
    if (draws.freedom === 0) return { lo: null, hi: null };
    const mean = meanSimple(draws.means);
    const error = Math.sqrt(noiseOf(draws) / draws.means.length);
    const half = cachedQuantile((1 + level) / 2, draws.freedom) * error;
    return { lo: mean - half, hi: mean + half };
  }

  /**
   * 2.5% and 97.5% quantiles of the draws' expected values; null with fewer than two draws. It does not narrow with draws.
   */
  parameters(level = 0.95): { lo: number; hi: number } | null {
    const expected = this.expected();
    if (!expected) return null;
    const [lo, hi] = quantile(expected, [(1 - level) / 2, (1 + level) / 2]);
    return { lo, hi };
  }

  /** The draws' means, drawn towards the mean of all by as much as chance has spread them; null with fewer than two. */
  expected(): number[] | null {
    const draws = this.draws();
    if (!draws) return null;
    const { means } = draws;
    const mean = meanSimple(means);
    const between = variance(means);
    const factor = between > 0 ? Math.sqrt(Math.max(0, between - noiseOf(draws)) / between) : 0;
    return means.map((m) => mean + factor * (m - mean));
  }

  /** Both together: half-widths added as the roots of squares, each side by itself. */
  interval(level = 0.95): Interval {
    const { mean } = this;
    const [chance, parameters] = [this.chance(level), this.parameters(level)];
    if (mean === null || parameters === null) return chance;
    const side = (a: number, b: number) => Math.sqrt((a - mean) * (a - mean) + (b - mean) * (b - mean));
    return {
      lo: mean - side(chance.lo ?? mean, Math.min(parameters.lo, mean)),
      hi: mean + side(chance.hi ?? mean, Math.max(parameters.hi, mean)),
    };
  }
}

/** Mean over draws of the variance that chance gives to a draw's mean; 0 where it is not known. */
const noiseOf = ({ squares, freedom, reciprocals, means }: Draws): number =>
  freedom === 0 ? 0 : ((squares / freedom) * reciprocals) / means.length;
