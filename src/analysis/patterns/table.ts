/**
 * Published figures that the model is held against. A pattern says what was published, of which places and months, by
 * whom, and which part it plays: `input` (a scenario was given it, so it tests nothing), `calibration` (it may be fitted
 * to) or `validation` (it may not).
 */
import type { Places } from '../../scenario/schema.ts';
import { error, type Problem } from '../../base/problem.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { anything, codeOf, month, number, oneOf, text, type Check } from '../../world/columns.ts';
import { mustBeUnique, readTable, type Row } from '../../world/table.ts';
import { shownTable } from '../../world/tables.ts';
import { METRICS } from '../metrics.ts';
import { CHOSEN, codesOf, LIST, type Lists, listsOf, PLACES, placesOf, valuesOf } from './places.ts';
import type { Metric } from '../metric.ts';

export const ROLES = ['calibration', 'validation', 'input'] as const;
export type Role = (typeof ROLES)[number];

/** Months, "2013-10" to "2014-09". */
export type Span = { readonly from: string; readonly to: string };

/** Of what a figure on refusals is a share. */
export const DENOMINATORS = ['requests', 'reasons', 'declines'] as const;

export type Pattern = Span & {
  readonly id: string;
  readonly metric: Metric;
  readonly places: Places;
  /** As in the table: "all", "office ATL", "county Santa Clara, CA", "list jails with many requests". */
  readonly placesText: string;
  /** Jurisdictions that are looked at one by one: those of a quantile, and those that a run's own records choose among. */
  readonly each: readonly string[] | null;
  /** Only the jurisdictions that declined by the run's own records: see chosen.ts. */
  readonly chosen: boolean;
  /** Places that the figure is a share of, with the same metric; null for figures that are no such share. */
  readonly over: Places | null;
  /** The figure is relative to the same metric of all places but these. */
  readonly others: boolean;
  /** The figure is relative to the same one of these months, both by month; null where it stands by itself. */
  readonly base: Span | null;
  /** The figure is the mean of the months rather than of the period as a whole. */
  readonly byMonth: boolean;
  /** The figure is this quantile over jurisdictions; null where they are taken together. */
  readonly quantile: number | null;
  /** What was published of each jurisdiction of `each`: the figure says how well the model has their order; else null. */
  readonly ranked: readonly number[] | null;
  /** The figure says how the order of `each` by the metric agrees with that by recorded refusals: see orders.ts. */
  readonly withRefusals: boolean;
  /** What was published; null where only one bound was. */
  readonly low: number | null;
  readonly high: number | null;
  /** The tolerance where the row states its own. */
  readonly within: number | null;
  /** Of what a figure on refusals is a share, as published: all requests, those with a reason recorded, all declines. */
  readonly denominator: (typeof DENOMINATORS)[number] | null;
  /** What it is called together with others that are told in one line with it: "Requests by month"; null where it stands alone. */
  readonly series: string | null;
  readonly role: Role;
  /** How near to its publisher the figure was seen: sourced, tabulated, derived. */
  readonly standing: string;
  readonly source: string;
  readonly note: string;
};

const OTHERS = 'others';
const RANK = 'rank';
const REFUSALS = 'refusals';
const AVERAGES: Readonly<Record<string, number>> = { p10: 0.1, p50: 0.5, p90: 0.9 };

const orNothing =
  (check: Check): Check =>
  (cell, row) =>
    cell === '' ? undefined : check(cell, row);

/** Columns that a table may leave out where none of its figures needs them. */
const OPTIONAL = ['base_from', 'base_to', 'within', 'denominator', 'series'];
const LEFT_OUT = Object.fromEntries(OPTIONAL.map((name) => [name, '']));

const columns = (lists: Lists) => {
  const places: Check = (cell) => {
    if (placesOf(cell, lists) !== undefined) return undefined;
    return { message: `${cell.startsWith('list ') ? LIST : PLACES}, got "${cell}"` };
  };
  return {
    id: text,
    metric: codeOf('metric', new Map(METRICS.map((metric) => [metric.id, metric]))),
    places,
    over: orNothing((cell, row) => (cell === OTHERS ? undefined : places(cell, row))),
    from: month,
    to: month,
    base_from: orNothing(month),
    base_to: orNothing(month),
    average: oneOf('total', 'month', RANK, REFUSALS, ...Object.keys(AVERAGES)),
    low: orNothing(number()),
    high: orNothing(number()),
    within: orNothing(number(0)),
    denominator: orNothing(oneOf(...DENOMINATORS)),
    series: anything,
    role: oneOf(...ROLES),
    standing: text,
    source: text,
    note: anything,
  } satisfies Readonly<Record<string, Check>>;
};

