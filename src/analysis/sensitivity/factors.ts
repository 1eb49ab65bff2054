/**
 * Designs in which chance is one of the factors. Its quantile has no order that could mean anything, so every block of a
 * design has two lucks of its own, and the column of chance says which of them a point has: the estimators need no
 * more, and no luck serves two blocks.
 */
import type { Design } from '../../experiment/order.ts';
import { type MorrisDesign, morrisPoints } from './morris.ts';
import { type SobolDesign, saltelliPoints } from './sobol-indices.ts';

/** What chance is called beside the names of parameters. */
export const CHANCE = 'chance';

export type Method =
  { readonly kind: 'morris'; readonly design: MorrisDesign } | { readonly kind: 'sobol'; readonly design: SobolDesign };

/** Points of one block: a trajectory, or a pair of points and their mixtures. */
const blockOf = ({ kind, design }: Method): number => design.parameters + (kind === 'morris' ? 1 : 2);

/** How many points the designs of these methods have. */
export const pointsOf = (methods: readonly Method[]): number[] =>
  methods.map((method) => {
    const blocks = method.kind === 'morris' ? method.design.trajectories : method.design.base;
    return blocks * blockOf(method);
  });

/**
 * The points of all methods, one after the other, for a simulation.
 * @param names of the parameters; the last factor of each method is chance
 * @param replications runs at each point, which share its luck between them
 */
export function designWithChance(names: readonly string[], methods: readonly Method[], replications: number): Design {
  const [rows, luck]: [number[][], number[]] = [[], []];
  for (const method of methods) {
    const points = method.kind === 'morris' ? morrisPoints(method.design) : saltelliPoints(method.design);
    const block = blockOf(method);
    points.forEach((point, i) => {
      const first = points[i - (i % block)];
      const other = point[names.length] === first[names.length] ? 0 : 1;
      rows.push(point.slice(0, names.length));
      luck.push((2 * Math.floor(i / block) + other) * replications);
    });
  }
  return { names, rows, luck };
}
