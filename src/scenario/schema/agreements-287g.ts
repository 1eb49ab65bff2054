/** Jails whose own officers act for ICE under section 287(g): absent, there are none. */
import { z } from 'zod';
import { flag, hours, probability } from './parameter.ts';

export const agreements287g = z.strictObject({
  active: flag.describe(
    'Whether officers of a county jail interview and process people for ICE, by place and day; prisons have none.',
  ),
  interview: probability.describe(
    'The chance that an officer of such a jail interviews a person who would tell of a birth abroad.',
  ),
  delay: hours.describe('The time from the booking to that interview, on average.'),
  without_form: probability.describe(
    'The chance that somebody wanted whom an officer of the jail has processed is handed over with no form on file.',
  ),
});
