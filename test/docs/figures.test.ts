/** No figure in a text is stale: it is that of docs/figures.json, whose scenarios, tables and engine are the present ones. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allValues, readFigures, texts } from '../../scripts/figures/file.ts';
import { COMMANDS, FIGURES } from '../../scripts/figures/list.ts';
import { stampOf } from '../../scripts/figures/stamp.ts';
import { filled, spots, written } from '../../scripts/figures/text.ts';

const REMEDY = 'figures are stale: npm run figures';
const file = readFigures();
const values = allValues(file);

describe('the figures of README.md and docs', () => {
  it.each(texts())('%s shows those of docs/figures.json', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(filled(text, values), REMEDY).toBe(text);
  });

  it.each(texts())('%s has no mark at the start of a line, where Markdown would end the paragraph', (path) => {
    expect(readFileSync(path, 'utf8')).not.toMatch(/^\s*<!-- figure/m);
  });

  it('are shown somewhere', () => {
    expect(texts().some((path) => spots(readFileSync(path, 'utf8')) > 10)).toBe(true);
  });

  it.each(Object.entries(COMMANDS))('of "%s" rest on the present scenarios, tables and engine', (name, command) => {
    expect(file[name]?.command, REMEDY).toBe(command);
    expect(file[name]?.stamp, REMEDY).toEqual(stampOf(command));
  });

  it('are all there', () => {
    expect(Object.keys(values).sort()).toEqual([...FIGURES.keys()].sort());
  });
});

describe('a marked spot', () => {
  const [id] = [...FIGURES].find(([, { kind }]) => kind === 'count')!;
  const text = `about <!-- figure ${id} -->9<!-- /figure --> requests`;

  it('is filled with its figure, whatever stood there', () => {
    expect(filled(text, { [id]: 27_755.4 })).toBe(`about <!-- figure ${id} -->27,755<!-- /figure --> requests`);
    expect(filled(filled(text, { [id]: 1 }), { [id]: 2 })).toBe(filled(text, { [id]: 2 }));
  });

  it('must name a figure or table that exists', () => {
    expect(() => filled('<!-- figure nothing -->1<!-- /figure -->', {})).toThrow('there is no figure "nothing"');
    expect(() => filled('<!-- table nothing -->1<!-- /table -->', {})).toThrow('there is no table "nothing"');
  });

  it('writes shares, correlations and what is not known', () => {
    expect([written(0.1034, 'share'), written(-0.2, 'correlation'), written(null, 'count')]).toEqual([
      '10.3%',
      '−0.20',
      '–',
    ]);
    expect([
      written(1204.4, 'change'),
      written(-0.4, 'change'),
      written(-0.0123, 'points'),
      written(0.0004, 'points'),
    ]).toEqual(['+1,204', '0', '−1.2', '0.0']);
    expect([written(12_345_678, 'millions'), written(12_345_678, 'millions-change')]).toEqual(['12', '+12']);
  });
});
