/** Which results changed from version to version: results-changed.yaml, kept beside the changelog. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenariosFolder } from './shipped.ts';

const FILE = 'results-changed.yaml';
/** What the next version will change. */
export const UNRELEASED = 'unreleased';

/** The newest version first, as in the changelog. */
const registry = z.array(
  z.strictObject({
    version: z.string(),
    /** Each with the first words of the entry of the changelog that says more. */
    changed: z.array(z.strictObject({ entry: z.string(), results: z.string() })),
  }),
);

export type VersionChanged = z.infer<typeof registry>[number];

/** What changed results, by version. */
export const resultsChanged = (): VersionChanged[] =>
  registry.parse(parse(readFileSync(join(dirname(scenariosFolder()), FILE), 'utf8')));

/**
 * What changed results after a version, the newest first.
 * @param all as {@link resultsChanged} gives it
 * @returns undefined where the version is not known, such as a newer one
 */
export function changedSince(version: string, all: readonly VersionChanged[]): VersionChanged[] | undefined {
  const known = all.findIndex((one) => one.version === version);
  return known < 0 ? undefined : all.slice(0, known).filter(({ changed }) => changed.length > 0);
}
