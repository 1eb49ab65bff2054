/** Where results go, and what is known of their origin. */
import { mkdirSync, readdirSync, readFileSync, rmdirSync, statfsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { refused } from '../../base/refusals.ts';
import type { Document } from '../../report/documents.ts';
import { nativePainter } from '../../report/charts/drawing/native.ts';
import { type BundleParts, scenarioFile, writeBundle } from '../../report/files/bundle.ts';
import { gitState } from '../../report/files/git.ts';
import { sha256 } from '../../report/files/hash.ts';
import { runId } from '../../report/files/manifest.ts';
import { foreignIn, found, mustBeFree, replaceableIn, target } from '../../report/files/ours.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { dataFolder } from '../../world/files.ts';
import { makeFolder, placeOf, recoverFolder, stageFor } from '../../report/files/whole-folder.ts';
import type { RunRequest } from '../request.ts';
import { VERSION } from '../version.ts';
import { commandLine } from './command-line.ts';
import { type Answer, answerIn, asked, isSame } from './question.ts';
import { scenariosFolder } from './scenarios.ts';
import { note } from '../streams.ts';
import { UserError } from '../../base/user-error.ts';

/** Less than any bundle takes, in bytes. */
const LEAST_SPACE = 512 * 1024;
/** Fewer files than any bundle has. */
const LEAST_FILES = 8;
/** Names of foreign files that are told. */
const MOST_NAMED = 3;

/**
 * Makes sure, before anything is simulated, that results can be drawn, and written to the folder, and tells what will become of
 * what is there: of another question's results, and of files that are not ours, which stay.
 * @param arms whose files the results will depend on, where they are known
 * @throws UserError where the folder holds something that is not a bundle, or the machine refuses
 */
export function prepareFolder(
  folder: string,
  { quiet = false, arms }: { readonly quiet?: boolean; readonly arms?: readonly ResolvedScenario[] } = {},
): void {
  nativePainter();
  const tell = quiet ? () => undefined : note;
  const there = target(folder);
  if (there === undefined && found(resolve(folder)))
    throw new UserError(`${folder}: is a link that leads nowhere`, 'choose another folder with --out');
  if (there && !there.isDirectory())
    throw new UserError(`${folder}: is a file, results need a folder`, 'choose another folder with --out');
  try {
    const recovered = recoverFolder(folder);
    if (recovered !== undefined) tell(recovered);
    if (there) for (const line of replacing(folder, arms)) tell(line);
    tryOut(folder);
    prepared.set(folder, standing(folder));
  } catch (cause) {
    throw refused(cause, folder) ?? cause;
  }
}

/** What stood in a folder when it was prepared, by the folder. */
const prepared = new Map<string, string>();
const standing = (folder: string): string => JSON.stringify(answerIn(folder) ?? null);

/** What a new bundle will do to a folder. @throws UserError where it is not ours */
function replacing(folder: string, arms: readonly ResolvedScenario[] | undefined): string[] {
  const listed = replaceableIn(folder);
  mustBeFree(folder, 'summary.json', listed);
  const foreign = foreignIn(folder, listed);
  const changed = [...listed].flatMap(([path, hash]) => {
    const file = join(folder, path);
    return found(file) && sha256(readFileSync(file)) !== hash ? [path] : [];
  });
  const old = answerIn(folder);
  const replaced = old && !isSame(old, answerOf(arms));
  return [
    ...(replaced ? [`${folder}: replaces the results of "${old.command.join(' ')}" of ${old.created}`] : []),
    ...(changed.length > 0 ? [`${folder}: replaces ${named(changed)}, changed since it was written`] : []),
    ...(foreign.length > 0 ? [`${folder}: leaves ${named(foreign)} as it is: not of Handoff`] : []),
  ];
}

/** "a.txt, b.txt, c.txt and 4 more". */
function named(paths: readonly string[]): string {
  const more = paths.length - MOST_NAMED;
  return paths.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/**
 * Makes and removes a folder where writing will make one, with a name as long. Whatever the system has against it, it
 * says so now rather than after the run. Looks for room as well.
 */
function tryOut(folder: string): void {
  const stage = stageFor(placeOf(folder));
  makeFolder(dirname(stage));
  mkdirSync(stage);
  rmdirSync(stage);
  const { blocks, bfree, bsize, files, ffree } = statfsSync(dirname(stage));
  // A disk that counts nothing says 0 of 0.
  const isFull = (blocks > 0 && bfree * bsize < LEAST_SPACE) || (files > 0 && ffree < LEAST_FILES);
  if (isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
}

/** What results will answer: see question.ts. */
export const answerOf = (arms: readonly ResolvedScenario[] | undefined): Answer => ({
  handoff: VERSION,
  command: commandLine(),
  ...(arms && { inputs: inputsOf(arms) }),
});

/** What a bundle holds besides what its document says. */
export type Besides = Partial<
  Pick<BundleParts, 'draws' | 'about' | 'runs' | 'made' | 'files' | 'groups' | 'tables' | 'now'>
>;

/**
 * Writes the bundle of a document.
 * @param arms whose complete scenarios stand in it
 * @param asked how charts and tables are written
 * @returns the charts in it, as paths
 * @throws UserError where the folder cannot be written
 */
export async function saveBundle(
  folder: string,
  document: Document,
  arms: readonly ResolvedScenario[],
  { formats, parquet }: Pick<RunRequest, 'formats' | 'parquet'>,
  besides: Besides = {},
): Promise<string[]> {
  const { outputs } = await writeBundle(folder, {
    document,
    scenarios: Object.fromEntries(arms.map((arm) => [arm.name, toYaml(arm)])),
    arms: arms.map(({ name, reportStated }) => ({
      name,
      states_months: reportStated.some((file) => !arms[0].reportStated.includes(file)),
    })),
    inputs: inputsOf(arms),
    command: commandLine(),
    question: asked(commandLine()),
    git: await gitState(dirname(scenariosFolder())),
    now: new Date(),
    formats,
    parquet,
    lastLook: () => tellReplacedMeanwhile(folder, arms),
    ...besides,
  });
  return Object.keys(outputs)
    .filter((path) => path.startsWith('charts/'))
    .map((path) => join(folder, path));
}

/** The id that the manifest of a bundle of these arms will have, for a file that names it. @param seed of the command */
export const runIdOf = (arms: readonly ResolvedScenario[], seed: string): string =>
  runId(
    {
      handoff: VERSION,
      seed,
      inputs: inputsOf(arms),
      outputs: Object.fromEntries(arms.map((arm) => [scenarioFile(arm.name), sha256(toYaml(arm))])),
    },
    asked(commandLine()),
  );

/** Of two commands at once the second would replace the results of the first unseen. */
function tellReplacedMeanwhile(folder: string, arms: readonly ResolvedScenario[]): void {
  const old = answerIn(folder);
  if (old && prepared.get(folder) !== standing(folder) && !isSame(old, answerOf(arms)))
    note(`${folder}: replaces the results of "${old.command.join(' ')}", written meanwhile`);
}

/** Hashes of every scenario file and table read. Shipped files are named alike wherever the command was given. */
function inputsOf(arms: readonly ResolvedScenario[]): Record<string, string> {
  const shipped = scenariosFolder();
  const nameOf = (path: string): string =>
    resolve(path).startsWith(shipped + sep) ? relative(dirname(shipped), resolve(path)) : basename(path);
  const scenarios = arms.flatMap(({ files }) => files.map(({ path, text }) => [nameOf(path), sha256(text)] as const));
  const tables = readdirSync(dataFolder())
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(dataFolder(), name))
    .map((path) => [nameOf(path), sha256(readFileSync(path))] as const);
  return Object.fromEntries([...scenarios, ...tables]);
}
