/**
 * The expected-value twin of the simulation: what a run counts, as expected numbers and without chance, in milliseconds. Offices
 * are followed month by month: jails one by one between the lines (small ones pooled), people as fluids within them.
 *
 * Compiled once for a study: which places are treated alike (structure.ts). Kept from call to call as long as the people stay the
 * same: the rules compiled to tables, and people gathered into cells of equal treatment (people.ts). Made at each call: the scenario
 * at the point, parameters by class of places and month, whom ICE asks for, stays, effects of places where their spread or luck changes.
 */
import { COUNTER, COUNTERS, STOCK_COUNTERS } from '../base/counters.ts';
import { kindCode } from '../base/vocabulary.ts';
import { orderAt, placeLuckOf, worldAt } from '../experiment/draws.ts';
import type { Study } from '../experiment/study.ts';
import type { RuleBooks } from '../simulation/compile/model.ts';
import type { PlaceLuck } from '../simulation/compile/place-effects.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world/world.ts';
import { followed } from './bookings.ts';
import { type Compiled, compiled } from './compiled.ts';
import { Draw, Effects, effectsKey } from './draw.ts';
import { groupNow } from './groups.ts';
import { departures, MOST_MONTHS } from './leaving.ts';
import { type Common, type OfficeCounts, runOffice } from './office.ts';
import { People } from './people.ts';
import { KNOWN_COUNTERS, OFFICE_COUNTERS, OFFICE_ROW_SIZE, ROW_SIZE } from './shapes.ts';
import { atPoint, type Structure, structureOf } from './structure.ts';

const K = COUNTERS.length;
const STATE_PRISON = kindCode('state_prison');
const KNOWN_AT = KNOWN_COUNTERS.map((name) => COUNTER[name]);
const OFFICE_AT = OFFICE_COUNTERS.map((name) => COUNTER[name]);

/** The counters that the twin knows nothing of: NaN in every row. */
export const UNKNOWN = COUNTERS.filter(
  (name) =>
    !(KNOWN_COUNTERS as readonly string[]).includes(name) && !(OFFICE_COUNTERS as readonly string[]).includes(name),
);

/** Expected counts of an arm, in the shape of those of a replication: months by COUNTERS, windows of the order by COUNTERS. */
export type TwinArm = { readonly monthly: Float64Array; readonly windows: Float64Array };
/** The same of one office alone: sums over offices are those of the arm. */
export type TwinOffice = TwinArm & { readonly office: string };
export type TwinArms = { readonly arms: readonly TwinArm[] };

export type Twin = {
  /** The arms in a joint draw of the study's order, from 1; at the medians where it makes no draws. */
  readonly draw: (number: number) => TwinArms;
  /** The arms with each uncertain name at a quantile, or at the median where it is undefined. */
  readonly at: (quantileOf: (name: string) => number | undefined) => TwinArms;
  /** By arm and office. */
  readonly offices: (number: number) => readonly (readonly TwinOffice[])[];
};

/**
 * The twin of a study.
 * @throws RangeError where jails adapt: that joins offices from month to month, which the twin does not follow
 */
export function twinOf(study: Study): Twin {
  const arms = study.order.arms.map(({ scenario }) => new ArmTwin(study, scenario));
  const at = (number: number): { scenarios: readonly Scenario[]; world: World; luck: PlaceLuck } => ({
    scenarios: orderAt(study.order, number, study.world).arms.map(({ scenario }) => scenario),
    world: worldAt(study.order, number, study.world),
    luck: placeLuckOf(study.order, number),
  });
  return {
    draw: (number) => {
      const { scenarios, world, luck } = at(number);
      return { arms: arms.map((arm, i) => arm.whole(scenarios[i], world, luck)) };
    },
    at: (quantileOf) => {
      const luck = placeLuckOf(study.order, 1);
      return {
        arms: arms.map((arm, i) => {
          const { scenario, world } = atPoint(study.order.arms[i].scenario, study.world, quantileOf);
          return arm.whole(scenario, world, luck);
        }),
      };
    },
    offices: (number) => {
      const { scenarios, world, luck } = at(number);
      return arms.map((arm, i) => arm.byOffice(scenarios[i], world, luck));
    },
  };
}

class ArmTwin {
  private readonly structure: Structure;
  private readonly blank: TwinArm;
  private readonly books: RuleBooks = new Map();
  private people: People | undefined;
  private effects: Effects | undefined;

  constructor(study: Study, scenario: Scenario) {
    if (scenario.adaptation) throw new RangeError('the twin does not follow jails that adapt');
    this.structure = structureOf(study, scenario);
    const { windows = [] } = study.order;
    this.blank = { monthly: blank(this.structure.calendar.months), windows: blank(windows.length) };
  }

  whole(scenario: Scenario, world: World, luck: PlaceLuck): TwinArm {
    const arm = this.empty();
    this.run(scenario, world, luck, (counts, office) => this.add(arm, counts, office));
    return arm;
  }

