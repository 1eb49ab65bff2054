/** What is shipped in scenarios/: where it lies, and by what names scenarios and studies are known. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bare, isYaml } from './sources.ts';

const NOT_SCENARIOS = new Set(['data', 'policies', 'score', 'starters', 'studies']);

let folder: string | undefined;

/** The shipped folder scenarios/: the nearest one above this module, which may run from src/ or from a bundle. */
export function scenariosFolder(): string {
  if (folder !== undefined) return folder;
  let here = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(here, 'scenarios', 'policies'))) {
    const above = dirname(here);
    if (above === here) throw new Error('the folder scenarios/ is missing from this installation');
    here = above;
  }
  return (folder = join(here, 'scenarios'));
}

/** Shipped scenario files by name: scenarios/*.yaml and scenarios/<folder>/*.yaml. */
export function shippedScenarios(): Map<string, string> {
  const root = scenariosFolder();
  const files = (from: string) =>
    readdirSync(from, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isYaml(entry.name))
      .map((entry) => join(from, entry.name));
  const below = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NOT_SCENARIOS.has(entry.name),
  );
  const all = [...files(root), ...below.flatMap((entry) => files(join(root, entry.name)))];
  return new Map(all.toSorted().map((path) => [bare(path), path]));
}

/** Shipped study files by name: scenarios/studies/*.yaml. */
export function shippedStudies(): Map<string, string> {
  const from = join(scenariosFolder(), 'studies');
  return new Map(
    readdirSync(from)
      .filter(isYaml)
      .toSorted()
      .map((name) => [bare(name), join(from, name)]),
  );
}

export const scenarioNames = (): string[] => [...shippedScenarios().keys()];
export const studyNames = (): string[] => [...shippedStudies().keys()];
