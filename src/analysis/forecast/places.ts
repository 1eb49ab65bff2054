/** The places that a forecast speaks of: the nation, every state, and the counties with most requests on record. */
import type { Places } from '../../scenario/schema.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { rowsOf } from '../patterns/places.ts';

export type ForecastPlace = {
  /** As in the tables of published figures: "all", "state CA", "county Santa Clara, CA". */
  readonly place: string;
  /** "US", "CA", "06085". */
  readonly code: string;
  readonly places: Places;
  /** True if it is all that is reported. */
  readonly whole: boolean;
};

/**
 * Of the jails that are reported; a state only where all of its jails are.
 * @param tables the tables of scenarios/data, of which record_custody is read
 * @param most counties
 */
export function placesOf(
  { jurisdictions }: World,
  reported: ReadonlySet<Jurisdiction>,
  tables: Readonly<Record<string, string>>,
  most: number,
): ForecastPlace[] {
  const states = [...new Set(jurisdictions.map(({ state }) => state))].filter((state) => state !== '').toSorted();
  const candidates = [
    { place: 'all', code: 'US', places: 'all' as const, jails: jurisdictions },
    ...states.map((state) => ({
      place: `state ${state}`,
      code: state,
      places: { state },
      jails: jurisdictions.filter((jail) => jail.state === state),
    })),
    ...largest(
      jurisdictions.filter((jail) => jail.kind === 'county' && reported.has(jail)),
      tables,
      most,
    ).map((jail) => ({
      place: `county ${jail.name}`,
      code: jail.code,
      places: { jurisdiction: jail.code },
      jails: [jail],
    })),
  ];
  return candidates
    .filter(({ jails }) => jails.every((jail) => reported.has(jail)))
    .map(({ jails, ...place }) => ({ ...place, whole: jails.length === reported.size }));
}

/** Those of whom most was asked, by totals over all years: no figure of a year is read. */
function largest(counties: readonly Jurisdiction[], tables: Readonly<Record<string, string>>, most: number) {
  const requests = new Map(
    rowsOf('record_custody', tables).map((row) => [row['jurisdiction'], Number(row['requests'])]),
  );
  const asked = ({ code }: Jurisdiction): number => requests.get(code) ?? 0;
  return counties.toSorted((a, b) => asked(b) - asked(a) || (a.code < b.code ? -1 : 1)).slice(0, most);
}
