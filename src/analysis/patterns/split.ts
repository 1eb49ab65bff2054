/**
 * What tests the model, and what may be fitted to: field offices drawn by a written seed, and the record of requests of
 * October 2014 to July 2015 parted by month and by facility, before anything was fitted to either.
 */
import { draw, replicationKey, textKey } from '../../base/random.ts';

/** The phrase from which the offices were drawn. Changing it after a fit would be cheating. */
const SEED = 'handoff: offices held out for validation';

/** Half of the offices. @param offices codes in any order */
export function validationOffices(offices: readonly string[]): ReadonlySet<string> {
  const key = replicationKey(SEED, 0);
  const drawn = offices
    .map((office) => ({ office, u: draw(key, textKey(office), 0) }))
    .sort((a, b) => a.u - b.u || (a.office < b.office ? -1 : 1));
  return new Set(drawn.slice(0, Math.floor(offices.length / 2)).map(({ office }) => office));
}

/** The part that a figure of the record plays. */
export type Half = 'calibration' | 'validation';

/** The last month of the record of 2014-15 that may be fitted to. Changing it after a fit would be cheating. */
const LAST_FITTED = '2015-03';

/** Of the nation, of states and of groups of jails: what reaches beyond March 2015 tests. @param to last month, "2015-04" */
export const roleOfMonths = (to: string): Half => (to <= LAST_FITTED ? 'calibration' : 'validation');

/** Of a single facility, by its name in the record: A to M may tell how far places differ and in kind, the others test. */
export const roleOfFacility = (name: string): Half => (/^[A-M]/i.test(name) ? 'calibration' : 'validation');
