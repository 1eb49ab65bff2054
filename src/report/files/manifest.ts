/**
 * The manifest of a bundle: where everything in it comes from, with hashes of all that was read and written, an id of the
 * run and a hash of the manifest itself.
 */
import type { GitState } from './git.ts';
import type { BUNDLE_SCHEMA } from './ours.ts';
import { jsonText } from './round.ts';
import { sha256 } from './hash.ts';

/** An arm as a manifest names it, in the order of the command. */
export type ArmNamed = {
  name: string;
  /** True if months reported are stated for it that the first arm does not state: they are then those of a comparison. */
  states_months: boolean;
};

export type Manifest = {
  schema: typeof BUNDLE_SCHEMA;
  /** Equal where the version, the scenarios, the tables, the seed and the command are: see {@link runId}. */
  run: string;
  handoff: string;
  git: GitState | null;
  seed: string;
  replications: number;
  draws: number;
  arms: ArmNamed[];
  /** SHA-256 of everything read, by name. */
  inputs: Record<string, string>;
  /** SHA-256 of all that the runs of a study depend on: equal where each of its runs is. */
  made?: string;
  /** SHA-256 of every other file of the bundle, by path. */
  outputs: Record<string, string>;
  command: string[];
  /** The commands that drew charts into the bundle afterwards, in their order. */
  drawn?: string[][];
  created: string;
  host: { platform: string; arch: string; node: string; processors: number };
  /** SHA-256 of this manifest without this line: see {@link sealed}. */
  sha256: string;
};

/** Hashes in the order of their names. */
export const byName = (hashes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(hashes).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** True of the files of a bundle that say what was simulated. */
const isQuestion = (path: string): boolean => /^(scenario\..+|study)\.yaml$/.test(path);
/** True of the inputs that are tables of data. */
export const isTable = (name: string): boolean => name.startsWith('scenarios/data/');

const among = (hashes: Readonly<Record<string, string>>, wanted: (name: string) => boolean) =>
  byName(Object.fromEntries(Object.entries(hashes).filter(([name]) => wanted(name))));

/**
 * The id of a run: a hash of the version, the complete scenarios and the study, the tables, the seed and the command.
 * @param question the command line without what changes no result: see question.ts of the command line
 */
export const runId = (
  { handoff, seed, inputs, outputs }: Pick<Manifest, 'handoff' | 'seed' | 'inputs' | 'outputs'>,
  question: unknown,
): string => sha256(JSON.stringify([handoff, among(outputs, isQuestion), among(inputs, isTable), seed, question]));

/** A manifest with the hash of itself. */
export const sealed = (manifest: Omit<Manifest, 'sha256'>): Manifest => {
  const { sha256: _, ...rest } = manifest as Manifest;
  return { ...rest, sha256: sha256(jsonText(rest)) };
};

/**
 * True if a manifest is as it was sealed, or was written before manifests were: those have neither a hash of themselves nor the
 * id of a run, so that a letter changed in one of the two names makes no old manifest of a new one.
 */
export const isIntact = (manifest: object): boolean =>
  'sha256' in manifest || 'run' in manifest
    ? sealed(manifest as Manifest).sha256 === (manifest as Manifest).sha256
    : true;
