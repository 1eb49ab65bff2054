/**
 * Layers made one, held against the rule as it is written: the topmost layer that has an entry covering the place with a
 * day not after this one; within a layer the latest day, then the later line; where none has begun, the earliest entry of
 * the lowest layer that covers the place.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import { merge } from '../../../src/scenario/read/merge.ts';
import { at, plain, treeOf, type MapTree, type Tree } from '../../../src/scenario/read/tree.ts';
import type { Parameter, Places } from '../../../src/scenario/schema.ts';
import { Dated } from '../../../src/scenario/values/dated.ts';
import { officePlace } from '../../../src/scenario/values/coverage.ts';
import { type Place, inPlaces } from '../../../src/scenario/values/places.ts';
import { defaultName } from '../../../src/scenario/values/uncertainty.ts';
import { ground } from '../fixtures/ground.ts';
import { world } from '../fixtures/world.ts';

const RUNS = process.env['HANDOFF_ALL'] === '1' ? 20_000 : 500;
const PATH = ['local', 'hold_willing'];
const PLACES: readonly Place[] = [...world.jurisdictions, ...world.offices.map(officePlace)];
const SELECTORS: readonly (Places | undefined)[] = [
  undefined,
  'all',
  { state: 'CA' },
  { state: ['NY', 'TX'] },
  { kind: ['state_prison', 'federal_prison'] },
  { kind: 'county', group: 'interviewed-jails' },
  { office: 'LOS' },
  { office: ['SFR', 'HOU'] },
  { jurisdiction: '06085' },
  { jurisdiction: ['06037', '06085', 'ST-CA-LOS'] },
  [{ state: 'TX' }, { jurisdiction: '36061' }],
];
const FIRST = parseDay('2014-01-01');
const TABLES = ['policies', 'hours', undefined, undefined, undefined];

type Entry = {
  readonly from?: string | undefined;
  readonly places?: Places | undefined;
  readonly value: unknown;
  readonly fade?: Fade;
};
type Fade = { readonly from: string; readonly per_month: unknown };
type Layer = { readonly table?: string | undefined; readonly values: readonly Entry[] };

const entry = fc.record({
  day: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 4 }),
  selector: fc.nat(SELECTORS.length - 1),
  certain: fc.boolean(),
  fades: fc.boolean(),
});
const layers = fc
  .array(fc.record({ table: fc.constantFrom(...TABLES), entries: fc.array(entry, { maxLength: 4 }) }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ table, entries }, i): Layer => {
      const values = entries.map(({ day, selector, certain, fades }, j): Entry => {
        const low = 10 * i + j;
        const places = SELECTORS[selector];
        return {
          ...(day === undefined ? {} : { from: formatDay(FIRST + day) }),
          ...(places === undefined ? {} : { places }),
          value: certain ? low : { distribution: 'uniform', low, high: low + 1 },
          ...(fades ? { fade: { from: '2014-07-01', per_month: { distribution: 'uniform', low: 0, high: 1 } } } : {}),
        };
      });
      return values.length > 0 || table !== undefined ? { table, values } : { values: [{ value: i }] };
    }),
  );

const treeOfLayer = ({ table, values }: Layer): Tree =>
  treeOf({ unit: 'x', assumed: 'y', table, values: values.length > 0 ? values : undefined }, { file: 'f', line: 1, column: 1 }); // prettier-ignore

/** A value with its fade, each with the name under which it is drawn. */
function told({ from, places, value, fade }: Entry): string {
  const own = toldAs(value, defaultName(PATH.join('.'), from, places));
  return fade === undefined
    ? own
    : `${own} ${fade.from} ${toldAs(fade.per_month, defaultName(`${PATH.join('.')}.fade`, fade.from, places))}`;
}

function toldAs(value: unknown, byDefault: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { name = byDefault, ...rest } = value as { name?: string };
  return `${JSON.stringify(rest)} ${name}`;
}

