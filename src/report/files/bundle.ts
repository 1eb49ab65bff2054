/**
 * A bundle: the folder that holds everything a run says, and from what it was made. Everything in it but the manifest's
 * `created`, `host`, `command` and its own hash is the same to the byte when the run is repeated.
 */
import { createHash } from 'node:crypto';
import { arch, cpus, platform } from 'node:os';
import process from 'node:process';
import type { GroupRows } from '../../analysis/results.ts';
import type { Document } from '../documents.ts';
import { fileName } from '../words/file-name.ts';
import { type ChartFormat, USUAL_FORMATS } from '../charts/drawing/formats.ts';
import type { GitState } from './git.ts';
import type { Draws } from '../../analysis/calibration/posterior.ts';
import { chunksOf, type Content } from './content.ts';
import { jsonChunks, jsonText } from './round.ts';
import { type About, tableFiles } from './table-files.ts';
import type { Table } from './tables.ts';
import { type ArmNamed, byName, type Manifest, runId, sealed } from './manifest.ts';
import { BUNDLE_SCHEMA, MANIFEST } from './ours.ts';
import { writeWholeFolder, type File } from './whole-folder.ts';

export const SUMMARY = 'summary.json';

type AboutTables = About & { seed: string };

export type BundleParts = {
  document: Document;
  /** The fully resolved scenario of each arm, as YAML, by the arm's name. */
  scenarios: Record<string, string>;
  /** SHA-256 of every input, by name. */
  inputs: Record<string, string>;
  /** The command line as it was given. */
  command: string[];
  /** The same without what changes no result. */
  question?: unknown;
  /** The arms in their order. */
  arms?: readonly ArmNamed[];
  git: GitState | null;
  now: Date;
  /** The formats of the charts; SVG and PNG by default, none with an empty list. */
  formats?: readonly ChartFormat[];
  /** Every table as Parquet, too. */
  parquet?: boolean;
  /** The rows of groups that the document only names. */
  groups?: GroupRows;
  /** Of the posterior, where a calibration made the bundle. */
  draws?: Draws;
  /** What its tables are about, where the document does not say it. */
  about?: Partial<AboutTables>;
  /** How many runs stand behind it, where the document does not say it in these words. */
  runs?: { readonly replications: number; readonly draws: number };
  /** SHA-256 of all that the runs of a study depend on. */
  made?: string;
  /** Tables besides those of the document. */
  tables?: readonly Table[];
  /** Files besides those that every bundle has. */
  files?: readonly File[];
  /** Called when all is written and about to take the place of what stands in the folder. */
  lastLook?: () => void;
};

/** The file of a fully resolved scenario. */
export const scenarioFile = (arm: string) => `scenario.${fileName(arm)}.yaml`;

/** Everything but the manifest, each file made when it is asked for. */
async function* contents({ document, scenarios, ...parts }: BundleParts): AsyncGenerator<File> {
  const { drawn, tablesOf } = await import('../documents.ts');
  const {
    formats = USUAL_FORMATS,
    parquet = false,
    draws,
    about: more,
    groups,
    tables: besides = [],
    files = [],
  } = parts;
  yield [SUMMARY, jsonChunks(document)];
  for (const [arm, yaml] of Object.entries(scenarios)) yield [scenarioFile(arm), yaml];
  const { about, tables } = tablesOf(document, groups);
  yield* tableFiles({ ...about, ...more } as AboutTables, [...tables, ...besides], parquet);
  for await (const [name, content] of drawn(document, { formats, draws })) yield [`charts/${name}`, content];
  yield* files;
}

/** The same files, with the hash of each noted once it was gone through. */
async function* noting(files: AsyncIterable<File>, hashes: Record<string, string>): AsyncGenerator<File> {
  for await (const [path, content] of files) {
    yield [path, hashed(content, (hash) => (hashes[path] = hash))];
  }
}

function* hashed(content: Content, note: (hash: string) => void): Generator<string | Uint8Array> {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(content)) {
    hash.update(chunk);
    yield chunk;
  }
  note(hash.digest('hex'));
}

/** The manifest of a bundle: where everything in it comes from. */
function manifestOf(
  { document, runs, arms = [], inputs, made, command, question = command, git, now }: BundleParts,
  hashes: Record<string, string>,
): Manifest {
  const { handoff, seed } = document;
  const { replications, draws } = { ...document, ...runs } as Pick<Manifest, 'replications' | 'draws'>;
  const outputs = byName(hashes);
  return sealed({
    schema: BUNDLE_SCHEMA,
    run: runId({ handoff, seed, inputs, outputs }, question),
    handoff,
    git,
    seed,
    replications,
    draws,
    arms: [...arms],
    inputs: byName(inputs),
    ...(made !== undefined && { made }),
    outputs,
    command,
    created: now.toISOString(),
    host: { platform: platform(), arch: arch(), node: process.version, processors: cpus().length },
  });
}

/**
 * Writes a bundle into `folder`, replacing a bundle that is there. A stopped run leaves a whole bundle or none. Throws a
 * UserError where the folder cannot be written or holds something else.
 */
export async function writeBundle(folder: string, parts: BundleParts): Promise<Manifest> {
  const hashes: Record<string, string> = {};
  let made: Manifest | undefined;
  async function* all(): AsyncGenerator<File> {
    yield* noting(contents(parts), hashes);
    parts.lastLook?.();
    made = manifestOf(parts, hashes);
    yield [MANIFEST, jsonText(made)];
  }
  await writeWholeFolder(folder, all());
  return made as Manifest;
}
