/**
 * What the jails of an office have taken of their own and seen of late: limits and requests. There are none where nobody
 * adapts.
 */
import type { AdaptationTables } from '../compile/adaptation-tables.ts';

/** No option taken: the local policy of the scenario holds. */
const NONE = -1;
/** What is seen of a jail in a month. */
const SEEN = 2;
const REQUESTS = 0;
const NO_CONVICTION = 1;

export class Jails {
  /** By place: 1 if the jail has taken limits and not lifted them. */
  readonly limited: Uint8Array;
  /** By option and place: the rules of the jail under it, today. */
  readonly options: readonly Float64Array[];
  /** By place: the rules of the jail as it stands, today. */
  readonly ruleset: Float64Array;
  private readonly taken: Int8Array;
  private readonly months: number;
  /** A ring of months, by place: the months looked back on, and the present one. */
  private readonly seen: Int32Array;

  constructor({ months }: AdaptationTables, options: readonly Float64Array[], places: number, from?: Jails | null) {
    this.months = months;
    this.options = options;
    this.limited = from ? from.limited.slice() : new Uint8Array(places);
    this.taken = from ? from.taken.slice() : new Int8Array(places).fill(NONE);
    this.ruleset = from ? from.ruleset.slice() : new Float64Array(places);
    this.seen = from ? from.seen.slice() : new Int32Array((months + 1) * places * SEEN);
  }

  /** A request was lodged in a month. */
  requested(month: number, place: number, noConviction: boolean): void {
    const at = this.at(month, place);
    this.seen[at + REQUESTS] += 1;
    if (noConviction) this.seen[at + NO_CONVICTION] += 1;
  }

  /** Forgets the month that is no longer looked back on, whose room the month that begins takes. */
  begin(month: number): void {
    const start = this.at(month, 0);
    this.seen.fill(0, start, start + this.limited.length * SEEN);
  }

  /** Share of the requests of the last months, before the present one, that were for people without a conviction. */
  shareWithoutConviction(place: number): number {
    const requests = this.lately(place, REQUESTS);
    return requests === 0 ? 0 : this.lately(place, NO_CONVICTION) / requests;
  }

  /** The jail takes limits, or lifts them, and has the rules of an option from now on. */
  take(place: number, option: number, limits: boolean): void {
    this.taken[place] = option;
    this.limited[place] = limits ? 1 : 0;
  }

  /** Puts the rules of every jail as they are today. @param local those of jails that have taken nothing */
  settle(local: Float64Array): void {
    for (let place = 0; place < local.length; place += 1) {
      const option = this.taken[place];
      this.ruleset[place] = option === NONE ? local[place] : this.options[option][place];
    }
  }

  /** The present month is empty when a month begins. */
  private lately(place: number, what: number): number {
    const stride = this.limited.length * SEEN;
    let sum = 0;
    for (let at = place * SEEN + what; at < this.seen.length; at += stride) sum += this.seen[at];
    return sum;
  }

  private at(month: number, place: number): number {
    return ((month % (this.months + 1)) * this.limited.length + place) * SEEN;
  }
}
