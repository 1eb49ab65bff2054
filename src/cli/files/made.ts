/** What is made of a bundle after it was written: charts, briefings. Where they go, and what they must not replace. */
import { readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { reasonOf } from '../../base/refusals.ts';
import { UserError } from '../../base/user-error.ts';
import { sha256 } from '../../report/files/hash.ts';
import { byName, sealed } from '../../report/files/manifest.ts';
import { found, listedIn, MANIFEST } from '../../report/files/ours.ts';
import type { Bundle } from '../../report/files/read-bundle.ts';
import { jsonText } from '../../report/files/round.ts';
import { stageFile, stageName } from '../../report/files/stage.ts';
import { changeFiles, type File, makeFolder, placeOf, recoverFolder, withStage } from '../../report/files/whole-folder.ts'; // prettier-ignore
import { note } from '../streams.ts';
import { commandLine } from './command-line.ts';

const ELSEWHERE = 'choose another folder with --out';

/** A bundle can be read whole in any case, so where the folder cannot be written, what was left there stays. */
export function recoverForReading(folder: string): void {
  try {
    const recovered = recoverFolder(folder);
    if (recovered !== undefined) note(recovered);
  } catch (cause) {
    if (reasonOf(cause) === undefined) throw cause;
  }
}

/** A file that a command made of a bundle. */
export type Made = readonly [path: string, content: string | Uint8Array];

/** Into the bundle itself, whose manifest then speaks of these files; not at all if it has them already. */
export async function intoBundle(folder: string, { manifest }: Bundle, files: readonly Made[]): Promise<void> {
  const hashes = Object.fromEntries(files.map(([path, content]) => [path, sha256(content)]));
  const isThere = (path: string): boolean =>
    (found(join(folder, path))?.isFile() ?? false) && sha256(readFileSync(join(folder, path))) === hashes[path];
  if (files.every(([path]) => manifest.outputs[path] === hashes[path] && isThere(path))) return;
  const outputs = byName({ ...manifest.outputs, ...hashes });
  // What only mends a file makes nothing that the bundle did not have.
  const isNew = files.some(([path]) => manifest.outputs[path] !== hashes[path]);
  const drawn = isNew && { drawn: [...(manifest.drawn ?? []), commandLine()] };
  await changeFiles(folder, [...files, [MANIFEST, jsonText(sealed({ ...manifest, outputs, ...drawn }))]]);
}

/** Into a folder of the user's: each file whole or not, in the place of a file of that name or of nothing. */
export async function intoFolder(out: string, files: readonly File[]): Promise<void> {
  makeFolder(out);
  const place = placeOf(out);
  mustNotSpoil(out, files);
  const stage = join(place, stageName());
  await withStage(stage, out, async () => {
    for (const [name, content] of files) await stageFile(stage, name, content);
    for (const [name] of files) renameSync(join(stage, 'new', name), join(place, name));
  });
}

/** @throws UserError where a file would replace something else, or one of another bundle */
function mustNotSpoil(out: string, files: readonly File[]): void {
  const place = resolve(placeOf(out));
  const others = listedIn(dirname(place));
  for (const [name] of files) {
    const there = found(join(place, name));
    if (there && !there.isFile())
      throw new UserError(`${join(out, name)}: is not a plain file, so it is left alone`, ELSEWHERE);
    if (others?.has(`${basename(place)}/${name}`))
      throw new UserError(`${join(out, name)}: belongs to another bundle, so it is left alone`, ELSEWHERE);
  }
}
