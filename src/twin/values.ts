/**
 * Parameters by month, read where they differ: places at which a parameter has the same values in every draw are one class
 * of that parameter, found once; a draw reads each class at one of its places.
 */
import { monthDays, monthStart } from '../base/calendar.ts';
import type { Reader } from '../simulation/compile/reader.ts';
import type { Place } from '../scenario/values/places.ts';

/** A parameter at a place: its values and the days from which they hold, the first being that of the run. */
export type History = { readonly days: readonly number[]; readonly values: readonly number[] };

/** Days of a run, the second after its end. */
export type Span = { readonly startDay: number; readonly endDay: number };

export function historyAt(reader: Reader, place: Place, { startDay, endDay }: Span): History {
  const days = [startDay];
  const values = [reader.value(startDay, place)];
  const at = new Set<number>();
  for (const dated of reader.of) for (const day of dated.changes([place])) if (day > startDay && day < endDay) at.add(day); // prettier-ignore
  for (const day of [...at].sort((a, b) => a - b)) {
    const value = reader.value(day, place);
    if (value === values[values.length - 1]) continue;
    days.push(day);
    values.push(value);
  }
  return { days, values };
}

/** The mean over the days of each month. */
export function byMonth({ days, values }: History, firstMonth: number, months: number): Float64Array {
  const means = new Float64Array(months);
  let at = 0;
  for (let month = 0; month < months; month += 1) {
    const start = monthStart(firstMonth + month);
    const length = monthDays(firstMonth + month);
    let day = start;
    while (at + 1 < days.length && days[at + 1] < start + length) {
      means[month] += values[at] * (days[at + 1] - day);
      day = days[(at += 1)];
    }
    means[month] = (means[month] + values[at] * (start + length - day)) / length;
  }
  return means;
}

/** Places that have one value of a parameter in every draw. */
export type Classes = {
  /** By place. */
  readonly of: Int32Array;
  /** By class: a place of it. */
  readonly first: readonly number[];
};

/**
 * Finds the classes of a parameter by reading it everywhere in some draws that leave nothing at its median.
 * @param probes the parameter's reader in each of them
 */
export function classesOf(probes: readonly Reader[], places: readonly Place[], span: Span): Classes {
  if (probes.every((reader) => !reader.byPlace && reader.of.every((dated) => dated.uniform)))
    return { of: new Int32Array(places.length), first: [0] };
  const numbers = new Map<string, number>();
  const first: number[] = [];
  const of = Int32Array.from(places, (place, i) => {
    const key = probes.map((reader) => {
      const { days, values } = historyAt(reader, place, span);
      return `${days.join()};${values.join()}`;
    });
    const text = key.join('|');
    let number = numbers.get(text);
    if (number === undefined) {
      numbers.set(text, (number = first.length));
      first.push(i);
    }
    return number;
  });
  return { of, first };
}

/** A chance with its odds multiplied; certain ones stay. */
export const moveOdds = (chance: number, factor: number): number =>
  factor === 1 || chance <= 0 || chance >= 1 ? chance : (chance * factor) / (1 - chance + chance * factor);
