/**
 * Values that change by day and place: the form in which a parameter is read by the simulation.
 */
import { parseDay } from '../../base/calendar.ts';
import type { TableRow } from '../../world/world.ts';
import { median } from './distribution.ts';
import { type Parameter, type Distribution } from '../schema.ts';
import { inPlaces, type Place } from './places.ts';

type Entry<T> = {
  readonly from: number;
  readonly order: number;
  readonly everywhere: boolean;
  readonly covers: (place: Place) => boolean;
  readonly value: T;
};
type Plain<T> = Exclude<T, Distribution>;

const ALWAYS = Number.NEGATIVE_INFINITY;

/** A parameter compiled for look-up. Distributions stand at their medians. */
export class Dated<T> {
  private readonly entries: Entry<Plain<T>>[] = [];
  private readonly byPlace = new Map<string, Entry<Plain<T>>[]>();

  /** @param rows the rows of the parameter's table, if it names one */
  constructor(parameter: Parameter<T>, rows: readonly TableRow[] = []) {
    let order = 0;
    const until = parameter.table_until === undefined ? Number.POSITIVE_INFINITY : parseDay(parameter.table_until);
    for (const row of rows) {
      if (parseDay(row.from) >= until) continue;
      const entry = {
        from: parseDay(row.from),
        order: (order += 1),
        everywhere: false,
        covers: () => true,
        value: row.value as Plain<T>,
      };
      const list = this.byPlace.get(row.place);
      if (list) list.push(entry);
      else this.byPlace.set(row.place, [entry]);
    }
    const values = parameter.values ?? (parameter.value === undefined ? [] : [{ value: parameter.value }]);
    for (const { from, places, value } of values as { from?: string; places?: never; value: T }[]) {
      this.entries.push({
        from: from === undefined ? ALWAYS : parseDay(from),
        order: (order += 1),
        everywhere: places === undefined || places === 'all',
        covers: places === undefined ? () => true : (place) => inPlaces(places, place),
        value: plain(value),
      });
    }
  }

  /**
   * The value at a day: the latest that covers the place; of two with one day, the later line. Before the first of a
   * place's values that first one holds.
   * @returns undefined where no value covers the place at all
   */
  at(day: number, place: Place): Plain<T> | undefined {
    let best: Entry<Plain<T>> | undefined;
    let first: Entry<Plain<T>> | undefined;
    for (const list of [this.byPlace.get(place.code), this.byPlace.get(place.office), this.entries]) {
      for (const entry of list ?? []) {
        if (!entry.covers(place)) continue;
        if (entry.from <= day) {
          if (!best || entry.from > best.from || (entry.from === best.from && entry.order > best.order)) best = entry;
        } else if (!first || entry.from < first.from || (entry.from === first.from && entry.order > first.order)) {
          first = entry;
        }
      }
    }
    return (best ?? first)?.value;
  }

  /** True if the value is the same at all places. */
  get uniform(): boolean {
    return this.byPlace.size === 0 && this.entries.every((entry) => entry.everywhere);
  }

  /** True if an entry that covers the place begins on this day. */
  changesAt(day: number, place: Place): boolean {
    for (const list of [this.byPlace.get(place.code), this.byPlace.get(place.office), this.entries]) {
      for (const entry of list ?? []) if (entry.from === day && entry.covers(place)) return true;
    }
    return false;
  }

  /** The days on which the value may change at one of these places, in any order. */
  changes(places: readonly Place[]): Set<number> {
    const days = new Set<number>();
    for (const entry of this.entries) if (entry.from !== ALWAYS) days.add(entry.from);
    for (const place of places) {
      for (const key of [place.code, place.office])
        for (const entry of this.byPlace.get(key) ?? []) days.add(entry.from);
    }
    return days;
  }
}

function plain<T>(value: T): Plain<T> {
  return (
    typeof value === 'object' && value !== null && 'distribution' in value
      ? median(value as unknown as Distribution)
      : value
  ) as Plain<T>;
}
