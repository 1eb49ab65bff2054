/** Where results go, and what is known of their origin. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Document } from '../../report/documents.ts';
import { nativePainter } from '../../report/charts/drawing/native.ts';
import { type BundleParts, sha256, writeBundle } from '../../report/files/bundle.ts';
import { gitState } from '../../report/files/git.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { dataFolder } from '../../world/files.ts';
import { makeFolder } from '../../report/files/whole-folder.ts';
import type { RunRequest } from '../options.ts';
import { isThere, scenariosFolder } from './scenarios.ts';
import { UserError } from '../../base/user-error.ts';

const LONGEST_NAME = 120;

/** outputs/NAME, or outputs/BASELINE-vs-VARIANT for a comparison; `before` stands before the names. */
export function defaultFolder(
  arms: readonly { readonly name: string }[],
  mode: 'apart' | 'paired',
  before = '',
): string {
  const names = arms.map(({ name }) => name.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'scenario');
  return join('outputs', before + names.join(mode === 'paired' ? '-vs-' : '-and-').slice(0, LONGEST_NAME));
}

/**
 * Makes sure, before anything is simulated, that results can be drawn, and written to the folder.
 * @throws UserError where nothing can be drawn, or the folder holds something that is not a bundle; a system error where it cannot be written
 */
export function prepareFolder(folder: string): void {
  nativePainter();
  const path = resolve(folder);
  if (!existsSync(path) && isThere(path))
    throw new UserError(`${folder}: is a link that leads nowhere`, 'choose another folder with --out');
  if (existsSync(path)) {
    if (!statSync(path).isDirectory())
      throw new UserError(`${folder}: is a file, results need a folder`, 'choose another folder with --out');
    if (readdirSync(path).length > 0 && !existsSync(join(path, 'manifest.json')))
      throw new UserError(`${folder}: holds files that are not results of Handoff`, 'choose a new folder with --out');
  }
  const parent = dirname(path);
  makeFolder(parent);
  accessSync(parent, constants.W_OK);
  try {
    tryOut(join(parent, `.${basename(path)}.partial-${process.pid}.old`));
  } catch (cause) {
    throw Object.assign(cause as NodeJS.ErrnoException, { path: folder });
  }
}

/**
 * Makes and removes a folder with the longest name that writing will need. Whatever the system has against it, it says
 * so now rather than after the run.
 */
function tryOut(folder: string): void {
  mkdirSync(folder);
  rmdirSync(folder);
}

/** What a bundle holds besides what its document says. */
export type Besides = Partial<Pick<BundleParts, 'draws' | 'about' | 'runs' | 'made' | 'files' | 'groups'>>;

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
    inputs: inputsOf(arms),
    command: ['handoff', ...process.argv.slice(2)],
    git: await gitState(dirname(scenariosFolder())),
    now: new Date(),
    formats,
    parquet,
    ...besides,
  });
  return Object.keys(outputs)
    .filter((path) => path.startsWith('charts/'))
    .map((path) => join(folder, path));
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
