/** Bookings that places state themselves: what cannot be, and what is probably not what was meant. */
import { formatMonth, monthOfDay, monthStart, parseDay, parseMonth } from '../../base/calendar.ts';
import { warning, type Problem } from '../../base/problem.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { itemsAt, teller, valueAt } from '../read/lookup.ts';
import { at, locate, plain, shownPath, type Path, type Tree } from '../read/tree.ts';
import { day, month } from '../schema/dates.ts';
import { scenario as schema, places as placesSchema } from '../schema.ts';
import { firstBooked, StatedBookings, tableBookings, monthLevel } from '../values/bookings.ts';
import { inPlaces } from '../values/places.ts';

const PATHS: readonly Path[] = [
  ['arrests', 'bookings'],
  ['arrests', 'followed'],
];

/**
 * Problems of `arrests.bookings` and `arrests.followed`; nothing where they are malformed.
 * @param simulated the places of the run
 */
export function bookingProblems(tree: Tree, world: World, simulated: readonly Jurisdiction[]): Problem[] {
  const arrests = schema.shape.arrests.safeParse(plain(at(tree, 'arrests') ?? tree));
  const [from, to] = ['from', 'to'].map((end) => String(valueAt(tree, 'simulate', end)));
  if (!arrests.success || ![from, to].every((text) => month.safeParse(text).success)) return [];
  const stated = new StatedBookings({ arrests: arrests.data, simulate: { from, to } }, world);
  const own = simulated.filter((place) => stated.states(place));
  if (own.length === 0) return [];
  return [
    ...PATHS.flatMap((path) => entryProblems(tree, path, simulated)),
    ...countProblems(tree, { from: parseMonth(from), to: parseMonth(to) }, stated, own, world),
  ];
}

/** Entries whose day or places are probably not what was meant. */
function entryProblems(tree: Tree, path: Path, simulated: readonly Jurisdiction[]): Problem[] {
  const dated = itemsAt(tree, ...path, 'values').map((_, index): Path => [...path, 'values', index]);
  return [path, ...dated].flatMap((where) => {
    const entry = at(tree, ...where) as Tree;
    const value = at(entry, 'value');
    if (value === undefined || ['shipped', 'placed'].includes(String(valueAt(value)))) return [];
    const warn = (key: string, message: string, hint: string): Problem =>
      warning(locate(tree, [...where, key]), shownPath(tree, [...where, key]), message, hint);
    const from = valueAt(entry, 'from');
    const start = typeof from === 'string' && day.safeParse(from).success ? parseDay(from) : undefined;
    const within = start !== undefined && start !== monthStart(monthOfDay(start)) ? monthOfDay(start) + 1 : undefined;
    const selector = placesSchema.safeParse(plain(at(entry, 'places') ?? entry));
    const covered = simulated.filter((place) => !selector.success || inPlaces(selector.data, place)).length;
    return [
      ...(within === undefined
        ? []
        : [
            warn(
              'from',
              `holds from ${formatMonth(within)} on: bookings are by whole months`,
              'state the first of a month',
            ),
          ]),
      ...(covered < 2
        ? []
        : [
            warn(
              'value',
              `holds in each of ${covered} places, not in all of them together`,
              'name one place in "places", or give each its number in a table',
            ),
          ]),
    ];
  });
}

/** Months in which the numbers do not go together. */
function countProblems(
  tree: Tree,
  span: { readonly from: number; readonly to: number },
  stated: StatedBookings,
  own: readonly Jurisdiction[],
  world: World,
): Problem[] {
  const months = Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i);
  const first = (holds: (place: Jurisdiction, month: number) => boolean) => {
    for (const place of own) for (const m of months) if (holds(place, m)) return { place, month: formatMonth(m) };
    return undefined;
  };
  const allOf = (place: Jurisdiction, m: number): number => {
    const { bookings } = stated.statedIn(place, m);
    const table = tableBookings(place, monthLevel(world, m));
    return typeof bookings === 'number' ? bookings : table.followed + table.others;
  };
  const whole = (x: number): string => Math.round(x).toLocaleString('en-US');
  const over = first((place, m) => stated.in(place, m).followed > allOf(place, m) * (1 + 1e-9));
  const before = (place: Jurisdiction, m: number) => world.rebooked.map((_, k) => stated.in(place, m - k - 1).followed);
  const fewer = first(
    (place, m) =>
      place.kind === 'county' &&
      stated.in(place, m).own &&
      firstBooked(stated.in(place, m).followed, before(place, m), world.rebooked) < 0,
  );
  const path = itemsAt(tree, 'arrests', 'followed', 'values').length > 1 ? PATHS[1] : PATHS[0];
  return [
    ...(over
      ? [
          teller(tree)(
            PATHS[1],
            `${over.place.name}: ${whole(stated.in(over.place, parseMonth(over.month)).followed)} people followed in ${over.month} are more than its ${whole(allOf(over.place, parseMonth(over.month)))} bookings`,
            'state arrests.bookings too, or fewer people followed',
          ),
        ]
      : []),
    ...(fewer
      ? [
          warning(
            locate(tree, path),
            shownPath(tree, path),
            `${fewer.place.name}: in ${fewer.month} more people come again from earlier months than are said to be booked`,
            'there will be more bookings than stated for a while',
          ),
        ]
      : []),
  ];
}
