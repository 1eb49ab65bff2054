/** How far the stays of different charges lie apart. */
import { CHARGES, type Scenario } from '../../scenario/schema.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import { Dated } from '../../scenario/values/dated.ts';

/**
 * The factor of each charge on the stay, in the order of CHARGES. The contrast multiplies how far a factor lies from 1: that
 * of a long stay upwards, that of a short one by its inverse, so that 0 makes all alike and no factor falls below 0.
 * @param day the first day of the run
 */
export function chargeFactors({ charge_factor, charge_contrast: contrast }: Scenario['stay'], day: number): number[] {
  const by = contrast === undefined ? 1 : (new Dated(contrast).at(day, NATION) ?? 1);
  return CHARGES.map((charge) => apart(charge_factor.factors[charge] ?? 1, by));
}

function apart(factor: number, by: number): number {
  if (by === 1 || factor === 0) return factor;
  return factor >= 1 ? 1 + (factor - 1) * by : 1 / (1 + (1 / factor - 1) * by);
}
