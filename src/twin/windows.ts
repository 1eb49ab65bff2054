/**
 * Which counts go where: places of an office that the same windows cover are counted together by month; a jail that has
 * windows of its own is counted over the spans that the ends of these windows cut.
 */
import { parseMonth } from '../base/calendar.ts';
import type { Study, StudyOffice } from '../experiment/study.ts';

/** A window as the sum of sets of places of some office over months from the first of the run, both included. */
export type Covered = {
  readonly window: number;
  readonly from: number;
  readonly to: number;
  readonly sets: readonly number[];
  readonly whole: boolean;
};

/** A window of one place alone. */
export type OfJail = { readonly window: number; readonly place: number; readonly from: number; readonly to: number };

export type Counting = {
  /** By place of the office: its set, counted by month; whether it is reported; how many sets there are. */
  readonly setOf: Int32Array;
  readonly sets: number;
  readonly reported: readonly boolean[];
  readonly windows: readonly Covered[];
  readonly jails: readonly OfJail[];
  /** The places that have windows of their own. */
  readonly apart: ReadonlySet<number>;
};

export function countingOf({ order, firstMonth }: Study, { parts, plan, places }: StudyOffice): Counting {
  const { windows = [] } = order;
  const here = Array.from({ length: parts.count }, (): number[] => []);
  places.jurisdictions.forEach((_, place) => here[parts.partOf[place]].push(place));
  const spans = windows.map(({ from, to }) => ({
    from: parseMonth(from) - firstMonth,
    to: parseMonth(to) - firstMonth,
  }));
  const jails: OfJail[] = [];
  const others: { window: number; covered: readonly number[]; key: string }[] = [];
  parts.covered.forEach((covered, window) => {
    if (covered.length === 0) return;
    const own = covered.flatMap((part) => here[part]);
    if (own.length === 1 && places.jurisdictions.length > 1) jails.push({ window, place: own[0], ...spans[window] });
    else others.push({ window, covered, key: covered.join() });
  });
  const distinct = [...new Map(others.map(({ key, covered }) => [key, new Set(covered)])).values()];
  const numbers = new Map<string, number>();
  const setOf = Int32Array.from(places.jurisdictions, (_, place) => {
    const key = `${plan.reported[place]} ${distinct.map((covered) => (covered.has(parts.partOf[place]) ? 1 : 0)).join('')}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const office = parts.count - 1;
  return {
    setOf,
    sets: numbers.size,
    reported: [...plan.reported].map((one) => one === 1),
    windows: others.map(({ window, covered }) => ({
      window,
      ...spans[window],
      sets: [...new Set(covered.flatMap((part) => here[part]).map((place) => setOf[place]))],
      whole: covered.includes(office),
    })),
    jails,
    apart: new Set(jails.map(({ place }) => place)),
  };
}
