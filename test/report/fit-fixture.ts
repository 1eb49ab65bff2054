/** A calibration's document made by a small deterministic function: the figures are plausible, not results. */
import type { CalibrationDocument } from '../../src/analysis/calibration/document.ts';
import { ridges } from '../../src/analysis/calibration/summary.ts';
import { Stream } from '../../src/base/stream.ts';
import { quantile } from '../../src/scenario/values/distribution.ts';
import type { Distribution } from '../../src/scenario/schema.ts';

type Row = [name: string, unit: string, distribution: Distribution, low: number, high: number, learned: number];

/** With the range of quantiles that the posterior takes. */
const ROWS: Row[] = [
  ['request-share', 'probability', { distribution: 'logitnormal', median: 0.7, logit_sd: 0.5 }, 0.7, 1, 0.91],
  ['pickup.travel', 'hours, mean', { distribution: 'lognormal', median: 36, log_sd: 0.3 }, 0.1, 0.6, 0.48],
  ['stay.median', 'hours', { distribution: 'uniform', low: 50, high: 100 }, 0, 1, -0.04],
  [
    'identification.interview_coverage[group=interviewed-jails,kind=county]',
    'probability',
    { distribution: 'triangular', low: 0.5, mode: 0.8, high: 1 },
    0.9,
    1,
    0.97,
  ],
  ['prices.bed', 'USD a day', { distribution: 'normal', mean: 1200, sd: 900 }, 0, 0.9, 0.2],
];

/** Draws whose second quantile falls with the first and rises with the third, which are apart. */
function drawn(count: number): number[][] {
  const stream = new Stream('a fixture', 'draws');
  return Array.from({ length: count }, () => {
    const [a, b, c, d, e] = ROWS.map(() => stream.uniform());
    return [a, 0.6 * (1 - a) + 0.4 * b, 0.8 * b + 0.2 * c, d, 0.45 * c + 0.55 * e].map(
      (u, i) => ROWS[i][3] + (ROWS[i][4] - ROWS[i][3]) * u,
    );
  });
}

function ridgesOf(draws: number[][]): CalibrationDocument['ridges'] {
  return ridges(draws)
    .flatMap((row, i) =>
      row.slice(0, i).map((correlation, j) => ({ first: ROWS[j][0], second: ROWS[i][0], correlation })),
    )
    .filter(({ correlation }) => Math.abs(correlation) >= 0.3)
    .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** @param count how many joint draws are kept */
export function fitted(count = 30): { document: CalibrationDocument; draws: number[][] } {
  const draws = drawn(count);
  const document: CalibrationDocument = {
    schema: 'handoff.calibrate/1',
    handoff: '0.1.0',
    study: 'a-fit',
    scenario: { name: 'historical', hash: 'e'.repeat(64), label: 'What happened' },
    seed: 'a fixture',
    runs: 560,
    parameters: ROWS.map(([name, unit, distribution, low, high, learned]) => {
      const at = (u: number) => quantile(distribution, u);
      const within = (share: number) => at(low + (high - low) * share);
      return {
        name,
        unit,
        distribution,
        prior: { lo: at(0.05), median: at(0.5), hi: at(0.95) },
        posterior: { lo: within(0.05), median: within(0.5), hi: within(0.95) },
        learned,
      };
    }),
    ridges: ridgesOf(draws),
    patterns: ['one', 'two', 'three'].map((id) => ({
      id,
      published: { lo: 1, hi: 2 },
      model: { lo: 1, median: 1.5, hi: 2 },
      distance: 0,
      met: true,
    })),
    proof: { runs: 120, effective: 80, surprise: {} },
    check: { sets: 20, level: 0.9, pooled: { share: 0.885, lo: 0.81, hi: 0.96 }, covered: {} },
    stages: [],
  };
  return { document, draws };
}
