/**
 * Days that are not exactly known, drawn. Each place has a day of its own under a name of its own, made of the place and
 * the possible days: it is the same in every arm and replication of a draw, whatever else a scenario states.
 */
import { remembered } from '../../base/remembered.ts';
import { dayAt, isUncertain, possibleDays, type Possible } from '../../base/known-days.ts';
import { formatDay } from '../../base/calendar.ts';
import type { TableRow, World } from '../../world/world.ts';
import type { Parameter, Scenario } from '../schema.ts';
import { codesIn } from '../schema/places.ts';
import { parametersOf } from './evidence.ts';

/** The quantile of each name, from 0 and below 1; undefined: the day that is stated. */
type QuantileOf = (name: string) => number | undefined;

/** A dated value as a scenario states it, and the day on which it begins in a draw. */
type DatedValue = NonNullable<Parameter['values']>[number];

/** Two values of one place with the same possible days begin on one day: what happened was one decision. */
const nameOf = (place: string, { first, last }: Possible): string =>
  `day[${place}]@${formatDay(first)}/${formatDay(last)}`;

function begins(place: string, from: string, knownTo: string | undefined, quantileOf: QuantileOf): number | undefined {
  const possible = possibleDays(from, knownTo);
  if (!isUncertain(possible)) return undefined;
  const u = quantileOf(nameOf(place, possible));
  return u === undefined ? undefined : dayAt(possible, u);
}

/** The tables whose rows have uncertain days, with those drawn; as they are where none has. */
export function tablesOnDays(tables: World['tables'], quantileOf: QuantileOf): World['tables'] {
  const drawn = new Map(tables);
  for (const [name, rows] of tables) {
    if (!rows.some(({ known_to: knownTo }) => knownTo !== undefined)) continue;
    drawn.set(
      name,
      rows.map((row): TableRow => withDay(row, begins(row.place, row.from, row.known_to, quantileOf))),
    );
  }
  return drawn;
}

const withDay = <T extends object>(dated: T, day: number | undefined): T =>
  day === undefined ? dated : { ...dated, begins: day };

/** Draws the uncertain days of values of a scenario, or of a part of one, in place. */
export function drawDays(scenario: object, quantileOf: QuantileOf): void {
  for (const { parameter } of parametersOf(scenario)) {
    const { values } = parameter as { values?: unknown };
    if (Array.isArray(values) && values.some(hasUncertainDay))
      (parameter as { values: DatedValue[] }).values = values.flatMap((value: DatedValue) =>
        byPlace(value, quantileOf),
      );
  }
}

/** The first possible day of everything. */
const EARLIEST = (): number => 0;

/** A scenario that has every uncertain day at its earliest. What scenarios have in common they go on having in common. */
export const atEarliest = (scenario: Scenario): Scenario =>
  Object.fromEntries(
    Object.entries(scenario).map(([key, section]) => [
      key,
      typeof section === 'object' ? sectionAtEarliest(section) : section,
    ]),
  ) as Scenario;

const sectionAtEarliest = remembered((section: object): object => {
  const copy = structuredClone(section);
  drawDays(copy, EARLIEST);
  return copy;
});

/** The tables of a world with every uncertain day at its earliest. */
export const earliestTables = remembered(({ tables }: Pick<World, 'tables'>) => tablesOnDays(tables, EARLIEST));

const hasUncertainDay = ({ from, known_to: knownTo }: DatedValue): boolean =>
  from !== undefined && isUncertain(possibleDays(from, knownTo));

/** A value whose day is uncertain, once for each of the places that it lists. */
function byPlace(value: DatedValue, quantileOf: QuantileOf): DatedValue[] {
  const { from, known_to: knownTo, places = 'all' } = value;
  const codes = codesIn(places);
  if (from === undefined || codes === undefined || !hasUncertainDay(value)) return [value];
  const key = 'jurisdiction' in (places as object) ? 'jurisdiction' : 'office';
  return codes.map((code) => withDay({ ...value, places: { [key]: code } }, begins(code, from, knownTo, quantileOf)));
}
