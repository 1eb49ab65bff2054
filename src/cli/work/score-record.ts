/** Which patterns the shipped scenarios were last seen to meet: scenarios/score/met.csv, written by `npm run figures`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import type { Problem } from '../../base/problem.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { text } from '../../world/columns.ts';
import { readTable } from '../../world/table.ts';
import { scenariosFolder } from '../files/scenarios.ts';

/** Patterns on record as met by the scenario and missed on this scoreboard. @throws ProblemsError where the record is damaged */
export function lost({ scenario, patterns }: Scoreboard): string[] {
  const problems: Problem[] = [];
  const file = {
    path: 'scenarios/score/met.csv',
    text: readFileSync(join(scenariosFolder(), 'score', 'met.csv'), 'utf8'),
  };
  const record = readTable(file, { scenario: text, pattern: text }, problems);
  if (problems.length > 0) throw new ProblemsError(problems, [file]);
  const met = new Set(record.flatMap(({ cells }) => (cells.scenario === scenario.name ? [cells.pattern] : [])));
  return patterns.filter((pattern) => met.has(pattern.id) && !pattern.met).map(({ id }) => id);
}
