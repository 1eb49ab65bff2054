/** docs/adaptation.md: the wave of limits where jails adapt, and what narrower rules and outreach change in that world. */
import { changes, inFull, interval, levels, type Spread } from '../../src/report/words/numbers.ts';
import { measure } from '../../src/report/words/measures.ts';
import { type Command, estimate } from './command.ts';
import type { Table, Values } from './text.ts';

/** The rules of 2015 with nobody asked back: each of the other two worlds is one step from it. */
const BASELINE = 'adaptive-no-outreach';
const OUTREACH = 'adaptive';
const STAYS = 'adaptive-secure-communities';

/** How many county jails ICE's list of October 2014 has with limits by the end of a month; null: nothing is known. */
const LISTED: readonly (readonly [month: string, title: string, listed: number | null])[] = [
  ['2011-10', 'October 2011', 4],
  ['2013-12', 'December 2013', 14],
  ['2014-04', 'April 2014', 62],
  ['2014-07', 'July 2014', 128],
  ['2014-09', 'September 2014', 206],
  ['2015-06', 'June 2015', null],
  ['2015-12', 'December 2015', null],
  ['2016-09', 'September 2016', null],
];

const MEASURES = [
  'limited_jails',
  'requests',
  'declined_requests',
  'transferred',
  'at_large_released',
  'taken',
  'serious_never_taken',
  'transferred_no_conviction',
  'held_hours',
  'cost_federal',
  'cost_local',
  'cost_total',
];

/** Of fiscal year 2016, as shares of answers and of requests. */
const RATES = ['declined_rate', 'not_taken_rate'];

const jailsAt = (month: string): string => `adaptation.jails.${month}`;
const differs = (arm: string, id: string): string => `adaptation.${arm}.${id}`;
const rateOf = (arm: string, id: string): string => `adaptation.${arm}.2016.${id}`;

export const ADAPTATION: Command = {
  line: `compare ${BASELINE} ${STAYS} ${OUTREACH} --from 2011-10`,
  figures: Object.assign(
    {},
    ...LISTED.map(([month]) => estimate(jailsAt(month), `arms/${OUTREACH}/monthly/limited_jails/${month}`, 'count')),
    ...[STAYS, OUTREACH].flatMap((arm) =>
      MEASURES.map((id) => estimate(differs(arm, id), `differences/${arm}/metrics/${id}`, 'change')),
    ),
    ...[STAYS, BASELINE, OUTREACH].flatMap((arm) =>
      RATES.map((id) => estimate(rateOf(arm, id), `arms/${arm}/records/years/2016-09/truth/${id}`, 'share')),
    ),
  ) as Command['figures'],
};

/** An estimate, as far as it was made. */
function spreadOf(values: Values, id: string): Spread {
  const [mean, lo, hi] = ['mean', 'lo', 'hi'].map((end) => values[`${id}.${end}`] ?? null);
  return { mean, lo, hi };
}

/** The rule that was written before anything was fitted: within a tenth, or within two jails where that is more. */
const isNear = (mean: number, listed: number): boolean => Math.abs(mean - listed) <= Math.max(2, listed / 10);

/** The tables, by the id of their mark. */
export const adaptationTables = (values: Values): Readonly<Record<string, Table>> => ({
  'adaptation.wave': {
    head: ['county jails with limits', "on ICE's list", 'mean', 'one further draw', 'met'],
    rows: LISTED.map(([month, title, listed]) => {
      const spread = spreadOf(values, jailsAt(month));
      const mean = spread.mean ?? Number.NaN;
      const [told, met] = listed === null ? ['not known', ''] : [String(listed), isNear(mean, listed) ? 'yes' : 'no'];
      // The rule is of means, and may turn on a single jail: so they are written in full.
      return [title, told, mean.toFixed(0), interval(spread, levels(spread, 'count')), met];
    }),
  },
  'adaptation.differences': {
    head: ['', 'had the rules of 2012 gone on', 'had ICE asked jails back, too'],
    rows: MEASURES.map((id) => {
      const { label, kind } = measure(id);
      const spreads = [STAYS, OUTREACH].map((arm) => spreadOf(values, differs(arm, id)));
      return [label, ...spreads.map((spread) => inFull(spread, changes(spread, kind)))];
    }),
  },
});

/** True once the comparison was run. */
export const isAdapted = (values: Values): boolean => `${differs(OUTREACH, 'taken')}.mean` in values;
