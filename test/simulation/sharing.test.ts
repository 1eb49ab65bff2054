/** Sharing fingerprints tells ICE of more people, and sooner. Of itself it takes nobody out of ICE's hands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { simulateFast } from '../reference/agree.ts';
import { anyCase } from '../reference/any-scenario.ts';
import { dated } from '../reference/small.ts';
import { timeless, uncoupled } from '../reference/uncoupled.ts';

describe('sharing fingerprints', () => {
  it('lowers no handover of anybody where hours are unlimited and rules stay as they are', () => {
    let kept = 0;
    let gained = 0;
    fc.assert(
      fc.property(anyCase(), ({ world, scenario, seed, replication }) => {
        const { activation } = scenario;
        // Officers who ask less where they are declined would ask less of a jail of which they know more people.
        const alone = uncoupled(timeless(scenario));
        const handedOver = (sharing: Scenario['activation']) =>
          simulateFast(world, { ...alone, activation: sharing }, seed, replication).episodes;
        const without = handedOver(dated({ value: false }));
        const shared = handedOver(activation);
        for (const [id, outcome] of without) {
          if (outcome !== 'transferred') continue;
          expect(['transferred', 'pending'], id).toContain(shared.get(id));
          kept += 1;
        }
        for (const outcome of shared.values()) if (outcome === 'transferred') gained += 1;
      }),
      { numRuns: 60, seed: 20081027 },
    );
    expect(kept).toBeGreaterThan(500);
    expect(gained).toBeGreaterThan(kept);
  });
});
