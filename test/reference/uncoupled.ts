/** Scenarios in which what happens to one person bears on nobody else, so that laws hold person by person. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { dated } from './small.ts';

/** Hours for everybody, nobody looked for at large and nobody booked again; officers ask whatever jails answer. */
export function uncoupled(scenario: Scenario): Scenario {
  const { asking: _, ...rest } = scenario;
  const unlimited = dated({ value: 'unlimited' as const });
  return {
    ...rest,
    report: scenario.simulate,
    places: 'all',
    screening: { ...rest.screening, hours_per_day: unlimited },
    pickup: { ...rest.pickup, hours_per_day: unlimited },
    // Attempts may take no hours at all, so that no teams are not yet nobody found.
    at_large: { ...rest.at_large, teams: dated({ value: 0 }), success: dated({ value: 0 }) },
    return: { ...rest.return, hazard: dated({ value: 0 }) },
  };
}

/** The same values and rules on every day: nothing fades, either. Those of places stay. Holds have a length. */
export const timeless = (scenario: Scenario): Scenario => ({
  ...(withoutDays(scenario) as Scenario),
  simulate: scenario.simulate,
  report: scenario.report,
});

function withoutDays(part: unknown, key = ''): unknown {
  if (key === 'hold_hours') return part === 0 ? 12 : part;
  if (Array.isArray(part)) return part.map((item) => withoutDays(item));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(
    ([name, value]) => name !== 'fade' && (name !== 'from' || typeof value !== 'string'),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutDays(value, name)]));
}
