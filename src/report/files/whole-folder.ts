/**
 * Writes the files of a bundle as a whole. What holds, whatever is killed at whatever call of the system:
 *
 * - Where nothing stood, a folder is written under a temporary name beside its place (`.NAME.partial-...`) and renamed
 *   when complete: there is the whole bundle or none.
 * - Where an earlier bundle stands, or an empty folder, files are written into a stage inside it and take over at one
 *   instant (switch.ts): at every moment the old or the new bundle stands under its names, for every reader.
 * - What is not listed in the manifest that stands there is never touched.
 * - What a killed process leaves is removed by the next command that uses the folder: {@link recoverFolder}.
 *
 * Files are flushed to the disk before they take over, so that this also holds where the machine loses its power.
 *
 * Why so: a folder cannot be exchanged for another in one call that Node has, between two renames nothing stands under
 * the name, and a folder that holds a user's files, is mounted, linked to or worked in cannot be moved at all.
 */
import { existsSync, mkdirSync, realpathSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { refused } from '../../base/refusals.ts';
import { UserError } from '../../base/user-error.ts';
import type { Content } from './content.ts';
import { found, replaceableIn, SWITCH, target, writerOf } from './ours.ts';
import { makeStage, removeDeadStages, removeStage, stageFile, stageName, syncFolder, syncSide, tolerate } from './stage.ts'; // prettier-ignore
import { recoverSwitch, replaceableBy, switchIn } from './switch.ts';

export type File = readonly [path: string, content: Content];

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a stage if the process is told to stop, and lets the signal go on. Returns the way to call that off. */
function removeWhenStopped(stage: string): () => void {
  const stop = (signal: NodeJS.Signals) => {
    forget();
    try {
      removeStage(stage);
    } catch {
      // The next command that uses the folder removes it.
    }
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = () => SIGNALS.forEach((signal) => process.off(signal, stop));
  // First in line: another listener may end the process at once.
  SIGNALS.forEach((signal) => process.prependListener(signal, stop));
  return forget;
}

/** Makes a folder and its parents. Not by `recursive`, which never returns where the system makes no folders (/proc). */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  const there = target(path);
  if (there?.isDirectory()) return;
  if (there) throw new UserError(`${folder}: a part of the path is a file`, 'choose another folder with --out');
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!found(path)?.isDirectory()) throw refused(error, folder) ?? error;
  }
}

/** Where a folder really is: links followed, so that what is written goes to their target. */
export const placeOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : resolve(folder));

/** Where results for a folder are written until they take over, by a name as long as any that will be needed. */
export function stageFor(place: string): string {
  const inside = found(place)?.isDirectory() ?? false;
  return join(inside ? place : dirname(place), stageName(inside ? '' : basename(place)));
}

/** How long a reader waits for a process that is just replacing files, in tries of some milliseconds. */
const TRIES = 50;
const BETWEEN_TRIES = 20;
const pause = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES);

/**
 * Puts right what processes that were killed have left in a folder and beside it, and waits for one that is just now
 * replacing files there.
 * @returns what was done, in words; undefined where nothing was to be done
 */
export function recoverFolder(folder: string): string | undefined {
  const place = placeOf(folder);
  const isFolder = found(place)?.isDirectory() ?? false;
  const side = isFolder ? recoverSwitch(place) : undefined;
  for (let i = 0; i < TRIES && writerOf(join(place, SWITCH)) !== undefined; i += 1) pause();
  const beside = `.${basename(place)}.partial-`;
  const parent = dirname(place);
  const left =
    removeDeadStages(place, (name) => name.startsWith('.partial-')) +
    removeDeadStages(parent, (name) => name.startsWith(beside));
  const which = { new: 'its results are in place now', old: 'the earlier results stand' };
  if (side) return `${folder}: a command was killed while it wrote there; ${which[side]}`;
  return left > 0 ? `${folder}: what a killed command had begun to write there was removed` : undefined;
}

/**
 * Does some work with a stage, which is removed afterwards, and also when the process is told to stop.
 * @param folder as the user knows it, for messages
 */
export async function withStage(stage: string, folder: string, work: () => Promise<void> | void): Promise<void> {
  const forget = removeWhenStopped(stage);
  try {
    makeFolder(dirname(stage));
    makeStage(stage);
    await work();
  } catch (error) {
    throw refused(error, folder) ?? error;
  } finally {
    try {
      removeStage(stage);
    } finally {
      forget();
    }
  }
}

/** Gives the files their place if nothing stands there; one rename. */
function takesPlace(stage: string, place: string): boolean {
  if (found(place)) return false;
  syncSide(stage, 'new');
  if (!tolerate(['ENOTEMPTY', 'EEXIST'], () => renameSync(join(stage, 'new'), place))) return false;
  syncFolder(dirname(place));
  return true;
}

/** The most folders beside one that are tried. */
const MOST_BESIDE = 1000;

/**
 * Where the files of a stage may not go into a folder after all, gives them a folder of their own beside it: an hour of
 * simulation must not be lost to a file that bears the name of a result.
 * @throws UserError that tells both
 */
function keepIfRefused(stage: string, place: string): void {
  try {
    replaceableBy(stage, place);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const beside = Array.from({ length: MOST_BESIDE }, (_, i) => `${place}.${i + 2}`);
    const kept = beside.find((other) => !found(other) && takesPlaceIfItCan(stage, other));
    if (kept === undefined) throw error;
    throw new UserError(`${error.message}; the new results are in ${kept}`, error.hint);
  }
}

/** Beside a mount point, or in a folder that may not be written, no place can be taken. */
function takesPlaceIfItCan(stage: string, place: string): boolean {
  try {
    return takesPlace(stage, place);
  } catch {
    return false;
  }
}

/**
 * Writes the files of a bundle, its manifest among them, into a folder that is not there, is empty, or holds an earlier
 * bundle, which they replace. Missing parents are made.
 *
 * Each step on the disk is synchronous, so that a signal comes between steps and never finds one half done.
 * @throws UserError where the folder is not ours or the file system refuses
 */
export async function writeWholeFolder(folder: string, files: AsyncIterable<File> | Iterable<File>): Promise<void> {
  recoverFolder(folder);
  const place = placeOf(folder);
  if (found(place)) replaceableIn(folder);
  const stage = stageFor(place);
  await withStage(stage, folder, async () => {
    for await (const [path, content] of files) await stageFile(stage, path, content);
    if (takesPlace(stage, place)) return;
    keepIfRefused(stage, place);
    await switchIn(stage, place, true);
  });
}

/**
 * Replaces or adds some files of a bundle, its manifest among them; all at one instant.
 * @throws UserError where one of them would replace what is not ours, or the file system refuses
 */
export async function changeFiles(folder: string, files: readonly File[]): Promise<void> {
  const place = placeOf(folder);
  const stage = stageFor(place);
  await withStage(stage, folder, async () => {
    for (const [path, content] of files) await stageFile(stage, path, content);
    await switchIn(stage, place, false);
  });
}
