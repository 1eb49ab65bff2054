/**
 * A bundle: the folder that holds everything a run says, and from what it was made. Everything in it but the manifest's
 * `created`, `host` and `command` is the same to the byte when the run is repeated.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import type { RunDocument } from '../../analysis/results.ts';
import type { TraceDocument } from '../../analysis/trace/document.ts';
import { UserError } from '../../base/user-error.ts';
import type { Charted } from '../charts/charts.ts';
import { fileName } from '../words/file-name.ts';
import { CHART_FORMATS, type ChartFormat } from '../charts/drawing/formats.ts';
import type { GitState } from './git.ts';
import { type Draws, readPosterior } from '../../analysis/calibration/posterior.ts';
import { jsonText } from './round.ts';
import { pricesInWords } from '../words/cost-books.ts';
import { tableFiles } from './table-files.ts';
import { explanationTables } from './explanation.ts';
import { tables, type Table } from './tables.ts';
import { writeWholeFolder, type File } from './whole-folder.ts';

const MANIFEST = 'manifest.json';
const SUMMARY = 'summary.json';
const POSTERIOR = 'posterior.csv';

export type Manifest = {
  schema: 'handoff.bundle/1';
  handoff: string;
  git: GitState | null;
  seed: string;
  replications: number;
  draws: number;
  /** SHA-256 of everything read, by name. */
  inputs: Record<string, string>;
  /** SHA-256 of every other file of the bundle, by path. */
  outputs: Record<string, string>;
  command: string[];
  created: string;
  host: { platform: string; arch: string; node: string; processors: number };
};

export type BundleParts = {
  document: RunDocument;
  /** The fully resolved scenario of each arm, as YAML, by the arm's name. */
  scenarios: Record<string, string>;
  /** SHA-256 of every input, by name. */
  inputs: Record<string, string>;
  /** The command line as it was given. */
  command: string[];
  git: GitState | null;
  now: Date;
  /** The formats of the charts; all by default, none with an empty list. */
  formats?: readonly ChartFormat[];
};

/** SHA-256 in hexadecimal, as in the manifest. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The file of a fully resolved scenario. */
export const scenarioFile = (arm: string) => `scenario.${fileName(arm)}.yaml`;

/** Everything but the manifest, in the order in which it is written. */
async function contents({ document, scenarios, formats = CHART_FORMATS }: BundleParts): Promise<File[]> {
  const { chart } = await import('../charts/charts.ts');
  return files(document, scenarios, tables(document), await chart(document, { formats }));
}

/** Everything in the bundle of an explanation but the manifest. */
export async function explanationFiles(
  document: ExplainDocument,
  scenarios: Record<string, string>,
  formats: readonly ChartFormat[] = CHART_FORMATS,
): Promise<File[]> {
  const { chart } = await import('../charts/charts.ts');
  return files(document, scenarios, explanationTables(document), await chart(document, { formats }));
}

/** Everything in the bundle of a trace but the manifest. */
export async function traceFiles(
  document: TraceDocument,
  scenarios: Record<string, string>,
  formats: readonly ChartFormat[] = CHART_FORMATS,
): Promise<File[]> {
  const { chart } = await import('../charts/charts.ts');
  return [
    [SUMMARY, jsonText(document)],
    ...Object.entries(scenarios).map(([arm, yaml]): File => [scenarioFile(arm), yaml]),
    ...[...(await chart(document, { formats }))].map(([name, content]): File => [`charts/${name}`, content]),
  ];
}

/** The files that every bundle of several arms has. */
function files(
  document: RunDocument | ExplainDocument,
  scenarios: Record<string, string>,
  all: Table[],
  charts: Map<string, string | Buffer>,
): File[] {
  const prices = document.schema === 'handoff.run/1' ? pricesInWords(document) : undefined;
  return [
    [SUMMARY, jsonText(document)],
    ...Object.entries(scenarios).map(([arm, yaml]): File => [scenarioFile(arm), yaml]),
    ...tableFiles({ ...document, arms: document.arms.map(({ name }) => name), prices }, all),
    ...[...charts].map(([name, content]): File => [`charts/${name}`, content]),
  ];
}

