/**
 * What a command simulates: the arms, the offices they touch, what is reported and in which groups.
 */
import type { Scenario } from '../scenario/schema.ts';
import { officePlace, simulatedPlaces } from '../scenario/values/coverage.ts';
import { inPlaces } from '../scenario/values/places.ts';
import { parseMonth } from '../base/calendar.ts';
import { fiscalYearName, fiscalYears } from '../base/fiscal-years.ts';
import { CLASSES } from '../base/vocabulary.ts';
import { COUNTERS } from '../base/counters.ts';
import { compileModels, type Model, type RuleBooks } from '../simulation/compile/model.ts';
import type { OfficePlaces } from '../simulation/compile/office-places.ts';
import type { TallyPlan } from '../simulation/store/tally.ts';
import type { Planned } from '../simulation/engine/together.ts';
import type { Jurisdiction, World } from '../world/world.ts';
import { orderAt, placeLuckOf, worldAt } from './draws.ts';
import type { FlipPlan } from './flips.ts';
import { type Fork, forksOf } from './forks.ts';
import type { Grouping, Order } from './order.ts';
import { type Parts, partsOf } from './windows.ts';

/** After the classes: bookings of people who are not followed, of whom no conviction is known. Flips have none of them. */
export const NOT_FOLLOWED = 'not_followed';

export type GroupRow = { readonly by: Grouping; readonly key: string; readonly name: string };

/** An office: its places, and what is counted there. */
export type StudyOffice = Planned & {
  readonly parts: Parts;
  readonly flipPlan: FlipPlan;
  /** The rows of the study in which it counts: its tallies have no others, which of all counties would be nearly all. */
  readonly rows: Int32Array;
};

/** Of how many parts a run is, for progress. */
export const PARTS_OF_RUN = 10_000;

/** About how many people followed are booked in some offices in a year. */
const followedIn = (offices: readonly StudyOffice[]): number =>
  offices.flatMap(({ places }) => places.jurisdictions).reduce((sum, { followed }) => sum + followed, 0);

/** A command ready to run: compiled models and, for each office, its places and what to count. */
export class Study {
  readonly order: Order;
  readonly world: World;
  readonly offices: readonly StudyOffice[];
  /** The offices by what is simulated at once: each alone, or all where jails of any arm look beyond their office. */
  readonly groups: readonly (readonly StudyOffice[])[];
  /** The same, the largest first. */
  readonly groupsBySize: readonly (readonly StudyOffice[])[];
  readonly rows: readonly GroupRow[];
  /** The tables of flips besides that of all. */
  readonly flipRows: readonly GroupRow[];
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Every office touched is reported as a whole, so that counts of offices are known. */
  readonly wholeOffices: boolean;
  private compiled:
    { readonly draw: number; readonly models: readonly Model[]; readonly forks: Map<unknown, Fork> } | undefined;
  private readonly books: RuleBooks = new Map();

  constructor(order: Order, world: World) {
    this.order = order;
    this.world = world;
    const [{ scenario }] = order.arms;
    this.firstMonth = parseMonth(scenario.simulate.from);
    this.lastMonth = parseMonth(scenario.simulate.to);
    const offices = officesOf(scenario, world);
    const reported = offices.flatMap(({ jurisdictions }) => jurisdictions.filter((j) => inPlaces(scenario.places, j)));
    this.rows = groupRows(this.by, reported, world, order);
    this.flipRows = groupRows(order.flipsBy ?? [], reported, world, order).filter(({ key }) => key !== NOT_FOLLOWED);
    this.offices = offices.map((places) => {
      const parts = partsOf(order.windows ?? [], places);
      const rows = this.rowsIn(places, scenario);
      const plan = this.plan(places, scenario, parts, rows);
      return { places, parts, rows, plan, flipPlan: this.flipPlan(places) };
    });
    const coupled = order.arms.some((arm) => arm.scenario.adaptation !== undefined);
    this.groups = coupled ? [this.offices] : this.offices.map((office) => [office]);
    this.groupsBySize = this.groups.toSorted((a, b) => followedIn(b) - followedIn(a));
    this.wholeOffices = this.offices.every(({ plan }) => plan.officeReported);
  }

  /**
   * The arms ready to run in one draw. Compiled when first asked for: whoever only gathers results does not need them.
   * Only the last draw asked for is kept, so take all replications of a draw together.
   */
  models(draw = 1): readonly Model[] {
    return this.compile(draw).models;
  }

  /** The runs of a group of offices in one draw: they are the same in each of its replications. */
  forks(group: readonly StudyOffice[], draw = 1): Fork {
    const { models, forks } = this.compile(draw);
    const fork =
      forks.get(group) ??
      forksOf(
        models,
        group.map(({ places }) => places),
      );
    forks.set(group, fork);
    return fork;
  }

  private compile(draw: number): NonNullable<typeof this.compiled> {
    if (this.compiled?.draw !== draw) {
      const scenarios = orderAt(this.order, draw, this.world).arms.map((arm) => arm.scenario);
      const { order } = this;
      const models = compileModels(scenarios, worldAt(order, draw, this.world), this.books, order.costBooks, placeLuckOf(order, draw), order.oneIn); // prettier-ignore
      this.compiled = { draw, models, forks: new Map() };
    }
    return this.compiled;
  }

  /** How much of a run a group of offices is, in parts of {@link PARTS_OF_RUN}: by the people who are followed there. */
  partsOf(group: readonly StudyOffice[]): number {
    return Math.round((PARTS_OF_RUN * followedIn(group)) / Math.max(1, followedIn(this.offices)));
  }

