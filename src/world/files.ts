/** The world as committed: the only place that reads the files of scenarios/data. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorld } from './read.ts';
import type { World } from './world.ts';

let world: World | undefined;

/** The world of scenarios/data. Read once. @throws Error where the folder or a table is missing or broken */
export function loadWorld(): World {
  world ??= readWorld(loadTables());
  return world;
}

/** The folder scenarios/data, looked for upwards from this module: the same from src/ and from a bundle in dist/. */
export function dataFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const data = join(folder, 'scenarios', 'data');
    if (existsSync(data)) return data;
    if (dirname(folder) === folder) throw new Error('scenarios/data: not found above the program; reinstall Handoff');
  }
}

/** The tables of scenarios/data as texts, by name. */
export function loadTables(folder = dataFolder()): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.csv'.length), readFileSync(join(folder, name), 'utf8')]),
  );
}
