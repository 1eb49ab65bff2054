/** Money: each entry is rounded once to whole cents and counted under a step and a payer. */
import { type Basis, COST_ITEMS } from '../../src/base/vocabulary.ts';
import type { Counter } from '../../src/base/counters.ts';
import { PRICE_YEAR } from '../../src/scenario/values/prices.ts';
import type { CostBook, CostLine } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import type { Owner, Tally } from './tally.ts';

export type Entry = { counter: Counter; cents: number };
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
  private readonly cpi: World['cpi'];
  private readonly tally: Tally;

  constructor(book: CostBook, cpi: World['cpi'], tally: Tally) {
    this.book = book;
    this.cpi = cpi;
    this.tally = tally;
  }

  /**
   * Enters the cost of one event under every line of its basis.
   * @param quantity minutes for hours and days, teams for team-years, else events
   * @param jail who pays where the jail does; absent for an office's own entries
   * @param times the entry is made so often: once for everybody for whom a person stands
   * @returns what was entered
   */
  enter(per: Basis, quantity: number, owner: Owner, month: number, jail?: Payer, times = 1): Entry[] {
    const entered: Entry[] = [];
    for (const line of this.book.lines) {
      if (line.per !== per) continue;
      const payer = line.payer === 'ice' ? 'federal' : jail;
      if (!payer) throw new Error(`${line.id}: a jail cannot pay for what no jail does`);
      const step = COST_ITEMS.find((item) => line.covers.includes(item));
      const cents = Math.floor((quantity * this.price(line, month)) / (DIVISORS[per] ?? 1) + 0.5);
      const counter = `cost_${step}_${payer}` as Counter;
      this.tally.add(step === 'teams' ? { office: owner.office } : owner, counter, month, cents * times);
      entered.push({ counter, cents });
    }
    return entered;
  }

  /** Cents of the price year: of the line as a whole, or of the fiscal year that the month (since 2000) lies in. */
  private price({ usd, price_year: year, by_year: years = [] }: CostLine, month: number): number {
    const fiscalYear = month % 12 < 9 ? 2000 + (month - (month % 12)) / 12 : 2001 + (month - (month % 12)) / 12;
    const begun = years.filter((of) => of.fiscal_year <= fiscalYear);
    const of = begun[begun.length - 1] ?? years[0];
    const [dollars, then] = usd === undefined ? [of.usd / of.divided_by, of.fiscal_year] : [usd, year as number];
    const index = (which: number): number => this.cpi.get(which) as number;
    return Math.floor((then === PRICE_YEAR ? dollars : (dollars * index(PRICE_YEAR)) / index(then)) * 100 + 0.5);
  }
}
