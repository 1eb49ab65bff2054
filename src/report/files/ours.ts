/**
 * What in a folder is ours: what its manifest lists, if the manifest is one of ours. Nothing else is ever replaced or
 * removed, and a folder without such a manifest is written to only while it is empty.
 */
import { lstatSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { UserError } from '../../base/user-error.ts';

export const MANIFEST = 'manifest.json';
export const BUNDLE_SCHEMA = 'handoff.bundle/1';

/** Far more than a manifest needs. */
const LARGEST = 64 * 1024 * 1024;
/** What a process that writes leaves if it is killed: see stage.ts and switch.ts. */
export const SWITCH = '.handoff-switch';
/** The list of a stage, called by who writes. */
const LIST = /^by-(\d+-\d+)$/;
export const STAGE = /^\.(?:.+\.)?partial-(\d+-\d+)-\d+$/;

const ELSEWHERE = 'choose another folder with --out';

/** What stands at a path, links not followed; undefined if nothing does. */
export const found = (path: string): Stats | undefined => lookUp(path, lstatSync);
/** What a path leads to, links followed; undefined if that is nothing. */
export const target = (path: string): Stats | undefined => lookUp(path, statSync);

function lookUp(path: string, look: (path: string) => Stats): Stats | undefined {
  try {
    return look(path);
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw cause;
  }
}

/** What a folder holds; nothing if it was just removed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

/** Who writes into a stage; undefined if it is none. */
export function writerOf(stage: string): string | undefined {
  if (!found(stage)?.isDirectory()) return undefined;
  return namesIn(stage).flatMap((name) => LIST.exec(name)?.[1] ?? [])[0];
}

/** True of a path that leads to a file inside the folder it starts from, and not to what a writer leaves there. */
export const leadsInside = (path: string): boolean =>
  path !== '' &&
  !isAbsolute(path) &&
  normalize(path) === path &&
  !path.endsWith('/') &&
  // oxlint-disable-next-line eslint/no-control-regex -- a name with a line break is none of ours
  !/[\u0000-\u001F\u007F]/.test(path) &&
  !path.split('/').some((part) => part === '..' || part === '.') &&
  !isLeftover(path.split('/', 1)[0]);

/** True of the name of what a writer leaves if it is killed. */
export const isLeftover = (name: string): boolean => name === SWITCH || STAGE.test(name);

/** True if the folders between a folder and a path inside it are folders, or are not there; links do not count. */
export function hasPlainParents(folder: string, path: string): boolean {
  const parent = dirname(path);
  if (parent === '.') return true;
  return (found(join(folder, parent))?.isDirectory() ?? true) && hasPlainParents(folder, parent);
}

/** The paths that the manifest of a folder lists, with their hashes; undefined unless the manifest is one of ours. */
export function listedIn(folder: string): ReadonlyMap<string, string> | undefined {
  const path = join(folder, MANIFEST);
  const file = found(path);
  if (!file?.isFile() || file.size > LARGEST) return undefined;
  const { schema, outputs } = parsed(readFileSync(path, 'utf8'));
  if (schema !== BUNDLE_SCHEMA || typeof outputs !== 'object' || outputs === null) return undefined;
  const entries: [string, unknown][] = Object.entries(outputs);
  const ours = entries.every(
    ([name, hash]) => leadsInside(name) && name !== MANIFEST && typeof hash === 'string' && !Array.isArray(outputs),
  );
  return ours ? new Map(entries as [string, string][]) : undefined;
}

function parsed(text: string): { readonly schema?: unknown; readonly outputs?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}

/**
 * The paths in a folder that a new bundle may replace: those of the bundle that is there, or none in an empty folder.
 * @param folder as the user knows it; it must be a folder
 * @throws UserError where the folder is not ours, or something stands in the place of a file of ours that is none
 */
export function replaceableIn(folder: string): ReadonlyMap<string, string> {
  mustBeOurSwitch(folder);
  const listed = listedIn(folder);
  if (listed) {
    const paths = [MANIFEST, ...listed.keys()];
    for (const path of paths) mustBeFree(folder, path, listed);
    return listed;
  }
  const names = readdirSync(folder).filter((name) => !isLeftover(name));
  if (names.length === 0) return new Map();
  if (names.includes(MANIFEST))
    throw new UserError(`${folder}: its ${MANIFEST} is not one of Handoff, so nothing there is touched`, ELSEWHERE);
  throw new UserError(`${folder}: holds files that are not results of Handoff`, ELSEWHERE);
}

/** @throws UserError where something of somebody else's has the name that a switch needs: see switch.ts */
export function mustBeOurSwitch(folder: string): void {
  const place = join(folder, SWITCH);
  const there = found(place);
  if (there && !(there.isDirectory() && isOursOrEmpty(place)))
    throw new UserError(`${place}: is not of Handoff, so it is left alone`, `move it away, or ${ELSEWHERE}`);
}

const isOursOrEmpty = (stage: string): boolean => writerOf(stage) !== undefined || namesIn(stage).length === 0;

/**
 * Makes sure that a file of ours may stand at a path of a folder.
 * @throws UserError where something stands there that is not ours to replace
 */
export function mustBeFree(folder: string, path: string, listed: ReadonlyMap<string, string>): void {
  const refuse = (what: string): UserError =>
    new UserError(`${join(folder, path)}: ${what}, so it is left alone`, `move it away, or ${ELSEWHERE}`);
  if (!hasPlainParents(folder, path)) throw refuse('its folder is a link or a file');
  const file = found(join(folder, path));
  if (file === undefined) return;
  if (!file.isFile()) throw refuse('is not a plain file');
  if (path !== MANIFEST && !listed.has(path)) throw refuse('is not a file of Handoff');
}

/** The most names of foreign files that are told. */
const MOST = 1000;

/** Paths in a folder that the manifest does not list; a folder in which nothing is listed counts as one. */
export function foreignIn(folder: string, listed: ReadonlyMap<string, string>): string[] {
  const folders = new Set([...listed.keys()].flatMap(parentsOf));
  const inside = (below: string): string[] =>
    readdirSync(join(folder, below)).flatMap((name) => {
      const path = join(below, name);
      if (folders.has(path) && found(join(folder, path))?.isDirectory()) return inside(path);
      return path === MANIFEST || listed.has(path) || isLeftover(path) ? [] : [path];
    });
  return inside('').slice(0, MOST);
}

/** The folders on the way to a path, the innermost first. */
export function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === '.' ? [] : [parent, ...parentsOf(parent)];
}
