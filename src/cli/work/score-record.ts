/** Which patterns the shipped scenarios were last seen to meet: scenarios/score/met.csv, written by scripts/record-score.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { parseTable, textOf } from '../../world/table.ts';
import { scenariosFolder } from '../files/scenarios.ts';

/** Patterns on record as met by the scenario and missed on this scoreboard. */
export function lost({ scenario, patterns }: Scoreboard): string[] {
  const record = parseTable('met', readFileSync(join(scenariosFolder(), 'score', 'met.csv'), 'utf8'));
  const own = record.filter((row) => textOf(row, 'scenario') === scenario.name);
  const met = new Set(own.map((row) => textOf(row, 'pattern')));
  return patterns.filter((pattern) => met.has(pattern.id) && !pattern.met).map(({ id }) => id);
}
