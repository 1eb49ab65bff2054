/** The months of a scenario: in order, with time to warm up, and inside the tables that the simulation reads. */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import { afterTheEnd, LAST_MONTH } from '../../base/last-month.ts';
import type { World } from '../../world/world.ts';
import { teller, valueAt } from '../read/lookup.ts';
import { formatPath, warning, type Problem } from '../../base/problem.ts';
import { locate, type Path, type Tree } from '../read/tree.ts';

/** Months of warm-up before the first month reported. */
export const WARM_UP_MONTHS = 36;

/** The people at large at the start were booked in the 60 months before it, and the calendar begins in January 2000. */
const EARLIEST = parseMonth('2005-01');

/** Months of which the second must not come before the first. */
const ORDERS: readonly (readonly [Path, Path])[] = [
  [
    ['simulate', 'from'],
    ['simulate', 'to'],
  ],
  [
    ['report', 'from'],
    ['report', 'to'],
  ],
  [
    ['simulate', 'from'],
    ['report', 'from'],
  ],
  [
    ['report', 'to'],
    ['simulate', 'to'],
  ],
];

/** All that is wrong with `simulate` and `report`. */
export const periodProblems = (tree: Tree, world: World): Problem[] => [
  ...outsideTables(tree, world),
  ...outOfOrder(tree),
  ...shortWarmUp(tree),
];

const textAt = (tree: Tree, path: Path): string => String(valueAt(tree, ...path));
const monthAt = (tree: Tree, path: Path): number =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(textAt(tree, path)) ? parseMonth(textAt(tree, path)) : Number.NaN;

/** Months that no table knows: the simulation would go on with the nearest one it has. */
function outsideTables(tree: Tree, world: World): Problem[] {
  const [first, last] = [world.months[0], world.months.at(-1)];
  if (!first || !last) return [];
  const range = { from: Math.max(first.month, EARLIEST), to: Math.min(last.month, parseMonth(LAST_MONTH)) };
  return (['from', 'to'] as const).flatMap((end) => {
    const path = ['simulate', end];
    const month = monthAt(tree, path);
    if (!(month < range.from || month > range.to)) return [];
    const known = `${formatMonth(range.from)} to ${formatMonth(range.to)}`;
    const got = textAt(tree, path);
    return [teller(tree)(path, `must lie in the months that the data cover, ${known}, got ${got}`, afterTheEnd(got))];
  });
}

/** Months of which the later comes before the earlier. */
function outOfOrder(tree: Tree): Problem[] {
  const tell = teller(tree);
  const inherited = (path: Path): boolean => locate(tree, path).line > 0 && locate(tree, path).file !== tree.spot.file;
  return ORDERS.filter(([first, second]) => monthAt(tree, first) > monthAt(tree, second)).map(([first, second]) => {
    // Of the two, tell the one that the user wrote rather than the one in a parent.
    const tellFirst = inherited(second)
      ? !inherited(first)
      : first[0] === 'report' && second[0] === 'simulate' && !inherited(first);
    return tellFirst
      ? tell(first, `must not be after ${second.join('.')} (${textAt(tree, second)})`, afterTheEnd(textAt(tree, first)))
      : tell(second, `must not be before ${first.join('.')} (${textAt(tree, first)})`);
  });
}

function shortWarmUp(tree: Tree): Problem[] {
  const path = ['simulate', 'from'];
  const warmUp = monthAt(tree, ['report', 'from']) - monthAt(tree, path);
  if (!(warmUp >= 0 && warmUp < WARM_UP_MONTHS)) return [];
  const message = `leaves only ${warmUp} months of warm-up before report.from (${textAt(tree, ['report', 'from'])})`;
  const hint = `start the simulation at least ${WARM_UP_MONTHS} months earlier than the report`;
  return [warning(locate(tree, path), formatPath(path), message, hint)];
}
