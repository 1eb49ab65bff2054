/** Where results go, and what is known of their origin. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { RunDocument } from '../../analysis/results.ts';
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import {
  explanationFiles,
  type Manifest,
  manifestOf,
  type Origin,
  sha256,
  writeBundle,
} from '../../report/files/bundle.ts';
import { gitState } from '../../report/files/git.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { dataFolder } from '../../world/files.ts';
import { jsonText } from '../../report/files/round.ts';
import { type File, makeFolder, writeWholeFolder } from '../../report/files/whole-folder.ts';
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
 * Makes sure, before anything is simulated, that results can be written to the folder.
 * @throws UserError where the folder holds something that is not a bundle; a system error where it cannot be written
 */
export function prepareFolder(folder: string): void {
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

/** Where a result comes from: inputs with their hashes, command line, commit, time. */
async function originOf(arms: readonly ResolvedScenario[]): Promise<Omit<Origin, 'document'>> {
  return {
    inputs: inputsOf(arms),
    command: ['handoff', ...process.argv.slice(2)],
    git: await gitState(dirname(scenariosFolder())),
    now: new Date(),
  };
}

/**
 * Writes files, charts and their manifest as a bundle.
 * @returns the charts in it, as paths
 * @throws UserError where the folder cannot be written
 */
export async function saveFiles(
  folder: string,
  document: Origin['document'],
  arms: readonly ResolvedScenario[],
  files: readonly File[],
): Promise<string[]> {
  const manifest = manifestOf({ ...(await originOf(arms)), document }, files);
  await writeWholeFolder(folder, [...files, ['manifest.json', jsonText(manifest)]], 'manifest.json');
  return chartsIn(folder, manifest);
}

const chartsIn = (folder: string, { outputs }: Manifest): string[] =>
  Object.keys(outputs)
    .filter((path) => path.startsWith('charts/'))
    .map((path) => join(folder, path));

/**
 * Writes the bundle of a run.
 * @returns the charts in it, as paths
 */
export async function saveBundle(
  folder: string,
  document: RunDocument,
  arms: readonly ResolvedScenario[],
): Promise<string[]> {
  const manifest = await writeBundle(folder, {
    document,
    scenarios: Object.fromEntries(arms.map((arm) => [arm.name, toYaml(arm)])),
    ...(await originOf(arms)),
  });
  return chartsIn(folder, manifest);
}

/**
 * Writes the bundle of an explanation.
 * @returns the charts in it, as paths
 */
export async function saveExplanation(
  folder: string,
  document: ExplainDocument,
  arms: readonly ResolvedScenario[],
): Promise<string[]> {
  const files = await explanationFiles(document, Object.fromEntries(arms.map((arm) => [arm.name, toYaml(arm)])));
  await saveFiles(folder, document, arms, files);
  return files.flatMap(([path]) => (path.startsWith('charts/') ? [join(folder, path)] : []));
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

/** The folder, and each chart once however many formats it has. */
export function whereItIs(folder: string, charts: readonly string[]): string {
  const shown = charts.filter((chart) => chart.endsWith('.svg')).map((chart) => `  ${chart}`);
  const others = [...new Set(charts.map((chart) => extname(chart)))].filter((ending) => ending !== '.svg');
  return [`Results: ${folder}`, `Charts (also ${others.join(', ')}):`, ...shown].join('\n');
}
