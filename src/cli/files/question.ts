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
const FLAGS = new Set([
  'flow',
  'full',
  'quick',
  'parquet',
  'all',
  'strict',
  'keep-runs',
  'json',
  'quiet',
  'color',
  'no-color',
]);
/** Options that change how something is done or told, and no file of the bundle. */
const UNASKED = new Set(['workers', 'out', 'view', 'all', 'strict', 'shard', 'json', 'quiet', 'color', 'no-color']);
/** Of these, what each machine may say otherwise. */
const MANNER = new Set(['workers', 'out', 'shard', 'json', 'quiet', 'color', 'no-color']);
/** Who simulates, which no file of ours says: an address may hold a password. */
const QUEUE = new Set(['engine', 'redis']);

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

/** What stands together on a command line: a name of a file, or an option with its value. */
type Said = { readonly words: readonly string[]; readonly option?: string; readonly value?: string };

function said(words: readonly string[]): Said[] {
  const all: Said[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [, option, , value] = /^--([^=]+)(=(.*))?$/s.exec(words[i]) ?? [];
    if (option === undefined) all.push({ words: [words[i]] });
    else if (value !== undefined || FLAGS.has(option)) all.push({ words: [words[i]], option, value: value ?? '' });
    else all.push({ words: words.slice(i, i + 2), option, value: words[(i += 1)] ?? '' });
  }
  return all;
}

/** A command line without what changes no result: names of files in their order, options by name. */
export function asked([, ...words]: readonly string[]): readonly [names: string[], options: string[]] {
  const all = said(words);
  // The files themselves are compared by their hashes.
  const names = all.flatMap(({ option, words: [name] }) => option === undefined ? [basename(name).replace(/\.ya?ml$/i, '')] : []); // prettier-ignore
  const kept = all.flatMap(({ option, value }) => option === undefined || UNASKED.has(option) ? [] : [[option, value] as const]); // prettier-ignore
  return [names, kept.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([name, value]) => `${name}=${value}`)];
}

/** What the runs of a command answer, however many draws it makes: draw by draw they are the same. */
export function questionOfRuns(command: readonly string[]): ReturnType<typeof asked> {
  const [names, options] = asked(command);
  return [names, options.filter((option) => !option.startsWith('draws='))];
}

/** The value of an option of a command line; undefined where it is not given. */
export const valueIn = ([, ...words]: readonly string[], name: string): string | undefined =>
  said(words).findLast(({ option }) => option === name)?.value;

/** A command line with another value of an option, in the place of the one that it has. */
export function withValue([program, ...words]: readonly string[], name: string, value: string): string[] {
  const all = said(words);
  const given = all.some(({ option }) => option === name) ? [] : [`--${name}`, value];
  return [
    program,
    ...all.flatMap(({ option, words: own }) => (option === name ? [`--${name}`, value] : own)),
    ...given,
  ];
}

const without = ([program, ...words]: readonly string[], options: ReadonlySet<string>): string[] => [
  program,
  ...said(words).flatMap(({ option, words: own }) => (option !== undefined && options.has(option) ? [] : own)),
];

/** A command line without what each machine may say otherwise. */
export const withoutManner = (command: readonly string[]): string[] => without(command, MANNER);

/** A command line without who simulates. */
export const withoutQueue = (command: readonly string[]): string[] => without(command, QUEUE);
