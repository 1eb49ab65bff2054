/** Studies and scenarios told apart: a study says so under `study`. */
import { error, type Problem } from '../../base/problem.ts';
import { at, type SourceFile } from '../read/tree.ts';
import { readTree } from '../read/yaml.ts';

/** The command that runs each kind of study. */
const COMMANDS: Readonly<Record<string, string>> = {
  calibration: 'calibrate',
  sensitivity: 'sensitivity',
  sweep: 'sweep',
};

/** What a file says under `study`, be it a kind that there is or not; undefined for a scenario. */
export function studyKind(source: SourceFile): string | undefined {
  const said = at(readTree(source).tree, 'study');
  return said && (said.kind === 'scalar' ? String(said.value) : '');
}

/** `handoff sweep FILE` for a study of that kind; undefined where there is no such kind. */
export const commandOf = (kind: string, path: string): string | undefined =>
  COMMANDS[kind] === undefined ? undefined : `handoff ${COMMANDS[kind]} ${path}`;

/** What is wrong with a file where a scenario is wanted; undefined where it may be one. */
export function notScenario(source: SourceFile): Problem | undefined {
  const kind = studyKind(source);
  if (kind === undefined) return undefined;
  const { tree } = readTree(source);
  const spot = tree.kind === 'map' ? tree.entries.get('study')?.key : undefined;
  const command = commandOf(kind, source.path);
  return error(
    spot ?? tree.spot,
    'study',
    `is a study, not a scenario`,
    command === undefined ? 'take "study" out, or name a scenario' : `run it with "${command}", or name a scenario`,
  );
}

/** What is wrong with a file where a study of a kind is wanted; undefined where it may be one, right or wrong. */
export function notStudy(source: SourceFile, wanted: string): Problem | undefined {
  const kind = studyKind(source);
  const { tree, problems } = readTree(source);
  if (problems.length > 0 || tree.kind !== 'map' || kind === wanted) return undefined;
  if (kind === undefined)
    return error(
      { ...tree.spot, line: 1, column: 1 },
      '',
      'is a scenario, not a study',
      `simulate it with "handoff run ${source.path}"; a study says "study: ${wanted}" and names its scenarios`,
    );
  const command = commandOf(kind, source.path);
  const spot = tree.entries.get('study')?.key ?? tree.spot;
  return command === undefined
    ? undefined
    : error(spot, 'study', `is another kind of study: ${kind}`, `run it with "${command}"`);
}
