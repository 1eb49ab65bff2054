/** `check` of a study: the file, the scenarios it names, and what it asks of them; nothing is simulated. */
import { Study } from '../../experiment/study.ts';
import { floorAboveCeiling } from '../../policy/consistency.ts';
import { UserError } from '../../base/user-error.ts';
import { error, suggest, type Problem } from '../../base/problem.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import { locate } from '../../scenario/read/tree.ts';
import { readTree } from '../../scenario/read/yaml.ts';
import { studyKind } from '../../scenario/studies/kind.ts';
import { calibrationStudy, readStudy, sensitivityStudy } from '../../scenario/studies/study.ts';
import { sweepStudy } from '../../scenario/studies/sweep-study.ts';
import type { World } from '../../world/world.ts';
import { loadArms } from '../files/scenarios.ts';
import { mustAgree } from './arms.ts';
import { monthsCompared } from './months.ts';
import { chosenMetrics, chosenParameters } from './chosen.ts';
import { orderOf } from './runs.ts';
import { loadPoints } from './sweep-points.ts';

export type CheckedStudy = {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
  /** `2 scenarios, 16 points`, where nothing is wrong. */
  readonly holds: string;
};

/** What the kinds have in common, as far as it is checked here. */
type Asked = {
  readonly names: readonly string[];
  readonly sets: readonly string[];
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  readonly metrics: readonly string[];
  readonly seed: string;
  /** Further checks of its own. @returns what it holds, in words */
  readonly check: (arms: readonly ResolvedScenario[]) => string;
};
type Found =
  { readonly asked: Asked; readonly warnings: readonly Problem[] } | { readonly problems: readonly Problem[] };

/** Checks a study. Tells all problems of its file at once, then those of its scenarios, then the first of the rest. */
export function checkStudy(source: SourceFile, world: World): CheckedStudy {
  const found = askedBy(source, world);
  const failed = (problems: readonly Problem[], files: readonly SourceFile[]): CheckedStudy => ({ ok: false, problems, files: [source, ...files], holds: '' }); // prettier-ignore
  if ('problems' in found) return failed(found.problems, []);
  const { asked, warnings } = found;
  const loaded = loadArms(asked.names, world, { sets: asked.sets, floorAboveCeiling });
  if (!loaded.ok) return failed([...warnings, ...loaded.problems], loaded.files);
  const { arms } = loaded;
  const told = [...warnings, ...arms.flatMap((arm) => arm.warnings)];
  const files = arms.flatMap((arm) => arm.files);
  try {
    for (const arm of arms.slice(1)) mustAgree(arms[0], arm);
    const period = monthsCompared(arms, asked.period ?? {}, world, (end) => `period.${end}`);
    if (asked.metrics.length > 0) chosenMetrics(asked.metrics, new Study(orderOf(arms, period, asked.seed), world));
    return { ok: true, problems: told, files: [source, ...files], holds: asked.check(arms) };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return failed([...told, error({ file: source.path, line: 0, column: 0 }, '', cause.message, cause.hint)], files);
  }
}

const several = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** How each kind is read. */
const READERS: Readonly<Record<string, (source: SourceFile, world: World) => Found>> = {
  sweep(source, world) {
    const read = readStudy(sweepStudy, source);
    if (!read.ok) return read;
    const { study, warnings } = read;
    const check = (arms: readonly ResolvedScenario[]): string => {
      const points = loadPoints(study, arms, { sets: study.sets, places: [], quiet: true }, world);
      return `${several(study.axes.length, 'axis', 'axes')}, ${several(points.length, 'point')}`;
    };
    return { asked: { ...study, names: [study.baseline, ...study.scenarios], check }, warnings };
  },
  sensitivity(source, world) {
    const read = readStudy(sensitivityStudy, source);
    if (!read.ok) return read;
    const { study, warnings } = read;
    const names = [...(study.baseline === undefined ? [] : [study.baseline]), study.scenario];
    return { asked: { ...study, names, check: parametersOf(study.parameters, world) }, warnings };
  },
  calibration(source, world) {
    const read = readStudy(calibrationStudy, source);
    if (!read.ok) return read;
    const { study, warnings } = read;
    const check = parametersOf(study.parameters, world);
    return { asked: { names: [study.scenario], sets: [], metrics: [], seed: study.seed, check }, warnings };
  },
};

const parametersOf = (wanted: 'all' | readonly string[], world: World): Asked['check'] => {
  return (arms) => several(chosenParameters(wanted, arms, world).length, 'uncertain parameter');
};

function askedBy(source: SourceFile, world: World): Found {
  const { tree, problems } = readTree(source);
  if (problems.length > 0) return { problems };
  const kind = studyKind(source) ?? '';
  const read = READERS[kind];
  if (read) return read(source, world);
  const kinds = Object.keys(READERS);
  return {
    problems: [
      error(
        locate(tree, ['study']),
        'study',
        `must be one of ${kinds.join(', ')}, got "${kind}"`,
        suggest(kind, kinds),
      ),
    ],
  };
}
