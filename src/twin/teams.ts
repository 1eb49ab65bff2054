/** Teams of an office through the months, as a fluid: the list of released people and the backlog of absconders. */
import { CERTAIN } from '../base/random.ts';
import type { OfficeParameter } from '../simulation/compile/now.ts';
import { OFFICE_ROW, OFFICE_ROW_SIZE, RANKS } from './shapes.ts';

export type TeamsNow = Readonly<Record<OfficeParameter, Float64Array>>;

/** Arrests on the list by month, and by month of the release. */
export type Found = { readonly arrests: Float64Array; readonly ofReleased: Float64Array };

/** Who comes to the list of an office. */
export type Targets = {
  /** By month of the release. */
  readonly people: Float64Array;
  /** By month and rank, the first to be looked for first: shares of them. */
  readonly ranks: Float64Array;
  /** Likewise: the share of a rank whose search takes longer. */
  readonly serious: Float64Array;
  /** Chance that somebody released is not booked again within a month. */
  readonly stays: number;
};

/** Works the months of an office. @param rows of the office by month */
export function workMonths(now: TeamsNow, targets: Targets, rows: Float64Array): Found {
  const months = targets.people.length;
  const list = new List(months, targets);
  let absconders = now.absconderStock[0];
  for (let month = 0; month < months; month += 1) {
    const at = month * OFFICE_ROW_SIZE;
    const size = list.begin(month, Math.floor(now.listMonths[month]));
    const unlimited = now.teamMinutes[month] < 0;
    const total = unlimited ? 0 : now.teamMinutes[month];
    const needs = absconders * now.absconderAttempt[month];
    const weight = now.listWeight[month];
    const ofList = weight * size * now.perAttempt[month];
    const ofBoth = ofList + (1 - weight) * now.respondsAt[month] * needs;
    const share = (1 - now.responds[month]) * weight + now.responds[month] * (ofBoth > 0 ? ofList / ofBoth : weight);
    const forList = total * share + Math.max(0, total - total * share - needs);
    const factor = now.seriousFactor[month] - 1;
    const needOf = (rank: number): number => now.perAttempt[month] * (1 + targets.serious[month * RANKS + rank] * factor); // prettier-ignore
    const used = list.work(unlimited ? Number.POSITIVE_INFINITY : forList, needOf, now.success[month], now.successDecay[month]); // prettier-ignore
    const each = now.absconderAttempt[month];
    const left = Math.max(0, total - used);
    const onBacklog = unlimited ? 0 : each > 0 ? Math.min(absconders, left / each) : absconders;
    const caught = onBacklog * (now.absconderSuccess[month] / CERTAIN);
    absconders = Math.max(0, absconders * (1 - now.absconderOutflow[month]) - caught + now.absconderInflow[month]);
    rows[at + OFFICE_ROW.at_large_absconders] = caught;
    rows[at + OFFICE_ROW.team_minutes_given] = total;
    rows[at + OFFICE_ROW.team_minutes_used] = used + onBacklog * each;
    rows[at + OFFICE_ROW.at_large_other] = now.otherAtLarge[month];
    rows[at + OFFICE_ROW.other_arrests] = now.otherArrests[month];
    rows[at + OFFICE_ROW.absconder_stock] = absconders;
    rows[at + OFFICE_ROW.at_large_backlog] = list.end();
  }
  return list.found;
}

/** The list: by rank and month of release those whom teams have looked for, and the others. */
class List {
  readonly found: Found;
  private readonly months: number;
  private readonly targets: Targets;
  private readonly tried: Float64Array;
  private readonly fresh: Float64Array;
  private month = 0;
  private first = 0;

  constructor(months: number, targets: Targets) {
    this.months = months;
    this.targets = targets;
    this.tried = new Float64Array(RANKS * months);
    this.fresh = new Float64Array(RANKS * months);
    this.found = { arrests: new Float64Array(months), ofReleased: new Float64Array(months) };
  }

  /** Lets go who was booked again or released too long ago. @returns people on the list */
  begin(month: number, listed: number): number {
    const { tried, fresh, targets } = this;
    this.month = month;
    this.first = Math.max(0, month - listed);
    let size = 0;
    for (let rank = 0; rank < RANKS; rank += 1) {
      for (let at = rank * this.months + this.first; at < rank * this.months + month; at += 1) {
        tried[at] *= targets.stays;
        fresh[at] *= targets.stays;
        size += tried[at] + fresh[at];
      }
    }
    return size;
  }

  /**
   * Looks for people, rank by rank. The order of the list does not change: of a rank, whoever was looked for stands before those who
   * were not, and where the hours reach so far down the list, they do from the first month.
   * @returns minutes used
   */
  work(minutes: number, needOf: (rank: number) => number, success: number, decay: number): number {
    const { tried, fresh, found, month } = this;
    let used = 0;
    for (let rank = 0; rank < RANKS && used < minutes; rank += 1) {
      const start = rank * this.months;
      const need = needOf(rank);
      const most = need > 0 ? (minutes - used) / need : Number.POSITIVE_INFINITY;
      let left = most;
      const old = sum(tried, start + this.first, start + month);
      const again = Math.min(left, old);
      left -= again;
      used += again * need;
      let chance = success;
      for (let of = month - 1; of >= this.first; of -= 1) {
        const newly = Math.min(fresh[start + of], left);
        left -= newly;
        used += newly * need;
        const caught = ((old > 0 ? (tried[start + of] * again) / old : 0) + newly) * chance;
        tried[start + of] += newly - caught;
        fresh[start + of] -= newly;
        found.arrests[month] += caught;
        found.ofReleased[of] += caught;
        chance *= decay;
      }
    }
    return used;
  }

  /** The month's releases come to the list. @returns people on it */
  end(): number {
    const { targets, month, months } = this;
    let size = 0;
    for (let rank = 0; rank < RANKS; rank += 1) {
      const start = rank * months;
      this.fresh[start + month] = targets.people[month] * targets.ranks[month * RANKS + rank];
      size +=
        sum(this.tried, start + this.first, start + month) + sum(this.fresh, start + this.first, start + month + 1);
    }
    return size;
  }
}

function sum(counts: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i += 1) total += counts[i];
  return total;
}
