/** What a published figure is of, as documents say it. */
import { z } from 'zod';
import { figure, name, period, words } from '../form.ts';
import { isOrder, isRatio } from './score.ts';
import { DENOMINATORS, type Pattern } from './table.ts';

export const shownForm = {
  metric: name,
  unit: name,
  place: name,
  period,
  /** True where the figure is the mean of the months rather than of the period as a whole. */
  by_month: z.boolean(),
  /** Of figures on refusals: of what the published one is a share. */
  denominator: z.enum(DENOMINATORS).optional(),
  /** Of figures that are set against the same of earlier months: these. */
  base: period.optional(),
  /** True for figures that are set against the same of all other places. */
  others: z.literal(true).optional(),
  /** Of a figure over jurisdictions: the share of them that lies below it. */
  quantile: figure.optional(),
  /** What it is called together with others that share a line with it. */
  series: words.optional(),
};

function unitOf(pattern: Pattern): string {
  if (isOrder(pattern)) return RANKED;
  const { unit } = pattern.metric;
  return isRatio(pattern) || pattern.over !== null ? `share of ${unit}` : unit;
}

/** The unit of how well an order agrees: from -1, reversed, to 1, the same. */
const RANKED = 'agreement in order';

export const shownOf = (pattern: Pattern) => ({
  metric: pattern.metric.id,
  unit: unitOf(pattern),
  place: pattern.placesText,
  period: { from: pattern.from, to: pattern.to },
  by_month: pattern.byMonth,
  ...(pattern.denominator && { denominator: pattern.denominator }),
  ...(pattern.base && { base: pattern.base }),
  ...(pattern.others && { others: pattern.others }),
  ...(pattern.quantile !== null && { quantile: pattern.quantile }),
  ...(pattern.series && { series: pattern.series }),
});
