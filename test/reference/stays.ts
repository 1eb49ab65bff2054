/** How long stays are. */
import type { Charge } from '../../src/scenario/schema.ts';
import { NATION } from '../../src/scenario/values/coverage.ts';
import type { Simulation } from './state.ts';

/** How long the stay of a charge is, relative to the median: longer or shorter by so many times as much as is stated. */
export function chargeFactor({ scenario, parameters, firstDay }: Simulation, charge: Charge): number {
  const { charge_factor: stated, charge_contrast: contrast } = scenario.stay;
  const factor = stated.factors[charge];
  const by = contrast === undefined ? 1 : parameters.at(contrast, firstDay, NATION);
  if (by === 1 || factor === 0) return factor;
  return factor < 1 ? 1 / (1 + (1 / factor - 1) * by) : 1 + (factor - 1) * by;
}
