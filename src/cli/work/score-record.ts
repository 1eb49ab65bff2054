/** Which patterns the shipped scenarios were last seen to meet: scenarios/data/met.csv, written by scripts/record-score.ts. */
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { loadTables } from '../../world/files.ts';
import { parseTable, textOf } from '../../world/table.ts';

/** Patterns on record as met by the scenario and missed on this scoreboard. */
export function lost({ scenario, patterns }: Scoreboard): string[] {
  const recorded = parseTable('met', loadTables()['met']).filter((row) => textOf(row, 'scenario') === scenario.name);
  const met = new Set(recorded.map((row) => textOf(row, 'pattern')));
  return patterns.filter((pattern) => met.has(pattern.id) && !pattern.met).map(({ id }) => id);
}
