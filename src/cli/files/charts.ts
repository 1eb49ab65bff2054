/** Draws the charts of a bundle and writes them as files. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundle } from '../../report/files/read-bundle.ts';
import { chart } from '../../report/documents.ts';
import type { ChartFormat } from '../../report/charts/drawing/formats.ts';
import { makeFolder } from '../../report/files/whole-folder.ts';

/**
 * Draws every chart of a bundle.
 * @returns the files written
 * @throws UserError where the folder holds no bundle
 */
export async function drawCharts(
  bundle: string,
  formats: readonly ChartFormat[],
  out = join(bundle, 'charts'),
): Promise<string[]> {
  const { document, draws } = await readBundle(bundle);
  const files = await chart(document, { formats, draws });
  makeFolder(out);
  return [...files].map(([name, content]) => {
    const path = join(out, name);
    writeWhole(path, content);
    return path;
  });
}

/** Writes under a temporary name first, so that nobody finds half a picture. */
function writeWhole(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
