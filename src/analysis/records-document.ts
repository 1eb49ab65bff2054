/**
 * The result of `records` as a document: the JSON contract `handoff.records/1`. What would have been published of one
 * scenario by fiscal year and by month, what no record shows beside it, and refusal against custody across its jails.
 */
import { z } from 'zod';
import { count, name, period, words } from './form.ts';
import { records } from './records.ts';
import { refusalAndCustody } from './refusal-and-custody.ts';
import { made, policyDate } from './results.ts';

export const recordsForm = made.extend({
  schema: z.literal('handoff.records/1'),
  /** How many parameters of the scenario are assumed, and of how many. */
  assumptions: z.object({ assumed: count, parameters: count }),
  simulated: period,
  price_year: count,
  offices_in_part: z.array(name).optional(),
  /** Days on which rules change, for charts by month. */
  policy_dates: z.array(policyDate),
  scenario: z.object({ name, title: words, label: words.optional(), hash: name }),
  records,
  /** Of all months reported, then of those of them of which the like was published. */
  refusal_and_custody: z.array(refusalAndCustody),
});
export type RecordsDocument = z.infer<typeof recordsForm>;
