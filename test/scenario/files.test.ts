import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findScenario,
  listScenarios,
  loadArms,
  loadScenario,
  readLibrary,
  readerFor,
  scenariosFolder,
} from '../../src/cli/files/scenarios.ts';
import { sha256 } from '../../src/report/files/hash.ts';
import { readSource } from '../../src/cli/files/sources.ts';
import type { LoadResult, Problem, SourceFile } from '../../src/scenario/load.ts';
import { isProblem } from '../../src/scenario/read/set.ts';
import { loadWorld } from '../../src/world/files.ts';
import { complete } from './fixtures/load.ts';
import { world } from './fixtures/world.ts';

let folder = '';
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const say = (x: SourceFile | Problem): string =>
  isProblem(x) ? `${x.message}${x.hint === undefined ? '' : ` | ${x.hint}`}` : 'read';
const told = (result: LoadResult): string[] =>
  result.ok ? [] : result.problems.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading a file', () => {
  it('refuses what is no small text, without a stack trace', () => {
    expect(say(readSource(put('ok.yaml', 'title: x')))).toBe('read');
    expect(say(readSource(put('bom.yaml', '\uFEFFtitle: x')))).toBe('read');
    expect(say(readSource(folder))).toBe('is a folder, not a scenario file | name a file in it');
    expect(say(readSource(put('empty.yaml', '')))).toBe(
      'is empty | "handoff init FILE" writes a scenario to start from',
    );
    expect(say(readSource(put('nul.yaml', 'title: \0')))).toBe(
      'is a binary file, not YAML | save it as plain text in UTF-8',
    );
    expect(say(readSource(put('latin.yaml', new Uint8Array([0x61, 0xe9, 0x62]))))).toBe(
      'is not valid UTF-8 text | save it as plain text in UTF-8',
    );
    expect(say(readSource(put('large.yaml', 'x'.repeat(1024 * 1024 + 1))))).toMatch(/^is larger than 1 MB \(1\.0 MB\)/);
    expect(say(readSource(join(folder, 'none.yaml')))).toBe('does not exist | check the path');
    expect(say(readSource(join(folder, 'ok.yaml', 'below')))).toBe(
      'does not exist | check the path: a part of it is a file',
    );
    expect(say(readSource('/dev/zero'))).toBe('is not a file | copy its text into a plain file');
    symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
    expect(say(findScenario(join(folder, 'circle.yaml')))).toMatch(/links lead in a circle/);
    symlinkSync('nowhere.yaml', join(folder, 'dangling.yaml'));
    expect(say(findScenario(join(folder, 'dangling.yaml')))).toBe('does not exist | check the path');
  });

  it('sees a file that has changed', () => {
    put('again.yaml', 'title: one');
    const first = readSource(join(folder, 'again.yaml')) as SourceFile;
    expect(readSource(join(folder, 'again.yaml'))).toBe(first);
    put('again.yaml', 'title: two');
    expect((readSource(join(folder, 'again.yaml')) as SourceFile).text).toBe('title: two');
  });
});

describe('finding a scenario', () => {
  it('by shipped name or by path, and suggests the nearest name', () => {
    expect((findScenario('historical') as SourceFile).name).toBe('historical');
    expect((findScenario(put('mine.yaml', 'title: x')) as SourceFile).name).toBe('mine');
    expect(say(findScenario('historcal'))).toBe('no scenario of this name or path exists | did you mean "historical"?');
    expect(say(findScenario('nowhere/historcal.yaml'))).toMatch(/did you mean "historical"/);
    expect(say(findScenario(''))).toBe(
      'is not the name or path of a scenario | "handoff list" names those that are shipped',
    );
    expect(say(findScenario('a\0b'))).toBe(
      'is not the name or path of a scenario | "handoff list" names those that are shipped',
    );
  });

  it('lists the shipped ones, not tables or shared policies', () => {
    const listed = listScenarios();
    expect(listed.map((s) => s.name)).toContain('historical');
    expect(listed.every((s) => s.title !== '' && s.description !== '' && !s.description.includes('\n'))).toBe(true);
    expect(listed.some((s) => /scenarios.(policies|data)/.test(s.path))).toBe(false);
    expect(scenariosFolder()).toMatch(/scenarios$/);
    expect(readLibrary().length).toBeGreaterThan(0);
  });
});

