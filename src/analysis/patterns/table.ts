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
import type { Metric } from '../metric.ts';

export const ROLES = ['calibration', 'validation', 'input'] as const;
export type Role = (typeof ROLES)[number];

export type Pattern = {
  readonly id: string;
  readonly metric: Metric;
  readonly places: Places;
  /** As in the table: "all", "office ATL", "county Santa Clara, CA". */
  readonly placesText: string;
  /** Places that the figure is a share of, with the same metric; null for figures that are no such share. */
  readonly over: Places | null;
  /** Months, "2013-10". */
  readonly from: string;
  readonly to: string;
  /** The figure is the mean of the months rather than of the period as a whole. */
  readonly byMonth: boolean;
  /** What was published; null where only one bound was. */
  readonly low: number | null;
  readonly high: number | null;
  readonly role: Role;
  /** How near to its publisher the figure was seen: sourced, tabulated, derived. */
  readonly standing: string;
  readonly source: string;
  readonly note: string;
};

const PLACES: Check = (cell) =>
  placesOf(cell) === undefined ? { message: `must be all, office, state, county or kind, got "${cell}"` } : undefined;
const orNothing =
  (check: Check): Check =>
  (cell, row) =>
    cell === '' ? undefined : check(cell, row);

const COLUMNS = {
  id: text,
  metric: codeOf('metric', new Map(METRICS.map((metric) => [metric.id, metric]))),
  places: PLACES,
  over: orNothing(PLACES),
  from: month,
  to: month,
  average: oneOf('total', 'month'),
  low: orNothing(number(0)),
  high: orNothing(number(0)),
  role: oneOf(...ROLES),
  standing: text,
  source: text,
  note: anything,
} satisfies Readonly<Record<string, Check>>;

/**
 * Reads the tables of patterns.
 * @param texts CSV by table name
 * @throws ProblemsError with every cell that is wrong, by table, line and column
 */
export function readPatterns(texts: Readonly<Record<string, string>>): Pattern[] {
  const problems: Problem[] = [];
  const files = Object.entries(texts).map(([name, content]) => ({ path: shownTable(name), text: content }));
  const rows = files.flatMap((file) => readTable(file, COLUMNS, problems));
  mustBeUnique(rows, 'id', problems);
  for (const row of rows) problems.push(...contradictions(row));
  if (problems.length > 0) throw new ProblemsError(problems, files);
  return rows.map(readPattern);
}

type PatternRow = Row<keyof typeof COLUMNS>;

/** What no cell is wrong about by itself. */
function contradictions({ cells, spot }: PatternRow): Problem[] {
  const { low, high, from, to, standing, role } = cells;
  const bounded = low !== '' && high !== '' && Number(low) > Number(high);
  return [
    ...(low === '' && high === '' ? [error(spot('low'), 'low', 'must not be empty where high is')] : []),
    ...(bounded ? [error(spot('low'), 'low', `must not be above high (${high}), got ${low}`)] : []),
    ...(from > to ? [error(spot('from'), 'from', `must not come after to (${to}), got ${from}`)] : []),
    ...(standing === 'recalled' && role !== 'input'
      ? [error(spot('standing'), 'standing', 'a recalled figure cannot be scored')]
      : []),
  ];
}

function readPattern({ cells }: PatternRow): Pattern {
  const { id, places, over, from, to, average, low, high, role, standing, source, note } = cells;
  return {
    id,
    metric: METRICS.find((metric) => metric.id === cells.metric) as Metric,
    places: placesOf(places) as Places,
    placesText: places,
    over: placesOf(over) ?? null,
    from,
    to,
    byMonth: average === 'month',
    low: low === '' ? null : Number(low),
    high: high === '' ? null : Number(high),
    role: role as Role,
    standing,
    source,
    note,
  };
}

function placesOf(words: string): Places | undefined {
  if (words === 'all') return 'all';
  const [, key, value] = /^(office|state|county|kind) (.+)$/.exec(words) ?? [];
  return key === undefined ? undefined : { [key]: value };
}
