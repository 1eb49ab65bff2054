/** What `--dry-run` tells of memory grows with the arms of a batch, and beyond it only with what is kept of each. */
import { expect, it } from 'vitest';
import { untried } from '../../src/cli/work/estimate.ts';
import { batchesOf } from '../../src/experiment/batches.ts';
import { Study } from '../../src/experiment/study.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const scenario = smallScenario({});
const world = smallWorld({ size: 2 });
const study = (arms: number): Study => {
  const all = Array.from({ length: arms }, (_, i) => ({ name: String(i), scenario }));
  return new Study({ arms: all, seed: 'memory', ...scenario.report, by: [], flips: false }, world);
};
const memory = (arms: number, threads = 2): number => untried(study(arms), threads);

it('tells nothing besides of arms that are all tried out', () => {
  expect(memory(8)).toBe(0);
});

it('tells more of every arm, most of those of one batch, and of every thread', () => {
  const most = batchesOf(study(5000).order)[0].arms.length;
  const [inBatch, beyond] = [memory(most) - memory(most - 1), memory(most + 1) - memory(most)];
  expect(beyond).toBeGreaterThan(0);
  expect(inBatch).toBeGreaterThan(beyond);
  expect(memory(5000) - memory(most)).toBeCloseTo((5000 - most) * beyond);
  expect(memory(most, 4)).toBeGreaterThan(memory(most, 2));
});
