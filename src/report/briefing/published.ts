/** Published figures of the places reported, each beside what the first scenario has in the same months. */
import type { MonthPoint, RunDocument } from '../../analysis/results.ts';

export type Published = NonNullable<RunDocument['published']>[number];

/** The mean of a month over some months; null where one of them is not known. */
function meanOf(points: readonly MonthPoint[], { from, to }: Published): number | null {
  const inside = points.filter(({ month }) => month >= from && month <= to);
  const known = inside.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (known.length === 0 || known.length < inside.length) return null;
  return known.reduce((sum, mean) => sum + mean, 0) / known.length;
}

/** Those that speak of months with known figures, in the order of the document. */
export function besidePublished({ published = [], arms }: RunDocument) {
  return published.flatMap((one) => {
    const model = meanOf(arms[0].monthly[one.metric] ?? [], one);
    return model === null ? [] : [{ published: one, model }];
  });
}