/** The rule of the contract, word for word. */
function byTheRule(all: readonly Layer[], day: number, place: Place): string | undefined {
  const inLayers = all.map(({ table, values }) => {
    const rows = (world.tables.get(table ?? '') ?? []).map(({ place: code, from, value }) => ({
      from: parseDay(from),
      covers: code === place.code || code === place.office,
      told: JSON.stringify(value),
    }));
    const dated = values.map((one) => ({
      from: one.from === undefined ? Number.NEGATIVE_INFINITY : parseDay(one.from),
      covers: one.places === undefined || inPlaces(one.places, place),
      told: told(one),
    }));
    return [...rows, ...dated].filter(({ covers }) => covers);
  });
  for (const entries of inLayers.toReversed()) {
    const begun = entries.filter(({ from }) => from <= day);
    const latest = Math.max(...begun.map(({ from }) => from));
    if (begun.length > 0) return begun.findLast(({ from }) => from === latest)?.told;
  }
  const lowest = inLayers.find((entries) => entries.length > 0) ?? [];
  const earliest = Math.min(...lowest.map(({ from }) => from));
  return lowest.findLast(({ from }) => from === earliest)?.told;
}

/** What one flat parameter says. */
function flat(tree: Tree): Dated<string> {
  const { table, value, fade, values } = plain(tree) as Parameter;
  const entries = (values ?? (value === undefined ? [] : [{ value, fade }])) as Entry[];
  const rows = (world.tables.get(table ?? '') ?? []).map((row) => ({ ...row, value: JSON.stringify(row.value) }));
  return new Dated<string>(
    {
      unit: 'x',
      values: entries.map(({ fade: fades, ...one }) => ({
        ...one,
        value: told({ ...one, ...(fades ? { fade: fades } : {}) }),
      })),
    },
    rows,
  );
}

const over = (parent: Tree, child: Tree): Tree => merge(parent, child, ground, PATH);
const DAYS = [-400, -1, 0, 1, 2, 3, 4, 5, 6, 7, 900].map((day) => FIRST + day);

const everywhere = (value: (day: number, place: Place) => string | undefined): string[] =>
  PLACES.flatMap((place) => DAYS.map((day) => `${place.code} ${formatDay(day)}: ${value(day, place)}`));

describe('layers made one', () => {
  it('say at every place and day what the rule says, under the names of their own', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const dated = flat(all.map(treeOfLayer).reduce(over));
        expect(everywhere((day, place) => dated.at(day, place))).toEqual(
          everywhere((day, place) => byTheRule(all, day, place)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('are the same parent as the files that they were made of', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const [first, ...rest] = all.map(treeOfLayer);
        const once = rest.reduce(over, first);
        const resolved = treeOf(plain(once), { file: 'resolved', line: 1, column: 1 });
        const [child] = rest;
        const [a, b] = [flat(over(once, child)), flat(over(resolved, child))];
        expect(everywhere((day, place) => a.at(day, place))).toEqual(everywhere((day, place) => b.at(day, place)));
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('know the days on which they change', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const dated = flat(all.map(treeOfLayer).reduce(over));
        for (const place of PLACES)
          for (const day of DAYS)
            if (dated.at(day - 1, place) !== dated.at(day, place)) expect(dated.changesAt(day, place)).toBe(true);
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('keep a table by its name where the child says nothing of its places', () => {
    const parent = treeOfLayer({ table: 'policies', values: [{ value: 'none' }] });
    const child = treeOfLayer({ values: [{ from: '2014-05-01', places: { state: 'TX' }, value: 'limits' }] });
    expect((over(parent, child) as MapTree).entries.has('table')).toBe(true);
    const there = treeOfLayer({ values: [{ from: '2015-01-01', places: { state: 'CA' }, value: 'limits' }] });
    const both = over(parent, there);
    expect(at(both, 'table')).toBeUndefined();
    expect((plain(both) as Parameter).values).toEqual([
      { from: '2014-01-01', places: { jurisdiction: '06085' }, value: 'limits' },
      { value: 'none' },
      { from: '2015-01-01', places: { state: 'CA' }, value: 'limits', assumed: 'y' },
    ]);
  });
});
