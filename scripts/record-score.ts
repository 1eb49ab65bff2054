/**
 * Writes scenarios/score/met.csv: the patterns that a scoreboard meets, on record for `handoff validate --strict`.
 *
 *     npx handoff validate --json > score.json && npx tsx scripts/record-score.ts score.json
 */
import { readFileSync } from 'node:fs';
import type { Scoreboard } from '../src/analysis/patterns/scoreboard.ts';
import { readTable, SCORE, writeTable } from './tables.ts';

const file = process.argv[2];
if (!file) {
  console.error('scripts/record-score.ts: name the JSON that "handoff validate --json" printed');
  process.exit(2);
}
const { scenario, patterns } = JSON.parse(readFileSync(file, 'utf8')) as Scoreboard;
const others = readTable(SCORE, 'met').filter((row) => row['scenario'] !== scenario.name);
const met = patterns.flatMap(({ id, met: is, role }) =>
  is && role !== 'input' ? [{ scenario: scenario.name, pattern: id }] : [],
);
writeTable(SCORE, 'met', [...others, ...met]);
