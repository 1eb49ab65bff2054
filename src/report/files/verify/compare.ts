/** Two bundles, file by file: which differ, and where. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../manifest.ts';
import { isTable } from '../manifest.ts';
import { type Spot, spotIn } from './differs.ts';

export type Bundled = { readonly folder: string; readonly manifest: Manifest };

/** A file that differs; without a spot one of the two does not have it. */
export type Difference = { readonly file: string; readonly only?: 'bundle' | 'again' } & Partial<Spot>;

/** The files of two bundles that differ, by name. What their manifests say of clock, host and command line is not compared. */
export function differencesOf(bundle: Bundled, again: Bundled): Difference[] {
  const [was, is] = [bundle.manifest.outputs, again.manifest.outputs];
  const files = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  return files
    .filter((file) => was[file] !== is[file])
    .map((file) => {
      if (!(file in is)) return { file, only: 'bundle' };
      if (!(file in was)) return { file, only: 'again' };
      const [a, b] = [bundle, again].map(({ folder }) => readFileSync(join(folder, file)));
      return { file, ...spotIn(file, a, b) };
    });
}

/** The tables of data that are not what they were when the bundle was made. */
export function tablesChanged({ inputs: was }: Manifest, { inputs: is }: Manifest): string[] {
  const tables = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(isTable).toSorted();
  return tables.filter((table) => was[table] !== is[table]);
}
