/** A figure of the record as a row of patterns_record.csv. */
import { roleOfMonths } from '../src/analysis/patterns/split.ts';
import type { Row } from './tables.ts';

export const FOIA = 'ICE FOIA 15-87693, published by NPR';

/** Months, the first and the last. */
export type Span = { readonly from: string; readonly to: string };
/** A published figure; what is left out is as for most. */
export type Figure = Span & {
  id: string;
  metric: string;
  /** What was published, or its bounds. */
  value?: number;
  low?: number;
  high?: number;
  places?: string;
  over?: string;
  base?: Span;
  average?: string;
  /** The value is a lower bound. */
  least?: boolean;
  within?: number;
  denominator?: string;
  series: string;
  role?: string;
  standing?: string;
  source?: string;
  note?: string;
};

/** A figure as a row of patterns_record.csv. */
export const row = ({ id, metric, from, to, base, places = 'all', ...rest }: Figure): Row => {
  const figure = (bound: number): string =>
    String(metric === 'requests' && !base ? bound : Number(bound.toPrecision(4)));
  const [low, high] = [rest.low ?? rest.value!, rest.high ?? rest.value!];
  return {
    id,
    metric,
    places,
    over: rest.over ?? '',
    from,
    to,
    base_from: base?.from ?? '',
    base_to: base?.to ?? '',
    average: rest.average ?? 'total',
    low: figure(low),
    high: rest.least ? '' : figure(high),
    within: rest.within === undefined ? '' : String(rest.within),
    denominator: rest.denominator ?? (metric === 'refusal_rate_recorded' ? 'requests' : ''),
    series: rest.series,
    role: rest.role ?? roleOfMonths(to),
    standing: rest.standing ?? 'tabulated',
    source: rest.source ?? FOIA,
    note: rest.note ?? '',
  };
};
