/**
 * docs/model.md: the model in the order of ODD. Our own words stand in model/template.md; what the code says of itself is
 * put where the template names it.
 */
import { readFileSync } from 'node:fs';
import { BLOCKS } from './model/blocks.ts';
import { FACTS } from './model/facts.ts';
import { opening } from './markdown.ts';

export const TEMPLATE = readFileSync(new URL('model/template.md', import.meta.url), 'utf8');

/** What may stand in a template, by name: lines for a mark that has a line to itself, words for one within a line. */
export type Given = {
  readonly blocks: Readonly<Record<string, () => readonly string[]>>;
  readonly facts: Readonly<Record<string, () => string>>;
};

const BLOCK = /^\{\{ (\S+) \}\}$/;
const FACT = /\{\{ (\S+) \}\}/g;

/** A template with every mark `{{ name }}` filled. @throws Error where a mark names nothing, or something given is not used */
export function filled(template: string, { blocks, facts }: Given): string[] {
  const unused = new Set([...Object.keys(blocks), ...Object.keys(facts)]);
  const take = <T>(from: Readonly<Record<string, () => T>>, name: string): T => {
    if (!Object.hasOwn(from, name)) throw new Error(`there is no "${name}" to fill in`);
    unused.delete(name);
    return from[name]();
  };
  const lines = template.split('\n').flatMap((line) => {
    const block = BLOCK.exec(line);
    return block ? take(blocks, block[1]) : [line.replaceAll(FACT, (_, name: string) => take(facts, name))];
  });
  if (unused.size > 0) throw new Error(`the template leaves out: ${[...unused].join(', ')}`);
  return lines;
}

export const modelPage = (): string[] => {
  const [title, ...text] = filled(TEMPLATE, { blocks: BLOCKS, facts: FACTS });
  return [...opening(title.replace(/^# /, '')), ...text];
};
