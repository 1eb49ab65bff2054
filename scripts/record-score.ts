/**
 * Writes scenarios/score/met.csv: the patterns that a scoreboard meets, on record for `handoff validate --strict`, with their
 * distance in tolerances (rounded up to a hundredth), within which a test holds those of the nation.
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
const met = patterns.flatMap(({ id, met: is, distance, role }) =>
  is && distance !== null && role !== 'input'
    ? [{ scenario: scenario.name, pattern: id, distance: Math.ceil(Math.abs(distance) * 100) / 100 }]
    : [],
);
writeTable(SCORE, 'met', [...others, ...met]);
