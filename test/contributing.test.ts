/** The lists of CONTRIBUTING are held to the code: an example of each kind is named where the list says, and nowhere else. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';

const page = readFileSync('CONTRIBUTING.md', 'utf8');
const PATH = /`((?:src|test|scripts|scenarios|docs)\/[\w./-]*)`/g;
const pathsIn = (text: string): string[] => [...text.matchAll(PATH)].map(([, path]) => path);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Where a thing is named when it is added; other tests name what they test. */
const CODE = ['src', 'scenarios', 'scripts', 'test/reference'].flatMap(filesIn);

/** Files that have the word in their text or their name. */
function naming(word: string): string[] {
  const whole = new RegExp(`(?<![\\w-])${word.replaceAll(/[./]/g, String.raw`\$&`)}(?![\\w-])`);
  return CODE.filter((path) => whole.test(path) || whole.test(readFileSync(path, 'utf8')));
}

const LISTS = page
  .split(/^### /m)
  .slice(1)
  .map((section) => section.split(/^## /m)[0])
  .flatMap((section) => {
    const example = /Example: `([^`]+)`/.exec(section)?.[1];
    const items = section.split(/^- /m).slice(1);
    const always = items.filter((item) => !item.includes('only if')).flatMap(pathsIn);
    return example === undefined
      ? []
      : [{ title: section.split('\n')[0], example, paths: items.flatMap(pathsIn), always }];
  });

describe('CONTRIBUTING', () => {
  it('has a list for each kind of thing that people add', () => {
    const titles = LISTS.map(({ title }) => title);
    for (const kind of ['law', 'metric', 'chart', 'decision', 'command', 'table', 'parameter', 'document'])
      expect(
        titles.filter((title) => title.includes(kind)),
        kind,
      ).toHaveLength(1);
  });

  it.each(LISTS)('lists every file that names $example ($title)', ({ example, paths, always }) => {
    const found = naming(example);
    const covers = (path: string, file: string): boolean =>
      path.endsWith('/') ? file.startsWith(path) : file === path;
    expect(found.filter((file) => !paths.some((path) => covers(path, file)))).toEqual([]);
    expect(always.filter((path) => !found.some((file) => covers(path, file)))).toEqual([]);
  });

  it.each(['CONTRIBUTING.md', 'README.md', 'src/simulation/README.md'])(
    '%s names only paths that are there',
    (file) => {
      const text = readFileSync(file, 'utf8');
      const inside = [...text.matchAll(/`((?:engine|store|compile)\/[\w./-]*)`/g)].map(
        ([, path]) => `src/simulation/${path}`,
      );
      expect([...pathsIn(text), ...inside].filter((path) => !existsSync(path))).toEqual([]);
    },
  );

  it('the letters of the model are names of the engines', () => {
    const rows = readFileSync('src/simulation/README.md', 'utf8').match(/^\| \S.*\|$/gm) ?? [];
    const code = (folder: string): string =>
      filesIn(folder)
        .map((path) => readFileSync(path, 'utf8'))
        .join('\n');
    const [fast, plain] = [code('src/simulation') + code('src/base'), code('test/reference')];
    const words = (cell: string): string[] =>
      [...cell.matchAll(/`([\w.]+)`/g)].map(([, name]) => name.split('.').at(-1) as string);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const [, , , engine, reference] = row.split('|');
      for (const word of words(engine)) expect(fast, row).toMatch(new RegExp(String.raw`\b${word}\b`));
      for (const word of words(reference)) expect(plain, row).toMatch(new RegExp(String.raw`\b${word}\b`));
    }
  });
});
