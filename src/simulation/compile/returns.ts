/**
 * First bookings that follow the rate of re-arrest: where a scenario says what share of people ICE is expected to take
 * (`return.expected_taken`), bookings of a county stay as many as they are at the rate of the tables. The rate is that of
 * the county on the first day of the run, and the share is stated, not counted: no law and no programme enters.
 */
import { monthOfDay, monthStart } from '../../base/calendar.ts';
import type { Dated } from '../../scenario/values/dated.ts';
import { chancesOf, firstAtRate, RATE_OF_TABLES, rateOf } from '../../scenario/values/rebooking.ts';
import type { Jurisdiction } from '../../world/world.ts';
import type { Bookings } from './bookings.ts';
import { required } from './reader.ts';
import type { Source } from './source.ts';

const OF_TABLES = chancesOf(RATE_OF_TABLES);

/** What first bookings in some run follow. */
export class Returns {
  private readonly startDay: number;
  private readonly endDay: number;
  private readonly hazard: Dated<number>;
  private readonly horizon: Dated<number>;
  private readonly taken: Dated<number>;
  private readonly parameter: object;
  private readonly removable: number;
  private readonly chances = new Map<string, readonly number[]>();

  /** @param taken the parameter `return.expected_taken` */
  constructor(source: Source, taken: object, endDay: number) {
    const { hazard, horizon } = source.scenario.return;
    this.startDay = source.startDay;
    this.endDay = endDay;
    this.hazard = source.dated(hazard);
    this.horizon = source.dated(horizon);
    this.taken = source.dated(taken);
    this.parameter = taken;
    this.removable = source.scenario.people.county.flags.removable?.probability ?? 0;
  }

  /** Bookings of a county with the people first booked who leave as many bookings as there were. */
  follow(place: Jurisdiction, bookings: Bookings): Bookings {
    const start = monthOfDay(this.startDay);
    const months = Array.from({ length: monthOfDay(this.endDay - 1) - start + 1 }, (_, i) => start + i);
    const first = firstAtRate(
      months.map((month) => bookings.firstIn(month)),
      this.takenIn(months, place),
      { was: OF_TABLES, is: this.chancesAt(place) },
      this.removable,
    );
    return { firstIn: (month) => first[month - start], othersIn: (month) => bookings.othersIn(month) };
  }

  /** By month, as of its first day. */
  private takenIn(months: readonly number[], place: Jurisdiction): number[] {
    const days = months.map(monthStart);
    const changes = [...this.taken.changes([place])];
    let last: number | undefined;
    return days.map((day, i) => {
      const changed = changes.some((other) => other > days[i - 1] && other <= day);
      if (last === undefined || changed) last = required(this.taken.at(day, place), place, this.parameter);
      return last;
    });
  }

  private chancesAt(place: Jurisdiction): readonly number[] {
    const read = (dated: Dated<number>) => required(dated.at(this.startDay, place), place, this.parameter);
    const rate = rateOf(read(this.hazard), read(this.horizon));
    const key = `${rate.hazard} ${rate.months}`;
    const chances = this.chances.get(key) ?? chancesOf(rate);
    this.chances.set(key, chances);
    return chances;
  }
}
