/**
 * Published figures that the model is held against. A pattern says what was published, of which places and months, by
 * whom, and which part it plays: `input` (a scenario was given it, so it tests nothing), `calibration` (it may be fitted
 * to) or `validation` (it may not).
 */
import type { Places } from '../../scenario/schema.ts';
import { numberOf, parseTable, type TableRecord, textOf } from '../../world/table.ts';
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

/**
 * Reads the tables of patterns.
 * @param texts CSV by table name
 * @throws Error naming table, line and column where a cell cannot be read
 */
export function readPatterns(texts: Readonly<Record<string, string>>): Pattern[] {
  const patterns = Object.entries(texts).flatMap(([name, text]) => parseTable(name, text).map(readPattern));
  const seen = new Set<string>();
  for (const { id } of patterns) {
    if (seen.has(id)) throw new Error(`two patterns are named ${id}`);
    seen.add(id);
  }
  return patterns;
}

function readPattern(row: TableRecord): Pattern {
  const refuse = (column: string, what: string): never => {
    throw new Error(`${row.table}.csv:${row.line}: ${column}: ${what}, got "${textOf(row, column)}"`);
  };
  const bound = (column: string) => (textOf(row, column) === '' ? null : numberOf(row, column));
  const metric = METRICS.find(({ id }) => id === textOf(row, 'metric')) ?? refuse('metric', 'must be a metric');
  const role = ROLES.find((known) => known === textOf(row, 'role')) ?? refuse('role', `must be ${ROLES.join(' or ')}`);
  const over = textOf(row, 'over');
  const pattern = {
    id: textOf(row, 'id'),
    metric,
    places: placesOf(textOf(row, 'places')) ?? refuse('places', 'must be all, office, state, county or kind'),
    placesText: textOf(row, 'places'),
    over: over === '' ? null : (placesOf(over) ?? refuse('over', 'must be all, office, state, county or kind')),
    from: textOf(row, 'from'),
    to: textOf(row, 'to'),
    byMonth: textOf(row, 'average') === 'month',
    low: bound('low'),
    high: bound('high'),
    role,
    standing: textOf(row, 'standing'),
    source: textOf(row, 'source'),
    note: textOf(row, 'note'),
  };
  if (pattern.low === null && pattern.high === null) refuse('low', 'must not be empty where high is');
  if (pattern.standing === 'recalled' && role !== 'input') refuse('standing', 'a recalled figure cannot be scored');
  return pattern;
}

function placesOf(text: string): Places | undefined {
  if (text === 'all') return 'all';
  const [, key, value] = /^(office|state|county|kind) (.+)$/.exec(text) ?? [];
  return key === undefined ? undefined : { [key]: value };
}
