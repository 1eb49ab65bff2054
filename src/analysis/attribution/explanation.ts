/** From the counts of every coalition to shares with intervals, one replication at a time. */
import type { Replicate } from '../../experiment/replicate.ts';
import type { Study } from '../../experiment/study.ts';
import type { Metric } from '../metric.ts';
import { type DrawNumber, NestedMoments } from '../nested.ts';
import { monthsOf, periodOf } from '../period.ts';
import { boundsOf } from '../bounds.ts';
import { estimateOf } from '../cells.ts';
import { signedOf } from '../change.ts';
import type { Outcome } from './coalitions.ts';
import { type Design, listed } from './design.ts';
import type { Explained } from './document.ts';
import { toNumbers } from './fractions.ts';
import { interactions, interactionsOfRatios, pairsOf } from './interactions.ts';
import { sampledShapley, sampledShapleyOfRatios } from './sampled.ts';
import { sequential } from './sequential.ts';
import { shapley, shapleyOfRatios } from './shapley.ts';

const moments = (count: number): NestedMoments[] => Array.from({ length: count }, () => new NestedMoments());

/** The shares of one metric. */
class Split {
  readonly metric: Metric;
  private readonly design: Design;
  private readonly ends = moments(2);
  private readonly difference = new NestedMoments();
  private readonly shares: NestedMoments[];
  private readonly pairs: NestedMoments[];
  private readonly forward: NestedMoments[];
  private readonly backward: NestedMoments[];
  /** Sums over the runs that define the metric, by coalition; and of the exact shares over their denominator. */
  private readonly sums: Map<number, number>;
  private runs = 0;
  private readonly numerators: bigint[];
  private denominator = 1n;

  constructor(metric: Metric, design: Design) {
    const { k, orders } = design;
    this.metric = metric;
    this.design = design;
    [this.shares, this.forward, this.backward] = [moments(k), moments(k), moments(k)];
    this.pairs = orders === null ? moments(pairsOf(k).length) : [];
    this.sums = new Map(design.coalitions.map((coalition) => [coalition, 0]));
    this.numerators = new Array<bigint>(k).fill(0n);
  }

  /** Takes a run. Where a ratio is not defined in one of the coalitions, the run says nothing about it. */
  add(draw: DrawNumber, rows: ReadonlyMap<number, Float64Array>): void {
    const { exact, value } = this.metric;
    const values = new Map([...rows].map(([coalition, row]) => [coalition, exact ? exact.whole(row) : value(row)]));
    if ([...values.values()].includes(null)) return this.enter(draw, null);
    for (const [coalition, outcome] of values) this.sums.set(coalition, this.sums.get(coalition)! + outcome!);
    this.runs += 1;
    this.enter(draw, (coalition) => values.get(coalition)!);
  }

  private enter(draw: DrawNumber, outcome: Outcome | null): void {
    const { k } = this.design;
    const { forward, backward } = listed(k);
    const per = this.metric.exact?.per ?? 1;
    const put = (into: readonly NestedMoments[], make: (of: Outcome) => readonly number[]) => {
      if (into.length === 0) return;
      const made = outcome === null ? [] : make(outcome);
      into.forEach((statistic, i) => statistic.add(outcome === null ? null : made[i] / per, draw));
    };
    put(this.ends, (of) => [of(0), of(2 ** k - 1)]);
    put([this.difference], (of) => [of(2 ** k - 1) - of(0)]);
    put(this.shares, (of) => this.split(of));
    put(this.pairs, (of) => (this.metric.exact ? toNumbers(interactions(k, of).values) : interactionsOfRatios(k, of)));
    put(this.forward, (of) => sequential(forward, of));
    put(this.backward, (of) => sequential(backward, of));
  }

  /** The shares of a run; whole ones are also added up as they are. */
  private split(outcome: Outcome): readonly number[] {
    const { k, orders } = this.design;
    if (!this.metric.exact)
      return orders === null ? shapleyOfRatios(k, outcome) : sampledShapleyOfRatios(orders, outcome).shares;
    const fractions = orders === null ? shapley(k, outcome) : sampledShapley(orders, outcome).shares;
    this.denominator = fractions.denominator;
    fractions.numerators.forEach((numerator, i) => (this.numerators[i] += numerator));
    return toNumbers(fractions);
  }

  /** What the choice of orders adds to the error of each mean share; null where there was no choice. */
  private errors(): readonly (number | null)[] | null {
    const { orders } = this.design;
    if (orders === null || this.runs === 0) return null;
    const per = (this.metric.exact?.per ?? 1) * this.runs;
    return sampledShapleyOfRatios(orders, (coalition) => this.sums.get(coalition)! / per).errors;
  }

  explained(ids: readonly string[]): Explained {
    const { metric, design } = this;
    const level = (of: NestedMoments) => estimateOf(metric.unit, of.read(), boundsOf(metric));
    const estimate = (of: NestedMoments) => signedOf(metric.unit, of.read());
    const named = (of: readonly NestedMoments[]) =>
      of.map((statistic, i) => ({ provision: ids[i], ...estimate(statistic) }));
    const errors = this.errors();
    const whole = this.sums.get(2 ** design.k - 1)! - this.sums.get(0)!;
    return {
      unit: metric.unit,
      baseline: level(this.ends[0]),
      variant: level(this.ends[1]),
      difference: estimate(this.difference),
      shares: named(this.shares).map((share, i) => (errors ? { ...share, order_error: errors[i] } : share)),
      interactions: pairsOf(design.k).flatMap(({ first, second }, i) =>
        this.pairs[i] ? [{ provisions: [ids[first], ids[second]], ...estimate(this.pairs[i]) }] : [],
      ),
      sequential: { forward: named(this.forward), backward: named(this.backward) },
      exact: metric.exact
        ? {
            per: metric.exact.per,
            denominator: String(this.denominator),
            difference: String(whole),
            shares: this.numerators.map(String),
          }
        : null,
    };
  }
}

/** Collects the runs of all coalitions. */
export class Explanation {
  private readonly study: Study;
  private readonly design: Design;
  private readonly splits: readonly Split[];
  /** Months of offices simulated so far. */
  officeMonths = 0;

  constructor(study: Study, design: Design, metrics: readonly Metric[]) {
    this.study = study;
    this.design = design;
    this.splits = metrics.map((metric) => new Split(metric, design));
  }

  /** Takes a run, in the order of runs. */
  add({ draw, arms, officeMonths }: Pick<Replicate, 'draw' | 'arms' | 'officeMonths'>): void {
    const rows = new Map(
      arms.map(({ monthly }, arm) => [this.design.coalitions[arm], periodOf(monthsOf(this.study, monthly))]),
    );
    for (const split of this.splits) split.add(draw, rows);
    this.officeMonths += officeMonths;
  }

  /** By metric: the shares of provisions with these ids, in the order of their bits. */
  metrics(ids: readonly string[]): Record<string, Explained> {
    return Object.fromEntries(this.splits.map((split) => [split.metric.id, split.explained(ids)]));
  }
}
