/** Money: each entry is rounded once to whole cents and counted under a step and a payer. */
import { COST_ITEMS, type Counter } from '../../src/simulation/counters.ts';
import type { BASES, CostBook } from '../../src/scenario/schema.ts';
import type { Owner, Tally } from './tally.ts';

export type Basis = (typeof BASES)[number];
export type Payer = 'federal' | 'state' | 'local';

const DIVISORS: Partial<Record<Basis, number>> = {
  screening_hour: 60,
  screening_hour_given: 60,
  hold_hour: 60,
  pickup_hour: 60,
  pickup_hour_given: 60,
  extra_jail_day: 1440,
  detention_day: 1440,
  team_year: 12,
};

export class Ledger {
  private readonly book: CostBook;
  private readonly tally: Tally;

  constructor(book: CostBook, tally: Tally) {
    this.book = book;
    this.tally = tally;
  }

  /**
   * Enters the cost of one event under every line of its basis.
   * @param quantity minutes for hours and days, teams for team-years, else events
   * @param jail who pays where the jail does; absent for an office's own entries
   */
  enter(per: Basis, quantity: number, owner: Owner, month: number, jail?: Payer): void {
    for (const line of this.book.lines) {
      if (line.per !== per) continue;
      const payer = line.payer === 'ice' ? 'federal' : jail;
      if (!payer) throw new Error(`${line.id}: a jail cannot pay for what no jail does`);
      const step = COST_ITEMS.find((item) => line.covers.includes(item));
      const cents = Math.floor((quantity * Math.floor(line.usd * 100 + 0.5)) / (DIVISORS[per] ?? 1) + 0.5);
      const counter = `cost_${step}_${payer}` as Counter;
      this.tally.add(step === 'teams' ? { office: owner.office } : owner, counter, month, cents);
    }
  }
}
