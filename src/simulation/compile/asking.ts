/** Officers who ask jails that decline less often, made ready to run. */
import { monthStart, parseMonth } from '../../base/calendar.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import { Dated } from '../../scenario/values/dated.ts';
import type { Place } from '../../scenario/values/places.ts';
import { NOTHING, type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** How much they mind, and the months that they look back on: none where they do not mind, so that arms are alike there. */
export function askingReaders(source: Source): Record<'discouragement' | 'lookBack', Reader> {
  const { asking } = source.scenario;
  if (asking === undefined) return { discouragement: NOTHING, lookBack: NOTHING };
  const of = [source.dated(asking.discouragement)];
  const months = lookBackOf(source.scenario);
  const minds = (day: number, place: Place): number =>
    place.kind === 'county' ? required(of[0].at(day, place), place, asking.discouragement) : 0;
  return {
    discouragement: { of, value: minds, byPlace: ({ kind }) => kind },
    lookBack: { of, value: (day, place) => (minds(day, place) > 0 ? months : 0), byPlace: ({ kind }) => kind },
  };
}

/** Months of answers that officers look back on; 0 where nobody does. */
export function lookBackOf({ asking, simulate }: Pick<Scenario, 'asking' | 'simulate'>): number {
  if (asking === undefined) return 0;
  const day = monthStart(parseMonth(simulate.from));
  return required(new Dated<number>(asking.months).at(day, NATION), NATION, asking.months);
}
