/**
 * `verify`: runs the command of a bundle again, from what the bundle holds, and compares every file byte for byte. Scenarios,
 * settings, places and the rows of tables of one's own come from the bundle's complete scenarios, the study from its
 * study.yaml; tables of data and rules that points of a sweep choose are those of this version.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { wrapped } from '../../base/wrap.ts';
import { error } from '../../base/problem.ts';
import { UserError } from '../../base/user-error.ts';
import { gitState } from '../../report/files/git.ts';
import type { Manifest } from '../../report/files/manifest.ts';
import { MANIFEST } from '../../report/files/ours.ts';
import { readManifest } from '../../report/files/read-bundle.ts';
import { differencesOf, tablesChanged } from '../../report/files/verify/compare.ts';
import { damageIn } from '../../report/files/verify/damage.ts';
import type { VerifyDocument } from '../../report/files/verify/document.ts';
import type { Groups } from '../help.ts';
import { asCommand } from '../files/command-line.ts';
import { recoverForReading } from '../files/made.ts';
import { heldIn, type HeldRuns, runsIn } from '../files/held.ts';
import { asked } from '../files/question.ts';
import { changedSince, resultsChanged, UNRELEASED } from '../files/results-changed.ts';
import { bare } from '../files/sources.ts';
import { scenariosFolder } from '../files/shipped.ts';
import { runCommandLine } from '../parser.ts';
import { count, tellProblems } from '../problems.ts';
import { note, unprinted } from '../streams.ts';
import { VERSION } from '../version.ts';

export type VerifyRequest = {
  /** Every point of a study. */
  readonly all: boolean;
  readonly workers: string | undefined;
  readonly quiet: boolean;
};

const AGAIN = 'make it again with the command that wrote it';

/**
 * Verifies a bundle.
 * @param commands those that write bundles, and the one that draws into them
 * @throws UserError where the folder is no bundle, is damaged (each file has then been told), or cannot be run again
 */
export async function verify(
  folder: string,
  request: VerifyRequest,
  commands: { readonly writing: Groups; readonly drawing: Groups },
): Promise<VerifyDocument> {
  recoverForReading(folder);
  const manifest = readManifest(folder);
  await mustBeWhole(folder, manifest);
  const place = mkdtempSync(join(tmpdir(), 'handoff-verify-'));
  const remove = (): void => rmSync(place, { recursive: true, force: true });
  // An interruption ends the process where it is.
  process.once('exit', remove);
  try {
    const out = join(place, 'again');
    const points = await runAgain(folder, manifest, out, request, commands);
    return await documentOf({ folder, manifest }, { folder: out, manifest: manifestOf(out, folder) }, points);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** @throws UserError where a file is not as the manifest says, or the manifest does not say enough */
async function mustBeWhole(folder: string, manifest: Manifest): Promise<void> {
  const damage = await damageIn(folder, manifest);
  if (damage.length > 0) {
    tellProblems(
      damage.map(({ file, what }) => error({ file: join(folder, file), line: 0, column: 0 }, '', what)),
      [],
    );
    throw new UserError(`${folder}: damaged: ${count(damage.length, 'file')} not as the manifest says`, AGAIN);
  }
  if (!('sha256' in manifest) || !Array.isArray(manifest.arms) || !Array.isArray(manifest.command))
    throw new UserError(`${folder}: its ${MANIFEST} is of a time before bundles could be verified`, AGAIN);
}

/** Runs the command of a bundle, and then those that drew into it. @returns the points of a study that were simulated */
async function runAgain(
  folder: string,
  manifest: Manifest,
  out: string,
  { all, workers, quiet }: VerifyRequest,
  { writing, drawing }: Parameters<typeof verify>[2],
): Promise<VerifyDocument['points']> {
  let points: VerifyDocument['points'] = null;
  const tell: HeldRuns['tell'] = (again, of) => (points = { again, of });
  const [, ...args] = manifest.command;
  const [[, study = '']] = asked(manifest.command);
  const known = all ? undefined : runsIn(folder, manifest);
  const held = {
    ...heldIn(folder, manifest, bare(study)),
    ...(known && { runs: { ...known, key: manifest.run, tell } }),
  };
  const instead = { out, workers, quiet, json: false };
  if (!quiet) note(wrapped(`running again: ${manifest.command.join(' ')}`));
  try {
    await unprinted(async () => {
      await asCommand(manifest.command, () => runCommandLine(args, writing, { ...instead, held }));
      for (const [, ...line] of manifest.drawn ?? [])
        await runCommandLine(line, drawing, { bundle: out, out: undefined, json: false });
    });
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(`${folder}: cannot be run again by version ${VERSION}: ${cause.message}`, cause.hint);
  }
  return points;
}

/** @throws UserError where the command of a bundle wrote none */
function manifestOf(out: string, folder: string): Manifest {
  try {
    return readManifest(out);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(`${folder}: damaged: the command in its ${MANIFEST} writes no bundle`, AGAIN);
  }
}

type Bundled = { readonly folder: string; readonly manifest: Manifest };

async function documentOf(bundle: Bundled, again: Bundled, points: VerifyDocument['points']): Promise<VerifyDocument> {
  const { folder, manifest } = bundle;
  const differences = differencesOf(bundle, again);
  const commit = (await gitState(dirname(scenariosFolder())))?.commit ?? null;
  const made = { handoff: manifest.handoff, commit: manifest.git?.commit ?? null };
  // What is not yet released may have changed between two checkouts, and matters where something differs.
  const isLater = differences.length > 0 && (commit === null || commit !== made.commit);
  return {
    schema: 'handoff.verify/1',
    bundle: folder,
    run: manifest.run,
    same: differences.length === 0,
    files: new Set([...Object.keys(manifest.outputs), ...Object.keys(again.manifest.outputs)]).size,
    differences,
    points,
    tables: tablesChanged(manifest, again.manifest),
    made_by: made,
    verified_by: { handoff: VERSION, commit },
    changed_since: sinceOf(made.handoff, isLater),
  };
}

/** What changed results since a version. @param unreleased true to tell what is not yet released, too */
function sinceOf(version: string, unreleased: boolean): VerifyDocument['changed_since'] {
  const since = changedSince(version, resultsChanged());
  if (!since) return null;
  return since
    .filter(({ version }) => unreleased || version !== UNRELEASED)
    .map(({ version, changed }) => ({ version, results: changed.map(({ results }) => results) }));
}