  byOffice(scenario: Scenario, world: World, luck: PlaceLuck): TwinOffice[] {
    const offices: TwinOffice[] = [];
    this.run(scenario, world, luck, (counts, office) => {
      const arm = { ...this.empty(), office: this.structure.offices[office].twin.office.code };
      this.add(arm, counts, office);
      offices.push(arm);
    });
    return offices;
  }

  private empty(): TwinArm {
    return { monthly: this.blank.monthly.slice(), windows: this.blank.windows.slice() };
  }

  private run(
    scenario: Scenario,
    world: World,
    luck: PlaceLuck,
    take: (counts: OfficeCounts, office: number) => void,
  ): void {
    // prettier-ignore
    const { places, classes, offices, calendar } = this.structure;
    const made = compiled(scenario, world, this.books, luck);
    const { rules } = made.model;
    if (this.people?.rules !== rules) this.people = new People(rules);
    this.effects = new Effects(made, places, effectsKey(made), this.effects);
    const draw = new Draw(made, this.people, classes, places, calendar.firstMonth, calendar.months);
    const common = this.common(draw, made);
    const { effects } = this;
    offices.forEach(({ twin }, office) => take(runOffice(twin, draw, effects, calendar, common), office));
  }

  private common(draw: Draw, made: Compiled): Common {
    const { calendar, shapes, taken, places, offices } = this.structure;
    const first = new Map<string, Float64Array>();
    const takenOf = new Map(places.map((place, i) => [place.code, taken.of[i]]));
    const prison = offices
      .flatMap(({ twin }) => twin.groups.map((group, g) => ({ twin, group, unit: twin.groupOf.indexOf(g) })))
      .find(({ group }) => group.kind === STATE_PRISON);
    const comes = prison ? draw.of('comeInterview', prison.twin.classes[prison.unit].comeInterview).months[0] : 0;
    return {
      firstBookings: (shape, place) => {
        const key = `${shape} ${takenOf.get(place.code)} ${place.kind}`;
        let found = first.get(key);
        if (!found) first.set(key, (found = followed(shapes.all[shape], made.source, place, calendar.firstMonth)));
        return found;
      },
      comesToPrison: comes,
      prison: prison ? groupNow(draw, prison.group, calendar).kernels.plain : departures(Float64Array.from({ length: MOST_MONTHS }, (_, month) => (month === 0 ? 1 : 0)), calendar, Infinity), // prettier-ignore
    };
  }

  private add({ monthly, windows }: TwinArm, { sets, apart, office: own }: OfficeCounts, office: number): void {
    const { calendar, offices } = this.structure;
    const { twin, counting, reported } = offices[office];
    const { months, spanOf, spans } = calendar;
    const addSet = (to: Float64Array, start: number, set: number, month: number): void => {
      const from = (set * months + month) * ROW_SIZE;
      for (let i = 0; i < ROW_SIZE; i += 1) to[start + KNOWN_AT[i]] += sets[from + i];
    };
    const addOffice = (to: Float64Array, start: number, month: number, last: boolean): void => {
      for (let i = 0; i < OFFICE_ROW_SIZE; i += 1)
        if (last || !STOCKS[i]) to[start + OFFICE_AT[i]] += own[month * OFFICE_ROW_SIZE + i];
    };
    const shown = new Set(twin.units.filter(({ places }) => counting.reported[places[0]]).map(({ set }) => set));
    for (let month = 0; month < months; month += 1) {
      for (const set of shown) addSet(monthly, month * K, set, month);
      if (reported) addOffice(monthly, month * K, month, true);
    }
    for (const { window, from, to, sets: covered, whole } of counting.windows) {
      for (let month = from; month <= to; month += 1) {
        for (const set of covered) if (shown.has(set)) addSet(windows, window * K, set, month);
        if (whole && reported) addOffice(windows, window * K, month, month === to);
      }
    }
    const unitOf = new Map(twin.units.flatMap(({ places, shares }, unit) => places.map((place, i) => [place, { unit, share: shares[i] }] as const))); // prettier-ignore
    for (const { window, place, from, to } of counting.jails) {
      const { unit, share } = unitOf.get(place)!;
      for (let span = spanOf[from]; span <= spanOf[to]; span += 1) {
        const at = (twin.apart[unit] * spans + span) * ROW_SIZE;
        for (let i = 0; i < ROW_SIZE; i += 1) windows[window * K + KNOWN_AT[i]] += share * apart[at + i];
      }
    }
  }
}

const STOCKS = OFFICE_COUNTERS.map((name) => STOCK_COUNTERS.has(name));

/** Rows of counts with nothing in them; NaN for what is not known. */
function blank(rows: number): Float64Array {
  const counts = new Float64Array(rows * K);
  for (let row = 0; row < counts.length; row += K) for (const name of UNKNOWN) counts[row + COUNTER[name]] = Number.NaN;
  return counts;
}
