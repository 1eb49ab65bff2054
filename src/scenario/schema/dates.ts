/** Days and months as a scenario writes them. */
import { z } from 'zod';
import { isDay } from '../../base/calendar.ts';
import { KNOWN_TO_FORM, KNOWN_TO_MESSAGE } from '../../base/known-days.ts';

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, {
    error: 'must be a date such as 2015-07-02 or a month such as 2015-07',
    abort: true,
  })
  .refine(isDay, 'must be a date of the calendar between 2000 and 2050');
/** How well a day is known; what it says of the day is judged beside it. */
export const knownTo = z.string().regex(KNOWN_TO_FORM, { error: KNOWN_TO_MESSAGE, abort: true });
export const month = z.string().regex(/^(20[0-4]\d)-(0[1-9]|1[0-2])$/, 'must be a month such as 2015-07');
