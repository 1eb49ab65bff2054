/**
 * What lies in scenarios/data: tables that SOURCES.md names and nothing else. They are inputs, hashed into every manifest;
 * what runs only tell about the model lies elsewhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable, SCORE } from '../../scripts/tables.ts';
import { shippedPatterns } from '../../src/analysis/patterns/table.ts';
import { listScenarios } from '../../src/cli/files/scenarios.ts';
import { dataFolder, loadTables } from '../../src/world/files.ts';
import { tableNames } from './tables.ts';

const sources = readFileSync(join(dataFolder(), 'SOURCES.md'), 'utf8');
const sections = sources.split(/^(?=## )/m);

/** Tables that have a heading, or a line in a table, of their own. */
function described(text: string): string[] {
  const heads = text.split('\n').flatMap((line) => (/^##|^\| \w+\.csv \|/.test(line) ? [line.split(' | ', 1)[0]] : []));
  return heads.flatMap((head) => [...head.matchAll(/(\w+)\.csv/g)].map(([, name]) => name));
}

describe('the tables of scenarios/data', () => {
  it('are those that SOURCES.md describes, each once', () => {
    expect(described(sources).toSorted()).toEqual(tableNames().toSorted());
  });

  it('are inputs even where the model set them: scenarios read these', () => {
    const found = described(sections.find((section) => section.startsWith('## Set with the model'))!);
    const texts = listScenarios().map(({ path }) => readFileSync(path, 'utf8'));
    expect(found.length).toBeGreaterThan(0);
    for (const name of found) {
      expect(
        texts.some((text) => new RegExp(`(table|draws): ${name}\\b`).test(text)),
        name,
      ).toBe(true);
    }
  });
});

it('the record of what is met names scenarios and patterns that exist', () => {
  const patterns = shippedPatterns(loadTables());
  const [ids, names] = [patterns.map(({ id }) => id), listScenarios().map(({ name }) => name)];
  const record = readTable(SCORE, 'met');
  expect(record.length).toBeGreaterThan(0);
  expect(record.filter(({ scenario, pattern }) => !names.includes(scenario) || !ids.includes(pattern))).toEqual([]);
});
