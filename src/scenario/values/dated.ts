/**
 * Values that change by day and place: the form in which a parameter is read by the simulation.
 */
import { parseDay } from '../../base/calendar.ts';
import type { TableRow } from '../../world/world.ts';
import { median } from './distribution.ts';
import { Drift, type Walked } from './drift.ts';
import { type Parameter, type Distribution, type Places } from '../schema.ts';
import { inPlaces, type Place } from './places.ts';

type Entry<T> = {
  readonly from: number;
  readonly order: number;
  readonly covers: (place: Place) => boolean;
  readonly value: T;
};
type Plain<T> = Exclude<T, Distribution>;

const ALWAYS = Number.NEGATIVE_INFINITY;
const ANYWHERE = (): boolean => true;

type Begun = Pick<Entry<unknown>, 'from' | 'order'>;

/** The order of every list: the latest day first, and of one day the later line. */
const latestFirst = (a: Begun, b: Begun): number => (a.from === b.from ? b.order - a.order : a.from < b.from ? 1 : -1);

/** Where those that have begun by a day start in a list, by halving. */
function begunBy(list: readonly Begun[], day: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle].from <= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The codes of places that a selector only lists. */
function codesIn(places: Places): readonly string[] | undefined {
  if (typeof places === 'string' || Array.isArray(places)) return undefined;
  const { jurisdiction, office, ...others } = places;
  if (Object.values(others).some((criterion) => criterion !== undefined)) return undefined;
  if ((jurisdiction === undefined) === (office === undefined)) return undefined;
  return [jurisdiction ?? office ?? []].flat();
}

/** A parameter compiled for look-up. Distributions stand at their medians. */
export class Dated<T> {
  private readonly entries: Entry<Plain<T>>[] = [];
  private readonly byPlace = new Map<string, Entry<Plain<T>>[]>();
  private readonly drift: Drift | undefined;

  /** @param rows the rows of the parameter's table, if it names one */
  constructor(parameter: Parameter<T>, rows: readonly TableRow[] = []) {
    let order = 0;
    for (const row of rows) {
      const from = parseDay(row.from);
      this.file([row.place], { from, order: (order += 1), covers: ANYWHERE, value: row.value as Plain<T> });
    }
    const values = parameter.values ?? (parameter.value === undefined ? [] : [{ value: parameter.value }]);
    for (const { from: text, places, value } of values as { from?: string; places?: Places; value: T }[]) {
      const from = text === undefined ? ALWAYS : parseDay(text);
      const everywhere = places === undefined || places === 'all';
      const entry = { from, order: (order += 1), value: plain(value) };
      const codes = everywhere ? undefined : codesIn(places);
      if (codes) this.file(codes, { ...entry, covers: ANYWHERE });
      else this.entries.push({ ...entry, covers: everywhere ? ANYWHERE : (place) => inPlaces(places, place) });
    }
    for (const list of [this.entries, ...this.byPlace.values()]) list.sort(latestFirst);
    this.drift = driftOf(parameter);
  }

  /** Keeps an entry under the codes of its places, so that a table of many rows is not searched for each place. */
  private file(codes: readonly string[], entry: Entry<Plain<T>>): void {
    for (const code of codes) {
      const list = this.byPlace.get(code);
      if (list) list.push(entry);
      else this.byPlace.set(code, [entry]);
    }
  }

  /**
   * The value at a day: the latest that covers the place; of two with one day, the later line. Before the first of a
   * place's values that first one holds.
   * @returns undefined where no value covers the place at all
   */
  at(day: number, place: Place): Plain<T> | undefined {
    let best: Entry<Plain<T>> | undefined;
    for (const list of this.listsOf(place)) {
      let i = begunBy(list, day);
      while (i < list.length && !list[i].covers(place)) i += 1;
      if (i < list.length && (!best || latestFirst(list[i], best) < 0)) best = list[i];
    }
    const found = (best ?? this.firstOf(place))?.value;
    if (!this.drift || typeof found !== 'number') return found;
    return (found * this.drift.factor(day, place)) as Plain<T>;
  }

  /** The entry with which a place begins; of two on one day, the later line. */
  private firstOf(place: Place): Entry<Plain<T>> | undefined {
    const covering = [...this.listsOf(place)].flat().filter(({ covers }) => covers(place));
    const day = Math.min(...covering.map(({ from }) => from));
    return covering.filter(({ from }) => from === day).toSorted(latestFirst)[0];
  }

  /** The lists that may have something to say of a place. */
  private listsOf(place: Place): readonly (readonly Entry<Plain<T>>[])[] {
    return [this.byPlace.get(place.code) ?? [], this.byPlace.get(place.office) ?? [], this.entries];
  }

  /** True if the value is the same at all places. */
  get uniform(): boolean {
    return !this.drift && this.byPlace.size === 0 && this.entries.every(({ covers }) => covers === ANYWHERE);
  }

  /** True if an entry that covers the place begins on this day. */
  changesAt(day: number, place: Place): boolean {
    if (this.drift?.days.includes(day)) return true;
    return this.listsOf(place).some((list) => {
      for (let i = begunBy(list, day); list[i]?.from === day; i += 1) if (list[i].covers(place)) return true;
      return false;
    });
  }

  /** The days on which the value may change at one of these places, in any order. */
  changes(places: readonly Place[]): Set<number> {
    const days = new Set<number>(this.drift?.days);
    for (const entry of this.entries) if (entry.from !== ALWAYS) days.add(entry.from);
    for (const place of places) {
      for (const key of [place.code, place.office])
        for (const { from } of this.byPlace.get(key) ?? []) if (from !== ALWAYS) days.add(from);
    }
    return days;
  }
}

/** The walk of a parameter in the draw that it was made for, never written in a scenario: see walk.ts. */
function driftOf(parameter: Parameter): Drift | undefined {
  const { drift } = parameter as { drift?: Walked };
  if (!drift) return undefined;
  const sizes = new Dated<number>(drift.log_sd as Parameter<number>);
  return new Drift(drift, (day, place) => sizes.at(day, place) ?? 0);
}

function plain<T>(value: T): Plain<T> {
  return (
    typeof value === 'object' && value !== null && 'distribution' in value
      ? median(value as unknown as Distribution)
      : value
  ) as Plain<T>;
}
