/** Of what the runs of a study are made, part by part: runs go on only from runs made of the same. */
import { readFileSync } from 'node:fs';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { loadTables } from '../../world/files.ts';
import { sha256, shortHash } from '../../report/files/hash.ts';
import { VERSION } from '../version.ts';
import { WORKER } from './program.ts';

/**
 * A hash of each part, by what it is in words.
 * @param study as it was read: each of its keys is a part
 * @param more parts that only this kind of study has
 */
export function madeOf(
  study: Readonly<Record<string, unknown>>,
  arms: readonly ResolvedScenario[],
  more: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const parts = {
    'the version of Handoff': VERSION,
    // A checkout changes more often than its version.
    'the program that simulates': readFileSync(WORKER, 'utf8'),
    ...named('of the study', study),
    ...Object.fromEntries(arms.map(({ name, scenario }) => [`scenario ${name}`, scenario])),
    ...named('of the study', more),
    'the tables of data': loadTables(),
  };
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, shortHash(canonicalJson(value))]));
}

const named = (of: string, values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${key} ${of}`, value]));

/** SHA-256 of a value: equal where the values are. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));
