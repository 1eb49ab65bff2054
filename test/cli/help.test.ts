import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { BIN, freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const NAMES = COMMANDS.map(nameOf);

const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('help', () => {
  it('names every command within 80 columns', async () => {
    const { code, stdout, stderr } = await handoff(['--help'], here);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    for (const command of NAMES) expect(stdout).toContain(`handoff ${command}`);
  });

  it.each(NAMES)('explains %s with an example within 80 columns', async (command) => {
    const { code, stdout } = await handoff([command, '--help'], here);
    expect(code).toBe(0);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/Examples:\n\s+handoff /);
  });

  it('tells the version of package.json', async () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await handoff(['--version'], here)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('prints a script that completes commands and options in the shell', async () => {
    const { code, stdout, stderr } = await handoff(['completion'], here);
    expect([code, stderr]).toEqual([0, '']);
    writeFileSync(join(here, 'completion.sh'), stdout.replaceAll('handoff --get', `"${BIN}" --get`));
    const complete = (...words: string[]): string[] => {
      const line = `source ./completion.sh; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _handoff_yargs_completions; echo "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', line], { cwd: here, encoding: 'utf8' }).trim().split(' ');
    };
    expect(complete('handoff', 'val')).toEqual(['validate']);
    expect(complete('handoff', 'run', 'tutorial', '--repl')).toEqual(['--replications']);
  });

  it('is shown on stderr where no command is given', async () => {
    const { code, stdout, stderr } = await handoff([], here);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Commands:');
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    [['run', 'tutorial', '--replicatons', '2'], '--replicatons: unknown option\n  did you mean "--replications"?'],
    [['list', '--jsn'], '--jsn: unknown option\n  did you mean "--json"?'],
    [['comprae', 'a', 'b'], 'comprae: unknown command\n  did you mean "compare"?'],
    [['run'], 'an argument is missing: handoff run <scenario..>'],
    [['compare'], 'an argument is missing: handoff compare <baseline> [variant..]'],
    [['compare', 'tutorial'], 'compare: names no variant, and changes nothing'],
    [['list', 'extra'], 'extra: is nothing that can be listed'],
    [['run', 'tutorial', '--seed'], '--seed: needs a value'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await handoff(args, here);
    expect(stderr).toContain(`handoff: ${message}`);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