/** The patterns among the tables of scenarios/data. @throws ProblemsError with every cell that is wrong */
export function shippedPatterns(tables: Readonly<Record<string, string>>): Pattern[] {
  const own = Object.entries(tables).filter(([name]) => /^patterns(_|$)/.test(name));
  return readPatterns(Object.fromEntries(own), listsOf(tables));
}

/**
 * Reads tables of patterns.
 * @param texts CSV by table name
 * @param lists jurisdictions by the name of their list
 * @throws ProblemsError with every cell that is wrong, by table, line and column
 */
export function readPatterns(texts: Readonly<Record<string, string>>, lists: Lists = new Map()): Pattern[] {
  const problems: Problem[] = [];
  const files = Object.entries(texts).map(([name, content]) => ({ path: shownTable(name), text: content }));
  const checks = columns(lists);
  const shape = (header: readonly string[]) =>
    Object.fromEntries(
      Object.entries(checks).filter(([name]) => !OPTIONAL.includes(name) || header.includes(name)),
    ) as typeof checks;
  const rows = files
    .flatMap((file) => readTable(file, shape, problems))
    .map(({ cells, spot }): PatternRow => ({ cells: { ...LEFT_OUT, ...cells }, spot }));
  mustBeUnique(rows, 'id', problems);
  for (const row of rows) problems.push(...contradictions(row));
  if (problems.length > 0) throw new ProblemsError(problems, files);
  return rows.map((row) => readPattern(row, lists));
}

type PatternRow = Row<keyof ReturnType<typeof columns>>;

/** What no cell is wrong about by itself. */
function contradictions({ cells, spot }: PatternRow): Problem[] {
  const { places, over, low, high, from, to, base_from, base_to, standing, role } = cells;
  const wrong = (column: keyof typeof cells, message: string) => [error(spot(column), column, message)];
  const bounded = low !== '' && high !== '' && Number(low) > Number(high);
  return [
    ...(low === '' && high === '' ? wrong('low', 'must not be empty where high is') : []),
    ...(bounded ? wrong('low', `must not be above high (${high}), got ${low}`) : []),
    ...(from > to ? wrong('from', `must not come after to (${to}), got ${from}`) : []),
    ...((base_from === '') !== (base_to === '') || base_from > base_to
      ? wrong('base_from', 'must be the first of two months in order, or empty as base_to')
      : []),
    ...(cells.average === RANK && !places.startsWith('list ')
      ? wrong('average', 'must not be rank where places is no list with values')
      : []),
    ...(['low', 'high'] as const).flatMap((bound) =>
      Number(cells[bound]) < (cells.average === RANK || cells.average === REFUSALS ? -1 : 0)
        ? wrong(bound, `must not be so low, got ${cells[bound]}`)
        : [],
    ),
    ...(cells.average === REFUSALS && (over !== '' || base_from !== '')
      ? wrong('average', 'must not be refusals where the figure is relative to another')
      : []),
    ...(isOfRefusals(cells) && cells.denominator === ''
      ? wrong('denominator', 'must say of what a figure on refusals is a share')
      : []),
    ...(standing === 'recalled' && role !== 'input' ? wrong('standing', 'a recalled figure cannot be scored') : []),
  ];
}

/** True for shares of refusals: publishers divide them by different things. */
const isOfRefusals = ({ metric, over }: PatternRow['cells']): boolean =>
  metric === 'refusal_rate_recorded' || (metric === 'recorded_refusals' && over !== '');

const orNull = (cell: string): number | null => (cell === '' ? null : Number(cell));

function readPattern({ cells }: PatternRow, lists: Lists): Pattern {
  const { id, from, to, base_from, base_to, denominator, series, average, standing, source, note } = cells;
  const places = placesOf(cells.places, lists) as Places;
  const chosen = cells.places === CHOSEN;
  const quantile = AVERAGES[average] ?? null;
  const others = cells.over === OTHERS;
  const withRefusals = average === REFUSALS;
  const ranked = average === RANK ? valuesOf(cells.places, lists) : null;
  return {
    id,
    metric: METRICS.find((metric) => metric.id === cells.metric) as Metric,
    places,
    placesText: cells.places,
    each: chosen || quantile !== null || ranked !== null || withRefusals ? codesOf(places, lists) : null,
    chosen,
    over: others ? 'all' : (placesOf(cells.over, lists) ?? null),
    others,
    from,
    to,
    base: base_from === '' ? null : { from: base_from, to: base_to },
    byMonth: average === 'month',
    quantile,
    ranked,
    withRefusals,
    low: orNull(cells.low),
    high: orNull(cells.high),
    within: orNull(cells.within),
    denominator: denominator === '' ? null : (denominator as (typeof DENOMINATORS)[number]),
    series: series === '' ? null : series,
    role: cells.role as Role,
    standing,
    source,
    note,
  };
}
