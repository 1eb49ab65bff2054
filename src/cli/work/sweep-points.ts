/** The points of a sweep as scenarios: set, resolved and checked like any other, before anything runs. */
import type { Place, SweepAxis } from '../../analysis/sweep/document.ts';
import { wrapped } from '../../base/wrap.ts';
import { policySpace, valuesOf } from '../../experiment/designs/policy-space.ts';
import { floorAboveCeiling } from '../../policy/consistency.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import { formatPath, type Problem, sortProblems, suggest } from '../../base/problem.ts';
import { isProblem, parseSet } from '../../scenario/read/set.ts';
import type { Parameter } from '../../scenario/schema/parameter.ts';
import { isNamed, NAMED } from '../../scenario/values/definitions.ts';
import { median } from '../../scenario/values/distribution.ts';
import { isDistribution } from '../../scenario/words/values.ts';
import { type Axis, axisValue, type SweepStudy } from '../../scenario/studies/sweep-study.ts';
import type { World } from '../../world/world.ts';
import { mustAgree } from './arms.ts';
import { readPlaces } from './places.ts';
import type { RunRequest } from '../request.ts';
import { note } from '../streams.ts';
import { heldLoaderOf, loaderOf } from '../files/scenarios.ts';
import { count, tellProblems } from '../problems.ts';
import { UserError } from '../../base/user-error.ts';

/** More scenarios than this, of some hundred kilobytes each, would fill the memory of every thread. */
const MOST_POINTS = 5000;

/** From so many points on a sweep says how to take fewer. */
const LARGE = 100;
/** Points that usually show a space of a few axes well enough. */
const ENOUGH = 64;

export type Point = Place & { readonly resolved: ResolvedScenario };

/** Every setting of an axis. */
const setsOf = ({ set }: Axis): string[] => [set].flat();

/** The one value of a part of a scenario: its own, or that of a parameter with one for all days and places. */
function oneValue(part: unknown): unknown {
  if (isDistribution(part)) return median(part);
  if (typeof part !== 'object' || part === null) return part;
  const { value, values = [], table } = part as Partial<Parameter>;
  if (value !== undefined) return oneValue(value);
  return values.length === 1 && values[0].places === undefined && table === undefined
    ? oneValue(values[0].value)
    : undefined;
}

/** What the baseline has where an axis sets something, at its middle where it is uncertain; nothing where that is many. */
function baselineOf(axis: Axis, { scenario }: ResolvedScenario): Pick<SweepAxis, 'baseline'> {
  const found = setsOf(axis).map((set) => {
    const setting = parseSet(`${set}=0`);
    if (isProblem(setting)) return undefined;
    return oneValue(
      setting.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], scenario),
    );
  });
  const known = axisValue.safeParse(found[0]);
  return known.success && found.every((each) => each === found[0]) ? { baseline: known.data } : {};
}

/** The rules that a setting chooses by name are kept here in a scenario; undefined: it takes no name of rules. */
function rulesChosenBy(set: string): 'programmes' | 'policies' | undefined {
  const setting = parseSet(`${set}=0`);
  const path = isProblem(setting) ? '' : formatPath(setting.path);
  return isNamed(path) ? NAMED[path] : undefined;
}

/** What those values of an axis are called that are names of rules. */
function titlesOn(axis: Axis, arms: readonly ResolvedScenario[]): Pick<SweepAxis, 'titles'> {
  const kept = setsOf(axis).flatMap((set) => rulesChosenBy(set) ?? []);
  const titles = valuesOf(axis).flatMap((at) => {
    const all = arms.flatMap(({ scenario }) => kept.map((rules) => scenario[rules][String(at)]?.title));
    const title = all.find((one) => one !== undefined);
    return title === undefined ? [] : [[String(at), title] as const];
  });
  return titles.length > 0 ? { titles: Object.fromEntries(titles) } : {};
}

