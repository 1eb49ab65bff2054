/** Cells that one sentence can tell: the same change at many places. */
import { pairOf, type Cell, type Span } from './cells.ts';

/** More sentences than this about one parameter are not read. */
const MOST_ALIKE = 12;
const MOST_CHANGES = { rules: 24, figures: 4 } as const;
const MOST_SPANS = 6;

/**
 * `alike`: one change on one day. `days`: one change, but each place has days of its own. `mixed`: many
 * changes, where single sentences would be a table.
 */
export type Group = { readonly kind: 'alike' | 'days' | 'mixed'; readonly cells: readonly Cell[] };

/** Groups in the order of their first day. Of many figures those of the same days stand together, of many rules those that are alike. */
export function groupCells(cells: readonly Cell[], of: keyof typeof MOST_CHANGES): Group[] {
  const alike = by(cells, (cell) => `${spanOf(cell)}\n${pairOf(cell)}`);
  if (alike.length <= MOST_ALIKE) return alike.map((group) => ({ kind: 'alike', cells: group }));
  const changes = by(cells, pairOf);
  if (changes.length <= MOST_CHANGES[of])
    return changes.map((group) => ({ kind: by(group, spanOf).length === 1 ? 'alike' : 'days', cells: group }));
  const spans = by(cells, spanOf);
  return (spans.length <= MOST_SPANS ? spans : [cells]).map((group) => ({ kind: 'mixed', cells: group }));
}

const spanOf = ({ from, to }: Cell): string => `${from} ${to}`;

/** In the order of the first day. */
export function by(cells: readonly Cell[], key: (cell: Cell) => string): Cell[][] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(key(cell));
    if (group) group.push(cell);
    else groups.set(key(cell), [cell]);
  }
  return [...groups.values()].toSorted((a, b) => extentOf(a).from - extentOf(b).from);
}

/** From the first day of any cell to the last of any. */
export function extentOf(cells: readonly Cell[]): Span {
  return cells.reduce<Span>(
    (extent, { from, to }) => ({ from: Math.min(extent.from, from), to: Math.max(extent.to, to) }),
    cells[0],
  );
}
