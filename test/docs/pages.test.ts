/** docs/commands.md, docs/language.md, docs/measures.md, docs/model.md, docs/parameters.md and docs/small-country.md are what the code would write. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGE_NAMES, pageText } from '../../scripts/pages/all.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { jsonSchema } from '../../src/scenario/editor.ts';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('a reference page', () => {
  it.each(PAGE_NAMES)('docs/%s is as "npm run pages" writes it', async (name) => {
    expect(read(name), 'stale: npm run pages').toBe(await pageText(name));
  });

  it('of measures has every metric', () => {
    const page = read('measures.md');
    expect(METRICS.filter(({ id }) => !page.includes(`| \`${id}\``))).toEqual([]);
  });
});

type Json = { readonly [key: string]: unknown };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every key of the language, with the path to it and its description. */
function keysOf(schema: unknown, path = ''): { key: string; path: string; description: unknown }[] {
  if (!isJson(schema)) return [];
  return Object.entries(schema).flatMap(([word, below]) => {
    if (word !== 'properties' || !isJson(below)) return keysOf(below, path);
    return Object.entries(below).flatMap(([key, inside]) => {
      const here = `${path}.${key}`;
      return [{ key, path: here, description: (inside as Json)['description'] }, ...keysOf(inside, here)];
    });
  });
}

describe('the language', () => {
  const keys = keysOf(jsonSchema());

  it('says of every key what it is', () => {
    expect(new Set(keys.map(({ key }) => key)).size).toBeGreaterThan(150);
    const silent = keys.filter(({ description }) => typeof description !== 'string' || description.trim() === '');
    expect([...new Set(silent.map(({ path }) => path))]).toEqual([]);
  });

  it('has a page with every key', () => {
    const page = read('language.md');
    const told = new Set([...page.matchAll(/^\| `([^`]+)`/gm)].map(([, path]) => path.split(/[.[\]]+/).at(-1)));
    expect([...new Set(keys.map(({ key }) => key))].filter((key) => !told.has(key))).toEqual([]);
  });
});
