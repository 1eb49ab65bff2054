/** Warnings about dated values that a run never reaches: most often a mistyped year. */
import { parseDay, parseMonth, monthStart } from '../../base/calendar.ts';
import { itemsAt, parametersIn, valueAt } from '../read/lookup.ts';
import { afterTheEnd } from '../../base/last-month.ts';
import { error, warning, type Problem } from '../../base/problem.ts';
import { day } from '../schema/dates.ts';
import { firstTold } from '../values/fade.ts';
import { at, locate, shownPath, type MapTree, type Path, type Tree } from '../read/tree.ts';

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

/** Fades of a file, or of a `--set`, that never tell: of what is read once, or from the end of the simulation on. */
export function idleFades(tree: Tree, own: MapTree): Problem[] {
  const to = String(valueAt(tree, 'simulate', 'to'));
  if (!day.safeParse(to).success) return [];
  const end = monthStart(parseMonth(to) + 1);
  return parametersIn(tree).flatMap(({ path, parameter }) =>
    fadesIn(parameter, path).flatMap(({ where, fade }) => {
      const { file, line } = fade.spot;
      const from = valueAt(fade, 'from');
      if ((file !== own.spot.file && line !== 0) || typeof from !== 'string' || !day.safeParse(from).success) return [];
      const tell = (message: string, hint: string) => [
        warning(locate(tree, where), shownPath(tree, where), message, hint),
      ];
      if (path[0] === 'people') return tell('never tells: this is read once, on the first day', 'state one value');
      return firstTold({ from, per_month: 1 }) < end
        ? []
        : tell(
            `never tells: the simulation ends with ${to}`,
            afterTheEnd(from) ?? 'correct the date, or simulate longer',
          );
    }),
  );
}

/** The fades of a parameter's values, one by one. */
function fadesIn(parameter: MapTree, path: Path): { readonly where: Path; readonly fade: Tree }[] {
  const holders = [
    { where: path, tree: parameter as Tree },
    ...itemsAt(parameter, 'values').map((tree, i) => ({ where: [...path, 'values', i], tree })),
  ];
  return holders.flatMap(({ where, tree }) => {
    const fade = at(tree, 'fade');
    if (fade?.kind === 'list') return fade.items.map((one, i) => ({ where: [...where, 'fade', i], fade: one }));
    return fade === undefined ? [] : [{ where: [...where, 'fade'], fade }];
  });
}
