/**
 * Refusal is not custody. Two questions about the jails of a simulated world, each asked of its records and of its truth:
 * do the places that refuse more have more people not taken, and how far apart are honored and declined requests in the
 * end, once arrests at large are counted?
 */
import { COUNTER, COUNTERS, type Counter } from '../base/counters.ts';
import { METRICS } from './metrics.ts';
import type { Counts } from './metric.ts';
import { rangeOf } from './bounds.ts';
import { type DrawNumber, NestedMoments } from './nested.ts';
import { spearmanWithInterval } from './statistics/rank-correlation.ts';

/** Jurisdictions with fewer requests are left out, as in the published comparison. */
export const LEAST_REQUESTS = 100;

type Range = { value: number; lo: number; hi: number };

/** Spearman's correlation of the share refused with the share not taken, over jurisdictions. */
export type Correlation = { jurisdictions: number; records: Range | null; truth: Range | null };

/** Of requests honored and of requests declined, the share that ended in custody. */
export type Ends = { honored: number | null; declined: number | null };
export type Eventual = {
  /** Custody on record. */
  recorded: Ends;
  /** Handed over in jail, on record or not. */
  handedOver: Ends;
  /** Handed over, or released and arrested at large by the end of the run. */
  withAtLarge: Ends;
  /** Of declined requests that did not end in a handover: later arrested at large, as in published re-apprehension. */
  reapprehended: number | null;
};

const valueOf = (id: string) => METRICS.find((metric) => metric.id === id)!.value;
const requests = valueOf('requests');
const PAIRS = {
  records: [valueOf('refusal_rate_recorded'), valueOf('not_taken_rate_recorded')],
  truth: [valueOf('declined_rate'), valueOf('not_taken_rate')],
} as const;

/** The correlations over the counts of jurisdictions in a period. Null where fewer than three can be compared. */
export function correlationOf(jurisdictions: readonly Counts[], least = LEAST_REQUESTS): Correlation {
  const compared = jurisdictions.filter((counts) => (requests(counts) as number) >= least);
  const over = ([refused, notTaken]: (typeof PAIRS)['records' | 'truth']): Range | null => {
    const pairs = compared
      .map((counts) => [refused(counts), notTaken(counts)])
      .filter((pair): pair is [number, number] => pair.every((share) => share !== null));
    if (pairs.length < 3) return null;
    const found = spearmanWithInterval(
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y),
    );
    return Number.isNaN(found.value) ? null : found;
  };
  return { jurisdictions: compared.length, records: over(PAIRS.records), truth: over(PAIRS.truth) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** How honored and declined requests of some places and months ended. */
export function eventualOf(counts: Counts): Eventual {
  const n = (name: Counter) => counts[COUNTER[name]];
  const [honored, declined] = [n('honored'), n('declined_requests')];
  // By the month of the request: what is neither pending nor not taken was handed over.
  const handedOver = (requests(counts) as number) - n('requests_pending') - n('not_taken');
  const [ofDeclined, ofHonored] = [n('declined_transferred'), handedOver - n('declined_transferred')];
  return {
    recorded: {
      honored: share(n('recorded_custody') - n('recorded_custody_declined'), honored),
      declined: share(n('recorded_custody_declined'), declined),
    },
    handedOver: { honored: share(ofHonored, honored), declined: share(ofDeclined, declined) },
    withAtLarge: {
      honored: share(ofHonored + n('honored_at_large'), honored),
      declined: share(ofDeclined + n('declined_at_large'), declined),
    },
    reapprehended: share(n('declined_at_large'), declined - ofDeclined),
  };
}

type Figure = { mean: number | null; lo: number | null; hi: number | null };
type Gap = Record<'honored' | 'declined' | 'gap', Figure>;

/** Both answers for one period, over runs. */
export type RefusalAndCustody = {
  from: string;
  to: string;
  /** Mean number of jurisdictions compared. */
  jurisdictions: number;
  /** Means over runs of the correlation and of the ends of its bootstrap interval: what one world's data would give. */
  correlation: { records: Figure; truth: Figure };
  recorded: Gap;
  handed_over: Gap;
  with_at_large: Gap;
  reapprehended: Figure;
};

/** Collects both answers of a period, run by run. */
export class RefusalAndCustodyView {
  private readonly moments = new Map<string, NestedMoments>();

  /** Adds a run, given the counts of every jurisdiction in the period. */
  add(jurisdictions: readonly Counts[], draw: DrawNumber): void {
    const { jurisdictions: compared, ...correlation } = correlationOf(jurisdictions);
    this.put('jurisdictions', compared, draw);
    for (const [name, range] of Object.entries(correlation))
      for (const end of ['value', 'lo', 'hi'] as const) this.put(`${name} ${end}`, range?.[end] ?? null, draw);
    const { reapprehended, ...ends } = eventualOf(sumOf(jurisdictions));
    this.put('reapprehended', reapprehended, draw);
    for (const [name, { honored, declined }] of Object.entries(ends)) {
      this.put(`${name} honored`, honored, draw);
      this.put(`${name} declined`, declined, draw);
      this.put(`${name} gap`, honored === null || declined === null ? null : honored - declined, draw);
    }
  }

  /** @param period the months, "2015-07" to "2015-11" */
  document({ from, to }: { from: string; to: string }): RefusalAndCustody {
    const figure = (name: string, least = 0): Figure =>
      rangeOf((this.moments.get(name) ?? new NestedMoments()).read(), { least, most: 1 });
    const mean = (name: string) => this.moments.get(name)?.read().mean ?? null;
    const range = (name: string): Figure => ({
      mean: mean(`${name} value`),
      lo: mean(`${name} lo`),
      hi: mean(`${name} hi`),
    });
    const gap = (name: string): Gap => ({
      honored: figure(`${name} honored`),
      declined: figure(`${name} declined`),
      gap: figure(`${name} gap`, -1),
    });
    return {
      from,
      to,
      jurisdictions: mean('jurisdictions') ?? 0,
      correlation: { records: range('records'), truth: range('truth') },
      recorded: gap('recorded'),
      handed_over: gap('handedOver'),
      with_at_large: gap('withAtLarge'),
      reapprehended: figure('reapprehended'),
    };
  }

  private put(name: string, value: number | null, draw: DrawNumber): void {
    const moments = this.moments.get(name) ?? new NestedMoments();
    this.moments.set(name, moments);
    moments.add(value, draw);
  }
}

function sumOf(rows: readonly Counts[]): Float64Array {
  const sum = new Float64Array(COUNTERS.length);
  for (const row of rows) for (let i = 0; i < sum.length; i += 1) sum[i] += row[i];
  return sum;
}
