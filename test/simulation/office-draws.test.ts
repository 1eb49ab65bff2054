/** No two draws of an office share a key, however many absconders it looks for. */
import { beforeEach, expect, it, vi } from 'vitest';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { simulateFast } from '../reference/agree.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const seen = vi.hoisted(() => [] as { k0: number; k1: number; decision: number; occurrence: number }[]);

vi.mock('../../src/base/random.ts', async (original) => {
  const real = await original<typeof import('../../src/base/random.ts')>();
  return {
    ...real,
    // What the last call left there, and no copy of what it was.
    get word1() {
      return real.word1;
    },
    draw: (...[key, decision, occurrence]: Parameters<typeof real.draw>) => {
      seen.push({ ...key, decision, occurrence });
      return real.draw(key, decision, occurrence);
    },
  };
});

beforeEach(() => void seen.splice(0));

it('no two draws of an office share a key', () => {
  const stock = 70_000;
  const scenario = smallScenario({
    'simulate.to': '2010-11',
    report: { from: '2010-09', to: '2010-11' },
    'at_large.absconders.stock': stock,
    'at_large.absconders.outflow': 0,
    'at_large.absconders.inflow': 0,
    'at_large.absconders.hours_per_attempt': 0,
    'at_large.absconders.success': 0,
    // Sixteen of the mean take a draw.
    'at_large.other': 16 * 70_000,
  });
  simulateFast(smallWorld({ size: 0.1 }), scenario, 'keys', 1);
  for (const decision of [Decision.absconderArrest, Decision.otherAtLarge, Decision.otherArrests]) {
    const keys = seen.filter((one) => one.decision === decision);
    const distinct = new Set(keys.map(({ k0, k1, occurrence }) => `${k0} ${k1} ${occurrence}`));
    expect(distinct.size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(2 * 3 * (decision === Decision.otherArrests ? 1 : stock));
  }
});