describe('following extends', () => {
  const reading = (from: string, name: string) => {
    const first = readSource(from) as SourceFile;
    const found = readerFor(first)(name, first);
    return 'message' in found ? found.message : found.name;
  };

  it('finds shipped names and files beside or below', () => {
    const from = put('home/a.yaml', 'title: a');
    put('home/b.yaml', 'title: b');
    put('home/below/c.yaml', 'title: c');
    expect([reading(from, 'historical'), reading(from, 'b.yaml'), reading(from, './below/c.yaml')]).toEqual([
      'historical',
      'b',
      'c',
    ]);
  });

  it('reads nothing outside the folder of the first file and the shipped scenarios', () => {
    const from = put('home/a.yaml', 'title: a');
    const secret = put('secret.yaml', 'title: s');
    symlinkSync(secret, join(folder, 'home', 'link.yaml'));
    const outside = /^"[^"]+" lies outside the folder of the scenario/;
    expect(reading(from, '../secret.yaml')).toMatch(outside);
    expect(reading(from, 'link.yaml')).toMatch(outside);
    expect(reading(from, secret)).toMatch(/^must be a shipped name or a path relative/);
    expect(reading(from, 'none.yaml')).toBe('"none.yaml" does not exist');
    expect(reading(from, '.')).toMatch(/lies outside|is a folder/);
    const below = put('home/below/d.yaml', 'extends: ../a.yaml');
    expect(reading(below, '../a.yaml')).toMatch(outside);
  });

  it('tells an escape, a loop and a missing parent at the line of extends', () => {
    const load = (name: string, text: string) => told(loadScenario(put(name, text), world));
    expect(load('home/e.yaml', 'title: e\nextends: ../secret.yaml')[0]).toMatch(
      /^2:10 extends: "..\/secret.yaml" lies outside/,
    );
    expect(load('home/f.yaml', 'extends: f.yaml')[0]).toMatch(
      /^1:10 extends: leads back to a file that already extends it/,
    );
    expect(load('home/g.yaml', 'extends: historcal')[0]).toMatch(/^1:10 extends: "historcal" does not exist/);
  });
});

describe('loading arms', () => {
  const arms = (paths: string[], sets: string[] = []) => loadArms(paths, world, { sets });

  it('names them like their files and gives each its own settings', () => {
    const path = put('arms/base.yaml', complete);
    const variant = put('arms/variant.yaml', 'extends: base.yaml\ntitle: v');
    const result = arms([path, variant, path], ['variant:pickup.come_match=0.25', 'base-2:pickup.come_match=0.5']);
    expect(result.ok && result.arms.map((arm) => [arm.name, arm.scenario.pickup.come_match.value])).toEqual([
      ['base', { distribution: 'uniform', low: 0.6, high: 0.8 }],
      ['variant', 0.25],
      ['base-2', 0.5],
    ]);
  });

  it('gives them names that charts, file names and settings can hold, each its own', () => {
    const names = [
      'a\u0007b\n.yaml',
      'a-b-.yaml',
      'x=y:z@1.yaml',
      'a b.yaml',
      'a-b.yaml',
      'a-b-2.yaml',
      `${'é'.repeat(90)}.yaml`,
      '+1+cmd.yaml',
      '=cmd.yaml',
      `${'\u{20000}'.repeat(60)}.yaml`,
    ];
    const paths = names.map((name) => put(join('names', name), complete));
    const result = arms([...paths, paths[3]], ['a b:pickup.come_match=0.25']);
    expect(result.ok && result.arms.map((arm) => arm.name)).toEqual([
      'a-b-',
      'a-b--2',
      'x-y-z-1',
      'a b',
      'a-b-2',
      'a-b-2-2',
      'é'.repeat(60),
      // No cell begins a formula, and no file name is longer than a file system takes.
      '1+cmd',
      'cmd',
      '\u{20000}'.repeat(50),
      'a b-3',
    ]);
    expect(result.ok && result.arms[3]?.scenario.pickup.come_match.value).toBe(0.25);
  });

  it('tells the problems of all, and a setting for an arm that is not there', () => {
    const bad = put('arms/bad.yaml', 'extends: base.yaml\ncapacity: none');
    const result = arms([bad, join(folder, 'arms', 'nix.yaml')], ['bas:capacity=own']);
    expect(told(result as LoadResult)).toEqual([
      '0:0 : no arm is called "bas"',
      '2:11 capacity: must be one of "offices", "own", got "none"',
      '0:0 : no scenario of this name or path exists',
    ]);
  });

  it('loads every shipped scenario in the real world', () => {
    const result = loadArms(
      listScenarios().map((s) => s.name),
      loadWorld(),
    );
    expect(told(result as LoadResult)).toEqual([]);
    expect(result.ok && new Set(result.arms.map((arm) => arm.hash)).size).toBe(listScenarios().length);
    const called = result.ok ? result.arms.map(({ scenario }) => scenario.label ?? scenario.title) : [];
    expect(called.filter((text) => text.length > 26)).toEqual([]);
  });
});

it('hashes with SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(readFileSync(join(scenariosFolder(), 'historical.yaml'), 'utf8')).toMatch(/handoff: 1/);
});
