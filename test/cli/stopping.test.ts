import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BIN, ended, freshFolder, start } from './handoff.ts';

/** Runs a command in a terminal of its own. */
const SCRIPT = '/usr/bin/script';
/** A disk without room. */
const FULL = '/dev/full';

const inFolder = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

describe('a reader that closes its end', () => {
  it('ends the program quietly and leaves a whole bundle', async () => {
    const here = freshFolder();
    const line = `"${process.execPath}" "${BIN}" run tutorial --replications 2 --json --quiet | head -1; echo "codes \${PIPESTATUS[*]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', line], { cwd: here });
    expect(stderr).toBe('');
    expect(stdout).toBe('{\ncodes 0 0\n');
    expect(inFolder(join(here, 'outputs'))).toEqual(['tutorial']);
    expect(inFolder(join(here, 'outputs', 'tutorial'))).toContain('manifest.json');
  });

  it.each([
    [
      'both',
      '2>&1 | head -1',
      'simulating 2 runs of Five counties, Oct 2014 to Sep 2016, 5 jurisdictions;\ncodes 0 0\n',
    ],
    [
      'progress',
      '2> >(head -1 >&2) | tail -1',
      '        --full (all measures), --by county, handoff init --kind law\ncodes 0 0\n',
    ],
  ])('does not end the work: %s', async (_, pipe, printed) => {
    const here = freshFolder();
    const line = `"${process.execPath}" "${BIN}" run tutorial --replications 2 ${pipe}; echo "codes \${PIPESTATUS[*]}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { cwd: here });
    expect(stdout).toBe(printed);
    expect(inFolder(join(here, 'outputs'))).toEqual(['tutorial']);
    expect(inFolder(join(here, 'outputs', 'tutorial'))).toContain('manifest.json');
  });

  it.each(['list', 'schema', 'check tutorial'])('ends %s quietly', async (args) => {
    const line = `"${process.execPath}" "${BIN}" ${args} | head -1 >/dev/null; echo "codes \${PIPESTATUS[*]}"`;
    expect(await promisify(execFile)('bash', ['-c', line])).toMatchObject({ stdout: 'codes 0 0\n', stderr: '' });
  });
});

describe('a full disk behind the streams', () => {
  it('is said, and results that were written are whole', async ({ skip }) => {
    skip(!existsSync(FULL), `this system has no ${FULL}`);
    const here = freshFolder();
    const line = `"${process.execPath}" "${BIN}" run tutorial --replications 1 --quiet > /dev/full; echo "code $?"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', line], { cwd: here });
    expect(stdout).toBe('code 2\n');
    expect(stderr).toMatch(/^handoff: standard output: the disk is full\n {2}send it elsewhere/);
    expect(inFolder(join(here, 'outputs', 'tutorial'))).toContain('manifest.json');
  });

  it('does not end the work where only progress is lost', async ({ skip }) => {
    skip(!existsSync(FULL), `this system has no ${FULL}`);
    const here = freshFolder();
    const line = `"${process.execPath}" "${BIN}" run tutorial --replications 1 2> /dev/full | tail -1; echo "codes \${PIPESTATUS[*]}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { cwd: here });
    expect(stdout).toMatch(/^ +--full .*\ncodes 0 0\n$/);
  });
});

describe('an interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s ends the run at once with code %i and leaves nothing', async (signal, code) => {
    const here = freshFolder();
    const child = start(['run', 'tutorial', '--replications', '2000', '--workers', '2'], here);
    const end = ended(child);
    child.stderr?.on('data', (text: string) => {
      if (text.includes('simulating')) setTimeout(() => child.kill(signal), 1500);
    });
    const { code: got, stdout, stderr } = await end;
    expect(got).toBe(code);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('handoff: interrupted, nothing was written');
    expect(inFolder(join(here, 'outputs'))).toEqual([]);
  });

  it('by Ctrl-C leaves the terminal as it was, and a line of its own', async ({ skip }) => {
    skip(!existsSync(SCRIPT), `this system has no ${SCRIPT}`);
    const here = freshFolder();
    // The program takes the shell's place: a shell that got the same Ctrl-C might leave before it says the code.
    const command = `exec "${process.execPath}" "${BIN}" run tutorial --replications 2000`;
    const terminal = spawn(SCRIPT, ['-qec', command, '/dev/null'], { cwd: here });
    const end = ended(terminal);
    let shown = '';
    terminal.stdout.on('data', (text: string) => {
      if (!shown.includes('simulating') && (shown += text).includes('simulating')) terminal.stdin.write('\x03');
    });
    const { code, stdout } = await end;
    expect(stdout).toMatch(/\r?\nhandoff: interrupted, nothing was written\r?\n$/);
    expect(code).toBe(130);
    // Neither line wrap nor the cursor is ever turned off.
    for (const off of ['[?7l', '[?25l']) expect(stdout).not.toContain(off);
    expect(inFolder(join(here, 'outputs'))).toEqual([]);
  });

  it('while results are written leaves a whole bundle or none', async () => {
    const here = freshFolder();
    const outputs = join(here, 'outputs');
    const child = start(['run', 'tutorial', '--replications', '2'], here);
    const end = ended(child);
    const watch = setInterval(() => {
      if (inFolder(outputs).some((name) => name.includes('partial'))) child.kill('SIGINT');
    }, 1);
    const { code } = await end;
    clearInterval(watch);
    expect([0, 130]).toContain(code);
    expect(inFolder(outputs).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const bundle of inFolder(outputs)) expect(inFolder(join(outputs, bundle))).toContain('manifest.json');
  });
});
