/** The laws and policies that bind a jail at a day, as the number of their table of levels. */
import type { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';
import type { Policy } from '../../scenario/schema.ts';
import type { Bound, Ruleset } from '../../policy/rulebook.ts';
import type { Source } from './source.ts';
import { type Reader, required } from './reader.ts';
import type { Registry } from './shelf.ts';

/** @param taken the policy that stands in the place of the local one; without it, the one in force there */
export function rulesetReader(source: Source, rulesets: Registry<Ruleset>, taken?: string): Reader {
  const { state, local, policies } = source.scenario;
  const law = source.dated(state.law) as unknown as Dated<string>;
  const policy = source.dated(local.policy) as unknown as Dated<string>;
  const agreed = source.dated(local.reimbursement) as unknown as Dated<boolean>;
  // Thousands of jails have the rules of a few dozen: these are written out once.
  const known = new Map<string, number>();
  return {
    of: [law, ...(taken === undefined ? [policy] : []), agreed] as unknown as Dated<number>[],
    // Who binds a jail differs between counties, unified states and prisons.
    byPlace: boundBy,
    value: (day, place) => {
      const named = (dated: Dated<string>) => required(dated.at(day, place), place, state.law);
      const names = [named(law), taken ?? named(policy)];
      const bound = boundBy(place);
      const agreement = agreed.at(day, place) ?? false;
      const key = [...names, bound, agreement].join('\n');
      let number = known.get(key);
      if (number === undefined) {
        const [above, below] = names.map((name) => policies[name]);
        const text = (p: Policy) => [p.hold, p.notice, p.access];
        number = rulesets.number(JSON.stringify([text(above), text(below), bound, agreement]), () =>
          source.rules.ruleset(above, below, bound, agreement),
        );
        known.set(key, number);
      }
      return number;
    },
  };
}

/** Whose rules bind a jail. */
export function boundBy(place: Place): Bound {
  if (place.kind === 'federal_prison') return 'nobody';
  return place.kind === 'state_prison' || place.groups.includes('unified') ? 'state' : 'state_and_local';
}
