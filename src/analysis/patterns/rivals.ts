/**
 * The simplest guesses at a published figure, which a model has to beat before its hits say anything. Each is computed from
 * figures that may be fitted to and from inputs; none ever reads a published figure that tests the model: see known.ts.
 */
import { growsWithTime, Known, partsOf } from './known.ts';
import type { Pattern, Span } from './table.ts';
import type { Weight, Weights } from './weights.ts';

export type Rival = {
  readonly id: string;
  readonly label: string;
  /** Which rows and tables it is made of. */
  readonly rows: string;
  /** Null where it has no guess at the figure. */
  readonly guess: (pattern: Pattern, known: Known, weights: Weights) => number | null;
};

const NATION = "the nation's figure as published where it may be fitted to, else the model's own";

/** True for a figure of single places that is told by itself: no share of another, no quantile, no order. */
const isOfPlace = ({ placesText, over, others, quantile, ranked }: Pattern): boolean =>
  placesText !== 'all' && over === null && !others && quantile === null && ranked === null;

/** How the nation changed from one span to another. */
function change({ metric }: Pattern, from: Span, to: Span, known: Known): number | null {
  const [before, now] = known.nationIn(metric.id, [from, to]) ?? [0, 0];
  return before === 0 ? null : now / before;
}

/** The nation's count, shared out. */
function sharedOut(pattern: Pattern, known: Known, weight: Weight): number | null {
  if (!growsWithTime(pattern) || !isOfPlace(pattern)) return null;
  const nation = known.nationIn(pattern.metric.id, [pattern]);
  const share = weight(pattern.places);
  return nation === null || share === null || share === 0 ? null : nation[0] * partsOf(pattern) * share;
}

export const RIVALS: readonly Rival[] = [
  {
    id: 'unchanged',
    label: 'as last known',
    rows: 'the last calibration or input figure of the same kind and place whose months had passed, by month',
    guess: (pattern, known) => {
      const last = known.before(pattern);
      return last && last.value * partsOf(pattern);
    },
  },
  {
    id: 'moved',
    label: 'moved with the nation',
    rows: `the same, times the change of the nation between both spans: ${NATION}, in both`,
    guess: (pattern, known) => {
      const last = known.before(pattern);
      if (last === null || !isOfPlace(pattern)) return null;
      const factor = change(pattern, last, pattern, known);
      return factor === null ? null : last.value * partsOf(pattern) * factor;
    },
  },
  {
    id: 'nation',
    label: 'as the nation',
    rows: `for rates and for changes from earlier months: ${NATION}`,
    guess: (pattern, known) => {
      if (pattern.others) return 1;
      if (!isOfPlace(pattern) || growsWithTime(pattern)) return null;
      if (pattern.base !== null) return change(pattern, pattern.base, pattern, known);
      return known.nationIn(pattern.metric.id, [pattern])?.[0] ?? null;
    },
  },
  {
    id: 'noncitizens',
    label: 'nation by noncitizens',
    rows: `${NATION}; spread by the noncitizens of counties.csv`,
    guess: (pattern, known, { noncitizens }) => sharedOut(pattern, known, noncitizens),
  },
  {
    id: 'requests',
    label: 'nation by requests',
    rows: `${NATION}; spread by the requests of FY2003 to November 2015 of requests_offices.csv`,
    guess: (pattern, known, { requests }) => sharedOut(pattern, known, requests),
  },
  {
    id: 'others',
    label: 'as other places',
    rows: 'for rates and changes: the mean of the calibration figures of other places in the same months',
    guess: (pattern, known) => {
      if (!isOfPlace(pattern) || growsWithTime(pattern)) return null;
      const found = known.elsewhere(pattern);
      return found.length === 0 ? null : found.reduce((sum, one) => sum + one, 0) / found.length;
    },
  },
  {
    id: 'alike',
    label: 'all jails alike',
    rows: 'for how far jails differ: every jail at the calibration figure that half of them lie below',
    guess: (pattern, known) => (pattern.quantile === null || pattern.quantile === 0.5 ? null : known.middle(pattern)),
  },
];
