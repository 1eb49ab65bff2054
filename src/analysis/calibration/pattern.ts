/**
 * What a calibration aims at: published figures with a tolerance, each on the scale on which errors are even.
 *
 * A count is compared by its logarithm (10% is as far at 100 as at 100,000), a share by itself or, near 0 or 1, by
 * its logit.
 */
export type Scale = 'identity' | 'log' | 'logit';

/** A published figure, in its own units. */
export type Pattern = {
  readonly id: string;
  readonly scale: Scale;
  readonly value: number;
  /** One standard deviation of the error allowed between the figure and the model, in the units of the figure. */
  readonly tolerance: number;
  /** The standard deviation of the simulated figure by chance alone, in the units of the figure; 0 if left out. */
  readonly noise?: number;
  /** -1 where only a lower bound was published, so that only less is wrong; 1 where only an upper bound was. */
  readonly side?: -1 | 0 | 1;
  /** The figures that share a discrepancy have the same name; those without one are as good as their tolerance says. */
  readonly group?: string;
};

/** A pattern on its scale. */
export type Target = {
  readonly id: string;
  readonly scale: Scale;
  readonly centre: number;
  /** Of tolerance and chance together; the emulator's own is added later. */
  readonly variance: number;
  readonly side: -1 | 0 | 1;
  readonly group?: string | undefined;
};

/** How far a figure is from its target, both on the scale; 0 on the right side of a bound. */
export function misfit(figure: number, { centre, side }: Target): number {
  const off = figure - centre;
  return side === 0 || off * side > 0 ? off : 0;
}

/**
 * A figure on a scale. Where a scale has no place for it, the nearest place: a count below a half is taken as a half,
 * a share is kept a thousandth away from 0 and 1.
 */
export function onScale(scale: Scale, figure: number): number {
  if (scale === 'identity') return figure;
  if (scale === 'log') return Math.log(Math.max(figure, 0.5));
  const share = Math.min(0.999, Math.max(0.001, figure));
  return Math.log(share / (1 - share));
}

/** How steep the scale is at a figure: a small error in the figure times this is the error on the scale. */
function slope(scale: Scale, figure: number): number {
  if (scale === 'identity') return 1;
  if (scale === 'log') return 1 / Math.max(figure, 0.5);
  const share = Math.min(0.999, Math.max(0.001, figure));
  return 1 / (share * (1 - share));
}

/** A pattern on its scale, with the variance of its error. Throws unless the tolerance is above 0. */
export function target({ id, scale, value, tolerance, noise = 0, side = 0, group }: Pattern): Target {
  if (!(tolerance > 0 && noise >= 0 && Number.isFinite(value)))
    throw new RangeError(`pattern ${id}: needs a value and a tolerance above 0, got ${value} and ${tolerance}`);
  const variance = (tolerance ** 2 + noise ** 2) * slope(scale, value) ** 2;
  return { id, scale, centre: onScale(scale, value), variance, side, ...(group !== undefined && { group }) };
}
