/**
 * Writes a folder as a whole: under a temporary name beside its place, renamed when complete. A run that is killed
 * leaves the whole folder or none, and a folder of the same name stays until the new one is there.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { UserError } from '../cli/user-error.ts';

export type File = readonly [path: string, content: string | Uint8Array];

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
};

/** Turns a refusal of the file system into a message; anything else is ours and passes. */
function explained(error: unknown, folder: string): unknown {
  const reason = reasons[codeOf(error)];
  return reason ? new UserError(`${folder}: cannot write: ${reason}`, 'choose another folder with --out') : error;
}

/** Refuses to replace what is not a folder of ours: one with `mark` in it, or an empty one. */
async function checkReplaceable(folder: string, mark: string): Promise<boolean> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found?.length && !found.includes(mark))
    throw new UserError(
      `${folder}: is not empty and holds no ${mark}, so it is left alone`,
      'choose another folder with --out',
    );
  return found !== null;
}

/** Puts the finished folder in its place; one that was there is moved aside first and put back if that fails. */
async function swap(finished: string, folder: string, exists: boolean): Promise<void> {
  if (!exists) return rename(finished, folder);
  const aside = `${finished}.old`;
  await rename(folder, aside);
  try {
    await rename(finished, folder);
  } catch (error) {
    await rename(aside, folder);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/**
 * Writes the files into `folder`, which must not exist, be empty, or hold a file named `mark`. Missing parents are
 * made. Throws a UserError where the file system refuses.
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
    const exists = await checkReplaceable(place, mark);
    await mkdir(temporary, { recursive: true });
    for await (const [path, content] of files) {
      await mkdir(dirname(join(temporary, path)), { recursive: true });
      await writeFile(join(temporary, path), content);
    }
    await swap(temporary, place, exists);
  } catch (error) {
    throw explained(error, folder);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true });
    forget();
  }
}
