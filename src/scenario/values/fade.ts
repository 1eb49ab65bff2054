/**
 * Values that fade: multiplied again with every month. A fade is told by its own day, not by that of the value it belongs
 * to, so that a value stated again on another day, as laying a child over its parent does, fades as before.
 */
import { monthOfDay, monthStart, parseDay, parseMonth } from '../../base/calendar.ts';
import { LAST_MONTH } from '../../base/last-month.ts';
import { median } from './distribution.ts';
import type { Fade } from '../schema.ts';

/** The fades of a value: one, or several of which each takes over from the one before. */
export const fadesOf = (fade: Fade | readonly Fade[] | undefined): readonly Fade[] =>
  fade === undefined ? [] : ([fade].flat() as readonly Fade[]);

/** The first day on which a fade tells: the first month that begins after its day. */
export const firstTold = ({ from }: Fade): number => monthStart(monthOfDay(parseDay(from)) + 1);

/** Fades compiled for look-up. Distributions stand at their medians. */
export class Fading {
  /** Every day on which the value becomes another. */
  readonly days: readonly number[];
  /** By those days: what the value is multiplied by from then on. */
  private readonly factors: readonly number[];

  constructor(fades: readonly Fade[]) {
    const all = fades.map((fade) => ({ told: firstTold(fade), rate: rateOf(fade) }));
    const days: number[] = [];
    const factors: number[] = [];
    let factor = 1;
    const last = parseMonth(LAST_MONTH);
    for (let month = monthOfDay(all[0].told); month <= last; month += 1) {
      const day = monthStart(month);
      factor *= all.findLast(({ told }) => told <= day)?.rate ?? 1;
      days.push(day);
      factors.push(factor);
    }
    this.days = days;
    this.factors = factors;
  }

  /** What is left of the value on a day. */
  at(day: number): number {
    if (this.days.length === 0 || day < this.days[0]) return 1;
    const passed = monthOfDay(day) - monthOfDay(this.days[0]);
    return this.factors[Math.min(passed, this.factors.length - 1)];
  }
}

const rateOf = ({ per_month: rate }: Fade): number => (typeof rate === 'number' ? rate : median(rate));
