/** Commands of Handoff, run as a user would and read before what they wrote is thrown away. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BIN = fileURLToPath(new URL('../../bin/handoff.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const start = promisify(execFile);

/** The words of a line, as a shell takes it: what stands between quotes is one. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

/** Runs a line from the checkout. @returns what it printed @throws Error where it fails */
export async function handoff(line: string): Promise<string> {
  const { stdout } = await start(process.execPath, [BIN, ...wordsOf(line)], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 2 ** 30,
  });
  return stdout;
}

/**
 * Runs a line that begins with a command which writes a bundle.
 * @param read takes what was printed and the folder of the bundle, which is gone afterwards
 * @throws Error where the command fails
 */
export async function ran<T>(line: string, read: (printed: string, bundle: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-figures-'));
  try {
    const bundle = join(folder, 'bundle');
    return await read(await handoff(`${line} --quiet --out "${bundle}"`), bundle);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
