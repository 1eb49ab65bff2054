/** Finds out which provisions can be switched by themselves: by checking the scenario of every coalition. */
import type { World } from '../../world/world.ts';
import { scenarioErrors } from '../load.ts';
import { mix } from './mix.ts';
import type { Scenario } from '../schema.ts';
import { groupOnce, type Refusal, type Switch } from './switches.ts';

export type Separated = {
  readonly switches: readonly Switch[];
  /** The scenario of each coalition asked for, by its bits. */
  readonly scenarios: ReadonlyMap<number, Scenario>;
};

type Checks = {
  /** The coalitions that will be simulated, of so many switches. */
  readonly coalitionsOf: (switches: number) => readonly number[];
  readonly floorAboveCeiling?: Parameters<typeof scenarioErrors>[2];
};

/** Switches that stand in every coalition asked for; those that do not have been made one. */
export function separate(
  switches: readonly Switch[],
  [baseline, variant]: readonly [Scenario, Scenario],
  world: World,
  { coalitionsOf, floorAboveCeiling }: Checks,
): Separated {
  const all = 2 ** switches.length - 1;
  const scenarios = new Map([
    [0, baseline],
    [all, variant],
  ]);
  const refused: Refusal[] = [];
  for (const coalition of coalitionsOf(switches.length)) {
    if (scenarios.has(coalition)) continue;
    const taken = new Set(switches.flatMap(({ paths }, i) => (((coalition >>> i) & 1) === 1 ? paths : [])));
    const mixed = mix(baseline, variant, taken, world);
    if ('clash' in mixed) {
      refused.push({ coalition, because: `"${mixed.clash}" means two things` });
      continue;
    }
    const [error] = scenarioErrors(mixed.scenario, world, floorAboveCeiling);
    if (error) refused.push({ coalition, because: `${error.path} ${error.message}` });
    else scenarios.set(coalition, mixed.scenario);
  }
  if (refused.length === 0) return { switches, scenarios };
  return separate(groupOnce(switches, refused), [baseline, variant], world, { coalitionsOf, floorAboveCeiling });
}
