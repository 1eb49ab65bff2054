/** The people booked in the units of an office by month, those among them who come again; and what its jails answered of late. */
import type { OfficeTwin } from './office-twin.ts';

/** Minutes of a month at the rate of re-arrest. */
const MONTH = 43800;

/** First bookings of a unit by month, the share of them who are removable, the mean minutes to a return (below 0: none) and its horizon. */
export type Bookings = {
  readonly first: Float64Array;
  readonly removable: number;
  readonly mean: number;
  readonly horizon: number;
};

export class Returns {
  private readonly bookings: readonly Bookings[];
  private readonly months: number;
  /** By unit and removability: who comes again in this month, all booked in it; by month besides, who was let go. */
  private readonly coming: Float64Array;
  private readonly now: Float64Array;
  private readonly free: Float64Array;
  /** By unit: the chance to stay away for a month, and until the horizon; months to it. */
  private readonly stay: Float64Array;
  private readonly last: Float64Array;
  private readonly horizon: Int32Array;
  private month = 0;

  constructor({ units }: OfficeTwin, bookings: readonly Bookings[], months: number) {
    this.bookings = bookings;
    this.months = months;
    this.coming = new Float64Array(units.length * 2);
    this.now = new Float64Array(units.length * 2);
    this.free = new Float64Array(units.length * 2 * months);
    const returning = units.map(({ kind }, unit) => kind === 0 && bookings[unit].mean > 0);
    this.horizon = Int32Array.from(units, (_, unit) =>
      returning[unit] ? Math.floor(bookings[unit].horizon / MONTH) : 0,
    );
    this.stay = Float64Array.from(units, (_, unit) => Math.exp(-MONTH / bookings[unit].mean));
    this.last = Float64Array.from(units, (_, unit) => Math.exp((-MONTH * this.horizon[unit]) / bookings[unit].mean));
  }

  begin(month: number): void {
    this.month = month;
    const { free, coming, now, months, bookings } = this;
    for (let unit = 0; unit < bookings.length; unit += 1) {
      const stay = this.stay[unit];
      const { first, removable } = bookings[unit];
      for (let r = 0; r < 2; r += 1) {
        const at = unit * 2 + r;
        if (this.horizon[unit] > 0 && month > 0) {
          const gone = month - 1 - this.horizon[unit];
          coming[at] = stay * coming[at] + (1 - stay) * (free[at * months + month - 1] - (gone >= 0 ? this.last[unit] * free[at * months + gone] : 0)); // prettier-ignore
        }
        now[at] = first[month] * (r === 1 ? removable : 1 - removable) + coming[at];
        free[at * months + month] = now[at];
      }
    }
  }

  /** @param removable 0 or 1 */
  booked(unit: number, removable: number): number {
    return this.now[unit * 2 + removable];
  }

  again(unit: number): number {
    return this.coming[unit * 2] + this.coming[unit * 2 + 1];
  }

  /** People whom ICE takes do not come again. */
  took(unit: number, count: number): void {
    const at = (unit * 2 + 1) * this.months + this.month;
    this.free[at] = Math.max(0, this.free[at] - count);
  }
}

export class Answers {
  private readonly months: number;
  private readonly honored: Float64Array;
  private readonly declined: Float64Array;

  constructor(units: number, months: number) {
    this.months = months;
    this.honored = new Float64Array(units * months);
    this.declined = new Float64Array(units * months);
  }

  add(unit: number, month: number, honored: number, declined: number): void {
    this.honored[unit * this.months + month] = honored;
    this.declined[unit * this.months + month] = declined;
  }

  /** The expected share of refusals among the answers of some months before one, nothing where there was no answer. */
  declining(unit: number, month: number, back: number): number {
    let honored = 0;
    let declined = 0;
    for (let m = Math.max(0, month - Math.round(back)); m < month; m += 1) {
      honored += this.honored[unit * this.months + m];
      declined += this.declined[unit * this.months + m];
    }
    const all = honored + declined;
    return all > 0 ? (declined / all) * (1 - Math.exp(-all)) : 0;
  }
}
