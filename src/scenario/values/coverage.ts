/** Whether a parameter has a value wherever the simulation will ask for one. */
import type { Jurisdiction, Office, World } from '../../world/world.ts';
import { remembered } from '../../base/remembered.ts';
import { Dated } from './dated.ts';
import { type Place, inPlaces } from './places.ts';
import type { Parameter, Places } from '../schema.ts';

/** A field office as a place: only selectors by office, and values for all places, reach it. */
export const officePlace = ({ code, name }: Office): Place => ({
  code,
  name,
  kind: 'county',
  state: '',
  office: code,
  groups: [],
});

/** The nation as a whole, for parameters that do not differ by place. */
export const NATION: Place = {
  code: '',
  name: 'the nation as a whole',
  kind: 'county',
  state: '',
  office: '',
  groups: [],
};

/** A parameter that is asked for by field office; all others are by jurisdiction. */
export const isOfOffice = (path: string): boolean =>
  /^(at_large\.|(screening|pickup)\.(hours_per_day|level)$)/.test(path);

/** A parameter that is the same everywhere. */
export const isNational = (path: string): boolean =>
  path === 'adaptation.months' ||
  /^place_effects\..*_sd$/.test(path) ||
  path.startsWith('prison_sentences.') ||
  path === 'asking.months' ||
  path === 'stay.charge_contrast' ||
  (path.startsWith('people.') && !/^people\.(on_record|tells_interviewer)$/.test(path));

/** A parameter of county jails alone. */
const isOfCounties = (path: string): boolean => path.startsWith('agreements_287g.');

/** The places at which a parameter is asked for, by its path. */
export function placesOf(path: string, world: World, simulated: readonly Place[]): readonly Place[] {
  if (isNational(path)) return [NATION];
  if (isOfCounties(path)) return simulated.filter(({ kind }) => kind === 'county');
  if (!isOfOffice(path)) return simulated;
  const offices = new Set(simulated.map((place) => place.office));
  return world.offices.filter((office) => offices.has(office.code)).map(officePlace);
}

/**
 * The jurisdictions of a scenario: those selected and, where offices are simulated whole, all others of their offices. Of
 * scenarios that are about the same places they are one list.
 */
export const simulatedPlaces = (selector: Places, wholeOffices: boolean, world: World): readonly Jurisdiction[] =>
  listsOf(world)(selector, wholeOffices);

const listsOf = remembered((world: World) => {
  const known = new Map<string, readonly Jurisdiction[]>();
  return (selector: Places, wholeOffices: boolean): readonly Jurisdiction[] => {
    const key = JSON.stringify([selector, wholeOffices]);
    const list = known.get(key) ?? coveredBy(selector, wholeOffices, world);
    known.set(key, list);
    return list;
  };
});

function coveredBy(selector: Places, wholeOffices: boolean, world: World): readonly Jurisdiction[] {
  const selected = world.jurisdictions.filter((place) => inPlaces(selector, place));
  if (!wholeOffices) return selected;
  const offices = new Set(selected.map((place) => place.office));
  return world.jurisdictions.filter((place) => offices.has(place.office));
}

/** The first place for which the parameter has no value, if any. */
export function firstUncovered(parameter: Parameter, world: World, places: readonly Place[]): Place | undefined {
  const general = parameter.values?.some((entry) => entry.places === undefined || entry.places === 'all');
  if (parameter.value !== undefined || general) return undefined;
  const rows = parameter.table === undefined ? [] : (world.tables.get(parameter.table) ?? []);
  const dated = new Dated(parameter, rows);
  return places.find((place) => dated.at(0, place) === undefined);
}
