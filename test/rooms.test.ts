/**
 * What may import what. The rooms stand in docs/rooms.md in the order in which a file may use them: imports run down, to rooms
 * further up in that list, and never in a circle. Imports of types count.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';

type Import = { readonly from: string; readonly to: string; readonly line: string };

/** The rooms of that page, each after those that it may use; those inside another are written indented below it. */
function roomsOf(page: string): string[] {
  const block = /^```\n(src\/[^`]*)```$/m.exec(page)?.[1] ?? '';
  let room = '';
  return block.split('\n').flatMap((line) => {
    const [, indent, name] = /^( *)([\w./-]+\/) /.exec(line) ?? [];
    if (name === undefined) return [];
    if (indent === '') room = name;
    return indent === '' ? [name] : [room + name];
  });
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

/** Every import of a file: of values, of types, and those that wait. */
function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+\.ts)'/g)].map(({ 1: path, index }) => ({
    from,
    to: join(dirname(from), path),
    line: `${from}:${text.slice(0, index).split('\n').length}: imports ${path}`,
  }));
}

/** The innermost room that a file lies in. */
const roomOf = (file: string, rooms: readonly string[]): string =>
  rooms.filter((room) => file.startsWith(room)).reduce((a, b) => (b.length > a.length ? b : a));

/**
 * Imports of a room that stands after the importing one. Files that lie in a room beside its inner rooms are their face:
 * between them and the inner rooms both ways are open.
 */
function upwards(imports: readonly Import[], rooms: readonly string[]): string[] {
  const outer = (room: string): string => `${room.split('/', 2).join('/')}/`;
  return imports
    .filter(({ from, to }) => {
      const [own, other] = [roomOf(from, rooms), roomOf(to, rooms)];
      const face = outer(own) === outer(other) && [own, other].includes(outer(own));
      return !face && rooms.indexOf(other) > rooms.indexOf(own);
    })
    .map(({ line }) => line);
}

/** A circle of files, if there is one: the imports that close it. */
function circle(imports: readonly Import[]): string[] {
  const done = new Set<string>();
  const walk = (file: string, path: readonly Import[]): string[] => {
    const start = path.findIndex((one) => one.from === file);
    if (start >= 0) return path.slice(start).map(({ line }) => line);
    if (done.has(file)) return [];
    for (const next of imports.filter((one) => one.from === file)) {
      const found = walk(next.to, [...path, next]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  return imports.map(({ from }) => walk(from, [])).find((found) => found.length > 0) ?? [];
}

const ROOMS = roomsOf(readFileSync('docs/rooms.md', 'utf8'));
const IMPORTS = FILES.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

describe('the rooms', () => {
  it('are all on the page', () => {
    expect(ROOMS.length).toBeGreaterThan(20);
    expect(FILES.filter((file) => !ROOMS.some((room) => file.startsWith(room)))).toEqual([]);
    expect(ROOMS.filter((room) => !FILES.some((file) => file.startsWith(room)))).toEqual([]);
  });

  it('are imported downwards only', () => {
    expect(IMPORTS.length).toBeGreaterThan(1000);
    expect(IMPORTS.filter(({ to }) => !FILES.includes(to)).map(({ line }) => line)).toEqual([]);
    expect(upwards(IMPORTS, ROOMS)).toEqual([]);
  });

  it('leave the twin to work without the engine', () => {
    const ofTwin = IMPORTS.filter(({ from }) => from.startsWith('src/twin/'));
    expect(ofTwin.length).toBeGreaterThan(50);
    expect(ofTwin.filter(({ to }) => /^src\/simulation\/(engine|store)\//.test(to))).toEqual([]);
  });

  it('hold no circle of files', () => {
    expect(circle(IMPORTS)).toEqual([]);
  });

  it('would show an arrow upwards and a circle of types', () => {
    const up = importsOf('src/base/random.ts', "\nimport type { World } from '../world/world.ts';");
    expect(upwards(up, ROOMS)).toEqual(['src/base/random.ts:2: imports ../world/world.ts']);
    const inside = importsOf('src/simulation/store/line.ts', "import { book } from '../engine/booking.ts';");
    expect(upwards(inside, ROOMS)).toEqual(['src/simulation/store/line.ts:1: imports ../engine/booking.ts']);
    const back = importsOf('src/base/calendar.ts', "import type { Key } from './random.ts';");
    const forth = importsOf('src/base/random.ts', "const late = await import('./calendar.ts');");
    expect(circle([...IMPORTS, ...back, ...forth])).toEqual([
      'src/base/calendar.ts:1: imports ./random.ts',
      'src/base/random.ts:1: imports ./calendar.ts',
    ]);
  });
});
