/**
 * How the order of jurisdictions by a metric agrees with another order of them: that of what was published of each, or
 * that by the share of their requests recorded as refused. Rank correlations, from -1 to 1.
 */
import { METRICS } from '../metrics.ts';
import type { Counts } from '../metric.ts';
import { LEAST_REQUESTS } from '../refusal-and-custody.ts';
import { spearman } from '../statistics/rank-correlation.ts';

type Value = (counts: Counts) => number | null;
const valueOf = (id: string): Value => METRICS.find((metric) => metric.id === id)!.value;
const requests = valueOf('requests');
const refused = valueOf('refusal_rate_recorded');

/** By jurisdiction, those without a value left out. @param published NaN where nothing was */
export const withPublished = (value: Value, jurisdictions: readonly Counts[], published: readonly number[]) =>
  agreement(jurisdictions.map((counts, i) => [value(counts), Number.isNaN(published[i]) ? null : published[i]]));

/** By jurisdictions with as many requests in these months as published comparisons ask for. */
export const withRefusals = (value: Value, jurisdictions: readonly Counts[]) =>
  agreement(
    jurisdictions
      .filter((counts) => (requests(counts) as number) >= LEAST_REQUESTS)
      .map((counts) => [value(counts), refused(counts)]),
  );

function agreement(pairs: readonly (readonly [number | null, number | null])[]): number | null {
  const known = pairs.filter((pair): pair is readonly [number, number] => pair.every((one) => one !== null));
  const found = spearman(
    known.map(([x]) => x),
    known.map(([, y]) => y),
  );
  return Number.isNaN(found) ? null : found;
}
