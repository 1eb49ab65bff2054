/**
 * A stage: the temporary folder into which a process writes files before they get their names. It keeps a list of what it
 * holds, written ahead, whose name says who writes; so whoever finds it after that process died removes these files and
 * nothing else.
 */
import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Content, writeContent } from './content.ts';
import { found, hasPlainParents, leadsInside, parentsOf, STAGE, target, writerOf } from './ours.ts';
import { isAlive, thisWriter } from './writer.ts';

/** `new` holds what is to come, `old` what was there. */
export type Side = 'new' | 'old';

let made = 0;

/** A name for a stage of this process that no other has, for results that will be called `name`. */
export const stageName = (name = ''): string => `.${name && `${name}.`}partial-${thisWriter()}-${(made += 1)}`;

/** Makes an empty stage. */
export function makeStage(stage: string): void {
  mkdirSync(stage);
  writeFileSync(join(stage, `by-${thisWriter()}`), '', { flag: 'wx' });
  mkdirSync(join(stage, 'new'));
}

const listOf = (stage: string): string => join(stage, `by-${writerOf(stage)}`);

/** The paths on one side of a stage. */
export function pathsOn(stage: string, side: Side): string[] {
  return readFileSync(listOf(stage), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${side}/`))
    .map((line) => line.slice(side.length + 1))
    .filter(leadsInside);
}

/** Notes that a file is about to stand in a stage, and makes its folder. @returns where it will stand */
export function announce(stage: string, side: Side, path: string): string {
  appendFileSync(listOf(stage), `${side}/${path}\n`);
  const place = join(stage, side, path);
  mkdirSync(dirname(place), { recursive: true });
  return place;
}

/** Writes a file into a stage, to the disk and not only to the machine's memory. */
export async function stageFile(stage: string, path: string, content: Content): Promise<void> {
  if (!leadsInside(path)) throw new Error(`${path}: leads out of the folder`);
  const file = openSync(announce(stage, 'new', path), 'wx');
  try {
    await writeContent(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes to the disk which files a folder holds, where the system can. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    tolerate(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF'], () => fsyncSync(handle));
  } finally {
    closeSync(handle);
  }
}

/** Writes to the disk which files one side of a stage holds. */
export function syncSide(stage: string, side: Side): void {
  const folders = new Set(pathsOn(stage, side).flatMap(parentsOf));
  for (const folder of ['.', ...folders]) syncFolder(join(stage, side, folder));
  syncFolder(stage);
}

/** Does something that the system may refuse for one of some reasons. @returns whether it was done */
export function tolerate(codes: readonly string[], work: () => void): boolean {
  try {
    work();
    return true;
  } catch (cause) {
    if (codes.includes((cause as NodeJS.ErrnoException).code ?? '')) return false;
    throw cause;
  }
}

const GONE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EPERM'];
/** Removes a file, if it is there. */
export const dropFile = (path: string): boolean => tolerate(GONE, () => unlinkSync(path));
/** Removes a folder, if it is there and empty. */
export const dropFolder = (path: string): boolean =>
  tolerate(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM'], () => rmdirSync(path));

/** Removes a stage: the files on its list, and the folders that are empty then. What else is in it stays. */
export function removeStage(stage: string): void {
  const writer = writerOf(stage);
  if (writer !== undefined) {
    for (const side of ['new', 'old'] as const) {
      const paths = pathsOn(stage, side).filter((path) => hasPlainParents(join(stage, side), path));
      for (const path of paths) dropFile(join(stage, side, path));
      const folders = [...new Set(paths.flatMap(parentsOf))].toSorted((a, b) => b.length - a.length);
      for (const folder of [...folders, '.']) dropFolder(join(stage, side, folder));
    }
    for (const name of ['now', 'next']) dropFile(join(stage, name));
    // Last, so that what is half removed is still known as ours.
    dropFile(join(stage, `by-${writer}`));
  }
  dropFolder(stage);
}

/** Removes the stages of dead processes among the entries of a folder, if it is one. @returns how many there were */
export function removeDeadStages(folder: string, isMeant: (name: string) => boolean): number {
  if (!target(folder)?.isDirectory()) return 0;
  const dead = readdirSync(folder).filter((name) => {
    const writer = STAGE.exec(name)?.[1];
    if (writer === undefined || !isMeant(name) || isAlive(writer)) return false;
    const stage = join(folder, name);
    // One that was killed before it wrote its list is empty, and one that is not is somebody else's.
    return found(stage)?.isDirectory() && [writer, undefined].includes(writerOf(stage));
  });
  // Another process may be at the same.
  for (const name of dead) tolerate(['ENOENT'], () => removeStage(join(folder, name)));
  return dead.length;
}
