/**
 * Values that change by day and place: the form in which a parameter is read by the simulation.
 */
import { parseDay } from '../../base/calendar.ts';
import type { TableRow } from '../../world/world.ts';
import { median } from './distribution.ts';
import { Drift, type Walked } from './drift.ts';
import { Fading, fadesOf } from './fade.ts';
import { type Distribution, type Fade, type Parameter, type Places } from '../schema.ts';
import { codesIn } from '../schema/places.ts';
import { inPlaces, type Place } from './places.ts';

type Entry<T> = {
  /** The day that is stated: of two values that have begun the one with the later of these holds. */
  readonly from: number;
  /** The day on which it begins: another one where the day is not exactly known and a draw has chosen it. */
  begins: number;
  readonly order: number;
  readonly covers: (place: Place) => boolean;
  readonly value: T;
  readonly fading: Fading | undefined;
};
type Plain<T> = Exclude<T, Distribution>;

const ALWAYS = Number.NEGATIVE_INFINITY;
const ANYWHERE = (): boolean => true;

type Stated = Pick<Entry<unknown>, 'from' | 'order'>;

/** A value as it stands in a parameter. */
type Written<T> = { from?: string; begins?: number; places?: Places; value: T; fade?: Fade | Fade[] };

/** The order of every list: the latest day first, and of one day the later line. */
const latestFirst = (a: Stated, b: Stated): number =>
  a.from === b.from ? b.order - a.order : a.from < b.from ? 1 : -1;

/** Where those that have begun by a day start in a list in order, by halving. */
function begunBy(list: readonly Pick<Entry<unknown>, 'begins'>[], day: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle].begins <= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Puts a list in order. All of one list that are not certain of their day cover one place, where a value never comes back
 * after one that is stated to be later: at the latest it gives way on the day on which that begins.
 */
function inOrder(list: Entry<unknown>[]): void {
  list.sort(latestFirst);
  for (let i = 1; i < list.length; i += 1) list[i].begins = Math.min(list[i].begins, list[i - 1].begins);
}

/** A parameter compiled for look-up. Distributions stand at their medians; a spread does nothing until it is drawn. */
export class Dated<T> {
  /** What an office multiplies every value by. */
  private readonly factors: Readonly<Record<string, number>> | undefined;
  private readonly entries: Entry<Plain<T>>[] = [];
  private readonly byPlace = new Map<string, Entry<Plain<T>>[]>();
  /** Those of the entries that do not cover every place. */
  private readonly selective: readonly Entry<Plain<T>>[];
  /** Where and on which days values fade. */
  private readonly fading: { readonly covers: (place: Place) => boolean; readonly days: ReadonlySet<number> }[] = [];
  private readonly drift: Drift | undefined;
  /** Days on which the value may change, at whatever place. */
  private readonly anywhere: ReadonlySet<number>;

  /** @param rows the rows of the parameter's table, if it names one */
  constructor(parameter: Parameter<T>, rows: readonly TableRow[] = []) {
    this.factors = parameter.spread?.factors;
    let order = 0;
    for (const row of rows) {
      const from = parseDay(row.from);
      const { place, begins = from } = row;
      const value = row.value as Plain<T>;
      this.file([place], { from, begins, order: (order += 1), covers: ANYWHERE, value, fading: undefined });
    }
    const { value: single, fade: ofSingle } = parameter;
    const values = parameter.values ?? (single === undefined ? [] : [{ value: single, fade: ofSingle }]);
    for (const { from: text, begins: day, places, value, fade } of values as Written<T>[]) {
      const from = text === undefined ? ALWAYS : parseDay(text);
      const everywhere = places === undefined || places === 'all';
      const entry = { from, begins: day ?? from, order: (order += 1), value: plain(value), fading: fadingOf(fade) };
      const codes = everywhere ? undefined : codesIn(places);
      if (entry.fading) {
        const covers = everywhere ? ANYWHERE : (place: Place) => inPlaces(places, place);
        this.fading.push({ covers, days: new Set(entry.fading.days) });
      }
      if (codes) this.file(codes, { ...entry, covers: ANYWHERE });
      else this.entries.push({ ...entry, covers: everywhere ? ANYWHERE : (place) => inPlaces(places, place) });
    }
    for (const list of [this.entries, ...this.byPlace.values()]) inOrder(list);
    this.selective = this.entries.filter(({ covers }) => covers !== ANYWHERE);
    this.drift = driftOf(parameter);
    this.anywhere = new Set([...(this.drift?.days ?? []), ...daysOf(this.entries)]);
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
    const holds = best ?? this.firstOf(place);
    const value = holds?.fading ? (((holds.value as number) * holds.fading.at(day)) as Plain<T>) : holds?.value;
    return this.ofOffice(value, day, place);
  }

  /** A value as the place's office has it, that year. */
  private ofOffice(value: Plain<T> | undefined, day: number, place: Place): Plain<T> | undefined {
    if (typeof value !== 'number') return value;
    const own = value * (this.factors?.[place.office] ?? 1);
    return (this.drift ? own * this.drift.factor(day, place) : own) as Plain<T>;
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
    const alike = this.factors === undefined && this.drift === undefined && this.byPlace.size === 0;
    return alike && this.selective.length === 0;
  }

  /** Two places of one field office for which this is the same have the same value on every day. */
  likeness(place: Place): string {
    if (this.byPlace.has(place.code)) return place.code;
    const covered = [...this.selective, ...this.fading].map(({ covers }) => (covers(place) ? '+' : '-'));
    return covered.join('') + (this.drift?.sizes.likeness(place) ?? '');
  }

  /** True if an entry that covers the place begins on this day, or fades on it. */
  changesAt(day: number, place: Place): boolean {
    if (this.fading.some(({ covers, days }) => covers(place) && days.has(day))) return true;
    if (this.drift?.days.includes(day)) return true;
    return this.listsOf(place).some((list) => {
      for (let i = begunBy(list, day); list[i]?.begins === day; i += 1) if (list[i].covers(place)) return true;
      return false;
    });
  }

  /** The days on which the value may change at one of these places, in any order. */
  changes(places: readonly Place[]): Set<number> {
    const days = new Set<number>(this.anywhere);
    for (const fade of this.fading) if (places.some(fade.covers)) for (const day of fade.days) days.add(day);
    if (this.byPlace.size === 0) return days;
    for (const { code, office } of places)
      for (const key of [code, office]) for (const day of daysOf(this.byPlace.get(key) ?? [])) days.add(day);
    return days;
  }
}

const daysOf = (entries: readonly Pick<Entry<unknown>, 'begins'>[]): number[] =>
  entries.map(({ begins }) => begins).filter((day) => day !== ALWAYS);

/** The walk of a parameter in the draw that it was made for, never written in a scenario: see walk.ts. */
function driftOf(parameter: Parameter): Drift | undefined {
  const { drift } = parameter as { drift?: Walked };
  if (!drift) return undefined;
  return new Drift(drift, new Dated<number>(drift.log_sd as Parameter<number>));
}

function plain<T>(value: T): Plain<T> {
  return (
    typeof value === 'object' && value !== null && 'distribution' in value
      ? median(value as unknown as Distribution)
      : value
  ) as Plain<T>;
}

function fadingOf(fade: Fade | Fade[] | undefined): Fading | undefined {
  const fades = fadesOf(fade);
  return fades.length === 0 ? undefined : new Fading(fades);
}
