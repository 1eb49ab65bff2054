/**
 * A comparison as people read it: without the figures that a small country bends. The document itself has all of them, and
 * names those under `bent`.
 */
import type { Change, Changes, Difference, Estimate, MonthPoint, RunDocument } from '../../analysis/results.ts';

const NOTHING = { mean: null, lo: null, hi: null };

const noEstimate = (estimate: Estimate): Estimate => ({
  ...estimate,
  ...NOTHING,
  sd: null,
  chance: null,
  parameters: null,
});
const noChange = (change: Change): Change => ({
  ...change,
  ...noEstimate(change),
  same_sign: null,
  direction: 'unknown',
  p: null,
  percent: null,
  sentence: undefined,
});
const noMonths = (points: MonthPoint[]): MonthPoint[] => points.map(({ month }) => ({ month, ...NOTHING }));

type Figures<T> = Readonly<Record<string, T>>;

/** Figures of metrics, with nothing where it is not to be shown. */
const without = <T>(figures: Figures<T>, ids: readonly string[], nothing: (figure: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(figures).map(([id, one]) => [id, ids.includes(id) ? nothing(one) : one]));

/** The same for each row of groups; those that stand elsewhere are of counties, which a small country does not tell. */
const rowsWithout = <T, Group extends { rows: number | { metrics: Figures<T> }[] }>(
  groups: readonly Group[],
  strip: (figures: Figures<T>) => Record<string, T>,
): Group[] =>
  groups.map((group) =>
    typeof group.rows === 'number'
      ? group
      : { ...group, rows: group.rows.map((row) => ({ ...row, metrics: strip(row.metrics) })) },
  );

/** What of a document is shown: the document itself where everybody was followed. */
export function unbent(document: RunDocument): RunDocument {
  const { bent } = document;
  if (bent === undefined) return document;
  const levels = (figures: Figures<Estimate>) => without(figures, bent.levels, noEstimate);
  const changes = (figures: Changes) => without(figures, bent.differences, noChange);
  const differences = document.differences.map((difference): Difference => ({
    ...difference,
    metrics: changes(difference.metrics),
    monthly: without(difference.monthly, bent.differences, noMonths),
    groups: rowsWithout(difference.groups, changes),
  }));
  const arms = document.arms.map((arm) => ({
    ...arm,
    metrics: levels(arm.metrics),
    monthly: without(arm.monthly, bent.levels, noMonths),
    groups: rowsWithout(arm.groups, levels),
  }));
  return { ...document, arms, differences };
}
