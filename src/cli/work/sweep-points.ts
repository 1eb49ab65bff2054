/** The points of a sweep as scenarios: set, resolved and checked like any other, before anything runs. */
import type { Place, SweepAxis } from '../../analysis/sweep/document.ts';
import { policySpace } from '../../experiment/designs/policy-space.ts';
import { floorAboveCeiling } from '../../policy/consistency.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import { type Problem, sortProblems, suggest } from '../../base/problem.ts';
import { isProblem, parseSet } from '../../scenario/read/set.ts';
import { type Axis, axisValue, type SweepStudy } from '../../scenario/studies/sweep-study.ts';
import type { World } from '../../world/world.ts';
import { mustAgree } from './arms.ts';
import { loadScenario } from '../files/scenarios.ts';
import { count, tellProblems } from '../problems.ts';
import { UserError } from '../../base/user-error.ts';

/** More arms than this at once would not fit into memory. */
const MOST_POINTS = 1000;

export type Point = Place & { readonly resolved: ResolvedScenario };

/** Every setting of an axis. */
const setsOf = ({ set }: Axis): string[] => [set].flat();

/** What the baseline has where an axis sets something; nothing where it is no single word or figure, or dated. */
function baselineOf(axis: Axis, { scenario }: ResolvedScenario): Pick<SweepAxis, 'baseline'> {
  const found = setsOf(axis).map((set) => {
    const setting = parseSet(`${set}=0`);
    if (isProblem(setting) || setting.from !== undefined) return undefined;
    return setting.path.reduce<unknown>(
      (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
      scenario,
    );
  });
  const known = axisValue.safeParse(found[0]);
  return known.success && found.every((each) => each === found[0]) ? { baseline: known.data } : {};
}

/** An axis as the document has it. */
export function axisOf(axis: Axis, baseline: ResolvedScenario): SweepAxis {
  const { name, label, unit } = axis;
  return { name, sets: setsOf(axis), ...(label && { label }), ...(unit && { unit }), ...baselineOf(axis, baseline) };
}

/** The scenario that a setting speaks of; undefined: all of them. */
function armOf(set: string): string | undefined {
  const setting = parseSet(`${set}=0`);
  return isProblem(setting) ? undefined : setting.arm;
}

/**
 * Resolves every point of a study. What is wrong with several is told once.
 * @param swept the scenarios that the study names, without their points
 * @param sets those of every point
 * @throws UserError where an axis names no scenario, or a point is wrong; its problems have then been told
 */
export function loadPoints(
  { axes, design, seed, scenarios }: SweepStudy,
  [baseline, ...swept]: readonly ResolvedScenario[],
  sets: readonly string[],
  world: World,
  quiet: boolean,
): Point[] {
  mustNameSwept(
    axes,
    swept.map(({ name }) => name),
  );
  const wanted = distinct(swept, axes, policySpace(axes, design, seed));
  if (wanted.length > MOST_POINTS)
    throw new UserError(`axes: give ${wanted.length} points, at most ${MOST_POINTS} are possible`);
  const told = new Map<string, Problem>(swept.flatMap(({ warnings }) => warnings.map((w) => [keyOf(w), w] as const)));
  const known = new Set(told.keys());
  const files = new Set<SourceFile>();
  const points = wanted.flatMap(({ arm, values, own }): Point[] => {
    const { name } = swept[arm];
    const options = { sets: [...sets, ...own], arm: name, floorAboveCeiling };
    const loaded = loadScenario(scenarios[arm], world, options);
    for (const problem of loaded.ok ? loaded.resolved.warnings : loaded.problems) told.set(keyOf(problem), problem);
    for (const file of loaded.ok ? loaded.resolved.files : loaded.files) files.add(file);
    if (!loaded.ok) return [];
    return [{ scenario: name, hash: loaded.resolved.hash, values, resolved: loaded.resolved }];
  });
  const fresh = sortProblems([...told].flatMap(([key, problem]) => (known.has(key) ? [] : [problem])));
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || !quiet) tellProblems(fresh, [...files]);
  if (errors > 0) throw new UserError(`${count(errors, 'error')} in the points of the sweep, nothing was simulated`);
  for (const { resolved } of points) mustAgree(baseline, resolved);
  return points;
}

const keyOf = ({ file, line, column, path, message }: Problem): string =>
  JSON.stringify([file, line, column, path, message]);

function mustNameSwept(axes: readonly Axis[], names: readonly string[]): void {
  axes.forEach((axis, i) => {
    for (const set of setsOf(axis)) {
      const arm = armOf(set);
      if (arm === undefined || names.includes(arm)) continue;
      throw new UserError(`axes[${i}].set: no swept scenario is called "${arm}"`, suggest(arm, names));
    }
  });
}

type Wanted = { readonly arm: number; readonly values: Place['values']; readonly own: readonly string[] };

/** The points of every scenario; where an axis does not speak of a scenario, points that differ there are one. */
function distinct(
  swept: readonly ResolvedScenario[],
  axes: readonly Axis[],
  space: ReturnType<typeof policySpace>,
): Wanted[] {
  const found = new Map<string, Wanted>();
  swept.forEach(({ name }, arm) => {
    for (const row of space) {
      const own: string[] = [];
      const values: Place['values'] = {};
      axes.forEach((axis, i) => {
        const sets = setsOf(axis).filter((set) => [undefined, name].includes(armOf(set)));
        values[axis.name] = sets.length > 0 ? row[i] : null;
        own.push(...sets.map((set) => `${set}=${String(row[i])}`));
      });
      found.set(JSON.stringify([arm, values]), { arm, values, own });
    }
  });
  return [...found.values()];
}
