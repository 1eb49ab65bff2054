/**
 * A lock on a folder of work: one process at a time. The file says who holds it. One whose holder has died is taken over;
 * a lock that is not ours is never removed.
 */
import { closeSync, linkSync, openSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../../report/files/whole-folder.ts';
import { UserError } from '../../base/user-error.ts';
import { inWords, isLocal, isRunning, type Owner, ownerText, readOwner, thisProcess } from './owner.ts';

/** A lock is written in one step of a moment: what is still half written after these looks was left by a kill. */
const LOOKS = 10;
const BETWEEN_LOOKS = 100;
/** Others may come and go while we try, but not for ever. */
const TRIES = 50;

export class Lock {
  private readonly path: string;
  private readonly text: string;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    // At every end that the process lives to see: done, refused, failed, interrupted.
    process.on('exit', this.release);
  }

  /** True while the lock stands as we wrote it. */
  get isHeld(): boolean {
    return textAt(this.path) === this.text;
  }

  /** Gives the lock back, if it is still ours. May be called twice. One that cannot be removed is a dead process's soon. */
  readonly release = (): void => {
    process.off('exit', this.release);
    try {
      if (this.isHeld) unlinkSync(this.path);
    } catch {}
  };
}

/** What the lock was taken over from, for a word about it: its holder, or nobody known where it was half written. */
type TakenOver = (from: Owner | undefined) => void;

/**
 * Takes a lock. Makes its folder where there is none.
 * @param what is locked, for the message
 * @param tookOver told once, where the lock of a dead process was in the way
 * @throws UserError where another process holds it
 */
export async function takeLock(path: string, what: string, tookOver: TakenOver): Promise<Lock> {
  const text = ownerText(thisProcess());
  let from: [Owner | undefined] | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Its last user may just have removed it.
    makeFolder(dirname(path));
    if (created(path, text)) {
      if (from) tookOver(...from);
      return new Lock(path, text);
    }
    const found = await wholeTextAt(path);
    const owner = found === undefined ? undefined : readOwner(found);
    if (owner && (!isLocal(owner) || isRunning(owner))) throw held(path, what, owner);
    if (found === undefined) await sleep(BETWEEN_LOOKS);
    else if (removed(path, found)) from = [owner];
  }
  throw new UserError(`${path}: cannot be made, and cannot be read`, 'remove it, or choose another folder with --out');
}

function held(path: string, what: string, owner: Owner): UserError {
  const gone = isLocal(owner) ? '' : `; if that process has ended, remove ${path}`;
  return new UserError(
    `${what}: is in the hands of ${inWords(owner)}`,
    `wait until it has ended, or choose another folder with --out${gone}`,
  );
}

/** Makes the file with its text, if no other process has; false too where the folder has gone. */
function created(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw cause;
  }
  try {
    writeFileSync(file, text);
    return true;
  } catch (cause) {
    unlinkSync(path);
    throw Object.assign(cause as NodeJS.ErrnoException, { path });
  } finally {
    closeSync(file);
  }
}

/** The text of a lock; undefined where there is none. One half written is given time. */
async function wholeTextAt(path: string): Promise<string | undefined> {
  let text = textAt(path);
  for (let look = 1; look < LOOKS && text !== undefined && readOwner(text) === undefined; look += 1) {
    await sleep(BETWEEN_LOOKS);
    text = textAt(path);
  }
  return text;
}

/**
 * Removes the lock that was read, of a dead process; false where another process was first. It is moved aside before, in
 * one step, and read again there: were it a new one, it would be put back.
 */
function removed(path: string, text: string): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw cause;
  }
  const same = textAt(aside) === text;
  try {
    if (!same) linkSync(aside, path);
  } catch {
    // A third process has one already. Whoever finds its own lock gone ends.
  }
  unlinkSync(aside);
  return same;
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
