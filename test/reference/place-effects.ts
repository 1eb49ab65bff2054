/** How jails differ, one jail at a time: src/simulation/README.md, "Places that differ". */
import type { EffectName, Scenario } from '../../src/scenario/schema.ts';
import { atOdds } from '../../src/base/odds.ts';
import { standardNormal } from '../../src/base/quantiles.ts';
import { draw, placeKey, replicationKey, textKey, threshold, type Key } from '../../src/base/random.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import type { Estimate, Jurisdiction, World } from '../../src/world/world.ts';
import type { Parameters } from './parameters.ts';

const nation = { code: '', name: '', kind: 'county', state: '', office: '', groups: [] } as const;
const DECISIONS = { coming: 'placeComing', notice: 'placeNotice', recording: 'placeRecording' } as const;

export class PlaceEffects {
  private readonly world: World;
  private readonly scenario: Scenario;
  private readonly parameters: Parameters;
  private readonly firstDay: number;
  private readonly number: number;
  private readonly run: Key;
  private readonly known = new Map<string, number>();

  constructor(
    world: World,
    scenario: Scenario,
    { parameters, firstDay, seed, number }: { parameters: Parameters; firstDay: number; seed: string; number: number },
  ) {
    this.world = world;
    this.scenario = scenario;
    this.parameters = parameters;
    this.firstDay = firstDay;
    this.number = number;
    this.run = replicationKey(seed, 0);
  }

  /** A chance of the scenario as it is at a place. */
  at(name: EffectName, chance: number, place: Jurisdiction): number {
    return place.kind === 'county' ? atOdds(chance, this.effect(name, place)) : chance;
  }

  isSilent(day: number, place: Jurisdiction): boolean {
    const silent = this.scenario.place_effects?.recording?.silent;
    if (silent === undefined || place.kind !== 'county') return false;
    return this.lasting(place.code, 'silent') < threshold(this.parameters.at(silent, day, place));
  }

  private effect(name: EffectName, jail: Jurisdiction): number {
    const key = `${name} ${jail.code}`;
    const known = this.known.get(key) ?? this.computed(name, jail);
    this.known.set(key, known);
    return known;
  }

  private computed(name: EffectName, { code, office, state }: Jurisdiction): number {
    const stated = this.scenario.place_effects?.[name];
    const [so, ss, sp] = [stated?.office_sd, stated?.state_sd, stated?.place_sd].map((sd) =>
      sd === undefined ? 0 : this.parameters.at(sd, this.firstDay, nation),
    );
    const z = (subject: string) => standardNormal(this.lasting(subject, DECISIONS[name]));
    const own = (jail: Jurisdiction) => this.world.estimates?.get(name)?.get(jail.code);
    const jails = this.world.jurisdictions.filter((jail) => jail.kind === 'county' && jail.office === office);
    const inState = (one: string) => jails.filter((jail) => jail.state === one);
    const states = [...new Set(jails.map((jail) => jail.state))];
    const ofState = (one: string) => pooled(inState(one).map(own), sp);
    const first = moved(0, so, pooled(states.map(ofState), ss), z(`office ${office}`));
    const second = moved(first, ss, ofState(state), z(`office ${office} state ${state}`));
    return moved(second, sp, this.world.estimates?.get(name)?.get(code), z(code));
  }

  private lasting(subject: string, decision: keyof typeof Decision): number {
    return draw(placeKey(this.run, textKey(subject)), Decision[decision], this.number);
  }
}

/** From the effect above, by w of the way to what is known, and s * sqrt(1 - w) times a standard normal. */
function moved(above: number, s: number, known: Estimate | undefined, z: number): number {
  const w = known === undefined || s === 0 ? 0 : (s * s) / (s * s + known.se * known.se);
  return above + (known === undefined ? 0 : w * (known.estimate - above)) + s * Math.sqrt(1 - w) * z;
}

/** The mean of what is known, each by 1 / (se^2 + s^2). */
function pooled(all: (Estimate | undefined)[], s: number): Estimate | undefined {
  let [whole, sum] = [0, 0];
  for (const one of all) {
    if (!one) continue;
    const weight = 1 / (one.se * one.se + s * s);
    whole += weight;
    sum += weight * one.estimate;
  }
  return whole === 0 ? undefined : { estimate: sum / whole, se: Math.sqrt(1 / whole) };
}
