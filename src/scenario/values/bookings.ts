/** Bookings that a scenario states for a place itself (`arrests.bookings`, `arrests.followed`), in place of the tables'. */
import { monthStart, parseMonth } from '../../base/calendar.ts';
import type { Jurisdiction, MonthLevel, World } from '../../world/world.ts';
import type { Scenario } from '../schema.ts';
import { Dated } from './dated.ts';

/** Bookings of a place in a month, as many as are expected. */
export type Booked = {
  /** Of people whom the model follows, re-bookings among them. */
  readonly followed: number;
  readonly others: number;
  /** True if the scenario states a number of any of it. */
  readonly own: boolean;
  /** People followed a year by the table that holds. */
  readonly yearly: number;
};

type Count = number | 'shipped' | 'placed';
type Stating = Pick<Scenario, 'arrests' | 'simulate'>;

export class StatedBookings {
  private readonly world: Pick<World, 'months' | 'tables'>;
  private readonly startDay: number;
  private readonly bookings: Dated<Count>;
  private readonly followed: Dated<Count>;
  /** False where no number is stated at all, as in most scenarios. */
  private readonly anywhere: boolean;

  constructor({ arrests, simulate }: Stating, world: Pick<World, 'months' | 'tables'>) {
    const rows = ({ table }: { table?: string | undefined }) => world.tables.get(table ?? '') ?? [];
    this.world = world;
    this.startDay = monthStart(parseMonth(simulate.from));
    this.bookings = new Dated<Count>(arrests.bookings as never, rows(arrests.bookings));
    this.followed = new Dated<Count>(arrests.followed as never, rows(arrests.followed));
    this.anywhere = [arrests.bookings, arrests.followed].some((parameter) =>
      [parameter, ...(parameter.values ?? []), ...rows(parameter)].some(({ value }) => typeof value === 'number'),
    );
  }

  /** True if a number is stated for the place on some day of the run. */
  states(place: Jurisdiction): boolean {
    return this.anywhere && this.valuesOf(place).some((value) => typeof value === 'number');
  }

  /** True if on some day of the run people are where requests were sent. */
  places(place: Jurisdiction): boolean {
    return place.placed !== undefined && this.valuesOf(place).includes('placed');
  }

  /** The values of a run, in any order. */
  private valuesOf(place: Jurisdiction): Count[] {
    return [this.bookings, this.followed].flatMap((dated) =>
      [this.startDay, ...dated.changes([place])]
        .filter((day) => day >= this.startDay)
        .map((day) => dated.at(day, place) ?? 'shipped'),
    );
  }

  /** People followed a year where all of a run stands in one table; undefined elsewhere. */
  throughout(place: Jurisdiction): number | undefined {
    const values = this.valuesOf(place);
    const [, followed] = [this.bookings, this.followed].map((dated) => dated.at(this.startDay, place));
    const same = values.every((value) => value === 'shipped' || value === 'placed') && values.length === 2;
    return same ? tableFollowed(place, followed) : undefined;
  }

  /** What is stated of a month: read on its first day, or before the run on the first day of that. */
  statedIn(place: Jurisdiction, month: number): { readonly bookings: Count; readonly followed: Count } {
    const day = Math.max(this.startDay, monthStart(month));
    const [bookings, followed] = [this.bookings, this.followed].map((dated) => dated.at(day, place) ?? 'shipped');
    // In a prison everybody is followed.
    return { bookings, followed: place.kind === 'county' ? followed : 'shipped' };
  }

  /**
   * Bookings of a month: stated, or else the tables'. Of stated bookings without a number of people followed, the
   * share that the tables have is followed.
   */
  in(place: Jurisdiction, month: number): Booked {
    const stated = this.statedIn(place, month);
    const yearly = tableFollowed(place, stated.followed);
    const table = tableBookings({ ...place, followed: yearly }, monthLevel(this.world, month));
    if (typeof stated.bookings !== 'number' && typeof stated.followed !== 'number')
      return { ...table, yearly, own: false };
    const all = typeof stated.bookings === 'number' ? stated.bookings : table.followed + table.others;
    const share = place.kind !== 'county' ? 1 : place.bookings === 0 ? 0 : yearly / place.bookings;
    const followed = typeof stated.followed === 'number' ? stated.followed : all * share;
    return { followed, others: Math.max(0, all - followed), yearly, own: true };
  }
}

/** People followed a year by the tables: where the rule has them, or where requests were sent. */
const tableFollowed = (place: Jurisdiction, stated: Count | undefined): number =>
  stated === 'placed' ? (place.placed ?? place.followed) : place.followed;

/** What the tables have for a place in a month. */
export const tableBookings = (
  place: Pick<Jurisdiction, 'bookings' | 'followed'>,
  { level }: MonthLevel,
): Pick<Booked, 'followed' | 'others'> => ({
  followed: (place.followed / 12) * level,
  others: ((place.bookings - place.followed) / 12) * level,
});

/** The level of a month; outside the table that of its nearest end. */
export const monthLevel = ({ months }: Pick<World, 'months'>, month: number): MonthLevel =>
  months[Math.min(months.length - 1, Math.max(0, month - months[0].month))];

/**
 * People first booked in a month: what is left of the bookings of people followed when the expected re-bookings of earlier
 * months are taken away, which is the closed form of scripts/first-bookings.ts. Below nothing where more come again than
 * are booked.
 * @param before bookings of people followed 1, 2, ... months before, as many as `rebooked` has shares
 */
export const firstBooked = (followed: number, before: readonly number[], rebooked: readonly number[]): number =>
  rebooked.reduce((left, share, k) => left - share * before[k], followed);
