/** Draws the charts of a bundle and writes them as files. */
import { join } from 'node:path';
import { readBundle } from '../../report/files/read-bundle.ts';
import { chart, type Document, type Drawing, kindsOf } from '../../report/documents.ts';
import { kindsInWords } from '../chosen-charts.ts';
import { placeOf } from '../../report/files/whole-folder.ts';
import { UserError } from '../../base/user-error.ts';
import { labelled } from './labelled.ts';
import { intoBundle, intoFolder, type Made, recoverForReading } from './made.ts';

const CHARTS = 'charts';

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
  if (placeOf(out) === placeOf(join(folder, CHARTS))) await intoBundle(folder, bundle, inside(files));
  else await intoFolder(out, files);
  return files.map(([name]) => join(out, name));
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

const inside = (files: readonly Made[]): Made[] => files.map(([name, content]) => [join(CHARTS, name), content]);
