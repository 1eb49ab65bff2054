/**
 * `npm run planted [-- ID...]`: plants each bug of test/planted/bugs.ts in a copy of the project, runs the test that it
 * names, and says whether that fails and how many seconds it took. First all these tests must pass without a bug. Exit 1 if
 * one does not, or if a bug goes unnoticed.
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
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/planted/planted.vitest.ts'];

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};
type Ends = { readonly passed: readonly string[]; readonly failed: readonly string[] };

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** How the tests end that these bugs name; null if they could not be run. */
function run(copy: string, bugs: readonly Bug[]): Ends | null {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const files = new Set(bugs.flatMap(({ tests }) => tests));
  const pattern = bugs.map(({ fails }) => literally(fails)).join('|');
  const args = [...VITEST, ...files, '--testNamePattern', pattern, '--reporter=json', `--outputFile=${report}`];
  const { error } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' });
  if (error) throw error;
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const ended = testResults.flatMap(({ assertionResults }) => assertionResults);
    const names = (wanted: string) => ended.filter(({ status }) => status === wanted).map(({ fullName }) => fullName);
    return { passed: names('passed'), failed: names('failed') };
  } catch {
    return null;
  }
}

/** Why nothing can be learnt from planting these bugs: their tests are not there, or fail without them. */
function unfit(copy: string, bugs: readonly Bug[]): string[] {
  if (bugs.length === 0) return ['no bug of test/planted/bugs.ts has such an id'];
  const ends = run(copy, bugs);
  if (ends === null) return ['the tests could not be run'];
  const missing = bugs.filter(({ fails }) => ![...ends.passed, ...ends.failed].some((name) => name.includes(fails)));
  return [
    ...missing.map(({ id, fails }) => `${id}: no test has the name "${fails}"`),
    ...ends.failed.map((name) => `fails without a bug: "${name}"`),
  ];
}

/** What is wrong with the test of a bug, or null if it notices it. */
function unnoticed(copy: string, bug: Bug): string | null {
  const place = join(copy, bug.file);
  const good = readFileSync(place, 'utf8');
  writeFileSync(
    place,
    good.replace(bug.from, () => bug.to),
  );
  try {
    const ends = run(copy, [bug]);
    if (ends === null || ends.passed.length + ends.failed.length === 0) return 'the test could not be run';
    return ends.failed.length > 0 ? null : `"${bug.fails}" passes`;
  } finally {
    writeFileSync(place, good);
  }
}

const wanted = process.argv.slice(2);
const bugs = BUGS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const copy = mkdtempSync(join(tmpdir(), 'handoff-planted-'));
const began = performance.now();
const since = (start: number): string => `${Math.round((performance.now() - start) / 1000)} s`;

/** Plants the bugs one after the other. @returns how many are noticed */
function plantAll(): number {
  let noticed = 0;
  for (const bug of bugs) {
    const start = performance.now();
    const why = unnoticed(copy, bug);
    if (why === null) noticed += 1;
    const told = why === null ? `noticed: ${bug.wrong}: "${bug.fails}"` : `UNNOTICED: ${bug.id}, ${bug.wrong}: ${why}`;
    console.log(`${told} (${since(start)})`);
  }
  return noticed;
}

try {
  for (const name of readdirSync(ROOT))
    if (!LEFT.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const faults = unfit(copy, bugs);
  for (const fault of faults) console.log(fault);
  const noticed = faults.length > 0 ? 0 : plantAll();
  console.log(`${noticed} of ${bugs.length} planted bugs noticed in ${since(began)}`);
  process.exitCode = noticed < bugs.length || faults.length > 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