  /** About how many bookings of people followed one arm simulates in one run. */
  get bookings(): number {
    const months = this.lastMonth - this.firstMonth + 1;
    return ((followedIn(this.offices) / 12) * months) / (this.order.oneIn ?? 1);
  }

  /** The groups that are counted: those told, and the counties of maps. */
  private get by(): readonly Grouping[] {
    const { by, maps = [] } = this.order;
    return maps.length > 0 ? [...new Set<Grouping>([...by, 'jurisdiction'])] : by;
  }

  /** Those by place. Fiscal years are sums of months, which are counted anyhow: nothing is counted in their rows. */
  private get byPlace(): readonly PlaceGrouping[] {
    return this.by.filter((by): by is PlaceGrouping => by !== 'class' && by !== 'fiscal-year');
  }

  /** The rows that speak of an office: its own, those of its places, and those of everybody. */
  private rowsIn({ office, jurisdictions }: OfficePlaces, { places }: Scenario): Int32Array {
    const here = jurisdictions.filter((j) => inPlaces(places, j));
    const keys = new Set(this.byPlace.flatMap((by) => here.map((j) => `${by} ${keyIn(by, j)}`)));
    const numbers = this.rows.flatMap(({ by, key }, row) =>
      by === 'class' || keys.has(`${by} ${key}`) || (by === 'office' && key === office.code) ? [row] : [],
    );
    return Int32Array.from(numbers);
  }

  /** @param numbers of the rows in which the office counts */
  private plan(places: OfficePlaces, scenario: Scenario, parts: Parts, numbers: Int32Array): TallyPlan {
    const { counters = COUNTERS } = this.order;
    const reported = Uint8Array.from(places.jurisdictions, (j) => (inPlaces(scenario.places, j) ? 1 : 0));
    const rows = Array.from(numbers, (number) => this.rows[number]);
    const byPlace = this.byPlace.map((by) => ({
      rowOf: Int32Array.from(places.jurisdictions, (j) => rowIn(rows, by, keyIn(by, j))),
      officeRow: by === 'office' ? rowIn(rows, by, places.office.code) : -1,
    }));
    return {
      read: Uint8Array.from(COUNTERS, (counter) => (counters.includes(counter) ? 1 : 0)),
      firstMonth: this.firstMonth,
      lastMonth: this.lastMonth,
      from: parseMonth(this.order.from),
      to: parseMonth(this.order.to),
      reported,
      officeReported: reported.every((r) => r === 1),
      byPlace,
      classRow: this.order.by.includes('class') ? rowIn(rows, 'class', CLASSES[0]) : -1,
      rows: rows.length,
      partOf: parts.partOf,
      parts: parts.count,
      paired: this.order.flips,
    };
  }

  /** Tables are numbered from 1: the first is that of all. */
  private flipPlan({ jurisdictions }: OfficePlaces): FlipPlan {
    const { flipsBy = [] } = this.order;
    return {
      byPlace: flipsBy
        .filter((by) => by !== 'class')
        .map((by) => Int32Array.from(jurisdictions, (j) => 1 + rowIn(this.flipRows, by, keyIn(by, j)))),
      classTable: flipsBy.includes('class') ? 1 + rowIn(this.flipRows, 'class', CLASSES[0]) : -1,
    };
  }
}

const rowIn = (rows: readonly GroupRow[], by: Grouping, key: string): number =>
  rows.findIndex((row) => row.by === by && row.key === key);

type PlaceGrouping = Exclude<Grouping, 'class' | 'fiscal-year'>;

const keyIn = (by: PlaceGrouping, j: Jurisdiction): string =>
  by === 'state' ? j.state || 'federal' : by === 'office' ? j.office : by === 'jurisdiction' ? j.code : j.kind;

function groupRows(
  by: readonly Grouping[],
  reported: readonly Jurisdiction[],
  world: World,
  { from, to }: Pick<Order, 'from' | 'to'>,
): GroupRow[] {
  const officeName = new Map(world.offices.map(({ code, name }) => [code, name]));
  return by.flatMap((grouping): GroupRow[] => {
    if (grouping === 'class')
      return [...CLASSES, NOT_FOLLOWED].map((key) => ({ by: grouping, key, name: key.replace('_', ' ') }));
    if (grouping === 'fiscal-year')
      return fiscalYears(parseMonth(from), parseMonth(to)).map((year) => ({
        by: grouping,
        key: `FY${year.year}`,
        name: fiscalYearName(year),
      }));
    const found = new Map<string, string>();
    for (const j of reported) {
      const key = keyIn(grouping, j);
      found.set(
        key,
        grouping === 'jurisdiction'
          ? j.name
          : grouping === 'office'
            ? (officeName.get(key) ?? key)
            : key.replace('_', ' '),
      );
    }
    return [...found.keys()].sort().map((key) => ({ by: grouping, key, name: found.get(key) as string }));
  });
}

/** The offices that a scenario simulates, each with its jurisdictions in the order of their codes. */
export function officesOf(scenario: Scenario, world: World): OfficePlaces[] {
  const byOffice = new Map<string, Jurisdiction[]>();
  for (const jurisdiction of simulatedPlaces(scenario.places, scenario.capacity === 'offices', world)) {
    const others = byOffice.get(jurisdiction.office);
    if (others) others.push(jurisdiction);
    else byOffice.set(jurisdiction.office, [jurisdiction]);
  }
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
  return [...byOffice]
    .map(([code, jurisdictions]) => ({
      office: officePlace(world.offices.find((office) => office.code === code) ?? { code, name: code }),
      jurisdictions: jurisdictions.sort(byCode),
    }))
    .sort((a, b) => byCode(a.office, b.office));
}
