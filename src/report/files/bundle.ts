/**
 * A bundle: the folder that holds everything a run says, and from what it was made. Everything in it but the manifest's
 * `created`, `host` and `command` is the same to the byte when the run is repeated.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { UserError } from '../../base/user-error.ts';
import type { Document } from '../documents.ts';
import { fileName } from '../words/file-name.ts';
import { CHART_FORMATS, type ChartFormat } from '../charts/drawing/formats.ts';
import type { GitState } from './git.ts';
import { type Draws, readPosterior } from '../../analysis/calibration/posterior.ts';
import { jsonText } from './round.ts';
import { type About, tableFiles } from './table-files.ts';
import { writeWholeFolder, type File } from './whole-folder.ts';

const MANIFEST = 'manifest.json';
const SUMMARY = 'summary.json';
const POSTERIOR = 'posterior.csv';

type AboutTables = About & { seed: string };

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
  document: Document;
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
  /** Of the posterior, where a calibration made the bundle. */
  draws?: Draws;
  /** What its tables are about, where the document does not say it. */
  about?: Partial<AboutTables>;
  /** How many runs stand behind it, where the document does not say it in these words. */
  runs?: { readonly replications: number; readonly draws: number };
  /** Files besides those that every bundle has. */
  files?: readonly File[];
};

/** SHA-256 in hexadecimal, as in the manifest. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The file of a fully resolved scenario. */
export const scenarioFile = (arm: string) => `scenario.${fileName(arm)}.yaml`;

/** Everything but the manifest. */
async function contents({ document, scenarios, ...parts }: BundleParts): Promise<File[]> {
  const { chart, tablesOf } = await import('../documents.ts');
  const { formats = CHART_FORMATS, draws, about: more, files = [] } = parts;
  const { about, tables } = tablesOf(document);
  return [
    [SUMMARY, jsonText(document)],
    ...Object.entries(scenarios).map(([arm, yaml]): File => [scenarioFile(arm), yaml]),
    ...(tables.length > 0 ? tableFiles({ ...about, ...more } as AboutTables, tables) : []),
    ...[...(await chart(document, { formats, draws }))].map(([name, content]): File => [`charts/${name}`, content]),
    ...files,
  ];
}

const byName = (hashes: Record<string, string>) =>
  Object.fromEntries(Object.entries(hashes).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The manifest of a bundle: where everything in it comes from. */
function manifestOf({ document, runs, inputs, command, git, now }: BundleParts, files: readonly File[]): Manifest {
  const { handoff, seed } = document;
  const { replications, draws } = { ...document, ...runs } as Pick<Manifest, 'replications' | 'draws'>;
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

const isManifest = (json: unknown): json is Manifest =>
  typeof json === 'object' && json !== null && 'schema' in json && json.schema === 'handoff.bundle/1';

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

export type Bundle = {
  document: Document;
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
  const { armsOf, isDocument } = await import('../documents.ts');
  if (!isManifest(made) || !isDocument(document))
    throw new UserError(`${folder}: not a bundle that this version can read`, 'run the comparison or study again');
  mustBeAsWritten(folder, SUMMARY, text, made);
  const texts = armsOf(document)
    .filter((name) => scenarioFile(name) in made.outputs)
    .map(async (name) => [name, await readFile(join(folder, scenarioFile(name)), 'utf8')] as const);
  return {
    document,
    manifest: made,
    scenarios: Object.fromEntries(await Promise.all(texts)),
    draws: await drawsIn(folder, made),
  };
}
