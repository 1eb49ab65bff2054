/** The result of `explain` as a document: the JSON contract `handoff.explain/1`. Text and charts are made from it alone. */
import { z } from 'zod';
import { count, figure, name, words } from '../form.ts';
import { about, estimate, signed } from '../results.ts';

const share = signed.extend({ provision: name });
export type Share = z.infer<typeof share>;

/** One metric split over the provisions. */
const explained = z.object({
  unit: name,
  baseline: estimate,
  variant: estimate,
  /** Variant less baseline. */
  difference: signed,
  /** In the order of the provisions: means over the runs of each run's Shapley values. Means add up, intervals do not. */
  shares: z.array(share),
  /** How much more two do together than each alone. */
  interactions: z.array(signed.extend({ provisions: z.array(name) })),
  /** Provisions switched one after another, as listed and in reverse: what each switch changed. */
  sequential: z.object({ forward: z.array(share), backward: z.array(share) }),
  /**
   * Sums over all runs as whole numbers in text: `shares` add up to `denominator` times `difference`, exactly. One unit
   * of the metric is `per` of them (cents, minutes). Null for ratios.
   */
  exact: z.object({ per: figure, denominator: words, difference: words, shares: z.array(words) }).nullable(),
});
export type Explained = z.infer<typeof explained>;

const provision = z.object({ id: name, text: words, paths: z.array(name), grouped: words.optional() });

/** What a difference that is defined needs: levels at both ends, and a share of each provision in each order. */
const isWhole = ({ difference, baseline, variant, shares, sequential }: Explained, provisions: number): boolean =>
  difference.mean === null ||
  ([baseline, variant, ...shares].every(({ mean }) => mean !== null) &&
    [shares, sequential.forward, sequential.backward].every(({ length }) => length === provisions));

/** Its arms are the two scenarios; every coalition in between is simulated too. */
export const explainForm = about
  .extend({
    schema: z.literal('handoff.explain/1'),
    from: name,
    to: name,
    /** Every combination of the provisions is simulated. */
    method: z.object({ coalitions: count }),
    provisions: z.array(provision),
    /** Months of offices simulated, and how many they would be if nothing in common were shared. */
    office_months: z.object({ simulated: count, without_sharing: figure }),
    metrics: z.record(name, explained),
  })
  .superRefine(({ metrics, provisions }, context) => {
    for (const [id, split] of Object.entries(metrics))
      if (!isWhole(split, provisions.length))
        context.addIssue({ code: 'custom', path: ['metrics', id], message: 'lacks the share of a provision' });
  });
export type ExplainDocument = z.infer<typeof explainForm>;
