/** From the outcomes of every coalition to shares with intervals, one run at a time. */
import { boundsOf } from '../bounds.ts';
import { estimateOf } from '../cells.ts';
import { signedOf } from '../change.ts';
import type { Metric } from '../metric.ts';
import { type DrawNumber, NestedMoments } from '../nested.ts';
import type { Outcome } from './coalitions.ts';
import type { Explained } from './document.ts';
import { factorial, toNumbers } from './fractions.ts';
import { interactions, interactionsOfRatios, pairsOf } from './interactions.ts';
import { listed, sequential } from './sequential.ts';
import { shapley, shapleyOfRatios } from './shapley.ts';

const moments = (count: number): NestedMoments[] => Array.from({ length: count }, () => new NestedMoments());

/** The shares of one metric. */
class Split {
  readonly metric: Metric;
  private readonly k: number;
  private readonly ends = moments(2);
  private readonly difference = new NestedMoments();
  private readonly shares: NestedMoments[];
  private readonly pairs: NestedMoments[];
  private readonly forward: NestedMoments[];
  private readonly backward: NestedMoments[];
  /** Of whole outcomes, over all runs: the difference, and the shares over k!. */
  private whole = 0n;
  private readonly numerators: bigint[];

  constructor(metric: Metric, k: number) {
    this.metric = metric;
    this.k = k;
    [this.shares, this.forward, this.backward] = [moments(k), moments(k), moments(k)];
    this.pairs = moments(pairsOf(k).length);
    this.numerators = new Array<bigint>(k).fill(0n);
  }

  /**
   * Takes a run. Where a ratio is not defined in one of the coalitions, the run says nothing about it.
   * @param values of the metric by coalition
   */
  add(draw: DrawNumber, values: readonly (number | null)[]): void {
    if (values.includes(null)) return this.enter(draw, null);
    const { exact } = this.metric;
    // Cents and minutes are whole again: as dollars and hours they are off by less than any of them.
    const outcomes = values.map((value) => (exact ? Math.round(value! * exact.per) : value!));
    this.enter(draw, (coalition) => outcomes[coalition]);
  }

  private enter(draw: DrawNumber, outcome: Outcome | null): void {
    const { k, metric } = this;
    const { forward, backward } = listed(k);
    const per = metric.exact?.per ?? 1;
    const put = (into: readonly NestedMoments[], make: (of: Outcome) => readonly number[]) => {
      const made = outcome === null ? [] : make(outcome);
      into.forEach((statistic, i) => statistic.add(outcome === null ? null : made[i] / per, draw));
    };
    put(this.ends, (of) => [of(0), of(2 ** k - 1)]);
    put([this.difference], (of) => [of(2 ** k - 1) - of(0)]);
    put(this.shares, (of) => this.split(of));
    put(this.pairs, (of) => (metric.exact ? toNumbers(interactions(k, of).values) : interactionsOfRatios(k, of)));
    put(this.forward, (of) => sequential(forward, of));
    put(this.backward, (of) => sequential(backward, of));
  }

  /** The shares of a run; whole ones are also added up as they are. */
  private split(outcome: Outcome): readonly number[] {
    const { k } = this;
    if (!this.metric.exact) return shapleyOfRatios(k, outcome);
    const fractions = shapley(k, outcome);
    this.whole += BigInt(outcome(2 ** k - 1)) - BigInt(outcome(0));
    fractions.numerators.forEach((numerator, i) => (this.numerators[i] += numerator));
    return toNumbers(fractions);
  }

  explained(ids: readonly string[]): Explained {
    const { metric, k } = this;
    const level = (of: NestedMoments) => estimateOf(metric.unit, of.read(), boundsOf(metric));
    const estimate = (of: NestedMoments) => signedOf(metric.unit, of.read());
    const named = (of: readonly NestedMoments[]) =>
      of.map((statistic, i) => ({ provision: ids[i], ...estimate(statistic) }));
    return {
      unit: metric.unit,
      baseline: level(this.ends[0]),
      variant: level(this.ends[1]),
      difference: estimate(this.difference),
      shares: named(this.shares),
      interactions: pairsOf(k).map(({ first, second }, i) => ({
        provisions: [ids[first], ids[second]],
        ...estimate(this.pairs[i]),
      })),
      sequential: { forward: named(this.forward), backward: named(this.backward) },
      exact: metric.exact
        ? {
            per: metric.exact.per,
            denominator: String(factorial(k)),
            difference: String(this.whole),
            shares: this.numerators.map(String),
          }
        : null,
    };
  }
}

/** Collects the runs of all coalitions of k provisions. */
export class Explanation {
  private readonly splits: readonly Split[];

  constructor(metrics: readonly Metric[], k: number) {
    this.splits = metrics.map((metric) => new Split(metric, k));
  }

  /**
   * Takes a run, in the order of runs.
   * @param outcomes coalition by coalition the value of each metric, in its unit; null where it is not defined
   */
  add(draw: DrawNumber, outcomes: readonly (number | null)[]): void {
    const { splits } = this;
    splits.forEach((split, metric) =>
      split.add(
        draw,
        outcomes.filter((_, i) => i % splits.length === metric),
      ),
    );
  }

  /** By metric: the shares of provisions with these ids, in the order of their bits. */
  metrics(ids: readonly string[]): Record<string, Explained> {
    return Object.fromEntries(this.splits.map((split) => [split.metric.id, split.explained(ids)]));
  }
}
