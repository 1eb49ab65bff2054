/** Warnings about dated values that a run never reaches: most often a mistyped year. */
import { parseDay, parseMonth, monthStart } from '../../base/calendar.ts';
import { itemsAt, parametersIn, valueAt } from '../read/lookup.ts';
import { afterTheEnd } from '../../base/last-month.ts';
import { error, warning, type Problem } from '../../base/problem.ts';
import { day } from '../schema/dates.ts';
import { at, locate, shownPath, type MapTree, type Tree } from '../read/tree.ts';

/**
 * Values of a file, or of a `--set`, that begin after the end of the simulation or before its start. What is inherited
 * is passed over; so is the history before the start in a file that stands alone, and in tables.
 * @param tables paths of the user's own tables, whose rows stand in the tree
 */
export function idleValues(tree: Tree, own: MapTree, tables: ReadonlySet<string>): Problem[] {
  const [from, to] = ['from', 'to'].map((end) => String(valueAt(tree, 'simulate', end)));
  if (![from, to].every((month) => day.safeParse(month).success)) return [];
  const [start, end] = [monthStart(parseMonth(from)), monthStart(parseMonth(to) + 1)];
  const extending = own.entries.has('extends');
  return parametersIn(tree).flatMap(({ path, parameter }) =>
    itemsAt(parameter, 'values').flatMap((item, index) => {
      const text = valueAt(item, 'from');
      const { file, line } = at(item, 'from')?.spot ?? item.spot;
      const isSet = line === 0;
      const isRow = tables.has(file);
      if ((file !== own.spot.file && !isSet && !isRow) || typeof text !== 'string' || !day.safeParse(text).success)
        return [];
      const where = [...path, 'values', index, 'from'];
      const tell = (grade: typeof error, message: string, hint: string) => [
        grade(locate(tree, where), shownPath(tree, where), message, hint),
      ];
      // Whoever sets a value on the command line asks what it does.
      if (parseDay(text) >= end)
        return tell(isSet ? error : warning, `never holds: the simulation ends with ${to}`, afterTheEnd(text) ?? 'correct the date, or simulate longer'); // prettier-ignore
      if (parseDay(text) < start && !isRow && (extending || isSet))
        return tell(
          warning,
          `lies before the simulation, which begins with ${from}`,
          `correct the date, or write ${from}`,
        );
      return [];
    }),
  );
}
