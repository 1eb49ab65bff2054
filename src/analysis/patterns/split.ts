/** Which field offices test the model, and which may be fitted to: drawn by a written seed before anything was fitted. */
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
