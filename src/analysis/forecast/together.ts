/**
 * How far figures hang together: places share parameters, the halves of a year are in the year, and a county is in its
 * state. Where one interval fails others do, so a hundred figures are no hundred independent trials.
 */
import { LEVELS } from '../patterns/coverage.ts';
import { intervalOf } from './document.ts';

/** What two figures have in common: the place and the kind of figure, one of them, or neither. */
export const RELATIONS = ['both', 'place', 'kind', 'neither'] as const;
type Relation = (typeof RELATIONS)[number];
/** By relation, how two such figures on average correlate in whether their intervals hold them: from 0 to 1. */
export type Kinship = Readonly<Record<Relation, number>>;

type Named = { readonly place: string; readonly metric: string };
/** A figure with its values by draw, and its points. */
export type Drawn = Named & { readonly values: readonly number[]; readonly quantiles: readonly number[] };

/** Metrics that are nearly the same: custody in either record, removals of any class. */
const kindOf = ({ metric }: Named): string => /^(recorded_custody|limits)/.exec(metric)?.[0] ?? metric;

/** By level, from what the intervals hold in one draw after another. */
export const kinships = (figures: readonly Drawn[]): { level: number; correlation: Kinship }[] =>
  LEVELS.map((level) => ({ level, correlation: kinshipAt(figures, level) }));

function kinshipAt(figures: readonly Drawn[], level: number): Kinship {
  const held = figures.map(({ values, quantiles }) => heldIn(values, intervalOf({ quantiles }, level)));
  const draws = figures[0]?.values.length ?? 0;
  let products = NONE;
  let squares = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const off = held.map((one) => one[draw]);
    products = combined(products, pairs(figures, off), (sum, more) => sum + more);
    squares += off.reduce((sum, one) => sum + one * one, 0);
  }
  const counted = pairs(figures, figures.map(() => 1)); // prettier-ignore
  const variance = squares / Math.max(1, draws * figures.length);
  const correlation = (sum: number, count: number): number =>
    count === 0 || variance === 0 ? 0 : Math.min(1, Math.max(0, sum / (draws * count * variance)));
  return combined(products, counted, (sum, count) => Number(correlation(sum, count).toPrecision(4)));
}

/** By draw: 1 where an interval holds the value, else 0, less how often it does. */
function heldIn(values: readonly number[], { lo, hi }: { readonly lo: number; readonly hi: number }): number[] {
  const held = values.map((value): number => (lo <= value && value <= hi ? 1 : 0));
  const often = held.reduce((sum, one) => sum + one, 0) / held.length;
  return held.map((one) => one - often);
}

const NONE: Kinship = { both: 0, place: 0, kind: 0, neither: 0 };

function combined(a: Kinship, b: Kinship, how: (x: number, y: number) => number): Kinship {
  const at = (relation: Relation): number => how(a[relation], b[relation]);
  return { both: at('both'), place: at('place'), kind: at('kind'), neither: at('neither') };
}

/** Sums over ordered pairs of different figures of the products of their values, by relation: from squares of sums. */
function pairs(figures: readonly Named[], values: readonly number[]): Kinship {
  const squares = (keyOf: (figure: Named, i: number) => string): number => {
    const sums = new Map<string, number>();
    figures.forEach((figure, i) => {
      const key = keyOf(figure, i);
      sums.set(key, (sums.get(key) ?? 0) + values[i]);
    });
    return [...sums.values()].reduce((sum, one) => sum + one * one, 0);
  };
  const both = squares((one) => `${one.place} ${kindOf(one)}`);
  const [place, kind] = [squares((one) => one.place), squares(kindOf)];
  return {
    both: both - squares((_, i) => String(i)),
    place: place - both,
    kind: kind - both,
    neither: squares(() => '') - place - kind + both,
  };
}

/**
 * Of some figures, how many independent ones tell as much: as many as have a mean of the same variance, rounded down; n of
 * n that do not correlate, and 1 of any that always fail together.
 */
export function independent(figures: readonly Named[], correlation: Kinship): number {
  const n = figures.length;
  const counted = pairs(figures, figures.map(() => 1)); // prettier-ignore
  const joint = RELATIONS.reduce((sum, relation) => sum + counted[relation] * correlation[relation], 0);
  return Math.max(1, Math.floor((n * n) / (n + joint) + 1e-9));
}
