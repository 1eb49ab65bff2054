/** Between what a figure can lie, and its interval cut there. */
import { cutTo } from './intervals.ts';
import type { Metric } from './metric.ts';
import type { Statistic } from './statistic.ts';

export type Bounds = { readonly least: number; readonly most: number };

/** Of differences, which may be on either side. */
export const UNBOUNDED: Bounds = { least: -Infinity, most: Infinity };

/** No share is outside 0 and 1, and no count or cost below zero, but for what a request may also spare. */
export const boundsOf = ({ kind, signed }: Pick<Metric, 'kind' | 'signed'>): Bounds => ({
  least: signed ? -Infinity : 0,
  most: kind === 'share' ? 1 : Infinity,
});

/** A figure as its mean and interval alone: of a month, a flip, a place. */
export const rangeOf = (of: Statistic, { least, most }: Bounds = UNBOUNDED) => ({
  mean: of.mean,
  ...cutTo(of.interval(), least, most),
});
