/** Days and months as a scenario writes them. */
import { z } from 'zod';
import { formatDay, parseDay } from '../../base/calendar.ts';

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, {
    error: 'must be a date such as 2015-07-02 or a month such as 2015-07',
    abort: true,
  })
  .refine((text) => {
    const month = Number(text.slice(5, 7));
    const year = Number(text.slice(0, 4));
    if (year < 2000 || year > 2050 || month < 1 || month > 12) return false;
    return text.length === 7 || formatDay(parseDay(text)) === text;
  }, 'must be a date of the calendar between 2000 and 2050');
export const month = z.string().regex(/^(20[0-4]\d)-(0[1-9]|1[0-2])$/, 'must be a month such as 2015-07');
