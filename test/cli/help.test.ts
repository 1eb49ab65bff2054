import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/cli/command.ts';
import { COMMANDS, GROUPS } from '../../src/cli/commands.ts';
import { completions } from '../../src/cli/complete.ts';
import { scenarioNames, studyNames } from '../../src/cli/files/shipped.ts';
import { helpAsked, helpOf, helpOfAll } from '../../src/cli/help.ts';
import { SUBJECT_NAMES } from '../../src/cli/lists/subjects.ts';
import { BIN, freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const NAMES = COMMANDS.map(nameOf);

const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('help', () => {
  it('has every command under its heading, within 80 columns', async () => {
    const { code, stdout, stderr } = await handoff(['--help'], here);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${helpOfAll(GROUPS)}\n`);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    const lines = stdout.split('\n');
    for (const [heading, commands] of GROUPS) {
      const start = lines.indexOf(`${heading}:`);
      const section = lines.slice(start + 1, lines.indexOf('', start));
      expect(section.flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])).toEqual(commands.map(nameOf));
    }
  });

  it.each([[], ['help'], ['-h'], ['--no-color']])('is what %j asks for', (...args) => {
    expect(helpAsked(args.flat(), GROUPS)).toBe(helpOfAll(GROUPS));
  });

  it('is what no command at all asks for', async () => {
    expect(await handoff([], here)).toEqual({ code: 0, stdout: `${helpOfAll(GROUPS)}\n`, stderr: '' });
  });

  it.each(COMMANDS.map((command) => [nameOf(command), command] as const))('explains %s', (name, command) => {
    const help = helpOf(command);
    expect(longest(help)).toBeLessThanOrEqual(80);
    expect(help).toMatch(/Examples:\n\s+handoff /);
    for (const option of Object.keys(command.options)) expect(help).toMatch(new RegExp(`^  --${option} `, 'm'));
    for (const args of [
      ['help', name],
      [name, '--help'],
      [name, 'x', '-h'],
      ['help', name, '--no-color'],
    ])
      expect(helpAsked(args, GROUPS)).toBe(help);
    expect(helpAsked([name], GROUPS)).toBeUndefined();
    expect(helpAsked([name, '--', '--help'], GROUPS)).toBeUndefined();
  });

  it('puts what the first screen needs before the rest', () => {
    const help = helpOf(COMMANDS.find((command) => nameOf(command) === 'compare')!);
    const [first, more] = [help.indexOf('Options:'), help.indexOf('More options:')];
    expect(first).toBeLessThan(more);
    for (const option of ['--set', '--places', '--from', '--to', '--by', '--draws'])
      expect(help.slice(first, more)).toContain(option);
    for (const option of ['--seed', '--workers', '--parquet', '--flow']) expect(help.slice(more)).toContain(option);
  });

  it('of a command that there is not names one that there is', async () => {
    const { code, stdout, stderr } = await handoff(['help', 'comprae'], here);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('handoff: comprae: unknown command\n  did you mean "compare"?\n');
  });

  it.each(['--version', '-v'])('%s tells the version of package.json', async (flag) => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await handoff([flag], here)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});

describe('completion', () => {
  it('works in the shell', async () => {
    const { code, stdout, stderr } = await handoff(['completion'], here);
    expect([code, stderr]).toEqual([0, '']);
    writeFileSync(join(here, 'completion.sh'), stdout.replaceAll('handoff --get', `"${BIN}" --get`));
    const complete = (...words: string[]): string[] => {
      const line = `source ./completion.sh; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _handoff_yargs_completions; echo "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', line], { cwd: here, encoding: 'utf8' }).trim().split(' ');
    };
    expect(complete('handoff', 'val')).toEqual(['validate']);
    expect(complete('handoff', 'run', 'tutorial', '--repl')).toEqual(['--replications']);
    expect(complete('handoff', 'compare', 'historical', 'teams-')).toEqual(['teams-doubled']);
  });

  const complete = (...words: string[]): string[] => completions(words, COMMANDS);

  it('knows commands, their options, subjects, scenarios and studies', () => {
    expect(complete('')).toEqual([...NAMES, 'help']);
    expect(complete('--v')).toEqual(['--version']);
    expect(complete('help', '')).toEqual(NAMES);
    expect(complete('list', '')).toEqual(SUBJECT_NAMES);
    expect(complete('list', 'places', '')).toEqual([]);
    expect(complete('sweep', '')).toEqual(studyNames());
    expect(complete('compare', 'historical', 'tutorial', '')).toEqual(scenarioNames());
    expect(complete('compare', '--set', 'a=b', '')).toEqual(scenarioNames());
    expect(complete('compare', '--set', '')).toEqual([]);
    expect(complete('compare', '--no')).toEqual(['--no-color']);
    expect(complete('nothing', '')).toEqual([]);
  });

  it('gives only what begins as the word does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.constantFrom('', '-', '--', '--s', 's', 't'), (name, begun) => {
        expect(complete(name, begun).filter((word) => !word.startsWith(begun))).toEqual([]);
      }),
    );
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
