/**
 * The jails that declined, as a run's own records have them. The published figures are of 62 facilities, picked by what was
 * recorded of them and not named; the model's counterpart is picked by the same rule from its own records.
 */
import type { Counts } from '../metric.ts';
import { COUNTER } from '../../base/counters.ts';
import type { Span } from './table.ts';

/** The months of the record. */
export const RECORD: Span = { from: '2014-10', to: '2015-07' };
/** Five recorded refusals on days of odd number are ten on all days. */
const LEAST = 10;

/** True for a jurisdiction whose counts in the months of the record say that it declined. */
export const declined = (counts: Counts): boolean => counts[COUNTER.recorded_refusals] >= LEAST;
