/**
 * Which patterns the shipped scenarios were last seen to meet, and at which distance at most: scenarios/score/met.csv,
 * written by scripts/record-score.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import type { Problem } from '../../base/problem.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { number, text } from '../../world/columns.ts';
import { readTable } from '../../world/table.ts';
import { scenariosFolder } from '../files/scenarios.ts';

/**
 * The patterns on record as met by a scenario.
 * @returns by pattern the distance, in tolerances, that it was seen at
 * @throws ProblemsError where the record is damaged
 */
export function metOnRecord(scenario: string): ReadonlyMap<string, number> {
  const problems: Problem[] = [];
  const file = {
    path: 'scenarios/score/met.csv',
    text: readFileSync(join(scenariosFolder(), 'score', 'met.csv'), 'utf8'),
  };
  const record = readTable(file, { scenario: text, pattern: text, distance: number(0) }, problems);
  if (problems.length > 0) throw new ProblemsError(problems, [file]);
  const own = record.filter(({ cells }) => cells.scenario === scenario);
  return new Map(own.map(({ cells }) => [cells.pattern, Number(cells.distance)]));
}

/** Patterns on record as met by the scenario and missed on this scoreboard. @throws ProblemsError where the record is damaged */
export function lost({ scenario, patterns }: Scoreboard): string[] {
  const met = metOnRecord(scenario.name);
  return patterns.filter((pattern) => met.has(pattern.id) && !pattern.met).map(({ id }) => id);
}
