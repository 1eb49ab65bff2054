/**
 * Bookings by month of a place whose scenario states some itself: how many people are first booked, so that with those who
 * come again there are as many bookings as it says, and how many bookings are of people not followed. Re-bookings of the
 * months before its day are those of the tables.
 */
import { firstBooked, monthLevel, type StatedBookings } from '../../scenario/values/bookings.ts';
import type { Jurisdiction, World } from '../../world/world.ts';

/** Months of prison admissions looked back on for those still inside when the run begins. */
export const STOCK_MONTHS = 60;

/** In place of a number stated: as the tables have it, by the rule or where requests were sent. */
const TABLES = { shipped: -1, placed: -2 } as const;

/** A stated count as a number. */
export const ownCount = (value: number | keyof typeof TABLES): number =>
  typeof value === 'number' ? value : TABLES[value];

/** Means by month of a place, `arrests.level` left out. */
export type Bookings = {
  /** People first booked in a month. */
  readonly firstIn: (month: number) => number;
  /** Bookings in a month of people who are not followed. */
  readonly othersIn: (month: number) => number;
};

/** Bookings as the tables have them. */
export const bookingsOfTables = (place: Jurisdiction, world: World): Bookings => ({
  firstIn: (month) => (place.followed / 12) * monthLevel(world, month).first,
  othersIn: (month) => ((place.bookings - place.followed) / 12) * monthLevel(world, month).level,
});

/** Bookings other than those of bookings.csv. @param span first and last month asked for */
export function ownBookings(
  place: Jurisdiction,
  world: World,
  stated: StatedBookings,
  span: { from: number; to: number },
): Bookings {
  const yearly = stated.throughout(place);
  return yearly === undefined
    ? new OwnBookings(place, world, stated, span)
    : bookingsOfTables({ ...place, followed: yearly }, world);
}

/** Bookings that the scenario states. */
class OwnBookings implements Bookings {
  private readonly first: Float64Array;
  private readonly others: Float64Array;
  private readonly start: number;

  constructor(place: Jurisdiction, world: World, stated: StatedBookings, span: { from: number; to: number }) {
    const { rebooked } = world;
    this.start = span.from;
    // Whoever comes again was booked in an earlier month.
    const back = rebooked.length;
    const all = Array.from({ length: back + span.to - span.from + 1 }, (_, i) =>
      stated.in(place, span.from - back + i),
    );
    const recent = all.slice(back);
    this.others = Float64Array.from(recent, ({ others }) => others);
    this.first = Float64Array.from(recent, ({ followed, yearly: here, own }, i) => {
      if (place.kind !== 'county') return followed;
      const before = all.slice(i, i + back).toReversed();
      if (!own && before.every((month) => !month.own && month.yearly === here))
        return (here / 12) * monthLevel(world, span.from + i).first;
      return Math.max(
        0,
        firstBooked(
          followed,
          before.map((month) => month.followed),
          rebooked,
        ),
      );
    });
  }

  firstIn(month: number): number {
    return this.first[month - this.start];
  }

  othersIn(month: number): number {
    return this.others[month - this.start];
  }
}
