/**
 * `npm run planted [-- ID...]`: plants each bug of test/planted/bugs.ts in a copy of the project, runs the tests that it
 * names, and says which of them fail and how many seconds it took: all together stay under 45 minutes on two idle cores.
 * Exit 1 if a bug goes unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bug, BUGS } from '../test/planted/bugs.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the copy does without, or shares. */
const LEFT = new Set(['.git', 'node_modules', 'dist', 'outputs', 'coverage']);

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

/** The names of the tests that fail; null if the tests could not be run to their end. */
function failing(copy: string, tests: readonly string[]): string[] | null {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = ['vitest', 'run', ...tests, '--reporter=json', `--outputFile=${report}`];
  const { error } = spawnSync('npx', args, { cwd: copy, stdio: 'ignore' });
  if (error) throw error;
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
    if (ran.length === 0) return null;
    return ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  } catch {
    return null;
  }
}

/** What is wrong with the tests of a bug, or null if they notice it. */
function unnoticed(copy: string, { file, from, to, tests, fails }: Bug): string | null {
  const place = join(copy, file);
  const good = readFileSync(place, 'utf8');
  writeFileSync(
    place,
    good.replace(from, () => to),
  );
  try {
    const failed = failing(copy, tests);
    if (failed === null) return 'the tests could not be run';
    if (failed.length === 0) return 'no test fails';
    return failed.some((name) => name.includes(fails)) ? null : `others fail: ${failed.slice(0, 3).join('; ')}`;
  } finally {
    writeFileSync(place, good);
  }
}

const wanted = process.argv.slice(2);
const bugs = BUGS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const copy = mkdtempSync(join(tmpdir(), 'handoff-planted-'));
let missed = 0;
const began = performance.now();
const since = (start: number): number => Math.round((performance.now() - start) / 1000);
try {
  for (const name of readdirSync(ROOT))
    if (!LEFT.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const bug of bugs) {
    const start = performance.now();
    const why = unnoticed(copy, bug);
    if (why !== null) missed += 1;
    const told = why === null ? `noticed: ${bug.wrong}: "${bug.fails}"` : `UNNOTICED: ${bug.id}, ${bug.wrong}: ${why}`;
    console.log(`${told} (${since(start)} s)`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${bugs.length - missed} of ${bugs.length} planted bugs noticed in ${since(began)} s`);
process.exitCode = missed > 0 || bugs.length === 0 ? 1 : 0;
