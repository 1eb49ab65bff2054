/** A scenario as text: canonical JSON for its hash, YAML to be read and loaded again. */
import { stringify } from 'yaml';
import type { Scenario } from './schema.ts';

/** JSON with sorted keys and nothing undefined: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const pairs = Object.entries(value)
    .filter(([, below]) => below !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${pairs.map(([key, below]) => `${JSON.stringify(key)}:${canonicalJson(below)}`).join(',')}}`;
}

/** The complete scenario as YAML; loading it again gives the same scenario and the same hash. */
export function toYaml(resolved: {
  readonly name: string;
  readonly scenario: Scenario;
  readonly hash: string;
}): string {
  const heading = `# ${resolved.name}, fully resolved: every value is stated here and no other file is needed.\n# sha256 ${resolved.hash}\n`;
  return heading + stringify(resolved.scenario, { aliasDuplicateObjects: false, lineWidth: 0 });
}
