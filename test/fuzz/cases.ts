/** The cases of the fuzz: a number gives the same mutation of the same shipped file on every machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Stream } from '../../src/base/stream.ts';
import { scenariosFolder } from '../../src/cli/files/scenarios.ts';
import { mutatedCell, mutatedText, mutateTree, pick } from './mutate.ts';

export type Kind = 'scenario' | 'study' | 'table' | 'bundle';
export type Case = { readonly kind: Kind; readonly name: string; readonly text: string };

const below = (folder: string, ending: string): string[] =>
  readdirSync(join(scenariosFolder(), folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ name }) => join(folder, name));

/** What is mutated. Small scenarios are read much faster than the historical one, and are what users write. */
const SOURCES: Readonly<Record<Exclude<Kind, 'bundle'>, readonly string[]>> = {
  scenario: ['.', 'puzzle', 'reasons', 'answer'].flatMap((folder) => below(folder, '.yaml')),
  study: below('studies', '.yaml'),
  table: below('data', '.csv'),
};

function mutatedYaml(text: string, stream: Stream): string {
  if (stream.below(2) === 0) return mutatedText(text, stream);
  const tree = parse(text) as unknown;
  mutateTree(tree, stream);
  return stringify(tree);
}

/** A mutated file; of ten six are scenarios, two studies and two tables. */
export function caseOf(number: number): Case {
  const stream = new Stream('fuzz', `case ${number}`);
  const kind = pick(stream, ['scenario', 'scenario', 'scenario', 'study', 'table'] as const);
  const name = pick(stream, SOURCES[kind]);
  let text = readFileSync(join(scenariosFolder(), name), 'utf8');
  const change = kind !== 'table' ? mutatedYaml : stream.below(2) === 0 ? mutatedText : mutatedCell;
  for (let times = 1 + stream.below(3); times > 0; times -= 1) {
    try {
      text = change(text, stream);
    } catch {
      // What an earlier mutation left is no YAML any more: its text can still be changed.
      text = mutatedText(text, stream);
    }
  }
  return { kind, name, text };
}

/** A mutated summary.json: in its text, or in its tree and then written as we write it. */
export function bundleCase(number: number, summaries: Readonly<Record<string, string>>): Case {
  const stream = new Stream('fuzz', `bundle ${number}`);
  const name = pick(stream, Object.keys(summaries));
  if (stream.below(4) === 0) return { kind: 'bundle', name, text: mutatedText(summaries[name], stream) };
  const tree = JSON.parse(summaries[name]) as unknown;
  for (let times = 1 + stream.below(3); times > 0; times -= 1) mutateTree(tree, stream);
  return { kind: 'bundle', name, text: `${JSON.stringify(tree, null, 2)}\n` };
}
