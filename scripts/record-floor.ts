/**
 * Keeps in docs/floor.json how far the engine is from its floor on the whole country, from which `npm run figures` fills
 * docs/speed.md. A ratio of one machine: run it where little else runs, and `npm run figures` afterwards.
 *
 *     npm run build && npx tsx scripts/record-floor.ts [PAIRS]
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { FLOOR_FILE } from './figures/floor.ts';

const [pairs = '3'] = process.argv.slice(2);
const told = execFileSync(process.execPath, ['dist/bench.js', 'floor', 'historical', pairs], { encoding: 'utf8' });
const record = { command: 'npm run bench -- floor', ...(JSON.parse(told) as object) };
writeFileSync(FLOOR_FILE, `${JSON.stringify(record, null, 2)}\n`);
console.log(FLOOR_FILE);
