/** Makes the briefing of a bundle and writes it in the formats asked for. */
import { join } from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { briefingOf, type RunBundle } from '../../report/briefing/briefing.ts';
import type { BriefingFormat } from '../../report/briefing/formats.ts';
import { inBriefingFormat } from '../../report/briefing/writers/write.ts';
import { type Bundle, readBundle } from '../../report/files/read-bundle.ts';
import { placeOf } from '../../report/files/whole-folder.ts';
import { loadWorld } from '../../world/files.ts';
import { labelled } from './labelled.ts';
import { intoBundle, intoFolder, type Made, recoverForReading } from './made.ts';

/** Of the file, without ending. */
const NAME = 'briefing';

type Asked = {
  readonly labels?: ReadonlyMap<string, string>;
  readonly out?: string | undefined;
  readonly title?: string | undefined;
};

/**
 * Writes a briefing, a file a format, into the bundle or another folder.
 * @returns the files written
 * @throws UserError where the folder holds no bundle of `run` or `compare`, or a file would replace what is not ours
 */
export async function writeBriefing(
  folder: string,
  formats: readonly BriefingFormat[],
  { labels = new Map(), out = folder, title }: Asked = {},
): Promise<string[]> {
  const bundle = await readRunBundle(folder, labels);
  const briefing = await briefingOf(bundle, loadWorld(), title);
  const files: Made[] = [];
  for (const format of formats) files.push([`${NAME}.${format}`, await inBriefingFormat(briefing, format)]);
  if (placeOf(out) === placeOf(folder)) await intoBundle(folder, bundle, files);
  else await intoFolder(out, files);
  return files.map(([name]) => join(out, name));
}

/** What makes a bundle of which there is no briefing yet, and what to do instead. */
const INSTEAD = 'make one with "handoff compare" or "handoff run"; "handoff chart" draws what this one has';

/** A bundle of `run` or `compare`. @throws UserError where it is of something else */
export async function readRunBundle(
  folder: string,
  labels: ReadonlyMap<string, string> = new Map(),
): Promise<Bundle & RunBundle> {
  recoverForReading(folder);
  const bundle = await readBundle(folder);
  const { document } = bundle;
  if (document.schema !== 'handoff.run/1')
    throw new UserError(`${folder}: a briefing is made of a bundle of run or compare, this one is ${document.schema}`, INSTEAD); // prettier-ignore
  return { ...bundle, document: labelled(document, labels) };
}
