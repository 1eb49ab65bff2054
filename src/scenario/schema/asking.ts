/** How officers answer to jails that decline: absent, they ask every jail alike. It works beside given policies, too. */
import { z } from 'zod';
import { parameter, probability } from './parameter.ts';

export const asking = z.strictObject({
  months: parameter(z.int().min(1).max(60)).describe("How many past months of a jail's answers officers look back on."),
  discouragement: probability.describe(
    "The part of a jail's requests that officers give up where all are declined; fewer where fewer are.",
  ),
});
