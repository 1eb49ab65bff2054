/** How much more or less likely coming, holding and notice are by class of conviction, as factors on the odds. */
import { CLASSES } from '../../base/vocabulary.ts';
import type { Seriousness } from '../../scenario/schema.ts';
import { type Reader, required } from './reader.ts';
import type { Odds, Registry } from './shelf.ts';
import type { Source } from './source.ts';

/**
 * Factors by class between those of weight 0 and weight 1, which lie `ratio` apart, so that somebody of the weight `centre`
 * has the factor 1: how far classes lie apart can be uncertain, and the level stays.
 */
function oddsByClass({ weights, centre }: Seriousness['weights'], ratio: number): Float64Array {
  const relative = (weight: number): number => 1 + (ratio - 1) * weight;
  return Float64Array.from(CLASSES, (name) => relative(weights[name]) / relative(centre));
}

const BLIND: Odds = { come: ones(), hold: ones(), notice: ones() };
function ones(): Float64Array {
  return new Float64Array(CLASSES.length).fill(1);
}

/** Numbers of tables of factors. */
export function oddsReader(source: Source, odds: Registry<Odds>): Reader {
  const { seriousness } = source.scenario;
  if (seriousness === undefined) return { of: [], value: () => odds.number('blind', () => BLIND) };
  const { weights, ...ratios } = seriousness;
  const steps = [ratios.come, ratios.hold, ratios.notice];
  const of = steps.map((parameter) => source.dated(parameter));
  return {
    of,
    value: (day, place) => {
      const [come, hold, notice] = of.map((dated, i) => required(dated.at(day, place), place, steps[i]));
      return odds.number(JSON.stringify([weights.weights, weights.centre, come, hold, notice]), () => ({
        come: oddsByClass(weights, come),
        hold: oddsByClass(weights, hold),
        notice: oddsByClass(weights, notice),
      }));
    },
  };
}
