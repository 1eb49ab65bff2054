/** Scenarios ready to simulate, for the scripts of this folder. */
import { loadScenario } from '../src/cli/files/scenarios.ts';
import type { ResolvedScenario } from '../src/scenario/load.ts';
import type { World } from '../src/world/world.ts';

/** A scenario by its name or file, complete. @throws Error with what is wrong with it */
export function resolvedNamed(name: string, world: World): ResolvedScenario {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.resolved;
}
