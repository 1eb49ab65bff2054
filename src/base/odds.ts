/** Chances moved on the scale of log odds. */
import { exponential } from './quantiles.ts';

/**
 * A chance whose log odds are so much higher: 0 and 1 stay what they are, and an effect of 0 changes nothing, to the bit.
 * @param effect in log odds: 0.7 doubles the odds
 */
export function atOdds(chance: number, effect: number): number {
  if (effect === 0 || chance <= 0 || chance >= 1) return chance;
  const odds = chance * exponential(effect);
  return odds / (1 - chance + odds);
}