const byName = (hashes: Record<string, string>) =>
  Object.fromEntries(Object.entries(hashes).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** From what a bundle was made. */
export type Origin = Pick<BundleParts, 'inputs' | 'command' | 'git' | 'now'> & {
  document: Pick<RunDocument, 'handoff' | 'seed' | 'replications' | 'draws'>;
};

/** The manifest of a bundle: where everything in it comes from. */
export function manifestOf({ document, inputs, command, git, now }: Origin, files: readonly File[]): Manifest {
  const { handoff, seed, replications, draws } = document;
  return {
    schema: 'handoff.bundle/1',
    handoff,
    git,
    seed,
    replications,
    draws,
    inputs: byName(inputs),
    outputs: byName(Object.fromEntries(files.map(([path, content]) => [path, sha256(content)]))),
    command,
    created: now.toISOString(),
    host: { platform: platform(), arch: arch(), node: process.version, processors: cpus().length },
  };
}

/**
 * Writes a bundle into `folder`, replacing a bundle that is there. A stopped run leaves a whole bundle or none. Throws a
 * UserError where the folder cannot be written or holds something else.
 */
export async function writeBundle(folder: string, parts: BundleParts): Promise<Manifest> {
  const written = await contents(parts);
  const made = manifestOf(parts, written);
  await writeWholeFolder(folder, [...written, [MANIFEST, jsonText(made)]], MANIFEST);
  return made;
}

const noBundle = (folder: string, reason: string): UserError =>
  new UserError(`${folder}: not a bundle: ${reason}`, 'name a folder that a command of Handoff has written');

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch {
    throw noBundle(folder, `it has no readable ${file}`);
  }
}

/** Documents that a bundle may hold. */
const KINDS: readonly Charted['schema'][] = [
  'handoff.run/1',
  'handoff.explain/1',
  'handoff.trace/1',
  'handoff.sensitivity/1',
  'handoff.sweep/1',
  'handoff.validate/1',
  'handoff.calibrate/1',
];
const hasSchema = (json: unknown, schema: string): boolean =>
  typeof json === 'object' && json !== null && 'schema' in json && json.schema === schema;

async function readJson(folder: string, file: string): Promise<{ text: string; json: unknown }> {
  const text = await readText(folder, file);
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    throw noBundle(folder, `${file} is not JSON`);
  }
}

/** Refuses a file that is not the one the manifest speaks of. */
function mustBeAsWritten(folder: string, file: string, text: string, { outputs }: Manifest): void {
  if (outputs[file] !== sha256(text))
    throw new UserError(`${folder}: ${file} was changed after the bundle was written`, 'make it again');
}

async function drawsIn(folder: string, manifest: Manifest): Promise<Draws> {
  if (!(POSTERIOR in manifest.outputs)) return [];
  const text = await readText(folder, POSTERIOR);
  mustBeAsWritten(folder, POSTERIOR, text, manifest);
  return readPosterior(text);
}

/** The scenarios of which a document speaks. */
function namesOf(document: Charted): string[] {
  if (document.schema === 'handoff.sensitivity/1')
    return [document.baseline, document.scenario].flatMap((arm) => (arm ? [arm.name] : []));
  if (document.schema === 'handoff.sweep/1')
    return [...new Set([document.baseline.name, ...document.points.map(({ scenario }) => scenario)])];
  if (document.schema === 'handoff.validate/1' || document.schema === 'handoff.calibrate/1')
    return [document.scenario.name];
  return document.arms.map(({ name }) => name);
}

export type Bundle = {
  document: Charted;
  manifest: Manifest;
  scenarios: Record<string, string>;
  /** Of the posterior, where a calibration made the bundle; else none. */
  draws: Draws;
};

/**
 * Reads a bundle back. Throws a UserError if the folder is no bundle, is of another version's form, or if what is read
 * of it is not what the manifest speaks of.
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const { json: made } = await readJson(folder, MANIFEST);
  const { text, json: document } = await readJson(folder, SUMMARY);
  if (!hasSchema(made, 'handoff.bundle/1') || !KINDS.some((kind) => hasSchema(document, kind)))
    throw new UserError(`${folder}: not a bundle that this version can read`, 'run the comparison or study again');
  const known = made as Manifest;
  const told = document as Charted;
  mustBeAsWritten(folder, SUMMARY, text, known);
  const texts = namesOf(told)
    .filter((name) => scenarioFile(name) in known.outputs)
    .map(async (name) => [name, await readFile(join(folder, scenarioFile(name)), 'utf8')] as const);
  return {
    document: told,
    manifest: known,
    scenarios: Object.fromEntries(await Promise.all(texts)),
    draws: await drawsIn(folder, known),
  };
}
