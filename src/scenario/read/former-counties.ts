/** Counties that were renamed, divided or joined to others, and names in common use that no county has. */
export type Former = {
  /** As people write it. */
  readonly name: string;
  readonly state: string;
  /** Its code, unless a county still has it. */
  readonly code?: string;
  /** The codes of the counties of 2017 that are there instead. */
  readonly now: readonly string[];
  /** What became of it, for a hint. */
  readonly since: string;
};

const of = (name: string, state: string, code: string | undefined, now: readonly string[], since: string): Former => ({
  name,
  state,
  ...(code === undefined ? {} : { code }),
  now,
  since,
});

/** Those of scenarios/data/crosswalk.csv, and older or later ones that data sets still name. */
export const FORMER: readonly Former[] = [
  of('Shannon', 'SD', '46113', ['46102'], 'Shannon was renamed in 2015'),
  of('Wade Hampton', 'AK', '02270', ['02158'], 'Wade Hampton was renamed in 2015'),
  of('Prince of Wales-Outer Ketchikan', 'AK', '02201', ['02198'], 'the area was divided in 2008'),
  of('Skagway-Hoonah-Angoon', 'AK', '02232', ['02105', '02230'], 'the area was divided in 2007'),
  of('Wrangell-Petersburg', 'AK', '02280', ['02195', '02275'], 'the area was divided in 2008'),
  of('Chugach', 'AK', '02063', ['02261'], 'the area was divided in 2019, and stands here undivided'),
  of('Copper River', 'AK', '02066', ['02261'], 'the area was divided in 2019, and stands here undivided'),
  of('Bedford city', 'VA', '51515', ['51019'], 'the city became part of the county in 2013'),
  of('Clifton Forge city', 'VA', '51560', ['51005'], 'the city became part of the county in 2001'),
  of('South Boston city', 'VA', '51780', ['51083'], 'the city became part of the county in 1995'),
  of('Dade', 'FL', '12025', ['12086'], 'Dade was renamed in 1997'),
  of('Manhattan', 'NY', undefined, ['36061'], 'the borough is this county'),
  of('Brooklyn', 'NY', undefined, ['36047'], 'the borough is this county'),
  of('Staten Island', 'NY', undefined, ['36085'], 'the borough is this county'),
  of('The Bronx', 'NY', undefined, ['36005'], 'the borough is this county'),
  of('New York City', 'NY', undefined, ['36061'], 'one jail system serves the five boroughs'),
  of('Washington', 'DC', undefined, ['11001'], 'the city is this district'),
];

const BY_CODE = new Map(
  FORMER.flatMap((former) => (former.code === undefined ? [] : [[former.code, former] as const])),
);

/** What a code that is gone stood for; its leading zero may be missing. */
export const formerCode = (code: string): Former | undefined => BY_CODE.get(code.padStart(5, '0'));

const KIND = /(county|parish|borough|censusarea|municipality)$/;

/**
 * What a name that is gone stood for.
 * @param letters of the name, as `lettersOf` gives them
 * @param state undefined if none was named
 */
export function formerName(
  letters: string,
  state: string | undefined,
  lettersOf: (name: string) => string,
): Former | undefined {
  const bare = letters.replace(KIND, '');
  return FORMER.find(
    (former) => (state === undefined || former.state === state) && [letters, bare].includes(lettersOf(former.name)),
  );
}
