/**
 * Replaces files in a folder, all at one instant: whoever looks, and whenever a process is killed, finds all of the old
 * ones or all of the new ones under their names. No call of the system exchanges several files, but one exchanges a link:
 *
 * 1. The new files lie complete in a stage inside the folder, and the old ones get a second name in it. The stage is
 *    called `.handoff-switch` from now on, which only one process can do at a time.
 * 2. Each name in the folder becomes, by a rename, a link through `.handoff-switch/now`, which leads to the old files.
 * 3. `now` is renamed to lead to the new files. This is the instant.
 * 4. Each link is replaced, by a rename, by the file to which it leads, and the stage is removed.
 *
 * The folder itself is never moved, so it may be a mount point, a link's target or somebody's working folder, and files
 * that are not ours stay as they are. If the process is killed, the next command that comes by finishes step 4, with the
 * old files if `now` still led to them ({@link recoverSwitch}). Where a disk has no links, names are replaced one by one:
 * then only the next command makes a folder whole again.
 */
import { copyFileSync, linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../base/user-error.ts';
import { found, mustBeFree, mustBeOurSwitch, parentsOf, replaceableIn, SWITCH, writerOf } from './ours.ts';
import { announce, dropFile, dropFolder, pathsOn, removeStage, type Side, stageName, syncFolder, syncSide, tolerate } from './stage.ts'; // prettier-ignore
import { isAlive, thisWriter } from './writer.ts';

/** What a disk without links says. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'];
/** How long another process may take for its switch, in milliseconds. */
const PATIENCE = 10_000;
const BETWEEN_TRIES = 20;

const linkTo = (path: string): string => `${'../'.repeat(parentsOf(path).length)}${SWITCH}/now/${path}`;

function isOurLink(folder: string, path: string): boolean {
  const place = join(folder, path);
  return (found(place)?.isSymbolicLink() ?? false) && readlinkSync(place) === linkTo(path);
}

/** Which side the names stand for, and whether by links. */
function nowOf(folder: string): { readonly side: Side; readonly linked: boolean } {
  const now = join(folder, SWITCH, 'now');
  const there = found(now);
  const linked = there === undefined || there.isSymbolicLink();
  const text = there === undefined ? 'old' : linked ? readlinkSync(now) : readFileSync(now, 'utf8');
  return { side: text === 'new' ? 'new' : 'old', linked };
}

/**
 * Replaces files of a folder by those of a stage.
 * @param stage a complete stage inside the folder or beside it; it is gone afterwards
 * @param whole they are the whole bundle: what else the manifest of the folder lists shall be gone
 * @throws UserError where the folder is not ours, or something else stands in the place of a file; nothing is changed then
 */
export async function switchIn(stage: string, folder: string, whole: boolean): Promise<void> {
  syncSide(stage, 'new');
  await takeTurn(stage, folder);
  try {
    exchange(folder, whole);
  } finally {
    settle(folder);
    leave(folder);
  }
}

/** Calls a stage the one that switches, once no other process does. */
async function takeTurn(stage: string, folder: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!tolerate(['ENOTEMPTY', 'EEXIST'], () => renameSync(stage, join(folder, SWITCH)))) {
    if (recoverSwitch(folder)) continue;
    mustBeOurSwitch(folder);
    if (Date.now() > end)
      throw new UserError(`${folder}: another command is writing there (${SWITCH})`, 'wait until it has ended');
    await setTimeout(BETWEEN_TRIES);
  }
}

/**
 * What of a folder the files of a stage may replace.
 * @throws UserError where the folder is not ours, or something else stands in the place of a file
 */
export function replaceableBy(stage: string, folder: string): ReadonlyMap<string, string> {
  const listed = replaceableIn(folder);
  for (const path of pathsOn(stage, 'new')) mustBeFree(folder, path, listed);
  return listed;
}

/** Steps 1 to 3. */
function exchange(folder: string, whole: boolean): void {
  const stage = join(folder, SWITCH);
  const fresh = pathsOn(stage, 'new');
  const listed = replaceableBy(stage, folder);
  const all = new Set([...fresh, ...(whole ? listed.keys() : [])]);
  const old = [...all].filter((path) => found(join(folder, path)));
  if (tolerate(NO_LINKS, () => symlinkSync('old', join(stage, 'now')))) {
    for (const path of old) secondName(join(folder, path), announce(stage, 'old', path));
    if (old.length > 0) syncSide(stage, 'old');
    for (const path of old) turnIntoLink(folder, path);
    for (const path of fresh.filter((one) => !old.includes(one))) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      // Fails if something has come to stand there meanwhile.
      symlinkSync(linkTo(path), join(folder, path));
    }
    syncFolders(folder, fresh);
    symlinkSync('new', join(stage, 'next'));
  } else {
    for (const path of old) announce(stage, 'old', path);
    writeFileSync(join(stage, 'next'), 'new');
  }
  renameSync(join(stage, 'next'), join(stage, 'now'));
  syncFolder(stage);
}

/** A second name for a file, or a copy of it where files have but one. */
function secondName(file: string, place: string): void {
  if (!tolerate([...NO_LINKS, 'EMLINK'], () => linkSync(file, place))) copyFileSync(file, place);
}

function turnIntoLink(folder: string, path: string): void {
  const link = join(folder, SWITCH, 'next');
  symlinkSync(linkTo(path), link);
  renameSync(link, join(folder, path));
}

function syncFolders(folder: string, paths: readonly string[]): void {
  for (const below of new Set(['.', ...paths.flatMap(parentsOf)]))
    tolerate(['ENOENT'], () => syncFolder(join(folder, below)));
}

/** Step 4: gives every name the file for which it stands. Can be done again by whoever finds it half done. */
function settle(folder: string): void {
  const stage = join(folder, SWITCH);
  const { side, linked } = nowOf(folder);
  if (!linked && side === 'old') return;
  const [kept, other] = [pathsOn(stage, side), pathsOn(stage, side === 'new' ? 'old' : 'new')];
  const keeps = new Set(kept);
  const gone = other.filter((path) => !keeps.has(path));
  const isPending = (path: string) => !linked || isOurLink(folder, path);
  for (const path of kept.filter(isPending)) {
    if (!linked) mkdirSync(join(folder, dirname(path)), { recursive: true });
    tolerate(['ENOENT'], () => renameSync(join(stage, side, path), join(folder, path)));
  }
  for (const path of gone.filter(isPending)) dropFile(join(folder, path));
  for (const path of gone) for (const parent of parentsOf(path)) dropFolder(join(folder, parent));
  syncFolders(folder, [...kept, ...gone]);
}

/** Gives up the turn and removes the stage. */
function leave(folder: string): void {
  const stage = join(folder, stageName());
  renameSync(join(folder, SWITCH), stage);
  removeStage(stage);
}

/**
 * Finishes the switch of a process that was killed.
 * @returns whose files the folder has now, or undefined where no dead process was at it
 */
export function recoverSwitch(folder: string): Side | undefined {
  const stage = join(folder, SWITCH);
  const writer = writerOf(stage);
  if (writer === undefined || isAlive(writer)) return undefined;
  // Of several that find it, one gets this rename: the name of a dead process stands in no later stage.
  const [dead, mine] = [`by-${writer}`, `by-${thisWriter()}`];
  if (!tolerate(['ENOENT'], () => renameSync(join(stage, dead), join(stage, mine)))) return undefined;
  const { side } = nowOf(folder);
  settle(folder);
  leave(folder);
  return side;
}
