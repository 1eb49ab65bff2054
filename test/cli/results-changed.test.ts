/** The registry of versions that changed results, beside the changelog that people read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changedSince, resultsChanged, UNRELEASED } from '../../src/cli/files/results-changed.ts';
import { VERSION } from '../../src/cli/version.ts';

const ALL = resultsChanged();

/** The sections of the changelog: a version and the first line of each entry under "Changed figures". */
const SECTIONS = readFileSync('CHANGELOG.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    version: /^\[(.+?)\]/.exec(section)![1].toLowerCase(),
    entries: (/^### Changed figures\n([^]*?)(?=^### |$(?![^]))/m.exec(section)?.[1] ?? '').match(/(?<=^- ).*/gm) ?? [],
  }));

describe('the registry of changed results', () => {
  it('has the versions of the changelog in their order, and this one', () => {
    expect(ALL.map(({ version }) => version)).toEqual(SECTIONS.map(({ version }) => version));
    expect(ALL[0].version).toBe(UNRELEASED);
    expect(ALL[1].version).toBe(VERSION);
  });

  it('has every entry on changed figures, in its order, and no other', () => {
    expect(SECTIONS.some(({ entries }) => entries.length > 0)).toBe(true);
    for (const [i, { entries }] of SECTIONS.entries())
      expect(entries.map((entry, j) => entry.slice(0, ALL[i].changed[j]?.entry.length ?? 0))).toEqual(
        ALL[i].changed.map(({ entry }) => entry),
      );
  });

  it('tells what changed since a version, and nothing of one that it does not know', () => {
    const one = (version: string, ...results: string[]) => ({
      version,
      changed: results.map((each) => ({ entry: each, results: each })),
    });
    const all = [one(UNRELEASED, 'c'), one('0.3.0'), one('0.2.0', 'b'), one('0.1.0', 'a')];
    const told = (version: string) => changedSince(version, all)?.map(({ version }) => version);
    expect(told('0.1.0')).toEqual([UNRELEASED, '0.2.0']);
    expect(told('0.2.0')).toEqual([UNRELEASED]);
    expect(told('9.0.0')).toBeUndefined();
  });
});
