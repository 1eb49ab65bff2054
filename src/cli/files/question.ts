/**
 * What a bundle answers: the command line, but for what changes no result, and the files that were read. The same
 * question gives the same bytes, so its earlier results may be replaced without a word.
 */
import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../report/files/manifest.ts';
import { listedIn, MANIFEST } from '../../report/files/ours.ts';

/** As much of a manifest as says what was asked; without `inputs` where they are not known. */
export type Answer = Pick<Manifest, 'handoff' | 'command'> & Partial<Pick<Manifest, 'inputs' | 'created'>>;

/** Options that take no value. */
const FLAGS = new Set(['flow', 'full', 'parquet', 'all', 'strict', 'json', 'quiet', 'color', 'no-color']);
/** Options that change how something is done or told, and no file of the bundle. */
const UNASKED = new Set(['workers', 'out', 'view', 'all', 'strict', 'json', 'quiet', 'color', 'no-color']);

/** What the bundle of a folder answers; undefined where there is none of ours. */
export function answerIn(folder: string): (Answer & Pick<Manifest, 'created'>) | undefined {
  if (!listedIn(folder)) return undefined;
  const { handoff, command, inputs, created } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Partial<Manifest>; // prettier-ignore
  return {
    handoff: String(handoff),
    command: Array.isArray(command) ? command.map(String) : [],
    inputs: inputs ?? {},
    created: String(created).slice(0, 10),
  };
}

/** True if two bundles answer the same question. */
export function isSame(a: Answer, b: Answer): boolean {
  const known = a.inputs !== undefined && b.inputs !== undefined;
  return (
    a.handoff === b.handoff &&
    isDeepStrictEqual(asked(a.command), asked(b.command)) &&
    (!known || isDeepStrictEqual(a.inputs, b.inputs))
  );
}

/** A command line without what changes no result: names of files in their order, options by name. */
export function asked([, ...words]: readonly string[]): readonly [names: string[], options: string[]] {
  const names: string[] = [];
  const options: [name: string, value: string][] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [, name, , value] = /^--([^=]+)(=(.*))?$/s.exec(words[i]) ?? [];
    // The files themselves are compared by their hashes.
    if (name === undefined) names.push(basename(words[i]).replace(/\.ya?ml$/i, ''));
    else if (value !== undefined || FLAGS.has(name)) options.push([name, value ?? '']);
    else options.push([name, words[(i += 1)] ?? '']);
  }
  const kept = options.filter(([name]) => !UNASKED.has(name));
  return [names, kept.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([name, value]) => `${name}=${value}`)];
}
