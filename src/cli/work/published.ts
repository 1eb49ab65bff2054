/** What was published by month of the places that a command reports, for charts over time. */
import type { Published } from '../../analysis/results.ts';
import { readPatterns } from '../../analysis/patterns/table.ts';
import { parseMonth } from '../../base/calendar.ts';
import type { Places, Scenario } from '../../scenario/schema.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadTables } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import type { Months } from './months.ts';

/**
 * Figures of exactly these places inside these months, each as what it says of one month: a total over several is divided
 * among them. Only counts: a share of a period is not that of its months.
 */
export function publishedOf(scenario: Scenario, world: World, { from, to }: Months): Published[] {
  // Officers made up for some places are no published ones.
  if (scenario.capacity === 'own') return [];
  const { patterns, patterns_offices } = loadTables();
  const isReported = world.jurisdictions.map((place) => inPlaces(scenario.places, place));
  const areReported = (places: Places): boolean =>
    world.jurisdictions.every((place, i) => inPlaces(places, place) === isReported[i]);
  return readPatterns({ patterns, patterns_offices })
    .filter((pattern) => pattern.metric.additive && pattern.over === null && pattern.from >= from && pattern.to <= to)
    .filter(({ places }) => areReported(places))
    .flatMap(({ metric, from: first, to: last, byMonth, low, high }) => {
      if (low === null || high === null) return [];
      const months = byMonth ? 1 : parseMonth(last) - parseMonth(first) + 1;
      return [{ metric: metric.id, from: first, to: last, low: low / months, high: high / months }];
    });
}
