/** The day from which a scenario says it differs from its parent, held against what it changes. */
import { parseDay } from '../../base/calendar.ts';
import { knownToFault, possibleDays } from '../../base/known-days.ts';
import { afterTheEnd } from '../../base/last-month.ts';
import { itemsAt, parametersIn, teller, valueAt } from '../read/lookup.ts';
import type { Problem } from '../../base/problem.ts';
import { day } from '../schema/dates.ts';
import type { MapTree, Path } from '../read/tree.ts';

/** What is only defined here takes effect when a dated value names it. */
const DEFINITIONS = new Set(['programmes', 'policies', 'cost_books']);

/** What is no day is told by the schema. */
const isDay = (text: string): boolean => day.safeParse(text).success;
/** The first day on which a value may begin. What is wrong with its `known_to` is told by the schema. */
const earliest = (from: string, known: unknown): number =>
  possibleDays(from, typeof known === 'string' && knownToFault(from, known) === undefined ? known : undefined).first;

/** Values of a file's own that hold before the day it states as `departs`, and such a day that never comes. */
export function departureProblems(own: MapTree): Problem[] {
  const departs = valueAt(own, 'departs');
  if (typeof departs !== 'string' || !isDay(departs) || !own.entries.has('extends')) return [];
  const tell = teller(own);
  const never = afterTheEnd(departs);
  if (never !== undefined) return [tell(['departs'], `comes after the end of the model, got ${departs}`, never)];
  const early = (where: Path, what: string): Problem =>
    tell(
      where,
      `${what}, but the scenario says it departs on ${departs}`,
      `write "from: ${departs}", or state an earlier "departs"`,
    );
  return parametersIn(own).flatMap(({ path, parameter }) => {
    if (DEFINITIONS.has(String(path[0]))) return [];
    if (parameter.entries.has('value')) return [early([...path, 'value'], 'holds from the start')];
    return itemsAt(parameter, 'values').flatMap((item, index) => {
      const from = valueAt(item, 'from');
      if (from === undefined) return [early([...path, 'values', index], 'holds from the start')];
      if (typeof from !== 'string' || !isDay(from) || earliest(from, valueAt(item, 'known_to')) >= parseDay(departs))
        return [];
      return [early([...path, 'values', index, 'from'], `holds from ${from}`)];
    });
  });
}
