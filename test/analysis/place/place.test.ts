/** Which published figures speak of a place, and its counts by fiscal year. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresAt, type Near } from '../../../src/analysis/place/figures.ts';
import { YearCounts } from '../../../src/analysis/place/years.ts';
import { COUNTS_IN_A_ROW as K } from '../../../src/analysis/metrics.ts';
import { shippedPatterns } from '../../../src/analysis/patterns/table.ts';
import { COUNTER } from '../../../src/base/counters.ts';
import type { Places } from '../../../src/scenario/schema.ts';
import { inPlaces } from '../../../src/scenario/values/places.ts';
import { loadTables, loadWorld } from '../../../src/world/files.ts';

const { jurisdictions } = loadWorld();
const patterns = shippedPatterns(loadTables());
const NAMED = patterns.filter(({ placesText }) => /^(office|state|county) /.test(placesText));
const found = new Map<string, ReadonlyMap<string, Near>>();
/** The figures that speak of some places, by id. */
function at(places: Places): ReadonlyMap<string, Near> {
  const key = JSON.stringify(places);
  const here = jurisdictions.filter((jail) => inPlaces(places, jail));
  const near =
    found.get(key) ?? new Map(figuresAt(patterns, here, jurisdictions).map((one) => [one.pattern.id, one] as const));
  found.set(key, near);
  return near;
}

describe('figures of a place', () => {
  it('are counted in runs just where all that they need lies in the place', () => {
    const somewhere = fc.oneof(
      fc.constantFrom('BAL', 'SFR', 'CHI', 'HOU').map((office) => ({ office })),
      fc.constantFrom('CA', 'IL', 'MD', 'TX', 'HI').map((state) => ({ state })),
      fc.constantFrom('06085', '17031', '24005').map((jurisdiction) => ({ jurisdiction })),
    );
    fc.assert(
      fc.property(somewhere, fc.constantFrom(...NAMED), (places, pattern) => {
        const near = at(places).get(pattern.id);
        const covers = (other: Places) => jurisdictions.filter((jail) => inPlaces(other, jail));
        const here = new Set(covers(places));
        const own = covers(pattern.places);
        const shared = own.filter((jail) => here.has(jail)).length;
        if (shared === 0) expect(near).toBeUndefined();
        const needed = [...own, ...(pattern.over === null ? [] : covers(pattern.over))];
        expect(near?.counted ?? false).toBe(needed.every((jail) => here.has(jail)));
        if (near) expect(near.where === 'around').toBe(shared < own.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are those of its county, its state and its office', () => {
    const county = at({ jurisdiction: '06085' });
    expect(county.get('santa-clara-before')).toMatchObject({ where: 'same', counted: true });
    expect(county.get('custody-ca')).toMatchObject({ where: 'around', counted: false });
    expect(county.get('ero-arrests-sfr-fy2014')).toMatchObject({ where: 'around', counted: false });
    expect(county.get('ero-arrests-bal-fy2014')).toBeUndefined();
    expect(at({ state: 'CA' }).get('santa-clara-before')).toMatchObject({ where: 'inside', counted: true });
    // A share of the nation's refusals takes the nation to be counted.
    expect(at({ state: 'CA' }).get('refusals-california')).toMatchObject({ where: 'same', counted: false });
    expect(at({ office: 'BAL' }).get('ero-arrests-bal-fy2014')).toMatchObject({ where: 'same', counted: true });
  });
});

describe('counts by fiscal year', () => {
  const months = { from: '2014-11', to: '2016-09' };
  const rowsOf = (...runs: readonly (readonly number[])[]) => {
    const years = new YearCounts('all', months, false);
    for (const [i, requests] of runs.entries()) {
      const counts = new Float64Array(years.windows.length * K);
      requests.forEach((count, year) => (counts[year * K + COUNTER.detainers] = count));
      years.add(counts, i + 1);
    }
    return years.rows();
  };

  it('are of the months of each year that are reported, means over draws with prediction intervals', () => {
    const rows = rowsOf([10, 1], [20, 1], [30, 1], [40, 1], [50, 1]);
    expect(rows.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['FY2015 (from Nov)', '2014-11', '2015-09'],
      ['FY2016', '2015-10', '2016-09'],
    ]);
    const { mean, lo, hi } = rows[0].metrics['requests'];
    // mean ± t(4) s √(1 + 1/5), t(4) at 97.5% being 2.776445 (R: qt(0.975, 4)), cut at zero below.
    expect([mean, lo]).toEqual([30, 0]);
    expect(hi).toBeCloseTo(30 + 2.776445 * Math.sqrt(250) * Math.sqrt(1.2), 3);
    expect(rows[1].metrics['requests']).toEqual({ mean: 1, lo: null, hi: null });
  });

  it('leave out what is known of whole field offices alone', () => {
    expect(Object.keys(rowsOf([1, 1])[0].metrics)).not.toContain('at_large_arrests');
    expect(Object.keys(new YearCounts('all', months, true).rows()[0].metrics)).toContain('at_large_arrests');
  });
});
