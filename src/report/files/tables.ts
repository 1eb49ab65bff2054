/**
 * A document as tidy tables: one row a figure, the same columns whatever was simulated. Rows are made while they are gone
 * through: those of every county in eight scenarios are two million, and none has to wait in memory for the others.
 */
import type { Figure } from '../../analysis/records.ts';
import type {
  Arm,
  Change,
  Changes,
  Cost,
  Difference,
  Elsewhere,
  Estimate,
  Flip,
  FlipGroup,
  FlipRow,
  GroupRows,
  Metrics,
  MonthPoint,
  RunDocument,
} from '../../analysis/results.ts';
import { roundNumber } from './round.ts';

export type Cell = string | number | null;
export type Column = { name: string; type: 'string' | 'number' | 'integer'; description: string };
export type Table = {
  name: string;
  description: string;
  columns: Column[];
  rows: Iterable<Cell[]>;
  /** A table of very many rows, of which no CSV is written. */
  only?: 'parquet';
};

export const text = (name: string, description: string): Column => ({ name, type: 'string', description });
export const number = (name: string, description: string): Column => ({ name, type: 'number', description });
export const integer = (name: string, description: string): Column => ({ name, type: 'integer', description });

const MEAN = number('mean', 'mean over replications');
const LO = number('lo', 'lower end of the 95% interval');
const HI = number('hi', 'upper end of the 95% interval');
const ARM = text('arm', 'scenario');
const FROM = text('from', 'baseline scenario');
const TO = text('to', 'variant scenario; the difference is variant less baseline');
export const METRIC = text('metric', 'metric id');
const BOOK = text('cost_book', 'cost book');
const MONTH = text('month', 'month, YYYY-MM');
const GROUPED = [text('by', 'what the group is'), text('key', 'key of the group'), text('name', 'name of the group')];

export const ESTIMATE: Column[] = [
  text('unit', 'unit of the figures'),
  MEAN,
  number('sd', 'standard deviation over replications'),
  LO,
  HI,
  number('chance_lo', 'lower end, chance only'),
  number('chance_hi', 'upper end, chance only'),
  number('parameters_lo', 'lower end, uncertain parameters only; empty where none were drawn'),
  number('parameters_hi', 'upper end, uncertain parameters only; empty where none were drawn'),
];

export const cells = ({ unit, mean, sd, lo, hi, chance, parameters }: Estimate): Cell[] => [
  unit,
  mean,
  sd,
  lo,
  hi,
  chance?.lo ?? null,
  chance?.hi ?? null,
  parameters?.lo ?? null,
  parameters?.hi ?? null,
];

/** A difference beside its baseline, and what its sign rests on. */
const CHANGE: Column[] = [
  ...ESTIMATE,
  number('baseline', 'mean under the baseline'),
  number('baseline_lo', 'lower end of its 95% interval'),
  number('baseline_hi', 'upper end of its 95% interval'),
  number('percent', 'mean difference in percent of the mean baseline; empty where that is too small'),
  number('percent_lo', 'lower end of its 95% interval'),
  number('percent_hi', 'upper end of its 95% interval'),
  number('same_sign', 'share of the draws whose own difference has the sign of the mean; empty without draws'),
  text('direction', 'more or less where the interval says so, else unclear, same or unknown'),
  number('p', 'of no difference, two-sided, not corrected for other comparisons'),
];

const changeCells = (change: Change): Cell[] => {
  const { baseline, percent, same_sign: sameSign, direction, p } = change;
  return [
    ...cells(change),
    baseline.mean,
    baseline.lo,
    baseline.hi,
    percent?.mean ?? null,
    percent?.lo ?? null,
    percent?.hi ?? null,
    sameSign,
    direction,
    p,
  ];
};

const ofChanges = (prefix: Cell[], changes: Changes): Cell[][] =>
  Object.entries(changes).map(([id, change]) => [...prefix, id, ...changeCells(change)]);

const ofMetrics = (prefix: Cell[], metrics: Metrics): Cell[][] =>
  Object.entries(metrics).map(([id, estimate]) => [...prefix, id, ...cells(estimate)]);

const ofMonths = (prefix: Cell[], monthly: Record<string, MonthPoint[]>): Cell[][] =>
  Object.entries(monthly).flatMap(([id, points]) =>
    points.map(({ month, mean, lo, hi }) => [...prefix, id, month, mean, lo, hi]),
  );

