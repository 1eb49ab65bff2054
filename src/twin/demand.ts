/** What the screening line of an office has to do in a month. */
import type { GroupNow } from './groups.ts';
import type { JailNow } from './jails.ts';
import { settle, type Waits } from './line.ts';
import type { Returns } from './returns.ts';
import { CHARGE_COUNT, KNOWN, RANKS } from './shapes.ts';
import { LONGEST_WAIT, tableAt } from './stays.ts';

/** The ways by which people come to the line. */
const WAYS = [KNOWN.match, KNOWN.interview];
const DAYS = LONGEST_WAIT + 1;

export class Demand {
  private readonly groups: readonly GroupNow[];
  private readonly groupOf: Int32Array;
  /** Chances to be there still by stay, and the stay of each group. */
  private readonly tables: readonly Float64Array[];
  private readonly tableOf: Int32Array;
  /** By group, removability and way: minutes a day. */
  private readonly ofGroup: Float64Array;
  /** By stay, way, rank and charge: minutes a day. */
  private readonly minutes: Float64Array;
  /** By rank and days waited: minutes a day; below 0 while not asked. */
  private readonly known = new Float64Array(RANKS * DAYS);

  constructor(groups: readonly GroupNow[], groupOf: Int32Array) {
    this.groups = groups;
    this.groupOf = groupOf;
    this.tables = [...new Set(groups.map(({ stays }) => stays.screened))];
    this.tableOf = Int32Array.from(groups, ({ stays }) => this.tables.indexOf(stays.screened));
    this.minutes = new Float64Array(this.tables.length * 2 * RANKS * CHARGE_COUNT);
    this.ofGroup = new Float64Array(groups.length * 4);
  }

  /** Settles the waits of a month. @param hours minutes a day, below 0 without limit @returns minutes used a day */
  settle(
    waits: Waits,
    jails: readonly JailNow[],
    returns: Returns,
    month: number,
    days: number,
    hours: number,
  ): number {
    this.gather(jails, returns, month, days);
    this.known.fill(-1);
    return settle(waits, (rank, day) => this.work(rank, Math.min(day, LONGEST_WAIT)), hours);
  }

  private work(rank: number, day: number): number {
    const at = rank * DAYS + day;
    if (this.known[at] >= 0) return this.known[at];
    let sum = 0;
    for (let table = 0; table < this.tables.length; table += 1) {
      for (let way = 0; way < 2; way += 1) {
        const start = ((table * 2 + way) * RANKS + rank) * CHARGE_COUNT;
        for (let charge = 0; charge < CHARGE_COUNT; charge += 1)
          sum += this.minutes[start + charge] * this.tables[table][tableAt(WAYS[way], charge, day)];
      }
    }
    return (this.known[at] = sum);
  }

  private gather(jails: readonly JailNow[], returns: Returns, month: number, days: number): void {
    const { ofGroup, minutes, groups } = this;
    ofGroup.fill(0);
    minutes.fill(0);
    for (let unit = 0; unit < jails.length; unit += 1) {
      const { jailInterview, activated, onRecord, onRecordAndTells, interview, perMatch, perInterview } = jails[unit];
      const byJail = jailInterview[month];
      const active = activated[month];
      const matched = (active * (onRecord - onRecordAndTells * byJail) * perMatch[month]) / days;
      const told = ((onRecordAndTells * (1 - active) + 1 - onRecord) * interview[month] * (1 - byJail) * perInterview[month]) / days; // prettier-ignore
      const at = this.groupOf[unit] * 4;
      for (let r = 0; r < 2; r += 1) {
        const people = returns.booked(unit, r);
        ofGroup[at + r * 2] += people * matched;
        ofGroup[at + r * 2 + 1] += people * told;
      }
    }
    for (let g = 0; g < groups.length; g += 1) this.spread(g, month);
  }

  /** Divides a group's minutes by rank and charge: groups of one table are taken together. */
  private spread(g: number, month: number): void {
    const { ofGroup, minutes, groups } = this;
    const pieces = groups[g].pieces[month];
    const table = this.tableOf[g];
    for (let later = g + 1; later < groups.length; later += 1) {
      if (groups[later].pieces[month] !== pieces || this.tableOf[later] !== table) continue;
      for (let i = 0; i < 4; i += 1) ofGroup[later * 4 + i] += ofGroup[g * 4 + i];
      return;
    }
    for (const { asked, part } of pieces) {
      for (let r = 0; r < 2; r += 1) {
        const matched = ofGroup[g * 4 + r * 2] * part;
        const told = ofGroup[g * 4 + r * 2 + 1] * part;
        for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
          for (let rank = 0; rank < RANKS; rank += 1) {
            const from = (r * CHARGE_COUNT + charge) * RANKS + rank;
            minutes[((table * 2 + 0) * RANKS + rank) * CHARGE_COUNT + charge] += matched * asked.booked[from];
            minutes[((table * 2 + 1) * RANKS + rank) * CHARGE_COUNT + charge] += told * asked.open[from];
          }
        }
      }
    }
  }
}
