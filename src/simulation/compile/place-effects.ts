/**
 * How much higher the odds of something are in one jail than in the middle one: a part of its field office, one of its
 * state within the office, and one of its own. Where a record tells of jails, each part is drawn towards it, the more the
 * surer the record is; the rest is lasting chance, from the key of the office, state or jail.
 */
import { atOdds } from '../../base/odds.ts';
import { standardNormal } from '../../base/quantiles.ts';
import { draw, type Key, placeKey, replicationKey, textKey, threshold } from '../../base/random.ts';
import type { EffectName } from '../../scenario/schema.ts';
import type { Dated } from '../../scenario/values/dated.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import type { Place } from '../../scenario/values/places.ts';
import type { Estimate, Jurisdiction, World } from '../../world/world.ts';
import { ownNumber, type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** From what the lasting luck of places is drawn: the same number in all replications and arms of one joint draw. */
export type PlaceLuck = { readonly seed: string; readonly number: number };

/** The number of no run: no draw of a run is one of these. */
const OF_NO_RUN = 0;

/** The numbers of the decisions about places in the register of decisions: they are drawn here, before anything runs. */
export const PLACE_DRAWS = { coming: 82, notice: 83, recording: 84, silent: 85 } as const satisfies Readonly<
  Record<EffectName | 'silent', number>
>;

/** The standard deviations of the three parts. */
export type Spreads = { readonly office: number; readonly state: number; readonly place: number };

/** Chances as they are in each jail: those of a scenario with the effects of places on them. */
export class PlaceEffects {
  private readonly source: Source;
  private readonly world: World;
  private readonly number: number;
  private readonly run: Key;
  private silent: Dated<number> | undefined;

  constructor(source: Source, world: World, { seed, number }: PlaceLuck) {
    this.source = source;
    this.world = world;
    this.number = number;
    this.run = replicationKey(seed, OF_NO_RUN);
  }

  /** A chance by jail and day. @param chance as stated @param convert what the engine reads of it */
  on(name: EffectName, chance: Reader, convert = (p: number): number => p): Reader {
    const effects = this.effectsOf(name);
    if (!effects) return { ...chance, value: (day, place) => convert(chance.value(day, place)) };
    return {
      of: chance.of,
      byPlace: ownNumber,
      value: (day, place) => convert(atOdds(chance.value(day, place), effects.get(place.code) ?? 0)),
    };
  }

  /** The same, but nothing where the jail is one of those that are silent on the day. */
  unlessSilent(chance: Reader): Reader {
    const share = this.source.scenario.place_effects?.recording?.silent;
    if (share === undefined) return chance;
    return {
      of: [...chance.of, this.source.dated(share)],
      byPlace: ownNumber,
      value: (day, place) => (this.isSilent(day, place) ? 0 : chance.value(day, place)),
    };
  }

  /** True if the jail records no refusal on the day. */
  isSilent(day: number, place: Place): boolean {
    const share = this.source.scenario.place_effects?.recording?.silent;
    if (share === undefined || place.kind !== 'county') return false;
    const now = required((this.silent ??= this.source.dated(share)).at(day, place), place, share);
    return this.lasting(place.code, PLACE_DRAWS.silent) < threshold(now);
  }

  /** The effects of all jails, in log odds, by code; undefined where jails are alike. */
  effectsOf(name: EffectName): ReadonlyMap<string, number> | undefined {
    const stated = this.source.scenario.place_effects?.[name];
    const sd = (parameter: object | undefined): number =>
      parameter === undefined ? 0 : required(this.source.dated(parameter).at(this.source.startDay, NATION), NATION, parameter); // prettier-ignore
    const spreads = { office: sd(stated?.office_sd), state: sd(stated?.state_sd), place: sd(stated?.place_sd) };
    if (Object.values(spreads).every((spread) => spread === 0)) return undefined;
    const jails = this.world.jurisdictions.filter(({ kind }) => kind === 'county');
    return effectsOn(jails, this.world.estimates?.get(name), spreads, (subject) =>
      standardNormal(this.lasting(subject, PLACE_DRAWS[name])),
    );
  }

  /** A draw that lasts: for an office, a state in it or a jail, on every day of every run of a joint draw. */
  private lasting(subject: string, decision: number): number {
    return draw(placeKey(this.run, textKey(subject)), decision, this.number);
  }
}

/**
 * The effects of jails by code. What is known of jails tells of their states, and that of their office; then each part
 * is drawn, from the office down. All jails count, whatever is simulated, so that no effect depends on that.
 * @param normal the lasting chance of an office, state or jail
 */
export function effectsOn(
  jails: readonly Jurisdiction[],
  known: ReadonlyMap<string, Estimate> | undefined,
  spreads: Spreads,
  normal: (subject: string) => number,
): Map<string, number> {
  const effects = new Map<string, number>();
  for (const [office, ofOffice] of by(jails, (jail) => jail.office)) {
    const states = [...by(ofOffice, (jail) => jail.state)].map(([state, members]) => ({
      subject: stateSubject(office, state),
      members,
      known: together(members.map(({ code }) => known?.get(code)), spreads.place), // prettier-ignore
    }));
    const all = together(states.map((state) => state.known), spreads.state); // prettier-ignore
    const here = below(0, spreads.office, all, normal(officeSubject(office)));
    for (const { subject, members, known: told } of states) {
      const there = below(here, spreads.state, told, normal(subject));
      for (const { code } of members) effects.set(code, below(there, spreads.place, known?.get(code), normal(code)));
    }
  }
  return effects;
}

const officeSubject = (office: string): string => `office ${office}`;
const stateSubject = (office: string, state: string): string => `office ${office} state ${state}`;

/** The effect of a part of something: as that of the whole, from there towards what is known of it, and chance. */
function below(whole: number, sd: number, known: Estimate | undefined, z: number): number {
  if (sd === 0) return whole;
  if (known === undefined) return whole + sd * z;
  const weight = (sd * sd) / (sd * sd + known.se * known.se);
  return whole + weight * (known.estimate - whole) + sd * Math.sqrt(1 - weight) * z;
}

/** What is known of a whole by its parts, which differ from it with a standard deviation. */
function together(parts: readonly (Estimate | undefined)[], sd: number): Estimate | undefined {
  let [weights, sum] = [0, 0];
  for (const part of parts) {
    if (part === undefined) continue;
    const weight = 1 / (part.se * part.se + sd * sd);
    weights += weight;
    sum += weight * part.estimate;
  }
  return weights === 0 ? undefined : { estimate: sum / weights, se: Math.sqrt(1 / weights) };
}

function by<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
