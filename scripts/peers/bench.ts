/**
 * `npm run bench:peers`: the same small model in NumPy, SimPy, flocc and here. First all must agree in their means; only then
 * is it told what they took. See docs/peers.md.
 */
import { readFileSync } from 'node:fs';
import { writeWhole } from '../figures/file.ts';
import { disagreements } from './agreement.ts';
import { HALF_WIDTH, type PeersRecord, ratios } from './measures.ts';
import { filledPage, PAGE, RECORD } from './page.ts';
import { linesOf, type Session, session, TOOLS } from './runs.ts';

const ROUNDS = 5;

const [mode] = process.argv.slice(2);
if (![undefined, 'agree', 'record'].includes(mode)) throw new Error(`"${mode}": it is "agree", "record", or nothing`);

/** By tool its sessions, in turns, each with seeds of its own. */
function sessionsOf(rounds: number): Map<string, Session[]> {
  const sessions = new Map<string, Session[]>(TOOLS.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const tool of TOOLS) sessions.get(tool.name)?.push(session(tool, 1 + round * tool.pairs, tool.pairs));
  return sessions;
}

/** Tells what was measured. */
function tell(sessions: ReadonlyMap<string, readonly Session[]>): void {
  const lines = Object.fromEntries(TOOLS.map((tool) => [tool.name, linesOf(tool)]));
  const tools = ratios(sessions, (name) => lines[name]);
  const record: PeersRecord = {
    command: 'npm run bench:peers -- record',
    rounds: ROUNDS,
    half_width: HALF_WIDTH,
    tools,
  };
  console.table(tools);
  if (mode !== 'record') return;
  writeWhole(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  writeWhole(PAGE, filledPage(readFileSync(PAGE, 'utf8'), record));
}

const sessions = sessionsOf(mode === 'agree' ? 1 : ROUNDS);
const found = disagreements(new Map([...sessions].map(([name, all]) => [name, all.flatMap(({ runs }) => runs)])));
if (found.length > 0) {
  console.error(`they do not agree:\n${found.join('\n')}`);
  process.exitCode = 1;
} else {
  console.log('all agree in their means, with one another and with the closed forms');
  if (mode !== 'agree') tell(sessions);
}
