/**
 * Chances about stays, made once for each stay that a draw has: who is still inside when ICE gets to the case, and how
 * much later people leave. Stays are lognormal; every delay against them is exponential, so that for one length of stay
 * a chance is in closed form, and the mean over lengths is a sum over quantiles.
 */
import { CHARGE_COUNT, KNOWN, KNOWNS } from './shapes.ts';

/** Quantiles of a stay. */
export const NODES = 48;
/** Days of waiting for which chances are tabulated; whoever waits longer counts as waiting so long. */
export const LONGEST_WAIT = 45;
const DAY = 1440;
/** Minutes from a booking to the decision on a request, about: against these what is left of a stay is reckoned. */
export const LATE = 12 * 60;

/** Minutes. */
export type Delays = {
  readonly median: number;
  /** Multiples of the median by quantile, from low to high. */
  readonly spread: Float64Array;
  readonly longest: number;
  readonly factors: ArrayLike<number>;
  readonly interview: number;
  readonly jailInterview: number;
  readonly request: number;
};

/** By way of identification, charge and days waited in the line. */
export type StayTables = {
  /** Still inside when screened. */
  readonly screened: Float64Array;
  /** Still inside when the decision on a request is made. */
  readonly inTime: Float64Array;
  /** By charge and node: minutes of stay. */
  readonly stays: Float64Array;
};

export const tableAt = (known: number, charge: number, wait: number): number =>
  (known * CHARGE_COUNT + charge) * (LONGEST_WAIT + 1) + wait;

/** Chance that an exponential delay is over within some time. */
export const within = (time: number, mean: number): number =>
  time <= 0 ? 0 : mean <= 0 ? 1 : 1 - Math.exp(-time / mean);

/** Chance that the sum of two exponential delays is. */
function bothWithin(time: number, a: number, b: number): number {
  if (time <= 0) return 0;
  if (a <= 0) return within(time, b);
  if (b <= 0) return within(time, a);
  if (Math.abs(a - b) < 1e-6 * a) return 1 - Math.exp(-time / a) * (1 + time / a);
  return 1 - (a * Math.exp(-time / a) - b * Math.exp(-time / b)) / (a - b);
}

export function stayTables({
  median,
  spread,
  longest,
  factors,
  interview,
  jailInterview,
  request,
}: Delays): StayTables {
  const screened = new Float64Array(KNOWNS * CHARGE_COUNT * (LONGEST_WAIT + 1));
  const inTime = new Float64Array(screened.length);
  const stays = new Float64Array(CHARGE_COUNT * NODES);
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
    for (let node = 0; node < NODES; node += 1) {
      const multiple = spread[Math.floor(((node + 0.5) / NODES) * spread.length)];
      const stay = Math.min(longest, Math.max(1, median * factors[charge] * multiple));
      stays[charge * NODES + node] = stay;
      const interviewed = within(stay, interview);
      for (let wait = 0; wait <= LONGEST_WAIT; wait += 1) {
        // Served at the beginning of a later day: half a day less than days are counted.
        const left = stay - (wait === 0 ? 0 : (wait - 0.5) * DAY);
        if (left <= 0) break;
        const lodged = within(left, request);
        const add = (known: number, seen: number, decided: number): void => {
          screened[tableAt(known, charge, wait)] += seen / NODES;
          inTime[tableAt(known, charge, wait)] += decided / NODES;
        };
        add(KNOWN.match, 1, lodged);
        add(KNOWN.both, interviewed, interviewed * lodged);
        add(KNOWN.interview, within(left, interview), bothWithin(left, interview, request));
        add(KNOWN.jail, within(stay, jailInterview), bothWithin(stay, jailInterview, request));
      }
    }
  }
  return { screened, inTime, stays };
}

/** Days in a month of the twin. */
const MONTH = 30.4375 * DAY;

/**
 * When people leave after the decision: by month from it, the share who leave then, decisions spread over their month.
 * @param weights by charge, of those decided on in time
 * @param delay minutes from the booking to the decision
 * @param factor on the rest of the stay
 */
export function leaving(
  stays: Float64Array,
  weights: ArrayLike<number>,
  delay: number,
  factor: number,
  months: number,
): Float64Array {
  // prettier-ignore
  const kernel = new Float64Array(months);
  let sum = 0;
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
    for (let node = 0; node < NODES; node += 1) {
      const rest = ((stays[charge * NODES + node] - delay) * factor) / MONTH;
      if (rest <= 0) continue;
      const first = Math.min(months - 1, Math.floor(rest));
      const late = first === months - 1 ? 0 : rest - first;
      kernel[first] += weights[charge] * (1 - late);
      if (late > 0) kernel[first + 1] += weights[charge] * late;
      sum += weights[charge];
    }
  }
  if (sum === 0) kernel[0] = sum = 1;
  for (let month = 0; month < months; month += 1) kernel[month] /= sum;
  return kernel;
}

/**
 * Share of notices after which an officer who has to travel comes in time: the window is the lead, or the rest of the stay
 * where that is shorter.
 */
export function inWindow(
  stays: Float64Array,
  weights: ArrayLike<number>,
  delay: number,
  lead: number,
  travel: number,
): number {
  // prettier-ignore
  if (travel <= 0) return 1;
  const rate = 1 / travel + (lead > 0 ? 1 / lead : Infinity);
  if (!Number.isFinite(rate)) return 0;
  let [sum, whole] = [0, 0];
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
    for (let node = 0; node < NODES; node += 1) {
      const rest = stays[charge * NODES + node] - delay;
      if (rest <= 0) continue;
      sum += weights[charge] * (1 - Math.exp(-rest * rate));
      whole += weights[charge];
    }
  }
  return whole === 0 ? 0 : sum / whole / (travel * rate);
}
