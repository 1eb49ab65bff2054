/** Teams of an office through the months, as a fluid: the list of released people and the backlog of absconders. */
import { CERTAIN } from '../base/random.ts';
import type { OfficeParameter } from '../simulation/compile/now.ts';
import { OFFICE_ROW, OFFICE_ROW_SIZE } from './shapes.ts';

export type TeamsNow = Readonly<Record<OfficeParameter, Float64Array>>;

/** Arrests on the list by month, and by month of the release. */
export type Found = { readonly arrests: Float64Array; readonly ofReleased: Float64Array };

/**
 * Works the months of an office.
 * @param targets people who come to the list, by month of their release
 * @param serious share of them whose search takes longer
 * @param stays chance that somebody released is not booked again within a month
 * @param rows of the office by month
 */
export function workMonths(
  now: TeamsNow,
  targets: Float64Array,
  serious: number,
  stays: number,
  rows: Float64Array,
): Found {
  // prettier-ignore
  const months = targets.length;
  const arrests = new Float64Array(months);
  const ofReleased = new Float64Array(months);
  /** People on the list by month of release: those whom teams have looked for, and the others. */
  const tried = new Float64Array(months);
  const fresh = new Float64Array(months);
  let absconders = now.absconderStock[0];
  for (let month = 0; month < months; month += 1) {
    const at = month * OFFICE_ROW_SIZE;
    const first = Math.max(0, month - Math.floor(now.listMonths[month]));
    let size = 0;
    for (let of = first; of < month; of += 1) {
      tried[of] *= stays;
      fresh[of] *= stays;
      size += tried[of] + fresh[of];
    }
    const unlimited = now.teamMinutes[month] < 0;
    const total = unlimited ? 0 : now.teamMinutes[month];
    const needs = absconders * now.absconderAttempt[month];
    const ofList = now.listWeight[month] * size * now.perAttempt[month];
    const ofBoth = ofList + (1 - now.listWeight[month]) * now.respondsAt[month] * needs;
    const weight = now.listWeight[month];
    const share = (1 - now.responds[month]) * weight + now.responds[month] * (ofBoth > 0 ? ofList / ofBoth : weight);
    const forList = total * share + Math.max(0, total - total * share - needs);
    const need = now.perAttempt[month] * (1 + serious * (now.seriousFactor[month] - 1));
    let left = unlimited ? size : need > 0 ? Math.min(size, forList / need) : size;
    const attempts = left;
    // The order of the list does not change: whoever was looked for stands before those who were not.
    const old = sum(tried, first, month);
    const again = Math.min(left, old);
    left -= again;
    const whole = sum(fresh, first, month);
    for (let of = first; of < month; of += 1) {
      let chance = now.success[month];
      for (let m = month - of; m > 1; m -= 1) chance *= now.successDecay[month];
      const onceMore = old > 0 ? (tried[of] * again) / old : 0;
      const newly = whole > 0 ? (fresh[of] * left) / whole : 0;
      const found = (onceMore + newly) * chance;
      tried[of] += newly - found;
      fresh[of] -= newly;
      arrests[month] += found;
      ofReleased[of] += found;
    }
    const attemptsLeft = unlimited ? 0 : now.absconderAttempt[month] > 0 ? Math.min(absconders, (total - attempts * need) / now.absconderAttempt[month]) : absconders; // prettier-ignore
    const caught = Math.max(0, attemptsLeft) * (now.absconderSuccess[month] / CERTAIN);
    rows[at + OFFICE_ROW.at_large_absconders] = caught;
    rows[at + OFFICE_ROW.team_minutes_given] = total;
    rows[at + OFFICE_ROW.team_minutes_used] = attempts * need + Math.max(0, attemptsLeft) * now.absconderAttempt[month];
    rows[at + OFFICE_ROW.at_large_other] = now.otherAtLarge[month];
    rows[at + OFFICE_ROW.other_arrests] = now.otherArrests[month];
    absconders = Math.max(0, absconders * (1 - now.absconderOutflow[month]) - caught + now.absconderInflow[month]);
    rows[at + OFFICE_ROW.absconder_stock] = absconders;
    fresh[month] = targets[month];
    rows[at + OFFICE_ROW.at_large_backlog] = sum(tried, first, month) + sum(fresh, first, month + 1);
  }
  return { arrests, ofReleased };
}

function sum(counts: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i += 1) total += counts[i];
  return total;
}