const ofView = (prefix: Cell[], figures: Record<string, Figure>): Cell[][] =>
  Object.entries(figures).map(([id, { mean, lo, hi }]) => [...prefix, id, mean, lo, hi]);

type RowOf<Figures> = { key: string; name: string; metrics: Figures };
type GroupOf<Figures> = { by: string; rows: RowOf<Figures>[] } | Elsewhere;

/** @param elsewhere the rows of a grouping that are too many for the document */
function* ofGroups<Figures>(
  prefix: Cell[],
  groups: readonly GroupOf<Figures>[],
  elsewhere: (by: string) => Iterable<RowOf<Figures>>,
  rows: (prefix: Cell[], metrics: Figures) => Cell[][],
): Iterable<Cell[]> {
  for (const { by, ...group } of groups)
    for (const { key, name, metrics } of 'table' in group ? elsewhere(by) : group.rows)
      yield* rows([...prefix, by, key, name], metrics);
}

function* ofFlipGroups(
  prefix: Cell[],
  groups: FlipGroup[],
  elsewhere: (by: string) => Iterable<FlipRow>,
): Iterable<Cell[]> {
  for (const { by, ...group } of groups)
    for (const { key, name, flips } of 'table' in group ? elsewhere(by) : group.rows)
      yield* ofFlips([...prefix, by, key, name], flips);
}

/** Where a document is read back nobody has the rows that it only names. */
function unknown(): never {
  throw new RangeError('the rows of groups that stand in a table of their own are not at hand');
}
const UNKNOWN: GroupRows = { ofArm: unknown, ofDifference: unknown, ofFlips: unknown };

/** Costs by every cost book: no rows where they were not asked for. */
function ofBooks<Figures>(
  prefix: Cell[],
  books: Record<string, Figures> = {},
  rows: (prefix: Cell[], metrics: Figures) => Cell[][],
): Cell[][] {
  return Object.entries(books).flatMap(([book, metrics]) => rows([...prefix, book], metrics));
}
const PAID = [text('path', 'what was paid for'), text('payer', 'who paid')];
const ofCosts = <Figure extends Pick<Cost, 'path' | 'payer'>>(
  prefix: Cell[],
  costs: readonly Figure[],
  figures: (cost: Figure) => Cell[],
): Cell[][] => costs.map((cost) => [...prefix, cost.path, cost.payer, ...figures(cost)]);

const FLIPPED = [text('outcome_from', 'outcome under the baseline'), text('outcome_to', 'outcome under the variant')];
const ofFlips = (prefix: Cell[], flips: readonly Flip[]): Cell[][] =>
  flips.map((flip) => [...prefix, flip.from, flip.to, flip.mean, flip.lo, flip.hi]);

/** The rows of all parts, made anew each time they are gone through; numbers rounded as in the JSON. */
function rowsOf<Part>(parts: readonly Part[], rows: (part: Part, i: number) => Iterable<Cell[]>): Iterable<Cell[]> {
  return {
    *[Symbol.iterator]() {
      for (const [i, part] of parts.entries())
        for (const row of rows(part, i)) yield row.map((cell) => (typeof cell === 'number' ? roundNumber(cell) : cell));
    },
  };
}

/** What the records of scenarios would show, and the truth beside it. */
export const recordsTable = (arms: readonly Pick<Arm, 'name' | 'records'>[]): Table => ({
  name: 'records',
  description: 'What the records would show by fiscal year and by month, and the truth of the same months',
  columns: [
    ARM,
    text('view', '"records": what would have been published; "truth": what no record shows'),
    text('first_month', 'first month, YYYY-MM'),
    text('last_month', 'last month, YYYY-MM'),
    METRIC,
    MEAN,
    LO,
    HI,
  ],
  rows: rowsOf(arms, ({ name, records }) =>
    [...records.years, ...records.months].flatMap((row) => [
      ...ofView([name, 'records', row.from, row.to], row.records),
      ...ofView([name, 'truth', row.from, row.to], row.truth),
    ]),
  ),
});

/** Where series begin before the months reported, from which month on. */
function seriesBefore({ arms, period }: RunDocument): string {
  const first = Object.values(arms[0].monthly)[0]?.[0]?.month;
  return first !== undefined && first < period.from ? `, from ${first} on; the period begins with ${period.from}` : '';
}

/**
 * Every table of a document, numbers rounded as in the JSON; some may have no rows.
 * @param groups the rows of groups that the document only names, where there are any
 */
