/**
 * Documents as people read them: without the figures that a small country bends. The documents themselves have all of them, and
 * name those under `bent`.
 */
import type { Explained, ExplainDocument, Share } from '../../analysis/attribution/document.ts';
import type { RecordsRow } from '../../analysis/records.ts';
import type { Arm, Change, Changes, Difference, Estimate, RunDocument, Signed } from '../../analysis/results.ts';
import type { Bent } from '../../analysis/small-country.ts';
import { shownBy, type SweepDocument } from '../../analysis/sweep/document.ts';

const NOTHING = { mean: null, lo: null, hi: null };

const noRange = <Range extends object>(range: Range): Range => ({ ...range, ...NOTHING });
const noEstimate = <One extends Estimate>(one: One): One => ({
  ...noRange(one),
  sd: null,
  chance: null,
  parameters: null,
});
const noDifference = <One extends Signed>(one: One): One => ({
  ...noEstimate(one),
  same_sign: null,
  direction: 'unknown' as const,
  p: null,
});
const noChange = (change: Change): Change => ({ ...noDifference(change), percent: null, sentence: undefined });
const noBaseline = (change: Change): Change => ({ ...change, baseline: NOTHING });
const noRanges = <Range extends object>(ranges: readonly Range[]): Range[] => ranges.map(noRange);

type Figures<T, Id extends string = string> = Readonly<Record<Id, T>>;

const each = <T, Id extends string>(all: Figures<T, Id>, shown: (one: T, id: Id) => T): Record<Id, T> =>
  Object.fromEntries(Object.entries<T>(all).map(([id, one]) => [id, shown(one, id as Id)])) as Record<Id, T>;

/** Figures of metrics, with nothing where it is not to be shown. */
const without = <T, Id extends string>(figures: Figures<T, Id>, ids: readonly string[], nothing: (figure: T) => T) =>
  each(figures, (one, id) => (ids.includes(id) ? nothing(one) : one));

const levelsIn = <Id extends string>({ levels }: Bent, figures: Figures<Estimate, Id>): Record<Id, Estimate> =>
  without(figures, levels, noEstimate);

/** A difference that is not bent may have a baseline that is. */
const changesIn = ({ levels, differences }: Bent, figures: Changes): Changes =>
  without(without(figures, differences, noChange), levels, noBaseline);

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

function armIn(bent: Bent, arm: Arm): Arm {
  const levels = (figures: Figures<Estimate>) => levelsIn(bent, figures);
  const row = (one: RecordsRow): RecordsRow => ({
    ...one,
    records: without(one.records, bent.levels, noRange),
    truth: without(one.truth, bent.levels, noRange),
  });
  const { total, years, months } = arm.records;
  return {
    ...arm,
    metrics: levels(arm.metrics),
    monthly: without(arm.monthly, bent.levels, noRanges),
    groups: rowsWithout(arm.groups, levels),
    records: { total: row(total), years: years.map(row), months: months.map(row) },
    ...(arm.cost_books && { cost_books: each(arm.cost_books, levels) }),
  };
}

function differenceIn(bent: Bent, difference: Difference): Difference {
  const changes = (figures: Changes) => changesIn(bent, figures);
  const { cost_books: books, conclusions } = difference;
  return {
    ...difference,
    metrics: changes(difference.metrics),
    monthly: without(difference.monthly, bent.differences, noRanges),
    groups: rowsWithout(difference.groups, changes),
    ...(books && { cost_books: each(books, changes) }),
    ...(conclusions && { conclusions: conclusions.filter(({ metric }) => !bent.differences.includes(metric)) }),
  };
}

/** What of a run or a comparison is shown: the document itself where everybody was followed. */
export function unbent(document: RunDocument): RunDocument {
  const { bent, arms, differences } = document;
  if (bent === undefined) return document;
  return {
    ...document,
    arms: arms.map((arm) => armIn(bent, arm)),
    differences: differences.map((difference) => differenceIn(bent, difference)),
  };
}

/** What of a sweep is shown: pictures are of differences, and none is left of one that is bent. */
export function unbentSweep(document: SweepDocument): SweepDocument {
  const { bent, baseline, points, charts, break_even: found } = document;
  if (bent === undefined) return document;
  const isShown = (id: string): boolean => !bent.differences.includes(id);
  return {
    ...document,
    charts: charts.filter((picture) => shownBy(picture).metrics.every(isShown)),
    baseline: { ...baseline, metrics: levelsIn(bent, baseline.metrics) },
    points: points.map((point) => ({
      ...point,
      metrics: levelsIn(bent, point.metrics),
      differences: changesIn(bent, point.differences),
    })),
    break_even: found.filter(({ metric }) => isShown(metric)),
  };
}

/** A difference goes with all of its shares. */
function noSplit(explained: Explained): Explained {
  const { difference, shares, interactions, sequential } = explained;
  const none = (all: readonly Share[]): Share[] => all.map(noDifference);
  return {
    ...explained,
    difference: noDifference(difference),
    shares: none(shares),
    interactions: interactions.map(noDifference),
    sequential: { forward: none(sequential.forward), backward: none(sequential.backward) },
    exact: null,
  };
}

const noEnds = (explained: Explained): Explained => ({
  ...explained,
  baseline: noEstimate(explained.baseline),
  variant: noEstimate(explained.variant),
});

/** What of an explanation is shown. */
export function unbentExplanation(document: ExplainDocument): ExplainDocument {
  const { bent, metrics } = document;
  if (bent === undefined) return document;
  return { ...document, metrics: without(without(metrics, bent.differences, noSplit), bent.levels, noEnds) };
}
