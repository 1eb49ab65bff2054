/** Sharing fingerprints tells ICE of more people, and sooner. Of itself it takes nobody out of ICE's hands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { simulateFast } from '../reference/agree.ts';
import { anyCase } from '../reference/any-scenario.ts';
import { dated } from '../reference/small.ts';

/** The same values and rules on every day: nothing fades, either. Those of places stay. Holds have a length. */
function timeless(part: unknown, key = ''): unknown {
  if (key === 'hold_hours') return part === 0 ? 12 : part;
  if (Array.isArray(part)) return part.map((item) => timeless(item));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(
    ([name, value]) => name !== 'fade' && (name !== 'from' || typeof value !== 'string'),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, timeless(value, name)]));
}

/** Hours for everybody, nobody looked for at large and nobody booked again. */
function uncoupled(scenario: Scenario, activation: Scenario['activation']): Scenario {
  // Officers who ask less where they are declined would ask less of a jail of which they know more people.
  const { asking: _, ...still } = timeless(scenario) as Scenario;
  const unlimited = dated({ value: 'unlimited' as const });
  return {
    ...still,
    simulate: scenario.simulate,
    report: scenario.simulate,
    places: 'all',
    activation,
    screening: { ...still.screening, hours_per_day: unlimited },
    pickup: { ...still.pickup, hours_per_day: unlimited },
    at_large: { ...still.at_large, teams: dated({ value: 0 }) },
    return: { ...still.return, hazard: dated({ value: 0 }) },
  };
}

describe('sharing fingerprints', () => {
  it('lowers no handover of anybody where hours are unlimited and rules stay as they are', () => {
    let kept = 0;
    let gained = 0;
    fc.assert(
      fc.property(anyCase(), ({ world, scenario, seed, replication }) => {
        const { activation } = scenario;
        const handedOver = (sharing: Scenario['activation']) =>
          simulateFast(world, uncoupled(scenario, sharing), seed, replication).episodes;
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
