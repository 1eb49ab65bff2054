import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/analysis/calibration/bank.ts';
import { describeFit } from '../../../src/analysis/calibration/document.ts';
import { worldsIn } from '../../../src/analysis/calibration/check.ts';
import { canCheck, scarce } from '../../../src/analysis/calibration/enough.ts';
import { targetsOf } from '../../../src/analysis/calibration/targets.ts';
import { type Calibration, nextPoints } from '../../../src/analysis/calibration/waves.ts';
import type { Pattern } from '../../../src/analysis/patterns/table.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { roundJson } from '../../../src/report/files/round.ts';

const PLAN = { seed: 'x', start: 40, waves: 1, perWave: 10, particles: 100 };
const PATTERN: Pattern = {
  id: 'a',
  metric: METRICS.find(({ unit }) => unit.startsWith('share'))!,
  places: {},
  placesText: 'all',
  each: null,
  chosen: false,
  over: null,
  others: false,
  base: null,
  quantile: null,
  ranked: null,
  withRefusals: false,
  within: null,
  denominator: null,
  series: null,
  from: '2015-01',
  to: '2015-12',
  byMonth: false,
  low: 0.5,
  high: 0.5,
  role: 'calibration',
  standing: 'sourced',
  source: '',
  note: '',
};
const patterns = [PATTERN, { ...PATTERN, id: 'b' }];

const gives = (start: number, wave: number): Bank =>
  Array.from({ length: 50 }, (_, i) => ({
    u: [i / 50],
    outputs: [1, (i < 40 ? i < start : i - 40 < wave) ? 2 : null],
  }));

describe('the figures of a fit', () => {
  it('are too few where an emulator could not learn them, as soon as the start is done', () => {
    expect(scarce(gives(0, 0).slice(0, 39), ['a', 'b'], PLAN)).toEqual([]);
    expect(scarce(gives(19, 10).slice(0, 40), ['a', 'b'], PLAN)).toEqual([{ id: 'b', given: 19, of: 40, needed: 20 }]);
    expect(scarce(gives(20, 10).slice(0, 40), ['a', 'b'], PLAN)).toEqual([]);
    expect(scarce(gives(20, 0).slice(0, 49), ['a', 'b'], PLAN)).toEqual([]);
    expect(scarce(gives(20, 0), ['a', 'b'], PLAN)).toEqual([{ id: 'b', given: 0, of: 10, needed: 1 }]);
    expect(scarce(gives(20, 1), ['a', 'b'], PLAN)).toEqual([]);
  });

  it('play the world only where enough other runs are left to learn from', () => {
    expect([0, 20, 24, 25, 40].map((whole) => canCheck(gives(whole, 0).slice(0, 40), 40))).toEqual([false, false, false, true, true]); // prettier-ignore
    expect(canCheck(gives(21, 0).slice(0, 40), 1)).toBe(true);
  });

  it.each([
    [25, 40],
    [21, 1],
    [20, 0],
  ])('end in a document wherever they are just enough: %i runs of the start, %i worlds', (whole, check) => {
    const calibration: Calibration = { parameters: 1, targets: targetsOf(patterns, [0.01, 0.01]), plan: PLAN };
    const bank: Bank[number][] = [];
    for (let asked = nextPoints(calibration, bank); asked.length > 0; asked = nextPoints(calibration, bank)) {
      // Of the last wave one run alone gives the figure.
      const given = bank.length === 0 ? whole : 1;
      bank.push(...asked.map(({ u }, i) => ({ u, outputs: [u[0], i < given ? 0.5 : null] })));
    }
    expect(scarce(bank, ['a', 'b'], PLAN)).toEqual([]);
    const { sets, ranks } = worldsIn(calibration, bank, check);
    const about = {
      version: '0',
      study: 's',
      scenario: { name: 'n', hash: 'h' },
      parameters: [{ name: 'p', unit: 'share', distribution: { distribution: 'uniform' as const, low: 0, high: 1 } }],
      patterns,
      keep: 20,
      ranks: Array.from({ length: sets }, (_, set) => ranks(set)),
    };
    const { document } = describeFit(calibration, bank, about);
    expect(document.check?.sets ?? 0).toBe(Math.min(check, whole));
    expect(roundJson(document).patterns.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
