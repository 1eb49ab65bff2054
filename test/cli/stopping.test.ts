import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BIN, ended, freshFolder, start } from './handoff.ts';

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

  it('ends a run whose progress nobody reads, and leaves nothing', async () => {
    const here = freshFolder();
    const child = start(['run', 'tutorial', '--replications', '100', '--workers', '2'], here);
    const end = ended(child);
    child.stderr?.once('data', () => child.stderr?.destroy());
    expect((await end).code).toBe(0);
    expect(inFolder(join(here, 'outputs'))).toEqual([]);
  });
});

describe('an interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
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
