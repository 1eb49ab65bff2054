/**
 * Morris screening: which parameters matter at all, from few runs. Trajectories through a coarse grid change one
 * parameter at a time; each change is an elementary effect: the difference of the output over that of the quantile.
 */
import { meanSimple } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';
import { BOOTSTRAP, type Bootstrap, type Interval, bootstrap } from '../statistics/bootstrap.ts';
import { variance } from '../statistics/variance.ts';

export type MorrisDesign = {
  readonly parameters: number;
  readonly trajectories: number;
  /** An even number of levels; 4 is usual. */
  readonly levels: number;
  readonly seed: string;
};

export type ElementaryEffects = {
  /** Mean effect of going from the lowest quantile to the highest, in units of the output. */
  readonly mu: number;
  /** Mean of the absolute effects: whether the parameter matters, in whatever direction. */
  readonly muStar: number;
  readonly muStarInterval: Interval;
  /** Standard deviation of the effects: how curved, or how mixed with the other parameters. */
  readonly sigma: number;
};

/** Every step goes half way through the range. */
const STEP = 0.5;

/**
 * The points to simulate: `trajectories` times `parameters` + 1 rows. The levels are the middles of equal slices of
 * (0, 1), since a prior need not have a value at 0 or 1.
 */
export function morrisPoints({ parameters, trajectories, levels, seed }: MorrisDesign): number[][] {
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0))
    throw new RangeError(`Morris screening needs an even number of levels, got ${levels}`);
  const stream = new Stream(seed, 'morris');
  return Array.from({ length: trajectories }, () => trajectory(parameters, levels, stream)).flat();
}

function trajectory(parameters: number, levels: number, stream: Stream): number[][] {
  const low = Array.from({ length: parameters }, () => (stream.below(levels / 2) + 0.5) / levels);
  const raised = low.map(() => stream.below(2));
  const rows = [low.map((u, i) => u + raised[i] * STEP)];
  for (const parameter of stream.permutation(parameters)) {
    raised[parameter] = 1 - raised[parameter];
    rows.push(low.map((u, i) => u + raised[i] * STEP));
  }
  return rows;
}

/**
 * The effects of each parameter on one output.
 * @param outputs one value for each point of the design, in its order
 * @throws RangeError when there are too few values, or one is not a number
 */
export function elementaryEffects(
  design: MorrisDesign,
  outputs: ArrayLike<number>,
  options: Bootstrap = BOOTSTRAP,
): ElementaryEffects[] {
  const points = morrisPoints(design);
  if (outputs.length !== points.length || Array.from(outputs).some((value) => !Number.isFinite(value)))
    throw new RangeError(`Morris screening needs ${points.length} finite outputs, got ${outputs.length}`);
  const rows = design.parameters + 1;
  // One effect of each parameter for each trajectory.
  const effects = Array.from({ length: design.trajectories }, (_, t) => {
    const row = new Float64Array(design.parameters);
    for (let step = t * rows; step < (t + 1) * rows - 1; step += 1) {
      const parameter = points[step].findIndex((u, i) => u !== points[step + 1][i]);
      row[parameter] = (outputs[step + 1] - outputs[step]) / (points[step + 1][parameter] - points[step][parameter]);
    }
    return row;
  });
  const muStar = (chosen: ArrayLike<number>) =>
    Array.from({ length: design.parameters }, (_, i) => meanSimple(Array.from(chosen, (t) => Math.abs(effects[t][i]))));
  const intervals = bootstrap(design.trajectories, muStar, options);
  return muStar(effects.map((_, t) => t)).map((value, i) => {
    const own = effects.map((row) => row[i]);
    return { mu: meanSimple(own), muStar: value, muStarInterval: intervals[i], sigma: Math.sqrt(variance(own)) };
  });
}
