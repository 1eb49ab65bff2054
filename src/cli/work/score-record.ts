/**
 * Which patterns the shipped scenarios were last seen to meet, and at which distance at most (scenarios/score/met.csv), and
 * what the model had at each (scenarios/score/figures.csv): written by `npm run figures`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import type { Problem } from '../../base/problem.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import { number, text } from '../../world/columns.ts';
import { readTable } from '../../world/table.ts';
import { scenariosFolder } from '../files/scenarios.ts';

/** A column of numbers of a record, by pattern, for one scenario. @throws ProblemsError where the record is damaged */
function onRecord(name: string, column: string, scenario: string): ReadonlyMap<string, number> {
  const problems: Problem[] = [];
  const file = { path: `scenarios/score/${name}`, text: readFileSync(join(scenariosFolder(), 'score', name), 'utf8') };
  const checks = { scenario: text, pattern: text, [column]: number(0) };
  const record = readTable(file, checks, problems);
  if (problems.length > 0) throw new ProblemsError(problems, [file]);
  const own = record.filter(({ cells }) => cells['scenario'] === scenario);
  return new Map(own.map(({ cells }) => [cells['pattern'], Number(cells[column])]));
}

/** The patterns on record as met by a scenario, with the distance, in tolerances, that each was seen at. @throws ProblemsError */
export const metOnRecord = (scenario: string): ReadonlyMap<string, number> => onRecord('met.csv', 'distance', scenario);

/** What the model had at every scored pattern when it was last held against them. @throws ProblemsError */
export const figuresOnRecord = (scenario: string): ReadonlyMap<string, number> =>
  onRecord('figures.csv', 'model', scenario);

/** Patterns on record as met by the scenario and missed on this scoreboard. @throws ProblemsError where the record is damaged */
export function lost({ scenario, patterns }: Scoreboard): string[] {
  const met = metOnRecord(scenario.name);
  return patterns.filter((pattern) => met.has(pattern.id) && !pattern.met).map(({ id }) => id);
}
