/**
 * The floor under the engine: a loop that makes as many draws for as many people, holds each against a number that it looks up,
 * and counts as often, by month. It has no rules, no lines, no calendar and no memory of anybody: what the engine takes
 * above it is what these cost.
 */
import { DAY, monthOfDay, monthOf, monthStart, parseMonth } from '../../src/base/calendar.ts';
import { exponentialMinutes } from '../../src/base/quantiles.ts';
import { CERTAIN, type Key, threefry, word1 } from '../../src/base/random.ts';

/** What a run does. */
export type Work = {
  /** Followed episodes begun. */
  readonly people: number;
  /** Random numbers drawn, those of places and of keys included. */
  readonly draws: number;
  /** Additions to counters, those of money included. */
  readonly counts: number;
};

const PLACES = 4096;
const DECISIONS = 16;
const COUNTERS = 128;
const FIRST_DAY = monthStart(parseMonth('2005-10'));
const DAYS = monthStart(parseMonth('2016-10')) - FIRST_DAY;
/** Durations go beyond the last day. */
const MONTHS = monthOfDay(FIRST_DAY + 2 * DAYS);

/** Chances by place, half of one on average: whether a draw is below is as hard to guess as can be. */
const thresholds = Float64Array.from({ length: PLACES * DECISIONS }, (_, i) => ((i % 31) / 31) * CERTAIN);
const monthly = new Float64Array(MONTHS * COUNTERS);

/** Does the work. @returns a number that depends on all of it, so that none can be left out */
export function bare({ people, draws, counts }: Work, { k0, k1 }: Key): number {
  let toDraw = 0;
  let toCount = 0;
  let counter = 0;
  let sum = 0;
  for (let person = 0; person < people; person += 1) {
    const place = Math.floor((person / people) * PLACES);
    const own0 = threefry(k0, k1, place, person);
    const own1 = word1;
    let minute = (FIRST_DAY + (person % DAYS)) * DAY;
    let decision = 0;
    for (toDraw += draws / people - 1; toDraw >= 1; toDraw -= 1) {
      const u = threefry(own0, own1, decision, 1) >>> 0;
      if (u < thresholds[place * DECISIONS + decision]) minute += exponentialMinutes(DAY, u);
      decision = (decision + 1) % DECISIONS;
    }
    for (toCount += counts / people; toCount >= 1; toCount -= 1) {
      monthly[monthOf(minute) * COUNTERS + counter] += 1;
      counter = (counter + 1) % COUNTERS;
    }
    sum = (sum + minute) | 0;
  }
  return sum + monthly[(monthOfDay(FIRST_DAY) + 1) * COUNTERS];
}
