/** Many arms are simulated in batches: however large these are, every arm and every pair comes out the same. */
import { expect, it } from 'vitest';
import { batchesOf, replicateAll } from '../../src/experiment/batches.ts';
import type { Order } from '../../src/experiment/order.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { smallAdaptation, smallScenario, smallWorld } from '../reference/small.ts';

const world = smallWorld({ size: 2 });
const scenarios = [
  ...[0.9, 0.7, 0.5, 0.3, 0.1].map((willing) => smallScenario({ 'local.hold_willing': willing })),
  smallScenario({ 'local.policy': 'none', adaptation: smallAdaptation() }),
];
const order: Order = {
  arms: scenarios.map((scenario, i) => ({ name: String(i), scenario })),
  seed: 'batches',
  ...scenarios[0].report,
  by: ['office', 'class'],
  flips: true,
  draws: 2,
};
const tasks = [1, 2].map((draw) => ({ draw, replication: 1 }));
const WHOLE = { first: 0, of: 1 };

it.each([2, 3, 5])('of %d arms count what all together count', (most) => {
  expect(batchesOf(order, most).map(({ arms }) => arms.length - 1)).toEqual(
    { 2: [1, 1, 1, 1, 1], 3: [2, 2, 1], 5: [4, 1] }[most],
  );
  const study = new Study(order, world);
  const counted = [0, 0];
  const whole = tasks.map(({ draw }) => replicate(study, 1, draw, WHOLE, (parts) => (counted[0] += parts)));
  const found = replicateAll(order, world, tasks, { share: WHOLE, most, onGroup: (parts) => (counted[1] += parts) });
  found.forEach(({ arms, flips, draw }, i) => {
    expect({ arms, flips, draw }).toEqual({ arms: whole[i].arms, flips: whole[i].flips, draw: i + 1 });
  });
  expect(found[0].arms[1].monthly).not.toEqual(found[0].arms[4].monthly);
  expect(Math.abs(counted[1] - counted[0])).toBeLessThanOrEqual(1);
});

it('are one where arms are few', () => {
  expect(batchesOf(order)).toEqual([order]);
});
