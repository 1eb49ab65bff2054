/**
 * A waiting line of an office: first come, first served, by the hours of the day. In a small country each case stands for
 * many, and is served on credit.
 */
import { DAY } from '../../src/base/calendar.ts';

export type Case = {
  /** Minute from which the case may be served, and the minute at which it is gone. */
  ready: number;
  gone: number;
  /** Minutes needed, read on the day when the case comes to be the head. */
  need: (day: number) => number;
  /** Called once: either served at a minute with the minutes it took in all, or left without. */
  served: (minute: number, minutes: number) => void;
  left: () => void;
  name?: string;
  /** Called each day before the line is served, with the names of all those ahead. */
  stands?: ((ahead: readonly Case[], day: number, budget: number | 'unlimited') => void) | undefined;
};

type Waiting = { item: Case; needed?: number; gathered: number };

export class Line {
  private waiting: Waiting[] = [];
  /** Minutes gathered in vain by someone who went home yesterday. */
  private freed = 0;
  /** In a small country: minutes of the account that go on to the next day, below zero if owed, and what the last case took. */
  private carried = 0;
  private lastTook = 0;
  private readonly oneIn: number;

  /** @param oneIn for how many cases each stands */
  constructor(oneIn = 1) {
    this.oneIn = oneIn;
  }

  /**
   * Serves one day.
   * @param arrivals the day's cases in their order
   * @returns minutes used that day
   */
  day(day: number, arrivals: Case[], budget: number | 'unlimited'): number {
    for (const item of arrivals) this.waiting.push({ item, gathered: 0 });
    const here = this.waiting.map(({ item }) => item).filter(({ gone, ready }) => gone > Math.max(ready, day * DAY));
    here.forEach(({ stands }, i) => stands?.(here.slice(0, i), day, budget));
    if (this.oneIn > 1) return this.onCredit(day, budget);
    // Minutes that were gathered in vain are spent before those of today; they were counted as used when they were gathered.
    const own = budget === 'unlimited' ? Number.POSITIVE_INFINITY : budget;
    let left = own + this.freed;
    let spent = -this.freed;
    this.freed = 0;
    while (this.waiting.length > 0) {
      const head = this.waiting[0];
      const minute = Math.max(head.item.ready, day * DAY);
      if (head.item.gone <= minute) {
        this.waiting.shift();
        head.item.left();
        continue;
      }
      head.needed ??= head.item.need(day);
      const missing = head.needed - head.gathered;
      if (missing > left) {
        head.gathered += left;
        spent += left;
        break;
      }
      left -= missing;
      spent += missing;
      this.waiting.shift();
      head.item.served(minute, head.needed);
    }
    this.leave((day + 1) * DAY);
    return Math.max(0, spent);
  }

  /** Serves the head as long as the account is above zero; of what is left, eight cases' worth for the others is kept. */
  private onCredit(day: number, budget: number | 'unlimited'): number {
    const before = this.carried;
    let account = (budget === 'unlimited' ? Number.POSITIVE_INFINITY : budget) + before;
    let spent = 0;
    while (this.waiting.length > 0 && account > 0) {
      const { item } = this.waiting[0];
      this.waiting.shift();
      const minute = Math.max(item.ready, day * DAY);
      if (item.gone <= minute) {
        item.left();
        continue;
      }
      this.lastTook = item.need(day);
      account -= this.lastTook * this.oneIn;
      spent += this.lastTook * this.oneIn;
      item.served(minute, this.lastTook);
    }
    this.leave((day + 1) * DAY);
    this.carried = budget === 'unlimited' ? 0 : Math.min(account, 8 * (this.oneIn - 1) * this.lastTook);
    return Math.max(0, spent + this.carried - before);
  }

  /** Those who could not be served at 00:00 of the next day go home today. */
  private leave(midnight: number): void {
    const gone = this.waiting.filter(({ item }) => item.gone <= midnight);
    this.waiting = this.waiting.filter(({ item }) => item.gone > midnight);
    for (const { item, gathered } of gone) {
      this.freed += gathered;
      item.left();
    }
  }

  /** At the end of the run: who is still waiting. */
  close(): void {
    for (const { item } of this.waiting) item.left();
    this.waiting = [];
  }
}