export function tables(document: RunDocument, groups: GroupRows = UNKNOWN): Table[] {
  const inArms = (rows: (arm: Arm, i: number) => Iterable<Cell[]>) => rowsOf(document.arms, rows);
  const inDifferences = (rows: (difference: Difference, i: number) => Iterable<Cell[]>) =>
    rowsOf(document.differences, rows);
  const before = seriesBefore(document);
  return [
    {
      name: 'metrics',
      description: 'Each metric of each scenario over the period',
      columns: [ARM, METRIC, ...ESTIMATE],
      rows: inArms(({ name, metrics }) => ofMetrics([name], metrics)),
    },
    {
      name: 'outcomes',
      description: 'How identified episodes booked in the period ended',
      columns: [ARM, text('outcome', 'outcome'), ...ESTIMATE],
      rows: inArms(({ name, outcomes }) => ofMetrics([name], outcomes)),
    },
    {
      name: 'costs',
      description: 'What was paid in each scenario over the period, by what for and by whom',
      columns: [ARM, ...PAID, ...ESTIMATE],
      rows: inArms(({ name, costs }) => ofCosts([name], costs, cells)),
    },
    {
      name: 'monthly',
      description: `Each metric of each scenario by month${before}`,
      columns: [ARM, METRIC, MONTH, MEAN, LO, HI],
      rows: inArms(({ name, monthly }) => ofMonths([name], monthly)),
    },
    {
      name: 'groups',
      description: 'Each metric of each scenario by group, over the period; a fiscal year over its months',
      columns: [ARM, ...GROUPED, METRIC, ...ESTIMATE],
      rows: inArms(({ name, groups: told }, i) => ofGroups([name], told, (by) => groups.ofArm(i, by), ofMetrics)),
    },
    recordsTable(document.arms),
    {
      name: 'differences',
      description: 'Paired differences of metrics and outcomes over the period',
      columns: [FROM, TO, text('kind', 'metric or outcome'), text('metric', 'metric or outcome id'), ...CHANGE],
      rows: inDifferences(({ from, to, metrics, outcomes }) => [
        ...ofChanges([from, to, 'metric'], metrics),
        ...ofChanges([from, to, 'outcome'], outcomes),
      ]),
    },
    {
      name: 'cost_differences',
      description: 'Paired differences of what was paid, by what for and by whom',
      columns: [FROM, TO, ...PAID, ...CHANGE],
      rows: inDifferences(({ from, to, costs }) => ofCosts([from, to], costs, changeCells)),
    },
    {
      name: 'monthly_differences',
      description: `Paired differences by month${before}`,
      columns: [FROM, TO, METRIC, MONTH, MEAN, LO, HI],
      rows: inDifferences(({ from, to, monthly }) => ofMonths([from, to], monthly)),
    },
    {
      name: 'group_differences',
      description: 'Paired differences by group',
      columns: [FROM, TO, ...GROUPED, METRIC, ...CHANGE],
      rows: inDifferences(({ from, to, groups: told }, i) =>
        ofGroups([from, to], told, (by) => groups.ofDifference(i, by), ofChanges),
      ),
    },
    {
      name: 'cost_books',
      description: 'Costs of each scenario by every cost book, over the period; empty without --cost-book all',
      columns: [ARM, BOOK, METRIC, ...ESTIMATE],
      rows: inArms(({ name, cost_books: books }) => ofBooks([name], books, ofMetrics)),
    },
    {
      name: 'cost_book_differences',
      description: 'Paired differences of costs by every cost book, over the period; empty without --cost-book all',
      columns: [FROM, TO, BOOK, METRIC, ...CHANGE],
      rows: inDifferences(({ from, to, cost_books: books }) => ofBooks([from, to], books, ofChanges)),
    },
    {
      name: 'flips',
      description: 'Episodes by their outcome under the baseline and under the variant',
      columns: [FROM, TO, ...FLIPPED, MEAN, LO, HI],
      rows: inDifferences(({ from, to, flips }) => ofFlips([from, to], flips)),
    },
    {
      name: 'flip_groups',
      description: 'The same by group, where asked for',
      columns: [FROM, TO, ...GROUPED, ...FLIPPED, MEAN, LO, HI],
      rows: inDifferences(({ from, to, flip_groups: told = [] }, i) =>
        ofFlipGroups([from, to], told, (by) => groups.ofFlips(i, by)),
      ),
    },
  ];
}
