/** Runs the built command line as users have it, in a process and a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const BIN = fileURLToPath(new URL('../../bin/handoff.js', import.meta.url));

/**
 * V8 optimizes code a little later than it would: a command of the tests ends before the usual effort is repaid, and hundreds
 * of them take a fifth less of the processor so. Nothing but the time is another.
 */
const NODE = ['--interrupt-budget=1000000'];

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A fresh folder that is removed after the tests of the file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param env what of the environment is not as here */
export function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const options = { cwd, env: { ...process.env, ...env } };
  return spawn(process.execPath, [...NODE, BIN, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for the end of a command; `stdout` and `stderr` are whole. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export const handoff = (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>): Promise<Ended> =>
  ended(start(args, cwd, env));

/** The same with a text on standard input. */
export function piped(args: readonly string[], text: string, cwd: string): Promise<Ended> {
  const child = spawn(process.execPath, [...NODE, BIN, ...args], { cwd });
  // Whoever refuses early does not read.
  child.stdin.on('error', () => undefined).end(text);
  return ended(child);
}
