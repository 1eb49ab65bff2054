/** The result of `explain` as a document: the JSON contract `handoff.explain/1`. Text and charts are made from it alone. */
import type { About, Estimate } from '../results.ts';

export type Share = Estimate & {
  provision: string;
  /** Where orders were sampled: half the 95% interval of the mean share by the choice of orders alone. */
  order_error?: number | null;
};

/** One metric split over the provisions. */
export type Explained = {
  unit: string;
  baseline: Estimate;
  variant: Estimate;
  /** Variant less baseline. */
  difference: Estimate;
  /** In the order of the provisions. */
  shares: Share[];
  /** How much more two do together than each alone; none where orders were sampled. */
  interactions: (Estimate & { provisions: string[] })[];
  /** Provisions switched one after another, as listed and in reverse: what each switch changed. */
  sequential: { forward: Share[]; backward: Share[] };
  /**
   * Sums over all runs as whole numbers in text: `shares` add up to `denominator` times `difference`, exactly. One unit
   * of the metric is `per` of them (cents, minutes). Null for ratios.
   */
  exact: { per: number; denominator: string; difference: string; shares: string[] } | null;
};

export type ExplainedProvision = { id: string; text: string; paths: string[]; grouped?: string };

/** Its arms are the two scenarios; every coalition in between is simulated too. */
export type ExplainDocument = About & {
  schema: 'handoff.explain/1';
  from: string;
  to: string;
  /** `orders`: how many orders were sampled; null where every coalition was simulated. */
  method: { coalitions: number; orders: number | null };
  provisions: ExplainedProvision[];
  /** Months of offices simulated, and how many they would be if nothing in common were shared. */
  office_months: { simulated: number; without_sharing: number };
  metrics: Record<string, Explained>;
};
