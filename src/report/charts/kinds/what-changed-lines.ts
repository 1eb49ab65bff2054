/** The rows of the chart of what changed: the measures of a first table, or one measure in the largest groups. */
import type { Difference, RunDocument } from '../../../analysis/results.ts';
import { absoluteText } from '../../words/compared.ts';
import { effect, type Effect } from '../../words/effect.ts';
import { headlineRows, type Row, type Telling, telling } from '../../words/headline.ts';
import { labelOf } from '../../words/labels.ts';
import { measure } from '../../words/measures.ts';
import { aboutLevel, percents } from '../../words/numbers.ts';
import { tellsPercent } from '../../words/sentences.ts';
import { type ArmStyle, variantStyles } from '../drawing/style.ts';
import type { Wish } from '../kind.ts';

/** Rows of one group belong together. */
const GROUP_OF: Readonly<Record<string, string>> = {
  requests: 'asked',
  declined_requests: 'asked',
  transferred: 'handed over',
  transferred_no_conviction: 'handed over',
  at_large_arrests: 'at large',
  at_large_released: 'at large',
};
export const groupOf = ({ id, dollars }: Row): string => (dollars ? 'dollars' : (GROUP_OF[id] ?? id));

export type Told = {
  readonly found: Effect;
  readonly telling: Telling;
  readonly label: string;
  readonly style: ArmStyle;
};
export type Line = { readonly row: Row; readonly baseline: string; readonly told: readonly Told[] };

/** What each row shows: a measure of all places, or one measure of each group. */
type Asked = { readonly row: Row; readonly differences: readonly Pick<Difference, 'metrics'>[] };

/** More groups than can be read in one chart are left out, the smallest first. */
const MOST_GROUPS = 12;

/** One measure in the largest groups of a kind. */
function groupsOf({ differences }: RunDocument, by: string, metric: string): Asked[] {
  const told = differences.map(({ groups }) => groups.find((group) => group.by === by && 'rows' in group));
  const rows = told.map((group) => (group && Array.isArray(group.rows) ? group.rows : []));
  const size = ({ metrics }: (typeof rows)[number][number]) => metrics[metric]?.baseline.mean ?? 0;
  return (rows[0] ?? [])
    .toSorted((one, other) => size(other) - size(one))
    .slice(0, MOST_GROUPS)
    .map(({ key, name: label }) => ({
      row: { id: metric as Row['id'], label },
      differences: rows.map((of) => of.find((row) => row.key === key) ?? { metrics: {} }),
    }));
}

/** A part whose whole is not known stands for itself, by its full name. */
function standing(row: Row, before: Row | undefined): Row {
  if (!row.part || (before && groupOf(before) === groupOf(row))) return row;
  const { part: _, ...alone } = row;
  return { ...alone, label: measure(row.id).label };
}

export function linesOf(document: RunDocument, { by, metric = 'transferred' }: Wish): Line[] {
  const styles = variantStyles(document.differences.length);
  const { differences } = document;
  const asked = by === undefined ? headlineRows(document).map((row): Asked => ({ row, differences })) : groupsOf(document, by, metric); // prettier-ignore
  return asked.flatMap(({ row: listed, differences: of }, place): Line[] => {
    const row = standing(listed, asked[place - 1]?.row);
    const told = of.flatMap((difference, i): Told[] => {
      const found = effect(difference, row.id);
      if (!found || found.difference.mean === null) return [];
      return [{ found, telling: telling(found), label: labelOf(document, differences[i].to), style: styles[i] }];
    });
    if (told.length === 0) return [];
    const { baseline, measure: shown } = told[0].found;
    return [{ row, baseline: aboutLevel(baseline, shown.kind), told }];
  });
}

export const isTold = (one: Told): boolean => one.telling === 'told' || one.telling === 'not known';

/** "+11% [9, 13]"; in its unit where the baseline is too small for percentages. */
export function numberOf({ found, telling: how }: Told): string {
  const { relative } = found;
  // Without a percentage there is no mark either.
  if (how !== 'told' && how !== 'not known') return relative ? '' : how;
  if (!relative || !tellsPercent(found)) return absoluteText(found);
  const write = percents(relative);
  const bound = (end: number) => write(end).replace(/[+%]/g, '');
  const range = relative.lo === null || relative.hi === null ? '' : ` [${bound(relative.lo)}, ${bound(relative.hi)}]`;
  return write(relative.mean) + range;
}
