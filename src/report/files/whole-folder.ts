/**
 * Writes a folder as a whole: under a temporary name beside its place, renamed when complete. A run that is killed
 * leaves the whole folder or none, and a folder of the same name stays until the new one is there.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { UserError } from '../../base/user-error.ts';
import { type Content, writeContent } from './content.ts';

export type File = readonly [path: string, content: Content];

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Removes the folder if the process is told to stop, and lets the signal go on. Returns the way to call that off. */
function removeWhenStopped(folder: string): () => void {
  const stop = (signal: NodeJS.Signals) => {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    forget();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = () => SIGNALS.forEach((signal) => process.off(signal, stop));
  // First in line: another listener may end the process at once.
  SIGNALS.forEach((signal) => process.prependListener(signal, stop));
  return forget;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const reasons: Record<string, string> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENOENT: 'no folder can be made there',
};

/** Turns a refusal of the file system into a message; anything else is ours and passes. */
function explained(error: unknown, folder: string): unknown {
  const reason = reasons[codeOf(error)];
  return reason ? new UserError(`${folder}: cannot write: ${reason}`, 'choose another folder with --out') : error;
}

/** Makes a folder and its parents. Not by `recursive`, which never returns where the system makes no folders (/proc). */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new UserError(`${folder}: a part of the path is a file`, 'choose another folder with --out');
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    throw explained(error, folder);
  }
}

/** Refuses to replace what is not a folder of ours: one with `mark` in it, or an empty one. */
function checkReplaceable(folder: string, mark: string): boolean {
  if (!existsSync(folder)) return false;
  const found = readdirSync(folder);
  if (found.length > 0 && !found.includes(mark))
    throw new UserError(
      `${folder}: is not empty and holds no ${mark}, so it is left alone`,
      'choose another folder with --out',
    );
  return true;
}

/** Puts the finished folder in its place; one that was there is moved aside first and put back if that fails. */
function swap(finished: string, folder: string, exists: boolean): void {
  if (!exists) return renameSync(finished, folder);
  const aside = `${finished}.old`;
  renameSync(folder, aside);
  try {
    renameSync(finished, folder);
  } catch (error) {
    renameSync(aside, folder);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Writes the files into `folder`, which must not exist, be empty, or hold a file named `mark`. Missing parents are
 * made. Throws a UserError where the file system refuses.
 *
 * Each step on the disk is synchronous, so that a signal comes between steps and never finds one half done.
 */
export async function writeWholeFolder(
  folder: string,
  files: AsyncIterable<File> | Iterable<File>,
  mark: string,
): Promise<void> {
  const place = resolve(folder);
  const temporary = join(dirname(place), `.${basename(place)}.partial-${process.pid}`);
  const forget = removeWhenStopped(temporary);
  try {
    const exists = checkReplaceable(place, mark);
    makeFolder(temporary);
    for await (const [path, content] of files) {
      makeFolder(dirname(join(temporary, path)));
      await writeContent(join(temporary, path), content);
    }
    swap(temporary, place, exists);
  } catch (error) {
    throw explained(error, folder);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true });
    forget();
  }
}
