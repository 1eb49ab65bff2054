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
  /** True if the scenario states any of it. */
  readonly own: boolean;
};

type Count = number | 'shipped';
type Stating = Pick<Scenario, 'arrests' | 'simulate'>;

export class StatedBookings {
  private readonly world: Pick<World, 'months' | 'tables'>;
  private readonly startDay: number;
  private readonly bookings: Dated<Count>;
  private readonly followed: Dated<Count>;

  constructor({ arrests, simulate }: Stating, world: Pick<World, 'months' | 'tables'>) {
    const rows = ({ table }: { table?: string | undefined }) => world.tables.get(table ?? '') ?? [];
    this.world = world;
    this.startDay = monthStart(parseMonth(simulate.from));
    this.bookings = new Dated<Count>(arrests.bookings as never, rows(arrests.bookings));
    this.followed = new Dated<Count>(arrests.followed as never, rows(arrests.followed));
  }

  /** True if something is stated for the place on some day of the run. */
  states(place: Jurisdiction): boolean {
    return [this.bookings, this.followed].some((dated) =>
      [this.startDay, ...dated.changes([place])].some(
        (day) => day >= this.startDay && (dated.at(day, place) ?? 'shipped') !== 'shipped',
      ),
    );
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
    const table = tableBookings(place, monthLevel(this.world, month));
    if (stated.bookings === 'shipped' && stated.followed === 'shipped') return { ...table, own: false };
    const all = stated.bookings === 'shipped' ? table.followed + table.others : stated.bookings;
    const share = place.kind !== 'county' ? 1 : place.bookings === 0 ? 0 : place.followed / place.bookings;
    const followed = stated.followed === 'shipped' ? all * share : stated.followed;
    return { followed, others: Math.max(0, all - followed), own: true };
  }
}

/** What the tables have for a place in a month. */
export const tableBookings = (place: Jurisdiction, { level }: MonthLevel): Omit<Booked, 'own'> => ({
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
