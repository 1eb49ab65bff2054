import { stringify } from 'yaml';
import type { Scenario } from '../schema.ts';

/** The complete scenario as YAML; loading it again gives the same scenario and the same hash. */
export function toYaml(resolved: {
  readonly name: string;
  readonly scenario: Scenario;
  readonly hash: string;
}): string {
  const heading = `# ${resolved.name}, fully resolved: every value is stated here and no other file is needed.\n# sha256 ${resolved.hash}\n`;
  return heading + stringify(resolved.scenario, { aliasDuplicateObjects: false, lineWidth: 0 });
}
