/** The world as committed: the only place that reads the files of scenarios/data. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeUtf8 } from '../base/decode.ts';
import { ProblemsError } from '../base/problems-error.ts';
import { error, type Problem } from '../base/problem.ts';
import { readWorld } from './read.ts';
import { shownTable } from './tables.ts';
import type { World } from './world.ts';

let world: World | undefined;

/** The world of scenarios/data. Read once. @throws ProblemsError where a table is missing or broken */
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

/**
 * The tables of scenarios/data as texts, by name.
 * @throws ProblemsError where one is not UTF-8 text, or no file at all
 */
export function loadTables(folder = dataFolder()): Record<string, string> {
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  for (const name of tableNames(folder)) {
    const text = readText(join(folder, `${name}.csv`), shownTable(name));
    if (typeof text === 'string') texts[name] = text;
    else problems.push(text);
  }
  if (problems.length > 0) throw new ProblemsError(problems, []);
  return texts;
}

/** Names of all tables, without `.csv`. */
const tableNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.slice(0, -'.csv'.length));

function readText(path: string, shown: string): string | Problem {
  const refuse = (message: string): Problem => error({ file: shown, line: 0, column: 0 }, '', message, RESTORE);
  try {
    if (!statSync(path).isFile()) return refuse('is not a file');
    return decodeUtf8(readFileSync(path), shown);
  } catch (cause) {
    return refuse(`cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
}

const RESTORE = 'restore the shipped table, or take this one out of scenarios/data';
