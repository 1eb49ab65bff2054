/** Counties, prisons, states and field offices, with what selects them. */
import { STATE_NAMES } from '../../base/state-names.ts';
import { series } from '../../scenario/words/series.ts';
import type { World } from '../../world/world.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Item } from './item.ts';
import { rulesOfJail } from './jail-rules.ts';

const distinct = (items: readonly string[]): string[] => [...new Set(items)].toSorted();
const stateName = (code: string): string => STATE_NAMES[code] ?? code;

/** Counties and prisons one by one. A county without a jail of its own says whose serves it. @param scenario whose rules are told */
export function places(world: World, scenario: Scenario): Item[] {
  const known = new Map(world.jurisdictions.map((place) => [place.code, place]));
  const offices = new Map(world.offices.map(({ code, name }) => [code, name]));
  const itemOf = (code: string, name: string, state: string, jail: string): Item => {
    const { office, kind } = known.get(jail)!;
    const served = jail === code ? '' : `, served by the jail of ${known.get(jail)!.name}`;
    return {
      name: code,
      title: `${name}, field office ${office}${served}`,
      also: `${stateName(state)} ${offices.get(office)} ${kind} county=${name} state=${state} office=${office}`,
      full: () => rulesOfJail(known.get(jail)!, scenario, world),
      data: { kind, state: state === '' ? null : state, office, jail },
    };
  };
  const counties = world.counties.map(({ code, name, state, jurisdiction }) =>
    itemOf(code, `${name}, ${state}`, state, jurisdiction),
  );
  const prisons = world.jurisdictions
    .filter(({ kind }) => kind !== 'county')
    .map(({ code, name, state }) => itemOf(code, name, state, code));
  return [...counties, ...prisons];
}

/** States, with the field offices that serve them. */
export function states(world: World): Item[] {
  return distinct(world.counties.map(({ state }) => state)).map((code) => {
    const counties = world.counties.filter(({ state }) => state === code).length;
    const offices = distinct(world.jurisdictions.filter(({ state }) => state === code).map(({ office }) => office));
    return {
      name: code,
      title: `${stateName(code)}: ${counties} ${counties === 1 ? 'county' : 'counties'}, ${
        offices.length === 1 ? 'office' : 'offices'
      } ${series(offices, 'and')}`,
    };
  });
}

/** Field offices, with the states in which they serve a jail. */
export function offices(world: World): Item[] {
  return world.offices.map(({ code, name }) => {
    const served = distinct(
      world.jurisdictions.filter((place) => place.office === code && place.state !== '').map(({ state }) => state),
    );
    return {
      name: code,
      title: `${name}: ${series(served.map(stateName), 'and')}`,
      also: served.join(' '),
      data: { office: name, states: served },
    };
  });
}
