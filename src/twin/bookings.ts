/** First bookings by month as shapes that places share, each a multiple of one: what follows the rate of re-arrest is read by shape. */
import { monthOfDay, monthStart } from '../base/calendar.ts';
import { chancesOf, firstAtRate, RATE_OF_TABLES, rateOf } from '../scenario/values/rebooking.ts';
import type { Place } from '../scenario/values/places.ts';
import { bookingsOfTables } from '../simulation/compile/bookings.ts';
import type { Model } from '../simulation/compile/model.ts';
import { required } from '../simulation/compile/reader.ts';
import type { Source } from '../simulation/compile/source.ts';
import { monthLevel } from '../scenario/values/bookings.ts';
import type { Jurisdiction } from '../world/world.ts';

/** How far two shapes may lie apart, relative to their mean. */
const ALIKE = 1e-9;

export class Shapes {
  /** By shape: first bookings by month with a mean of 1. */
  readonly all: Float64Array[] = [];
  private readonly months: readonly number[];

  constructor({ startDay, endDay }: Pick<Model, 'startDay' | 'endDay'>) {
    const start = monthOfDay(startDay);
    this.months = Array.from({ length: monthOfDay(endDay - 1) - start + 1 }, (_, i) => start + i);
  }

  /** @param model of a scenario whose first bookings follow no rate of re-arrest */
  of(place: Jurisdiction, model: Model): { shape: number; scale: number; others: Float64Array } {
    const { months } = this;
    const own = model.ownBookings(place) ?? bookingsOfTables(place, model.world);
    // Nobody returns to a prison.
    const prison = place.kind !== 'county' && model.ownBookings(place) === null;
    const first = Float64Array.from(months, (month) => prison ? (place.followed / 12) * monthLevel(model.world, month).level : own.firstIn(month)); // prettier-ignore
    const scale = first.reduce((sum, count) => sum + count, 0) / months.length;
    const others = Float64Array.from(months, (month) => (place.kind === 'county' ? own.othersIn(month) : 0));
    const relative = scale > 0 ? first.map((count) => count / scale) : first;
    let shape = this.all.findIndex((other) => other.every((count, i) => Math.abs(count - relative[i]) < ALIKE));
    if (shape < 0) shape = this.all.push(relative) - 1;
    return { shape, scale, others };
  }
}

/** A shape as it is where first bookings follow the rate of re-arrest at a place; the same where they do not. */
export function followed(shape: Float64Array, source: Source, place: Place, firstMonth: number): Float64Array {
  const { return: section, people } = source.scenario;
  if (section.expected_taken === undefined || place.kind !== 'county') return shape;
  const at = (parameter: object, day: number): number =>
    required(source.dated(parameter).at(day, place), place, parameter);
  const taken = source.dated(section.expected_taken);
  const months = Array.from(shape, (_, i) => required(taken.at(monthStart(firstMonth + i), place), place, section));
  const rate = rateOf(at(section.hazard, source.startDay), at(section.horizon, source.startDay));
  const chances = { was: chancesOf(RATE_OF_TABLES), is: chancesOf(rate) };
  const removable = people.county.flags.removable?.probability ?? 0;
  return Float64Array.from(firstAtRate([...shape], months, chances, removable));
}
