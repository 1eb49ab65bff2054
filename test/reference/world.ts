/** Which jurisdictions are simulated, grouped by office, and which of them are reported. */
import { inPlaces, type Place } from '../../src/scenario/values/places.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { Jurisdiction, World } from '../../src/world/world.ts';

export type SimulatedOffice = {
  code: string;
  place: Place;
  jurisdictions: Jurisdiction[];
  /** Its own counts are reported: the scenario's places cover every jurisdiction simulated in it. */
  whole: boolean;
};

export function simulatedOffices(world: World, scenario: Scenario): SimulatedOffice[] {
  const covered = (j: Jurisdiction) => inPlaces(scenario.places, j);
  const offices: SimulatedOffice[] = [];
  for (const { code, name } of world.offices) {
    const all = world.jurisdictions.filter((j) => j.office === code);
    if (!all.some(covered)) continue;
    const jurisdictions = scenario.capacity === 'offices' ? all : all.filter(covered);
    const place: Place = { code, name, kind: 'county', state: '', office: code, groups: [] };
    offices.push({ code, place, jurisdictions, whole: jurisdictions.every(covered) });
  }
  return offices;
}
