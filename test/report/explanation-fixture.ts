/** An explanation with round figures: three provisions, of which one does nothing that chance could not. */
import type { Explained, ExplainDocument } from '../../src/analysis/attribution/document.ts';
import type { Estimate, Signed } from '../../src/analysis/results.ts';
import { signed } from './changes.ts';

const level = (unit: string, mean: number, half: number): Estimate => ({
  unit,
  mean,
  sd: half,
  lo: mean - half,
  hi: mean + half,
  chance: { lo: mean - half, hi: mean + half },
  parameters: null,
});
const estimate = (...figure: Parameters<typeof level>): Signed => signed(level(...figure));
const IDS = ['federal.programme@2015-01-05', 'local.hold_willing', 'pickup.level@2014-01-01:office-of-a-long-name'];

function split(unit: string, baseline: number, means: readonly number[], halves: readonly number[]): Explained {
  const difference = means.reduce((sum, mean) => sum + mean, 0);
  const shares = means.map((mean, i) => ({ provision: IDS[i], ...estimate(unit, mean, halves[i]) }));
  return {
    unit,
    baseline: level(unit, baseline, 10),
    variant: level(unit, baseline + difference, 10),
    difference: estimate(unit, difference, 8),
    shares,
    interactions: [{ provisions: [IDS[0], IDS[1]], ...estimate(unit, 40, 12) }],
    sequential: { forward: shares, backward: shares.map((share) => ({ ...share, mean: share.mean! / 2 })) },
    exact: null,
  };
}

export function explanation(): ExplainDocument {
  return {
    schema: 'handoff.explain/1',
    handoff: '0.1.0',
    seed: 'handoff',
    replications: 20,
    draws: 1,
    period: { from: '2015-07', to: '2016-09' },
    coverage: 'the United States',
    intervals: 'chance only; 31 uncertain parameters held at their median',
    assumptions: { assumed: 48, parameters: 112 },
    from: 'a',
    to: 'b',
    arms: [
      { name: 'a', title: 'What was', scenario: '1'.repeat(64) },
      { name: 'b', title: 'What is instead', scenario: '2'.repeat(64) },
    ],
    method: { coalitions: 8 },
    provisions: IDS.map((id, i) => ({ id, text: `Provision ${i + 1} in words.`, paths: [id.split('@')[0]] })),
    office_months: { simulated: 100, without_sharing: 800 },
    metrics: {
      transferred: split('episodes', 1000, [-100, -300, 5], [9, 12, 11]),
      cost_total: split('USD', 24_600_000, [-1_633_333, -4_433_333, -33_334], [200_000, 100_000, 60_000]),
    },
  };
}
