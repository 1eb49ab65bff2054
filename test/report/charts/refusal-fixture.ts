/** Refusal against custody over three jails, as `records` finds it. */
import type { RefusalPicture } from '../../../src/report/charts/kinds/refusal.ts';

const range = (mean: number, half = 0.05) => ({ mean, lo: Math.max(0, mean - half), hi: mean + half });
const ends = (honored: number, declined: number) => ({ honored: range(honored), declined: range(declined) });

export const refusals = (): RefusalPicture => ({
  correlation: { records: { mean: -0.05, lo: -0.25, hi: 0.15 }, truth: { mean: 0.71, lo: 0.6, hi: 0.8 } },
  recorded: ends(0.4, 0.1),
  with_at_large: ends(0.65, 0.3),
  jails: [
    [0.02, 0.4, 0.3, 0.6],
    [0, 0.7, 0.02, 0.9],
    [0.08, 0.1, 0.98, 0.02],
  ].map(([refused, custody, declined, taken], i) => ({
    name: `Jail ${i + 1}`,
    requests: range(1000 * (i + 1), 40),
    records: { refused: range(refused), not_taken: range(1 - custody) },
    truth: { declined: range(declined), not_taken: range(1 - taken) },
  })),
});
