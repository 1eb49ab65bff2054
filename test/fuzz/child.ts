/**
 * Runs cases in a process of its own, one at a time: a number comes in, and what went wrong goes out, or nothing. A case
 * is right if it is taken, or refused with a message for users.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/base/user-error.ts';
import { check } from '../../src/cli/commands/check.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { readArms } from '../../src/cli/work/arms.ts';
import { readPatterns } from '../../src/analysis/patterns/table.ts';
import { toSvg } from '../../src/report/charts/drawing/draw.ts';
import { chartsOf } from '../../src/report/documents.ts';
import { sha256 } from '../../src/report/files/hash.ts';
import { readBundle } from '../../src/report/files/read-bundle.ts';
import { calibrationStudy, sensitivityStudy } from '../../src/scenario/studies/study.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';
import { loadTables, loadWorld } from '../../src/world/files.ts';
import { readWorld } from '../../src/world/read.ts';
import { posteriorText } from '../../src/analysis/calibration/posterior.ts';
import { fitted } from '../report/fit-fixture.ts';
import { jsonText } from '../../src/report/files/round.ts';
import { FIXTURES } from '../report/odd-documents.ts';
import { bundleCase, type Case, caseOf } from './cases.ts';

export type Task = { readonly what: 'file' | 'bundle'; readonly number: number };
export type Outcome = { readonly number: number; readonly failure: string | null; readonly file: string | null };

const work = mkdtempSync(join(tmpdir(), 'handoff-fuzz-'));
const summaries = Object.fromEntries(Object.entries(FIXTURES).map(([name, document]) => [name, jsonText(document)]));
const STUDIES = new Map<string, typeof calibrationStudy | typeof sensitivityStudy | typeof sweepStudy>([
  ['calibration', calibrationStudy],
  ['sensitivity', sensitivityStudy],
]);
const quiet = { sets: [], quiet: true };

async function checkScenario(text: string): Promise<void> {
  const path = join(work, 'mutated.yaml');
  writeFileSync(path, text);
  await check.run({ scenario: [path], json: text.length % 2 === 0 });
}

/** As `sensitivity`, `sweep` and `calibrate` begin. */
function checkStudy(text: string): void {
  const path = join(work, 'study.yaml');
  writeFileSync(path, text);
  const kind = /^study: (\w+)/m.exec(text)?.[1] ?? '';
  const { study } = loadStudy(STUDIES.get(kind) ?? sweepStudy, path);
  readArms('scenario' in study ? [study.scenario] : study.scenarios, loadWorld(), quiet);
}

/** What is wrong in a shipped table is told when the world is read, or by the scenario that names it. */
function checkTable(name: string, text: string): void {
  const table = name.replace(/^.*\/|\.csv$/g, '');
  const world = readWorld({ ...loadTables(), [table]: text });
  if (table.startsWith('patterns')) readPatterns({ [table]: text });
  if (world.tables.has(table)) loadScenario('historical', world);
}

async function checkBundle(text: string): Promise<void> {
  const folder = join(work, 'bundle');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const posterior = posteriorText(fitted().document.parameters.map((parameter) => parameter.name), fitted().draws); // prettier-ignore
  const outputs = { 'posterior.csv': sha256(posterior), 'summary.json': sha256(text) };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ schema: 'handoff.bundle/1', outputs }, null, 2)}\n`);
  writeFileSync(join(folder, 'summary.json'), text);
  writeFileSync(join(folder, 'posterior.csv'), posterior);
  const { document, draws } = await readBundle(folder);
  for (const chart of chartsOf(document, { draws })) await toSvg(chart);
}

async function run({ kind, name, text }: Case): Promise<void> {
  if (kind === 'scenario') await checkScenario(text);
  else if (kind === 'study') checkStudy(text);
  else if (kind === 'table') checkTable(name, text);
  else await checkBundle(text);
}

/** The mutated text, kept for whoever mends what it breaks. */
function kept(what: string, number: number, { kind, name, text }: Case): string {
  const ending = kind === 'table' ? 'csv' : kind === 'bundle' ? 'json' : 'yaml';
  const file = join(tmpdir(), `handoff-fuzz-${what}-${number}-${name.replace(/\W+/g, '-')}.${ending}`);
  writeFileSync(file, text);
  return file;
}

async function outcome({ what, number }: Task): Promise<Outcome> {
  const made = what === 'file' ? caseOf(number) : bundleCase(number, summaries);
  let failure: string | null = null;
  try {
    await run(made);
  } catch (cause) {
    if (!(cause instanceof UserError))
      failure = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
  return { number, failure, file: failure === null ? null : kept(what, number, made) };
}

process.on('message', (task: Task) => {
  outcome(task).then(
    (found) => process.send!(found),
    () => process.exit(1),
  );
});
process.on('disconnect', () => {
  rmSync(work, { recursive: true, force: true });
  process.exit();
});
loadWorld();
process.send!('ready');
