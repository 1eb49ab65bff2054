/** Jails that take limits and lift them. */
import type { Adaptation as Section, Scenario } from '../../src/scenario/schema.ts';
import { monthStart } from '../../src/base/calendar.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { draw, placeKey, textKey, threshold, type Key } from '../../src/base/random.ts';
import type { Jurisdiction } from '../../src/world/world.ts';
import { happens, type Parameters } from './parameters.ts';
import type { Tally } from './tally.ts';

/** Something seen of a jail in a month. */
type Seen = { code: string; month: number; what: 'request' | 'request, no conviction' };
type Jail = { place: Jurisdiction; key: Key; limited: boolean; policy: string | undefined };

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export class Adaptation {
  private readonly section: Section;
  private readonly parameters: Parameters;
  private readonly tally: Tally;
  private readonly months: number;
  private readonly jails: Jail[];
  private readonly seen: Seen[] = [];

  /** @param places all jurisdictions of the run */
  constructor(
    section: NonNullable<Scenario['adaptation']>,
    places: Jurisdiction[],
    { parameters, tally, run, firstDay }: { parameters: Parameters; tally: Tally; run: Key; firstDay: number },
  ) {
    this.section = section;
    this.parameters = parameters;
    this.tally = tally;
    const nation = { code: '', name: '', kind: 'county', state: '', office: '', groups: [] } as const;
    this.months = parameters.at(section.months, firstDay, nation);
    this.jails = places
      .filter(({ kind, groups }) => kind === 'county' && !groups.includes('unified'))
      .map((place) => ({ place, key: placeKey(run, textKey(place.code)), limited: false, policy: undefined }));
  }

  see(code: string, month: number, what: Seen['what']): void {
    this.seen.push({ code, month, what });
  }

  /** The policy that a jail has of its own; none if it never took one. */
  policyOf(code: string): string | undefined {
    return this.jails.find(({ place }) => place.code === code)?.policy;
  }

  startMonth(month: number): void {
    const before = this.jails.map((jail) => ({ ...jail }));
    for (const jail of this.jails) this.decide(jail, before, month);
    for (const { place, limited } of this.jails)
      if (limited) this.tally.add({ office: place.office, jurisdiction: place.code }, 'limited_jails', month);
  }

  private decide(jail: Jail, before: Jail[], month: number): void {
    const { adopt, lift } = this.section;
    if (jail.limited) {
      const chance = this.parameters.at(lift.chance, monthStart(month), jail.place);
      if (!happens(chance, jail.key, Decision.lifts, month)) return;
      jail.limited = false;
      jail.policy = choose(lift.policies.shares, draw(jail.key, Decision.returns, month));
    } else {
      if (!happens(this.adoptionChance(jail, before, month), jail.key, Decision.adopts, month)) return;
      jail.limited = true;
      jail.policy = choose(adopt.policies.shares, draw(jail.key, Decision.limits, month));
    }
  }

  private adoptionChance({ place }: Jail, before: Jail[], month: number): number {
    const { adopt } = this.section;
    const at = (parameter: Section['adopt']['base']) => this.parameters.at(parameter, monthStart(month), place);
    const others = before.filter((other) => other.place.code !== place.code);
    const limitedAmong = (peers: Jail[]) => ratio(peers.filter(({ limited }) => limited).length, peers.length);
    const state = limitedAmong(others.filter((other) => other.place.state === place.state));
    const office = limitedAmong(others.filter((other) => other.place.office === place.office));
    const clean = this.lately(place.code, month, 'request, no conviction');
    const requests = clean + this.lately(place.code, month, 'request');
    return (
      (at(adopt.base) +
        at(adopt.peers_state) * state +
        at(adopt.peers_office) * office +
        at(adopt.requests_no_conviction) * ratio(clean, requests)) *
      at(adopt.level)
    );
  }

  private lately(code: string, month: number, what: Seen['what']): number {
    return this.seen.filter(
      (seen) => seen.code === code && seen.what === what && seen.month < month && seen.month >= month - this.months,
    ).length;
  }
}

/** One of the names, with their shares. */
function choose(shares: Readonly<Record<string, number>>, u: number): string {
  const names = Object.keys(shares).toSorted();
  let sum = 0;
  for (const name of names) {
    sum += shares[name];
    if (u < threshold(sum)) return name;
  }
  return names[names.length - 1];
}