/** An axis as the document has it. @param arms the baseline, then every point, which has the rules it chooses */
export function axisOf(axis: Axis, arms: readonly ResolvedScenario[]): SweepAxis {
  const { name, label, unit } = axis;
  return {
    name,
    sets: setsOf(axis),
    ...(label && { label }),
    ...(unit && { unit }),
    ...titlesOn(axis, arms),
    ...baselineOf(axis, arms[0]),
  };
}

/** The scenario that a setting speaks of; undefined: all of them. */
function armOf(set: string): string | undefined {
  const setting = parseSet(`${set}=0`);
  return isProblem(setting) ? undefined : setting.arm;
}

/**
 * Resolves every point of a study. What is wrong with several is told once.
 * @param swept the scenarios that the study names, without their points
 * @param asked settings and places of every point
 * @throws UserError where an axis names no scenario, or a point is wrong; its problems have then been told
 */
export function loadPoints(
  { axes, design, seed, scenarios }: SweepStudy,
  [baseline, ...swept]: readonly ResolvedScenario[],
  { sets, places, quiet, held }: Pick<RunRequest, 'sets' | 'places' | 'quiet'> & Partial<Pick<RunRequest, 'held'>>,
  world: World,
): Point[] {
  mustNameSwept(
    axes,
    swept.map(({ name }) => name),
  );
  const wanted = distinct(swept, axes, policySpace(axes, design, seed));
  if (wanted.length > MOST_POINTS)
    throw new UserError(
      `axes: give ${wanted.length} points, at most ${MOST_POINTS} are possible`,
      thinner(wanted.length, axes, design),
    );
  if (!quiet && wanted.length > LARGE) hintAtThinning(wanted.length, axes, design);
  const within = readPlaces(places, world);
  const told = new Map<string, Problem>(swept.flatMap(({ warnings }) => warnings.map((w) => [keyOf(w), w] as const)));
  const known = new Set(told.keys());
  const files = new Set<SourceFile>();
  const loaders = swept.map(({ name }, arm) =>
    held
      ? heldLoaderOf(held.arms[arm + 1], world, { floorAboveCeiling })
      : loaderOf(scenarios[arm], world, { arm: name, within, floorAboveCeiling }),
  );
  const points = wanted.flatMap(({ arm, values, own }): Point[] => {
    const { name } = swept[arm];
    const loaded = loaders[arm](held ? own : [...sets, ...own]);
    for (const problem of loaded.ok ? loaded.resolved.warnings : loaded.problems) told.set(keyOf(problem), problem);
    for (const file of loaded.ok ? loaded.resolved.files : loaded.files) files.add(file);
    if (!loaded.ok) return [];
    return [{ scenario: name, hash: loaded.resolved.hash, values, resolved: loaded.resolved }];
  });
  const fresh = sortProblems([...told].flatMap(([key, problem]) => (known.has(key) ? [] : [problem])));
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || !(quiet || held)) tellProblems(fresh, [...files]);
  if (errors > 0) throw new UserError(`${count(errors, 'error')} in the points of the sweep, nothing was simulated`);
  for (const { resolved } of points) mustAgree(baseline, resolved);
  return points;
}

const hintAtThinning = (points: number, axes: readonly Axis[], design: SweepStudy['design']): void => {
  const remedy = thinner(points, axes, design);
  if (remedy !== undefined) note(wrapped(`${points} points: for fewer, ${remedy}`));
};

/** How fewer points would do; undefined where the study says how many. */
function thinner(points: number, axes: readonly Axis[], { kind }: SweepStudy['design']): string | undefined {
  if (kind !== 'grid') return undefined;
  const lengths = axes.map((axis) => valuesOf(axis).length);
  const longest = lengths.indexOf(Math.max(...lengths));
  const half = Math.ceil(lengths[longest] / 2);
  const name = axes[longest].name;
  const fewer = Math.ceil((points * half) / lengths[longest]);
  return `give the axis "${name}" ${half} values in place of ${lengths[longest]} (${fewer} points), or take "design: { kind: sobol, points: ${ENOUGH} }", which spreads ${ENOUGH} over all axes but draws no heat map`;
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
