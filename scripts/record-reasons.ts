/**
 * Tests the reasons of misses: runs every scenario that scenarios/data/reasons.csv names, and writes beside each missed
 * figure of the historical scenario what became of it there (docs/reasons_tested.csv).
 *
 *     npx handoff validate --json > score.json && npx tsx scripts/record-reasons.ts score.json [SCENARIO...]
 *
 * With scenarios named, only these are run and the others stay as they are on record.
 */
import { readFileSync } from 'node:fs';
import type { Scoreboard, ScoredPattern } from '../src/analysis/patterns/scoreboard.ts';
import { documentOf } from './document.ts';
import { DATA, DOCS, readTable, writeTable } from './tables.ts';

/** Enough for a central value; the scoreboard itself takes more. */
const DRAWS = 10;

const [file, ...only] = process.argv.slice(2);
if (!file) {
  console.error('scripts/record-reasons.ts: name the JSON that "handoff validate --json" printed');
  process.exit(2);
}
const { patterns } = JSON.parse(readFileSync(file, 'utf8')) as Scoreboard;
const misses = patterns.filter(({ met, role }) => !met && role !== 'input');
const reasons = readTable(DATA, 'reasons');
const chosen = (scenario: string): boolean => only.length === 0 || only.includes(scenario);
const kept = readTable(DOCS, 'reasons_tested').filter(({ scenario }) => !chosen(scenario));

const boards = new Map(
  [...new Set(reasons.map(({ scenario }) => scenario).filter(chosen))].map((scenario) => {
    const command = `validate ${scenario} --draws ${DRAWS}`;
    console.log(`npx handoff ${command}`);
    const board = documentOf(command) as Scoreboard;
    return [scenario, new Map(board.patterns.map((pattern) => [pattern.id, pattern]))] as const;
  }),
);
writeTable(
  DOCS,
  'reasons_tested',
  misses.flatMap((miss) =>
    reasons
      .filter((reason) => applies(reason.patterns, miss.id))
      .map(({ scenario }) => {
        const known = kept.find((row) => row.pattern === miss.id && row.scenario === scenario);
        if (known) return known;
        const there = boards.get(scenario)!.get(miss.id);
        if (!there) throw new Error(`${scenario} says nothing of ${miss.id}`);
        return {
          pattern: miss.id,
          scenario,
          model: figure(miss),
          distance: distance(miss),
          model_there: figure(there),
          distance_there: distance(there),
          met_there: String(there.met),
        };
      }),
  ),
);

/** Patterns are ids, or beginnings of ids before a star, with blanks between. */
function applies(list: string, id: string): boolean {
  return list.split(' ').some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : id === one));
}

function figure({ model: { mean } }: ScoredPattern): string {
  return mean === null ? '' : mean < 1 ? mean.toFixed(3) : String(Math.round(mean));
}

function distance(pattern: ScoredPattern): string {
  return pattern.distance === null ? '' : pattern.distance.toFixed(2);
}
