/** The arrests of 2008 in each county, where the police reported all, part or nothing of them. */
import { groupBy, sum } from './tables.ts';

/** What is on record. `coverage`: per cent of the county's people whose police reported, 0 to 100. */
export type Reported = {
  readonly state: string;
  readonly population: number;
  readonly arrests: number;
  readonly coverage: number;
};
export type Estimate = { readonly arrests: number; readonly basis: 'reported' | 'shrunk' | 'imputed' };

/** Arrests a head in the nation's counties with usable reports; stands in for a state with few of them. */
const NATIONAL_RATE = 0.0459;
const FEWEST_GOOD_COUNTIES = 5;
/** Arrests a head that can be believed. */
const LOWEST_RATE = 0.01;
const HIGHEST_RATE = 0.1;
/** Coverage, per cent: nothing is believed up to the first, all from the second on. */
const NO_TRUST = 50;
const FULL_TRUST = 90;

const rate = (county: Reported): number => county.arrests / county.population;
const plausible = (county: Reported): boolean => rate(county) >= LOWEST_RATE && rate(county) <= HIGHEST_RATE;
const good = (county: Reported): boolean => county.coverage >= FULL_TRUST && plausible(county);

/** The mean rate of a state's good counties, each counting for its people; the nation's where these are too few. */
function stateRate(counties: readonly Reported[]): number {
  const known = counties.filter(good);
  if (known.length < FEWEST_GOOD_COUNTIES) return NATIONAL_RATE;
  return sum(known, (county) => county.arrests) / sum(known, (county) => county.population);
}

/**
 * Arrests by county, in the order given: as reported where all police report and the rate is plausible; between report
 * and state rate, by coverage, where a part reports; the state's rate elsewhere.
 */
export function estimateArrests(counties: readonly Reported[]): Estimate[] {
  const rates = new Map(
    [...groupBy(counties, (county) => county.state)].map(([state, rows]) => [state, stateRate(rows)]),
  );
  return counties.map((county) => {
    const trust = !plausible(county)
      ? 0
      : Math.min(1, Math.max(0, (county.coverage - NO_TRUST) / (FULL_TRUST - NO_TRUST)));
    const arrests = Math.round(trust * county.arrests + (1 - trust) * county.population * rates.get(county.state)!);
    return { arrests, basis: trust === 1 ? 'reported' : trust === 0 ? 'imputed' : 'shrunk' };
  });
}
