/** Makes the briefing of a bundle and writes it in the formats asked for. */
import { join } from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { briefingOf, type RunBundle } from '../../report/briefing/briefing.ts';
import type { Briefing } from '../../report/briefing/model.ts';
import type { BriefingFormat } from '../../report/briefing/formats.ts';
import { inBriefingFormat } from '../../report/briefing/writers/write.ts';
import type { Document } from '../../report/documents.ts';
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
 * @throws UserError where the folder holds nothing of which there is a briefing, or a file would replace what is not ours
 */
export async function writeBriefing(
  folder: string,
  formats: readonly BriefingFormat[],
  { labels = new Map(), out = folder, title }: Asked = {},
): Promise<string[]> {
  const bundle = await readAnyBundle(folder);
  const briefing = await briefingFor(folder, { ...bundle, document: labelled(bundle.document, labels) }, title);
  const files: Made[] = [];
  for (const format of formats) files.push([`${NAME}.${format}`, await inBriefingFormat(briefing, format)]);
  if (placeOf(out) === placeOf(folder)) await intoBundle(folder, bundle, files);
  else await intoFolder(out, files);
  return files.map(([name]) => join(out, name));
}

/** What is handed on of a bundle: of a comparison, of a person's two lives, of a place. */
async function briefingFor(folder: string, bundle: Bundle, title: string | undefined): Promise<Briefing> {
  const { document, manifest } = bundle;
  if (document.schema === 'handoff.run/1') return briefingOf({ ...bundle, document }, loadWorld(), title);
  if (document.schema === 'handoff.trace/1')
    return (await import('../../report/briefing/lives.ts')).livesPage(document, manifest, title);
  if (document.schema !== 'handoff.place/1') throw noBriefing(folder, document);
  const [{ pageOf }, { drawnFor }] = await Promise.all([
    import('../../report/briefing/place/page.ts'),
    import('../../report/briefing/place/pictures.ts'),
  ]);
  const page = pageOf(document, await drawnFor(document));
  return { ...page, title: title ?? page.title };
}

const noBriefing = (folder: string, { schema }: Document): UserError =>
  new UserError(
    `${folder}: a briefing is made of a bundle of run or compare, of a person's two lives or a place, this one is ${schema}`,
    'make one with "handoff compare" or "handoff run"; "handoff chart" draws what this one has',
  );

async function readAnyBundle(folder: string): Promise<Bundle> {
  recoverForReading(folder);
  return readBundle(folder);
}

/** A bundle of `run` or `compare`, whose figures a text of the user's may name. @throws UserError where it is of something else */
export async function readRunBundle(
  folder: string,
  labels: ReadonlyMap<string, string> = new Map(),
): Promise<Bundle & RunBundle> {
  const bundle = await readAnyBundle(folder);
  const { document } = bundle;
  if (document.schema !== 'handoff.run/1')
    throw new UserError(`${folder}: a text is filled from a bundle of run or compare, this one is ${document.schema}`, 'make one with "handoff compare" or "handoff run"'); // prettier-ignore
  return { ...bundle, document: labelled(document, labels) };
}
