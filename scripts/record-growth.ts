/**
 * Measures how commands grow and keeps it in docs/growth.json, from which `npm run figures` fills docs/speed.md: how much sooner
 * two cores end than one, and how much more memory more draws and more arms take. Ratios of commands that a user could give, on
 * a machine with two cores where nothing else runs, of Linux ("taskset" keeps a command on one core): it takes a quarter of an hour.
 *
 *     npm run build && npx tsx scripts/record-growth.ts
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILES as DEALT } from '../test/cli/dealt.ts';
import { writeWhole } from './figures/file.ts';
import { CORES, GROWTH_FILE, type Growth, MEMORY } from './figures/growth.ts';

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'handoff.js');
/** Milliseconds between two looks at the memory of a command, of which the system keeps the peak. */
const LOOK = 200;

/** One field office, as a user's own files, and a fit of it with enough runs: a fit of the nation takes hours. */
const FILES = {
  'denver.yaml': DEALT['denver'],
  'fit.yaml': DEALT['calibrate'].replace('start: 40', 'start: 600').replace('per_wave: 10', 'per_wave: 300'),
};

/** Megabytes of memory that a process had at most so far; 0 when it has ended. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** What a command takes on some cores: seconds on the clock, and megabytes at most. @throws Error if it fails */
function taken(
  line: string,
  folder: string,
  cores: '0' | '0,1' = '0,1',
): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const out = join(folder, 'out');
  const workers = String(cores.split(',').length);
  const command = [process.execPath, PROGRAM, ...line.split(' '), '--workers', workers, '--quiet', '--out', out];
  const begin = performance.now();
  const child = spawn('taskset', ['-c', cores, ...command], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  let megabytes = 0;
  const looks = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child.pid!))), LOOK);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(looks);
      rmSync(out, { recursive: true, force: true });
      const seconds = (performance.now() - begin) / 1000;
      console.log(`${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB on ${workers}: handoff ${line}`);
      if (code === 0) resolve({ seconds, megabytes });
      else reject(new Error(`handoff ${line} ended with ${code}`));
    });
  });
}

async function measure(folder: string): Promise<Growth> {
  const sooner: Record<string, number> = {};
  for (const line of CORES) {
    const two = await taken(line, folder);
    sooner[line] = (await taken(line, folder, '0')).seconds / two.seconds;
  }
  const memory: Record<string, number> = {};
  for (const { few, many } of MEMORY) {
    const least = await taken(few, folder);
    memory[many] = (await taken(many, folder)).megabytes / least.megabytes;
  }
  return { sooner, memory };
}

const folder = mkdtempSync(join(tmpdir(), 'handoff-growth-'));
try {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  writeWhole(GROWTH_FILE, `${JSON.stringify(await measure(folder), null, 2)}\n`);
  console.log(GROWTH_FILE);
} finally {
  rmSync(folder, { recursive: true });
}
