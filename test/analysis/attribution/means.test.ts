/** What holds of shares of any outcomes: means over draws add up, intervals do not, percentages are ratios of means or absent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Explanation } from '../../../src/analysis/attribution/explanation.ts';
import { percentsOf } from '../../../src/analysis/attribution/percents.ts';
import { shapleyOfRatios } from '../../../src/analysis/attribution/shapley.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { roundJson } from '../../../src/report/files/round.ts';

const metricOf = (id: string) => METRICS.find((metric) => metric.id === id)!;
/** People, dollars of whole cents, and a share. */
const METRIC = [metricOf('requests'), metricOf('cost_total'), metricOf('recorded_custody_rate')];
const value = fc.tuple(
  fc.integer({ min: 0, max: 5e6 }),
  fc.integer({ min: 0, max: 1e12 }).map((cents) => cents / 100),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** Runs of all coalitions of k provisions. */
const games = fc.integer({ min: 1, max: 4 }).chain((k) =>
  fc.record({
    k: fc.constant(k),
    runs: fc.array(fc.array(value, { minLength: 2 ** k, maxLength: 2 ** k }), { minLength: 1, maxLength: 12 }),
    drawn: fc.boolean(),
    // Half of the games have a difference that cannot be missed.
    least: fc.constantFrom(0, 1e8),
  }),
);
type Game = Parameters<Parameters<typeof games.map>[0]>[0];

const runsOf = ({ runs, least }: Pick<Game, 'runs' | 'least'>) =>
  runs.map((run) => run.map(([people, ...others], i) => [people + (i === run.length - 1 ? least : 0), ...others]));

function explained({ k, drawn, ...game }: Game) {
  const explanation = new Explanation(METRIC, k);
  runsOf(game).forEach((run, i) => explanation.add(drawn ? i + 1 : null, run.flat()));
  return explanation.metrics(Array.from({ length: k }, (_, i) => `${i}`));
}
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

describe('the shares of several runs', () => {
  it('are means of the runs’ own Shapley values', () => {
    fc.assert(
      fc.property(games, (game) => {
        const found = explained(game);
        METRIC.forEach(({ id }, metric) => {
          const runs = runsOf(game);
          const own = runs.map((run) => shapleyOfRatios(game.k, (coalition) => run[coalition][metric]));
          const largest = Math.max(1, ...runs.flat().map((values) => values[metric]));
          found[id].shares.forEach(({ mean }, i) => {
            const expected = sum(own.map((shares) => shares[i])) / own.length;
            expect(Math.abs(mean! - expected)).toBeLessThan(1e-9 * largest);
          });
        });
      }),
    );
  });

  it('add up to the mean difference: whole numbers exactly, means to the rounding of the document', () => {
    fc.assert(
      fc.property(games, (game) => {
        const found = roundJson(explained(game));
        for (const { exact, shares, difference, baseline, variant } of Object.values(found)) {
          // A figure of 12 digits is off by 5e-12 of itself at most.
          const all = [difference, baseline, variant, ...shares].map(({ mean }) => Math.abs(mean!));
          expect(Math.abs(sum(shares.map(({ mean }) => mean!)) - difference.mean!)).toBeLessThanOrEqual(
            1e-11 * sum(all) + 1e-12,
          );
          if (!exact) continue;
          const whole = exact.shares.reduce((total, share) => total + BigInt(share), 0n);
          expect(whole).toBe(BigInt(exact.denominator) * BigInt(exact.difference));
          expect(Math.abs(Number(exact.difference) / exact.per / game.runs.length - difference.mean!)).toBeLessThan(
            1e-9 * Math.max(1, ...all),
          );
        }
      }),
    );
  });

  it('are told in percent, which add up to 100, only where the interval of the difference leaves out 0', () => {
    let told = 0;
    let absent = 0;
    fc.assert(
      fc.property(games, (game) => {
        for (const one of Object.values(explained(game))) {
          const { difference, shares } = one;
          const percents = percentsOf(one);
          if (difference.lo !== null) expect(percents === null).toBe(difference.lo <= 0 && difference.hi! >= 0);
          else if (game.runs.length < (game.drawn ? 5 : 2)) expect(percents).toBeNull();
          if (percents === null) {
            absent += 1;
            continue;
          }
          told += 1;
          const size = sum(percents.map(Math.abs));
          expect(Math.abs(sum(percents) - 100)).toBeLessThan(1e-6 * Math.max(100, size));
          percents.forEach((percent, i) => expect(percent).toBeCloseTo((100 * shares[i].mean!) / difference.mean!, 9));
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(told, absent)).toBeGreaterThan(20);
  });

  it('have intervals that do not add up', () => {
    // Two provisions of which now the one, now the other does everything: the difference is nearly the same in every run.
    const runs = [0, 1, 2, 3, 4, 5].map((i) => {
      const [one, other] = i % 2 === 0 ? [100 + i, 0] : [0, 100 + i];
      return [0, one, other, one + other].map((requests): [number, number, number] => [requests, 0, 0]);
    });
    const { difference, shares } = explained({ k: 2, runs, drawn: true, least: 0 })['requests'];
    const width = ({ lo, hi }: { lo: number | null; hi: number | null }) => hi! - lo!;
    expect(sum(shares.map(({ mean }) => mean!))).toBeCloseTo(difference.mean!, 9);
    expect(sum(shares.map(width))).toBeGreaterThan(20 * width(difference));
  });

  it('leave out a run in which a coalition has no ratio, in the shares as in the difference', () => {
    const run = (...rates: (number | null)[]) => rates.flatMap((rate) => [10, 10, rate]);
    const explanation = new Explanation(METRIC, 1);
    for (const row of [run(0.2, 0.4), run(0.3, null), run(0.4, 0.8)]) explanation.add(null, row);
    const { difference, shares } = explanation.metrics(['a'])['recorded_custody_rate'];
    expect(difference.mean).toBeCloseTo(0.3, 12);
    expect(shares[0].mean).toBe(difference.mean);
  });
});
