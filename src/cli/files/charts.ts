/** Draws the charts of a bundle and writes them as files. */
import { readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { byName, sealed, sha256 } from '../../report/files/manifest.ts';
import { type Bundle, readBundle } from '../../report/files/read-bundle.ts';
import { found, listedIn, MANIFEST } from '../../report/files/ours.ts';
import { jsonText } from '../../report/files/round.ts';
import { stageFile, stageName } from '../../report/files/stage.ts';
import { armsOf, chart, type Document, type Drawing, kindsOf } from '../../report/documents.ts';
import { kindsInWords } from '../chosen-charts.ts';
import { reasonOf } from '../../base/refusals.ts';
import { changeFiles, type File, makeFolder, placeOf, recoverFolder, withStage } from '../../report/files/whole-folder.ts'; // prettier-ignore
import { note } from '../streams.ts';
import { commandLine } from './bundles.ts';
import { UserError } from '../../base/user-error.ts';

const CHARTS = 'charts';
const ELSEWHERE = 'choose another folder with --out';

type Where = { readonly labels?: ReadonlyMap<string, string>; readonly out?: string | undefined };

/**
 * Draws charts of a bundle: all that every such bundle has, or those wanted.
 * @returns the files written
 * @throws UserError where the folder holds no bundle or no such chart, or a picture would replace what is not ours
 */
export async function drawCharts(
  folder: string,
  wanted: Omit<Drawing, 'draws'>,
  { labels = new Map(), out = join(folder, CHARTS) }: Where = {},
): Promise<string[]> {
  recoverForReading(folder);
  const bundle = await readBundle(folder);
  const document = labelled(bundle.document, labels);
  const files = [...(await chart(document, { ...wanted, draws: bundle.draws }))];
  if (files.length === 0) throw nothingDrawn(folder, document, wanted);
  if (placeOf(out) === placeOf(join(folder, CHARTS))) await intoBundle(folder, bundle, files);
  else await intoFolder(out, files);
  return files.map(([name]) => join(out, name));
}

/** The document with other labels on its arms. @throws UserError where it has no such arm */
function labelled(document: Document, labels: ReadonlyMap<string, string>): Document {
  for (const arm of labels.keys()) {
    const arms = armsOf(document);
    if (!arms.includes(arm)) throw new UserError(`--label: there is no arm "${arm}"`, `there are ${arms.join(', ')}`);
  }
  if (!('arms' in document) || labels.size === 0) return document;
  const arms = document.arms.map((arm) => (labels.has(arm.name) ? { ...arm, label: labels.get(arm.name) } : arm));
  return { ...document, arms } as Document;
}

/** Why nothing was drawn, and what there is. */
function nothingDrawn(folder: string, document: Document, { kinds, metric, by }: Omit<Drawing, 'draws'>): UserError {
  const has = kindsOf(document);
  const strange = kinds?.find((kind) => !has.includes(kind));
  if (strange) return new UserError(`${folder} has no chart "${strange}"`, `it has ${kindsInWords(has)}`);
  if (by !== undefined)
    return new UserError(`${folder} has no groups by ${by}`, `run its command again with --by ${by}`);
  const what = metric === undefined ? 'no such chart' : `nothing by the metric "${metric}"`;
  return new UserError(`${folder} has ${what}: it is not known of these places and months`);
}

/** A bundle can be read whole in any case, so where the folder cannot be written, what was left there stays. */
export function recoverForReading(folder: string): void {
  try {
    const recovered = recoverFolder(folder);
    if (recovered !== undefined) note(recovered);
  } catch (cause) {
    if (reasonOf(cause) === undefined) throw cause;
  }
}

type Picture = readonly [path: string, content: string | Uint8Array];

/** Into the bundle itself, whose manifest then speaks of these pictures; not at all if it has them already. */
async function intoBundle(folder: string, { manifest }: Bundle, charts: readonly Picture[]): Promise<void> {
  const files = charts.map(([name, content]): Picture => [join(CHARTS, name), content]);
  const hashes = Object.fromEntries(files.map(([path, content]) => [path, sha256(content)]));
  const isThere = (path: string): boolean =>
    (found(join(folder, path))?.isFile() ?? false) && sha256(readFileSync(join(folder, path))) === hashes[path];
  if (files.every(([path]) => manifest.outputs[path] === hashes[path] && isThere(path))) return;
  const outputs = byName({ ...manifest.outputs, ...hashes });
  // What only mends a picture draws nothing that the bundle did not have.
  const isNew = files.some(([path]) => manifest.outputs[path] !== hashes[path]);
  const drawn = isNew && { drawn: [...(manifest.drawn ?? []), commandLine()] };
  await changeFiles(folder, [...files, [MANIFEST, jsonText(sealed({ ...manifest, outputs, ...drawn }))]]);
}

/** Into a folder of the user's: each picture whole or not, in the place of a picture of that name or of nothing. */
async function intoFolder(out: string, files: readonly File[]): Promise<void> {
  makeFolder(out);
  const place = placeOf(out);
  mustNotSpoil(out, files);
  const stage = join(place, stageName());
  await withStage(stage, out, async () => {
    for (const [name, content] of files) await stageFile(stage, name, content);
    for (const [name] of files) renameSync(join(stage, 'new', name), join(place, name));
  });
}

/** @throws UserError where a picture would replace something else, or one of another bundle */
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
