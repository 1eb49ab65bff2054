/** What a scenario's own bookings take the place of, in words: for `handoff check`. */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { monthLevel, StatedBookings, tableBookings } from '../../scenario/values/bookings.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import type { Jurisdiction, World } from '../../world/world.ts';

/** Places told one by one. */
const MOST = 8;

type Count = number | 'shipped' | 'placed';
type Run = { readonly from: number; readonly to: number; readonly values: readonly number[] };

/** "Santa Clara, CA: 5,200 bookings a month in place of 3,702 of the table, from 2014-01", a line for each place and span. */
export function ownBookings(scenario: Scenario, world: World): string[] {
  const stated = new StatedBookings(scenario, world);
  const span = { from: parseMonth(scenario.simulate.from), to: parseMonth(scenario.simulate.to) };
  const places = world.jurisdictions.filter((place) => inPlaces(scenario.places, place) && stated.states(place));
  const lines = places.slice(0, MOST).flatMap((place) => [
    ...linesOf(place, 'bookings', span, {
      own: (month) => stated.statedIn(place, month).bookings,
      table: (month) => {
        const { followed, others } = tableBookings(place, monthLevel(world, month));
        return followed + others;
      },
    }),
    ...linesOf(place, 'bookings of people followed', span, {
      own: (month) => stated.statedIn(place, month).followed,
      table: (month) => tableBookings(place, monthLevel(world, month)).followed,
    }),
  ]);
  const more = places.length - MOST;
  return more > 0 ? [...lines, `and in ${more} more places`] : lines;
}

function linesOf(
  { name }: Jurisdiction,
  what: string,
  span: { readonly from: number; readonly to: number },
  { own, table }: { readonly own: (month: number) => Count; readonly table: (month: number) => number },
): string[] {
  return runsOf(span, own).map(({ from, to, values }) => {
    const inTable = mean(values.map((_, i) => table(from + i)));
    const until = to === span.to ? `from ${formatMonth(from)}` : `${formatMonth(from)} to ${formatMonth(to)}`;
    const average = values.every((value) => value === values[0]) ? '' : ' on average';
    return `${name}: ${whole(mean(values))} ${what} a month${average} in place of ${whole(inTable)} of the table, ${until}`;
  });
}

/** Months on end for which something is stated. */
function runsOf({ from, to }: { readonly from: number; readonly to: number }, own: (month: number) => Count): Run[] {
  const runs: Run[] = [];
  for (let month = from; month <= to; month += 1) {
    const value = own(month);
    if (typeof value !== 'number') continue;
    const last = runs.at(-1);
    if (last?.to === month - 1) runs.splice(-1, 1, { ...last, to: month, values: [...last.values, value] });
    else runs.push({ from: month, to: month, values: [value] });
  }
  return runs;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const whole = (x: number): string => Math.round(x).toLocaleString('en-US');
