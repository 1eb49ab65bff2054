/**
 * Refusal is not custody. Two questions about the jails of a simulated world, each asked of its records and of its truth:
 * do the places that refuse more have more people not taken, and how far apart are honored and declined requests in the
 * end, once arrests at large are counted?
 */
import { z } from 'zod';
import { COUNTER, COUNTERS, type Counter } from '../base/counters.ts';
import { figure, name, period, range } from './form.ts';
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

type Figure = z.infer<typeof range>;
const gap = z.object({ honored: range, declined: range, gap: range });

/** Shares of a jail's requests, on record and in truth: a point of the scatter whose correlation is told. */
const jail = z.object({
  /** The county code. */
  key: name,
  name,
  requests: range,
  records: z.object({ refused: range, not_taken: range }),
  truth: z.object({ declined: range, not_taken: range }),
});

/** Both answers for one period, over runs. */
export const refusalAndCustody = period.safeExtend({
  /** Mean number of jurisdictions compared. */
  jurisdictions: figure.min(0),
  /** Means over runs of the correlation and of the ends of its bootstrap interval: what one world's data would give. */
  correlation: z.object({ records: range, truth: range }),
  recorded: gap,
  handed_over: gap,
  with_at_large: gap,
  reapprehended: range,
  /** The jails of which enough requests are made in the mean of the runs. */
  jails: z.array(jail),
});
export type RefusalAndCustody = z.infer<typeof refusalAndCustody>;

/** A jail by its code. */
type Place = { readonly code: string; readonly name: string };

/** What is gathered of each jail: the first is the number by which it is left out. */
const OF_JAIL = {
  requests,
  refused: PAIRS.records[0],
  not_taken_recorded: PAIRS.records[1],
  declined: PAIRS.truth[0],
  not_taken: PAIRS.truth[1],
} as const;

/** Collects both answers of a period, run by run. */
export class RefusalAndCustodyView {
  private readonly moments = new Map<string, NestedMoments>();
  private readonly places: readonly Place[];

  /** @param places the jails, in the order in which their counts come */
  constructor(places: readonly Place[] = []) {
    this.places = places;
  }

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
    this.places.forEach(({ code }, i) => {
      for (const [name, value] of Object.entries(OF_JAIL)) this.put(`${code} ${name}`, value(jurisdictions[i]), draw);
    });
  }

  /** @param period the months, "2015-07" to "2015-11" */
  document({ from, to }: { from: string; to: string }): RefusalAndCustody {
    const { mean } = this;
    const correlation = (name: string): Figure => ({
      mean: mean(`${name} value`),
      lo: mean(`${name} lo`),
      hi: mean(`${name} hi`),
    });
    const ends = (name: string): z.infer<typeof gap> => ({
      honored: this.figure(`${name} honored`),
      declined: this.figure(`${name} declined`),
      gap: this.figure(`${name} gap`, -1),
    });
    return {
      from,
      to,
      jurisdictions: mean('jurisdictions') ?? 0,
      correlation: { records: correlation('records'), truth: correlation('truth') },
      recorded: ends('recorded'),
      handed_over: ends('handedOver'),
      with_at_large: ends('withAtLarge'),
      reapprehended: this.figure('reapprehended'),
      jails: this.places
        .filter(({ code }) => (mean(`${code} requests`) ?? 0) >= LEAST_REQUESTS)
        .map((place) => this.jail(place)),
    };
  }

  private jail({ code, name }: Place): z.infer<typeof jail> {
    return {
      key: code,
      name,
      requests: this.figure(`${code} requests`, 0, Number.POSITIVE_INFINITY),
      records: { refused: this.figure(`${code} refused`), not_taken: this.figure(`${code} not_taken_recorded`) },
      truth: { declined: this.figure(`${code} declined`), not_taken: this.figure(`${code} not_taken`) },
    };
  }

  private figure(name: string, least = 0, most = 1): Figure {
    return rangeOf((this.moments.get(name) ?? new NestedMoments()).read(), { least, most });
  }

  private readonly mean = (name: string): number | null => this.moments.get(name)?.read().mean ?? null;

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
