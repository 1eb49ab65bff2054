/** Draws the charts of a bundle and writes them as files. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundle } from '../../report/files/read-bundle.ts';
import { chart } from '../../report/documents.ts';
import { CHART_FORMATS, type ChartFormat } from '../../report/charts/drawing/formats.ts';
import { nearest } from '../../base/problem.ts';
import { makeFolder } from '../../report/files/whole-folder.ts';
import { UserError } from '../../base/user-error.ts';

/** The formats in a text such as "svg,png". @throws UserError at an unknown one */
export function readFormats(text: string): ChartFormat[] {
  return text.split(',').map((name) => {
    const known = CHART_FORMATS.find((format) => format === name.trim().toLowerCase());
    if (known) return known;
    const like = nearest(name, CHART_FORMATS);
    throw new UserError(
      `--format: must be some of ${CHART_FORMATS.join(', ')} with commas, got "${name}"`,
      like === undefined ? undefined : `did you mean "${like}"?`,
    );
  });
}

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
