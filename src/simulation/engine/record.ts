/** What ICE notes of how a request ended: one reason at most, and none of most. A refusal is noted at the answer. */
import { COUNTER } from '../../base/counters.ts';
import { Decision } from '../compile/decisions.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';

/** What is noted as recorded of a refusal: nothing else is noted of it then. */
const REFUSED = 2;

/** The request ends now. @param taken ICE took the person on it */
export function recordReason(run: OfficeRun, row: number, taken: boolean): void {
  const { now } = run;
  const { words: w } = run.episodes;
  if (w[row + Field.declined] === REFUSED) return;
  const place = w[row + Field.place];
  const [booked, other] = [now.recordBooked[place], now.recordOther[place]];
  // Nobody draws for what no scenario tells of.
  if (taken && booked > 0 && run.chance(row, Decision.recordBooked, booked))
    run.count(COUNTER.recorded_booked, row, w[row + Field.lodged]);
  else if (other > 0 && run.chance(row, Decision.recordOther, other))
    run.count(COUNTER.recorded_other, row, w[row + Field.lodged]);
}
