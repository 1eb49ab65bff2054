/** The points of a space of policies: for each a value on every axis. */
import type { Axis, AxisValue, Spread } from '../../scenario/studies/sweep-study.ts';
import { grid } from './grid.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { sobolPoints } from './sobol-points.ts';

/** Decimals as people write them: sums and multiples of steps carry digits that nobody meant. */
const tidy = (x: number): number => Number(x.toPrecision(12));

/** The values of an axis in a grid or a list. */
export function valuesOf({ values, from = 0, to = from, step = 1 }: Axis): AxisValue[] {
  if (values) return values;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => tidy(from + i * step));
}

/** The value of an axis at a quantile in (0, 1); of listed values each has the same part of it. */
function valueAt({ values, from = 0, to = from, step }: Axis, u: number): AxisValue {
  if (values) return values[Math.floor(u * values.length)];
  const value = from + u * (to - from);
  return tidy(step === undefined ? value : Math.min(to, from + Math.round((value - from) / step) * step));
}

/** The points in their order; the last axis of a grid changes fastest. */
export function policySpace(axes: readonly Axis[], design: Spread, seed: string): AxisValue[][] {
  switch (design.kind) {
    case 'grid':
      return grid(axes.map(valuesOf));
    case 'list':
      return valuesOf(axes[0]).map((_, i) => axes.map((axis) => valuesOf(axis)[i]));
    case 'latin_hypercube':
    case 'sobol': {
      const draw = design.kind === 'sobol' ? sobolPoints : latinHypercube;
      return draw(axes.length, design.points, seed).map((row) => row.map((u, i) => valueAt(axes[i], u)));
    }
  }
}
