/**
 * What is told of a statistic over the runs of a command: its mean, what one further draw of the parameters would show,
 * and how much of that is chance.
 */
import { aroundMean, type Interval, type Moments, NO_INTERVAL } from './intervals.ts';
import { direction, type Direction } from './direction.ts';
import { pValue } from './p-value.ts';

/** Fewer draws give no interval. */
export const LEAST_DRAWS = 5;
/** A ratio may be undefined in some draws: so many of all must define it. */
export const LEAST_SHARE = 0.75;

/** The replications within draws. */
export type Within = {
  /** Sum over draws of one over the number of values: what makes a variance the mean variance of a draw's mean. */
  readonly reciprocals: number;
  /** Sum of squares within draws, and its degrees of freedom. */
  readonly squares: number;
  readonly freedom: number;
};

/** The draws: how many were made, the moments of their means, and how many of these lie on either side of zero. */
export type Draws = {
  readonly made: number;
  readonly means: Moments;
  readonly above: number;
  readonly below: number;
  /** Null with one replication a draw. */
  readonly within: Within | null;
};

/**
 * Without draws everything is chance, and intervals are of the mean over replications. With draws they are prediction
 * intervals, of one further draw with as many replications: mean ± t(D-1) × s × √(1 + 1/D) of the draws' means, which
 * hold chance and parameters together. Where all runs agree there is no interval: none of width zero is claimed.
 */
export class Statistic {
  private readonly all: Moments;
  private readonly draws: Draws | null;

  constructor(all: Moments, draws: Draws | null) {
    this.all = all;
    this.draws = draws;
  }

  /** Mean of the draws' means, so that a draw with a missing ratio weighs no less; null where too many lack it. */
  get mean(): number | null {
    if (!this.draws) return this.all.mean;
    return this.enough ? this.draws.means.mean : null;
  }

  /** Standard deviation over all runs. */
  get sd(): number | null {
    return this.enough ? this.all.sd : null;
  }

  /** How many draws, or without draws runs, define it. */
  get count(): number {
    return (this.draws?.means ?? this.all).count;
  }

  /** How many draws define it, where not all do. */
  get drawsUsed(): number | undefined {
    const { draws } = this;
    return draws && draws.means.count < draws.made ? draws.means.count : undefined;
  }

  /** False where the ratio is not defined in too many draws. */
  private get enough(): boolean {
    if (!this.draws) return true;
    const { made, means } = this.draws;
    return means.count === made || (means.count >= LEAST_DRAWS && means.count >= LEAST_SHARE * made);
  }

  /** What intervals and tests are made of; null where there is too little. */
  private get tested(): Moments | null {
    const of = this.draws?.means ?? this.all;
    return of.count < (this.draws ? LEAST_DRAWS : 2) || !this.enough ? null : of;
  }

  /** The interval as the class says. It is not cut: {@link cutTo}. */
  interval(level = 0.95): Interval {
    const { tested } = this;
    if (!tested) return NO_INTERVAL;
    return this.draws ? tested.prediction(level) : tested.interval(level);
  }

  /**
   * The t interval of the mean as if the draws were given: it narrows with replications. Null where there is no second
   * replication.
   */
  chance(level = 0.95): Interval | null {
    if (!this.draws) return this.all.count < 2 ? null : this.all.interval(level);
    const { mean, noise } = this;
    const { within, means } = this.draws;
    if (!within || within.freedom === 0 || mean === null || noise === null) return null;
    return noise === 0 ? NO_INTERVAL : aroundMean(mean, Math.sqrt(noise / means.count), within.freedom, level);
  }

  /**
   * What one further draw would show without any chance: as the interval, of the variance of the draws' means less what
   * chance makes of it (the nested-variance formula of one-way random effects). Null where they are not told apart.
   */
  parameters(level = 0.95): { lo: number; hi: number } | null {
    const { tested, noise } = this;
    if (!this.draws || noise === null || !tested || tested.agree) return null;
    const between = Math.sqrt(Math.max(0, tested.variance! - noise));
    return aroundMean(tested.mean!, between * Math.sqrt(1 + 1 / tested.count), tested.count - 1, level);
  }

  /** Mean over draws of the variance that chance gives to a draw's mean; null where it is not known. */
  private get noise(): number | null {
    if (!this.draws?.within) return null;
    const { within, means } = this.draws;
    return within.freedom === 0 ? null : ((within.squares / within.freedom) * within.reciprocals) / means.count;
  }

  /** Of a difference: the two-sided p value of none. Null where there is no interval for too few runs. */
  get p(): number | null {
    const { tested } = this;
    if (!tested) return null;
    return pValue(tested.mean!, (this.draws ? tested.errorOfNext : tested.errorOfMean)!, tested.count);
  }

  /** Of a difference: which way it goes. */
  get direction(): Direction {
    const of = this.draws?.means ?? this.all;
    return direction(this.mean, this.p, of.agree);
  }

  /** Of a difference: the share of draws whose mean has the sign of the mean of all; null without draws, or at zero. */
  get sameSign(): number | null {
    const { mean, draws } = this;
    if (!draws || mean === null || mean === 0) return null;
    return (mean > 0 ? draws.above : draws.below) / draws.means.count;
  }
}
