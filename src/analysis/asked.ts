/**
 * What became of the people whom ICE asked a jail for: the requests lodged in some months, followed to the end of the run.
 * Each request is in one of these, so they add up to the requests.
 */
import { at, type Counts, type Metric, REQUESTS, sum, total } from './metric.ts';

/** Declined and still not in ICE's hands: ICE may take a person in spite of the answer. */
const declined = (c: Counts): number => at(c, 'declined_requests') - at(c, 'declined_transferred');
/** Nobody had answered when the person left; who is still inside has no answer either, since it comes with the release. */
const late = (c: Counts): number => Math.max(0, at(c, 'unanswered') - at(c, 'requests_pending'));

// prettier-ignore
export const ASKED_METRICS: readonly Metric[] = [
  total('handed_over', 'requests', 'handed over', 'people asked for were handed over',
    'handed over in jail, whatever the jail answered', (c) => sum(c, REQUESTS) - at(c, 'requests_pending') - at(c, 'not_taken')),
  total('declined', 'requests', 'jail declined, released', 'people asked for were released after the jail declined',
    'the jail declined and ICE did not get the person in jail', declined),
  total('let_go', 'requests', 'released, ICE did not come in time', 'people asked for were released before ICE came',
    'the jail agreed, but no notice came, nobody set out, or the officer came late', (c) => at(c, 'not_taken') - declined(c) - late(c)),
  total('too_late', 'requests', 'request came too late', 'people asked for had left before the request',
    'released before the request was lodged or answered', late),
  total('inside', 'requests', 'still inside at the end', 'people asked for were still in jail at the end',
    'in custody when the run ends', (c) => at(c, 'requests_pending')),
];
