/**
 * Measures what the table of docs/machines.md counts with, on one core of this machine, and keeps it in docs/machines.json:
 * commands as a user gives them, timed by the shell. It takes some minutes, and a Redis that nobody else uses. `npm run figures`
 * then fills the page.
 *
 *     npm run build && npx tsx scripts/record-machines.ts redis://localhost:6379
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from './figures/file.ts';
import { MACHINES_FILE, type Measured } from './figures/machines.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = `"${process.execPath}" "${join(ROOT, 'bin', 'handoff.js')}"`;
const BEGIN = `TIMEFORMAT='%U %S'; handoff() { ${PROGRAM} "$@"; }`;
const [FEW, MANY] = [2, 8];

/** What a line of bash prints, and the seconds of processor time that it takes, with all that it starts. */
function timed(line: string, cwd: string): { seconds: number; printed: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', `${BEGIN}; time { ${line}; }`], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${line}\n${stderr}`);
  const [user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds: user + system, printed: stdout };
}

/** What a command takes however many draws it has, and what for each: from one of few and one of many. */
function perDraw(secondsOf: (draws: number) => number): { start: number; each: number } {
  const [few, many] = [secondsOf(FEW), secondsOf(MANY)];
  const each = (many - few) / (MANY - FEW);
  return { start: few - FEW * each, each };
}

function measure(redis: string, folder: string): Measured {
  const seconds = (command: string): number => timed(command, folder).seconds;
  const run = (draws: number, out: string, how: string): string =>
    `handoff run historical --draws ${draws} --workers 1 --quiet --out ${out} ${how} >/dev/null`;
  const worker = `${PROGRAM} worker --redis ${redis} --workers 1 --quiet & worker=$!`;
  const here = perDraw((draws) => seconds(run(draws, `${draws}`, '--shard 1/1')));
  const merging = perDraw((draws) => seconds(`handoff merge ${draws}.parts --quiet >/dev/null`));
  const queued = perDraw((draws) => {
    const asked = run(draws, `queued-${draws}`, `--engine bullmq --redis ${redis}`);
    return seconds(`${worker}; ${asked}; kill -TERM $worker; wait $worker || true`);
  });
  const call = /^a call: (\d+) ms/m.exec(timed(`node "${join(ROOT, 'dist', 'twin.js')}" 1 0`, folder).printed);
  return {
    run: here.each,
    start: here.start,
    call: Number(call![1]) / 1000,
    merged: Math.max(0, merging.each),
    merge: merging.start,
    queued: queued.each / here.each,
  };
}

const [redis] = process.argv.slice(2);
if (!redis) {
  console.error('scripts/record-machines.ts: give the address of a Redis, such as redis://localhost:6379');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'handoff-machines-'));
try {
  const measured = Object.entries(measure(redis, folder)).map(([name, of]) => [name, Number(of.toPrecision(3))]);
  writeWhole(MACHINES_FILE, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
  console.log(MACHINES_FILE, Object.fromEntries(measured));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
