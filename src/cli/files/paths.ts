/** Paths on disk: how they are shown, where they lie, and why they cannot be read. */
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A path as the user would write it: from the working folder where it lies below it. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}

/** The folder beside another with an ending of its own, also where that is written as `s/` or `.`. */
export function besides(folder: string, ending: string): string {
  const path = resolve(folder);
  const beside = join(dirname(path), basename(path) + ending);
  const short = relative('', beside);
  return short.startsWith('..') ? beside : short;
}

/** What the machine's refusals to read mean, with the remedy. */
export const UNREADABLE: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ENOENT: ['does not exist', 'check the path'],
  ENOTDIR: ['does not exist', 'check the path: a part of it is a file'],
  EACCES: ['may not be read', 'give yourself the right to read it'],
  EPERM: ['may not be read', 'give yourself the right to read it'],
  ELOOP: ['cannot be read: its links lead in a circle', 'name the file itself'],
};

/** True if something stands at the path, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};
/** True if a path, its links followed, lies below a folder. */
export const inside = (path: string, root: string): boolean => real(path).startsWith(real(root) + sep);
